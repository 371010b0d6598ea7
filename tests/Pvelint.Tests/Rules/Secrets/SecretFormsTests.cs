using Pvelint.Rules.Secrets;
using Pvelint.Text;

namespace Pvelint.Tests.Rules.Secrets;

public sealed class SecretFormsTests
{
    [Theory]
    [InlineData("terraform@pve!ci=[|7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|]", "terraform@pve!ci")]
    [InlineData("\"root@pam!tf=[|7C1E0A52-93B4-4D6F-8E21-5FA0B3C49D17|]\"", "root@pam!tf")]
    [InlineData("PVEAPIToken=a.b@my-realm!x1=[|7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|]", "PVEAPIToken=a.b@my-realm!x1")]
    [InlineData("PBSAPIToken=me@pbs!0client:[|7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|]", "me@pbs!0client")]
    [InlineData("?auth=ci%40pve%21deploy%3D[|7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|]&x", "ci@pve!deploy")]
    [InlineData("ci@pve!deploy [|7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|]\n", "ci@pve!deploy")]
    [InlineData("user@dom@ldap!t2=[|7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|]", "user@dom@ldap!t2")]
    public void Finds_a_token_wherever_it_stands(string markup, string identity)
    {
        var marked = Markup.Parse(markup);
        var match = Assert.Single(SecretForms.Find(marked.Text));
        Assert.Equal(SecretForm.Token, match.Form);
        Assert.Equal(marked.Spans[0], match.Span);
        Assert.Equal(identity.Split('=')[^1], match.Identity);
    }

    [Theory]
    [InlineData("terraform@pve!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d1")]
    [InlineData("terraform@pve!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17a")]
    [InlineData("terraform@pve!=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17")]
    [InlineData("disk!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17")]
    [InlineData("terraform@pve!ci=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")]
    [InlineData("PVE:root@pam:6A1B2C3D::short")]
    [InlineData("")]
    public void Takes_nothing_else_for_one(string text) => Assert.Empty(SecretForms.Find(text));

    [Theory]
    [InlineData("PVE:root@pam:6A1B2C3D::", "root@pam")]
    [InlineData("PVE%3Aroot%40pam%3A6A1B2C3D%3A%3A", "root@pam")]
    [InlineData("PBS:backup@pbs:6A1B2C3D::", "backup@pbs")]
    [InlineData("PVEVNC:6A1B2C3D::", "")]
    public void Finds_a_ticket(string head, string identity)
    {
        var ticket = head + string.Concat(Enumerable.Repeat("Zk3vQ9xT1mB7sW5yH2", 19)) + "==";
        var match = Assert.Single(SecretForms.Find($"Cookie: PVEAuthCookie={ticket}; path=/"));
        Assert.Equal(SecretForm.Ticket, match.Form);
        Assert.Equal(new TextSpan("Cookie: PVEAuthCookie=".Length, ticket.Length), match.Span);
        Assert.Equal(identity, match.Identity);
    }

    [Fact]
    public void Reads_marks_without_end_in_linear_time()
    {
        var text = new string('!', 200_000) + string.Concat(Enumerable.Repeat("a@b!", 50_000)) + string.Concat(Enumerable.Repeat("PVE:", 50_000));
        Assert.Empty(SecretForms.Find(text));
    }

    [Theory]
    [InlineData("root@pam!ci", true, "root", "pam", "ci")]
    [InlineData("a!b@pve!ci", true, "a!b", "pve", "ci")]
    [InlineData("root@pam", true, "root", "pam", "")]
    [InlineData("root", false, "", "", "")]
    [InlineData("a b@pve", false, "a b", "pve", "")]
    public void Splits_an_identity_at_its_last_marks(string text, bool expected, string user, string realm, string token)
    {
        Assert.Equal(expected, SecretForms.TrySplitIdentity(text, out var actualUser, out var actualRealm, out var actualToken));
        Assert.Equal((user, realm, token), (actualUser, actualRealm, actualToken));
    }
}
