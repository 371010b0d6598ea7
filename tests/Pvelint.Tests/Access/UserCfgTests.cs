using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Tests.Access;

/// <summary>The odd sides of user.cfg, as Proxmox VE 9.1 takes them.</summary>
public sealed class UserCfgTests
{
    [Fact]
    public void Reads_every_kind_of_line_with_its_place()
    {
        var plan = Read(
            """
            user:root@pam:1:0:::admin@example.org:::
            user:terraform@pve:1:1798761600::::::
            token:terraform@pve!ci:0:1::
            group:ops:terraform@pve:people:
            pool:web::100,101:local-lvm:
            role:Builder:VM.Audit,VM.Clone:

            acl:1:/pool/web:terraform@pve!ci,@ops:Builder:
            """);
        Assert.Equal(["root@pam", "terraform@pve"], plan.Users.Select(user => user.Id.Text));
        Assert.Equal("1798761600", plan.Users[1].Expire?.Text);
        Assert.Equal(("terraform@pve!ci", true), (plan.Tokens[0].Id, plan.Tokens[0].PrivSep));
        Assert.Equal(["100", "101"], plan.Pools[0].Guests.Texts);
        Assert.Equal(["VM.Audit", "VM.Clone"], plan.Roles[0].Privileges.Texts);
        Assert.Equal([(SubjectKind.Token, "terraform@pve!ci"), (SubjectKind.Group, "ops")], plan.Entries.Select(entry => (entry.Kind, entry.Subject.Text!)));
        Assert.All(plan.Roles[0].Privileges.Items, word => Assert.Equal(word.Text, word.Place.File.Slice(word.Place.Span)));
        Assert.Equal("Builder", plan.Entries[0].Role.Place.File.Slice(plan.Entries[0].Role.Place.Span));
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public void Drops_an_entry_whose_role_stands_below_it() => Check(
        "user:a@pve:1:0::::::\nacl:1:/vms:a@pve:r:\nrole:r:VM.Audit:\n", "", "ignore invalid acl role 'r'");

    [Fact]
    public void Keeps_an_entry_for_a_user_or_group_that_stands_below_it()
    {
        Check("acl:1:/vms:a@pve:PVEAuditor:\nuser:a@pve:1:0::::::\n", "a@pve PVEAuditor /vms 1", "ignore invalid acl member 'a@pve'");
        Check("acl:1:/vms:@g:PVEAuditor:\ngroup:g:::\n", "g PVEAuditor /vms 1", "ignore invalid acl group 'g'");
    }

    [Fact]
    public void Drops_an_entry_for_a_token_that_stands_below_it() => Check(
        "user:a@pve:1:0::::::\nacl:1:/vms:a@pve,a@pve!t1:PVEAuditor:\ntoken:a@pve!t1:0:1::\n", "a@pve PVEAuditor /vms 1", "ignore invalid acl token 'a@pve!t1'");

    [Fact]
    public void A_second_user_line_loses_the_tokens_of_the_first() =>
        Assert.Empty(Read("user:a@pve:1:0::::::\ntoken:a@pve!t1:0:0::\nuser:a@pve:1:0::::::\n").Tokens);

    [Fact]
    public void An_empty_separation_field_is_no_separation() =>
        Assert.False(Read("user:a@pve:1:0::::::\ntoken:a@pve!t1:0:::\n").Tokens[0].PrivSep);

    [Fact]
    public void An_empty_propagate_field_is_no_propagation_and_any_word_is_some()
    {
        Assert.False(Read("user:a@pve:1:0::::::\nacl::/vms:a@pve:PVEVMUser:\n").Entries[0].Propagate);
        Assert.True(Read("user:a@pve:1:0::::::\nacl:yes:/vms:a@pve:PVEVMUser:\n").Entries[0].Propagate);
    }

    [Fact]
    public void Takes_commas_semicolons_and_blanks_as_separators() => Check(
        "user:a@pve:1:0::::::\nuser:b@pve:1:0::::::\nrole:r:VM.Audit;VM.Console VM.PowerMgmt:\nacl:1:/vms:a@pve b@pve:r:\n", "a@pve r /vms 1;b@pve r /vms 1");

    [Fact]
    public void Takes_any_path_of_good_characters_and_no_other()
    {
        Check("user:a@pve:1:0::::::\nacl:1:anything//goes/:a@pve:PVEVMUser:\n", "a@pve PVEVMUser /anything/goes 1");
        Check("user:a@pve:1:0::::::\nacl:1:/vms/*:a@pve:PVEVMUser:\n", "", "ignore invalid path in acl '/vms/*'");
    }

    [Fact]
    public void Warns_of_a_privilege_that_the_release_does_not_know()
    {
        Assert.Contains("ignore invalid privilege 'VM.Monitor'", Assert.Single(Read("role:r:VM.Audit,VM.Monitor:\n").Warnings).Message, StringComparison.Ordinal);
        Assert.Empty(Read("role:r:VM.Audit,VM.Monitor:\n", "8.4").Warnings);
    }

    [Fact]
    public void A_guest_stays_in_the_first_of_two_pools() => Assert.Equal(
        "user config - ignore duplicate vmid '100' in pool 'p2'", Assert.Single(Read("pool:p1::100::\npool:p2::100::\n").Warnings).Message);

    [Theory]
    [InlineData("user:a@pve:1:soon::::::\n", "ignore user 'a@pve' - (illegal characters in expire 'soon')")]
    [InlineData("token:a@pve!t1:0:0::\n", "ignore token 'a@pve!t1' - user does not exist")]
    [InlineData("user:root@pam:1:0::::::\ntoken:root@pam!t1:never:1::\n", "ignore token 'root@pam!t1' - (illegal characters in expire 'never')")]
    [InlineData("pool:a/b/c/d::100::\n", "ignore pool 'a/b/c/d' - invalid characters in pool name")]
    [InlineData("# a comment\n", "ignore config line: # a comment")]
    [InlineData("whatever:x:y\n", "ignore config line: whatever:x:y")]
    [InlineData("group:g:ghost@pve::\n", "ignore invalid group member 'ghost@pve'")]
    public void Warns_in_the_words_of_Proxmox_VE(string text, string warning) => Assert.Equal("user config - " + warning, Assert.Single(Read(text).Warnings).Message);

    [Fact]
    public void Reads_blanks_round_fields_and_CRLF() =>
        Check("user:a@pve:1:0::::::\r\n   acl : 1 : /vms : a@pve : PVEVMUser :  \r\n", "a@pve PVEVMUser /vms 1");

    private static void Check(string text, string entries, params string[] warnings)
    {
        var plan = Read(text);
        var actual = plan.Entries.Select(entry => $"{entry.Subject.Text} {entry.Role.Text} {entry.Object} {(entry.Propagate ? 1 : 0)}");
        Assert.Equal(entries, string.Join(';', actual));
        Assert.Equal(warnings.Select(warning => "user config - " + warning), plan.Warnings.Select(warning => warning.Message));
    }

    private static AccessPlan Read(string text, string version = "9.1") =>
        UserCfg.Read(new SourceFile("user.cfg", text), SourceContext.Code, PveVersion.Parse(version)!.Value);
}
