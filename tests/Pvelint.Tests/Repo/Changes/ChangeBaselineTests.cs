using Pvelint.Tests.Commands;
using static Pvelint.Tests.Repo.Changes.TestRepository;

namespace Pvelint.Tests.Repo.Changes;

/// <summary>A change is held against the baseline of its own snapshot, what it accepts itself is listed, and does not count where the base is trusted.</summary>
public sealed class ChangeBaselineTests
{
    private const string Configuration = "baseline = \"lint/accepted.hcl\"\n";
    private const string Empty = "key = \"0123456789abcdef\"\nfindings = [\n]\n";

    [Fact]
    public void What_a_change_accepts_itself_is_listed_and_does_not_count_with_trust_base()
    {
        using var repository = new TestRepository().With(".pvelint.hcl", Configuration).With("lint/accepted.hcl", Empty).Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("new.tf", Leak);
        Assert.Equal(0, Cli.Run(repository.Path, "scan", "--write-baseline").Code);
        repository.Committed();

        var run = Cli.Run(repository.Path, "scan", "--since", "main");
        Assert.Equal(0, run.Code);
        Assert.Contains("PVE903", run.Output, StringComparison.Ordinal);
        Assert.Contains("the change itself accepts PVE101 in new.tf", run.Output, StringComparison.Ordinal);
        Assert.Equal(["new.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--since", "main", "--trust-base"));
        Assert.Equal(["new.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--since", "main", "--trust-base", "--baseline", "lint/accepted.hcl"));
    }

    [Fact]
    public void What_the_base_accepts_holds_and_is_not_listed()
    {
        using var repository = Accepted();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("a.tf", "# a note\n\n" + Leak + Leak.Replace("token", "second", StringComparison.Ordinal).Replace(Secret, OtherSecret, StringComparison.Ordinal)).Committed();
        Assert.Equal(["a.tf:4 PVE101"], StagedTests.Found(repository.Path, "scan", "--since", "main"));
        Assert.Equal(["a.tf:4 PVE101"], StagedTests.Found(repository.Path, "scan", "--since", "main", "--trust-base"));
    }

    [Fact]
    public void A_moved_expiry_and_a_wider_entry_are_listed_and_another_reason_is_not()
    {
        using var repository = Accepted();
        repository.Git("switch", "-q", "-c", "topic");
        Change("reason = \"\"", "reason = \"the demo\"");
        Assert.Equal([], StagedTests.Found(repository.Path, "scan", "--since", "main"));
        Change("reason = \"the demo\"", "reason = \"the demo\", expires = \"2030-01-01\"");
        Assert.Single(StagedTests.Found(repository.Path, "scan", "--since", "main"), found => found.EndsWith("PVE903", StringComparison.Ordinal));
        Change(", expires = \"2030-01-01\"", "");
        Change("reason = \"the demo\"", "anywhere = true, reason = \"the demo\"");
        Assert.Contains("accepts PVE101 anywhere", Cli.Run(repository.Path, "scan", "--since", "main").Output, StringComparison.Ordinal);

        void Change(string from, string to) =>
            repository.With("lint/accepted.hcl", File.ReadAllText(repository.At("lint/accepted.hcl")).Replace(from, to, StringComparison.Ordinal)).Committed();
    }

    [Fact]
    public void Another_baseline_is_listed()
    {
        using var repository = Accepted();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With(".pvelint.hcl", "baseline = \"mine.hcl\"\n").With("mine.hcl", File.ReadAllText(repository.At("lint/accepted.hcl"))).Committed();
        Assert.Contains("names another baseline", Cli.Run(repository.Path, "scan", "--since", "main").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_staged_is_held_against_the_baseline_that_is_staged()
    {
        using var repository = new TestRepository().With(".pvelint.hcl", Configuration).With("lint/accepted.hcl", Empty).Committed();
        repository.With("new.tf", Leak).Staged();
        Assert.Equal(0, Cli.Run(repository.Path, "scan", "--write-baseline").Code);
        Assert.Equal(["new.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--staged"));
        repository.Staged();
        Assert.Equal(0, Cli.Run(repository.Path, "scan", "--staged").Code);
    }

    [Fact]
    public void Staged_findings_can_be_accepted_without_losing_what_the_file_holds()
    {
        using var repository = Accepted();
        repository.With("new.tf", Leak).Staged();
        var before = File.ReadAllLines(repository.At("lint/accepted.hcl"));
        Assert.Equal(0, Cli.Run(repository.Path, "scan", "--staged", "--write-baseline").Code);
        var after = File.ReadAllLines(repository.At("lint/accepted.hcl"));
        Assert.Empty(before.Except(after));
        Assert.Single(after.Except(before));
    }

    [Theory]
    [InlineData("--since", "main", "--trust-base")]
    [InlineData("--since", "main", "--trust-base", "--baseline", "lint/more.hcl")]
    public void A_base_without_the_baseline_is_said(params string[] options)
    {
        using var repository = new TestRepository().With(".pvelint.hcl", Configuration).Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("lint/accepted.hcl", Empty).With("lint/more.hcl", Empty).With("new.tf", Leak).Committed();
        var run = Cli.Run(repository.Path, ["scan", .. options]);
        Assert.Equal(2, run.Code);
        Assert.Contains("no such baseline", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_in_the_baseline_of_the_change_end_the_run()
    {
        using var repository = Accepted();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("lint/accepted.hcl", "findings = 3\n").With("new.tf", Leak).Committed();
        var run = Cli.Run(repository.Path, "scan", "--since", "main");
        Assert.Equal(2, run.Code);
        Assert.Contains("lint/accepted.hcl:1:12", run.Error, StringComparison.Ordinal);
        Assert.Equal(["new.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--since", "main", "--trust-base"));
    }

    private static TestRepository Accepted()
    {
        var repository = new TestRepository().With(".pvelint.hcl", Configuration).With("a.tf", Leak).With("lint/accepted.hcl", Empty);
        Assert.Equal(0, Cli.Run(repository.Path, "scan", "--write-baseline").Code);
        return repository.Committed();
    }
}
