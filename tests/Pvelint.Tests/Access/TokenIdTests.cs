using Pvelint.Access;

namespace Pvelint.Tests.Access;

public sealed class TokenIdTests
{
    [Theory]
    [InlineData("terraform@pve!ci", "terraform@pve", "ci")]
    [InlineData("a!b@c@pve!tok", "a!b@c@pve", "tok")]
    [InlineData("root@pam!a.b-c_d", "root@pam", "a.b-c_d")]
    public void Divides_at_the_last_mark(string text, string user, string name) => Assert.Equal(new TokenId(user, name), TokenId.Parse(text));

    [Theory]
    [InlineData("terraform@pve")]
    [InlineData("terraform@pve!")]
    [InlineData("terraform@pve!x")]
    [InlineData("terraform@pve!1x")]
    [InlineData("!ci")]
    [InlineData("terraform!ci")]
    public void Refuses_what_is_no_token(string text) => Assert.Null(TokenId.Parse(text));

    [Theory]
    [InlineData("root@pam", "root", "pam")]
    [InlineData("a!b@c@pve", "a!b@c", "pve")]
    public void Divides_a_user_at_the_last_at_sign(string text, string name, string realm) => Assert.Equal(new UserId(name, realm), UserId.Parse(text));

    [Theory]
    [InlineData("root")]
    [InlineData("root@")]
    [InlineData("root@p")]
    [InlineData("a b@pve")]
    [InlineData("a/b@pve")]
    public void Refuses_what_is_no_user(string text) => Assert.Null(UserId.Parse(text));
}
