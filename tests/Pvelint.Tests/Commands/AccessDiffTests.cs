using System.Text.Json;
using Pvelint.Tests.Repo.Changes;

namespace Pvelint.Tests.Commands;

/// <summary><c>pvelint access --diff</c> on real repositories.</summary>
public sealed class AccessDiffTests
{
    private const string Setup = """
        pveum user add ci@pve
        pveum acl modify /vms --users ci@pve --roles PVEVMUser

        """;

    private const string Wide = "pveum acl modify / --users ci@pve --roles PVEAdmin\n";

    [Fact]
    public void Tells_what_a_branch_newly_allows_and_by_which_line()
    {
        using var repository = History();
        var run = Cli.Run(repository.Path, "access", "--diff", "HEAD~1", "HEAD");
        Assert.Equal(0, run.Code);
        Assert.Contains("ci@pve on /: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("  infra/setup.sh:3: ci@pve has PVEAdmin on /\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 principal may do more than before", run.Output, StringComparison.Ordinal);
        Assert.Contains("critical: ci@pve has a way to the whole cluster now: POST /access/users/root@pam/token/", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("low", 1)]
    [InlineData("critical", 1)]
    public void Fails_where_it_is_asked_to(string risk, int expected)
    {
        using var repository = History();
        Assert.Equal(expected, Cli.Run(repository.Path, "access", "--diff", "HEAD~1", "HEAD", "--fail-on-new-access", risk).Code);
        Assert.Equal(0, Cli.Run(repository.Path, "access", "--diff", "HEAD", "HEAD~1", "--fail-on-new-access", risk).Code);
    }

    [Fact]
    public void A_file_that_moves_and_a_role_under_a_new_name_are_no_change()
    {
        using var repository = new TestRepository().With("a.sh", "pveum role add Ops --privs \"VM.Audit VM.Clone\"\npveum acl modify /vms --users ci@pve --roles Ops\n").Committed();
        File.Delete(repository.At("a.sh"));
        repository.With("deep/b.sh", "pveum role add Operators --privs \"VM.Clone,VM.Audit\"\npveum acl modify /vms --users ci@pve --roles Operators\n").Committed();
        var run = Cli.Run(repository.Path, "access", "--diff", "HEAD~1", "HEAD", "--fail-on-new-access");
        Assert.Equal(("Nothing is newly allowed.\n", 0), (run.Output, run.Code));
    }

    [Fact]
    public void Compares_a_revision_with_a_folder_and_two_files()
    {
        using var repository = History();
        repository.With("infra/setup.sh", Setup + Wide + "pveum acl modify /nodes --users ci@pve --roles Administrator\n");
        Assert.Contains("ci@pve on /nodes: ", Cli.Run(repository.Path, "access", "--diff", "HEAD", ".").Output, StringComparison.Ordinal);
        repository.With("before.cfg", "user:a@pve:1:0::::::\n").With("after.cfg", "user:a@pve:1:0::::::\nacl:1:/vms:a@pve:PVEVMUser:\n");
        Assert.Contains("a@pve on /vms: ", Cli.Run(repository.Path, "access", "--diff", "before.cfg", "after.cfg").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_revision_only_the_sources_count_that_are_given()
    {
        using var repository = History();
        Assert.Contains("ci@pve on /: ", Cli.Run(repository.Path, "access", "--diff", "HEAD~1", "HEAD", "--format", "text", "infra").Output, StringComparison.Ordinal);
        repository.With("docs/guide.sh", "echo\n").Committed();
        Assert.Equal("Nothing is newly allowed.\n", Cli.Run(repository.Path, "access", "--diff", "HEAD~2", "HEAD", "--format", "text", "docs").Output);
    }

    [Fact]
    public void A_revision_that_is_not_there_is_no_answer()
    {
        using var repository = History();
        var run = Cli.Run(repository.Path, "access", "--diff", "gone", "HEAD");
        Assert.Equal((3, ""), (run.Code, run.Output));
        Assert.Contains("--diff gone", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_no_all_clear()
    {
        using var repository = History();
        File.Delete(repository.At(".git/objects/" + Object(repository)));
        var run = Cli.Run(repository.Path, "access", "--diff", "HEAD~1", "HEAD");
        Assert.Equal(3, run.Code);
        Assert.DoesNotContain("Nothing is newly allowed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_cannot_be_forged_by_a_name()
    {
        using var repository = new TestRepository().With("a.sh", "echo\n").Committed();
        repository.With("a|b`c\n::error::x/setup.sh", Setup).Committed();
        var run = Cli.Run(repository.Path, "access", "--diff", "HEAD~1", "HEAD", "--format", "markdown");
        Assert.All(run.Output.Split('\n').Where(line => line.StartsWith('|')), line => Assert.Equal(6, line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|')));
        Assert.DoesNotContain("\n::error", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.Output.Count(c => c == '`') % 2);
    }

    [Fact]
    public void Json_tells_the_same()
    {
        using var repository = History();
        using var report = JsonDocument.Parse(Cli.Run(repository.Path, "access", "--diff", "HEAD~1", "HEAD", "--format", "json").Output);
        var row = Assert.Single(report.RootElement.GetProperty("new").EnumerateArray(), row => !row.TryGetProperty("steps", out _));
        Assert.Equal(("ci@pve", "/", "critical"), (row.GetProperty("principal").GetString(), row.GetProperty("path").GetString(), row.GetProperty("risk").GetString()));
        Assert.Equal(("infra/setup.sh", 3), (row.GetProperty("because")[0].GetProperty("path").GetString(), row.GetProperty("because")[0].GetProperty("line").GetInt32()));
        Assert.True(report.RootElement.GetProperty("complete").GetBoolean());
    }

    private static string Object(TestRepository repository) => repository.Git("rev-parse", "HEAD:infra/setup.sh").Trim() is var id ? id[..2] + "/" + id[2..] : "";

    private static TestRepository History()
    {
        var repository = new TestRepository().With("infra/setup.sh", Setup).Committed();
        return repository.With("infra/setup.sh", Setup + Wide).Committed();
    }
}
