using System.Diagnostics;
using System.Text;
using Pvelint.Rules;
using Pvelint.Rules.Permissions;

namespace Pvelint.Tests.Rules.Permissions;

/// <summary>A big or hostile plan costs no more than it must: what grows with the square of the file would run for minutes here.</summary>
public sealed class ManyGrantsTests
{
    private static readonly Rule[] Rules =
    [
        new AdministratorGranted(), new GrantOnRoot(), new GrantLeadsToTakeover(), new PrivilegeSeparationOff(), new TokenCanDoNothing(), new UnknownToRelease(),
        new RootUsed(), new SystemAccountUsed(), new NoExpiry(), new RoleNameRefused(),
    ];

    [Fact]
    public void A_user_with_ten_thousand_entries_is_judged_at_once()
    {
        var text = new StringBuilder("user:ci@pve:1:0::::::\ntoken:ci@pve!all:0:0::\n");
        for (var i = 0; i < 10_000; i++)
        {
            text.Append("acl:1:/vms/").Append(i + 100).Append(":ci@pve:PVEVMAdmin:\n");
        }

        Check("user.cfg", text.ToString());
    }

    [Fact]
    public void A_line_that_resets_one_of_many_users_is_cheap()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            text.Append("user:u").Append(i).Append("@pve:1:0::::::\nuser:u0@pve:1:0::::::\ntoken:u").Append(i).Append("@pve!tok:0:1::\n");
        }

        Check("user.cfg", text.ToString());
    }

    [Fact]
    public void Many_lists_of_privileges_between_many_comments_are_cheap()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 10_000; i++)
        {
            text.Append("# a comment\nx = [\"VM.Audit\", \"VM.Clone\", \"VM.Allocate\", \"Sys.Audit\"]\ny = 1\n");
        }

        Check("lists.py", text.ToString());
    }

    private static void Check(string path, string text)
    {
        var clock = Stopwatch.StartNew();
        Assert.NotNull(Linter.Lint(TestProject.Of(path, text), Rules));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
    }
}
