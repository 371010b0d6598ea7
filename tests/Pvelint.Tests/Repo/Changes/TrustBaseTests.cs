using Pvelint.Tests.Commands;
using static Pvelint.Tests.Repo.Changes.TestRepository;

namespace Pvelint.Tests.Repo.Changes;

/// <summary>A change cannot silence itself: what silences is listed, and taken from the base alone where that is asked for.</summary>
public sealed class TrustBaseTests
{
    private const string Ignored = "token = \"ci@pve!deploy=" + Secret + "\" # pvelint:ignore PVE101 -- thrown away each night\n";

    public static TheoryData<string, string> Silencers => new()
    {
        { "comment", "" },
        { "ignore {\n  rule = \"PVE101\"\n  reason = \"lab\"\n}\n", "adds an ignore block of PVE101" },
        { "exclude = [\"*.tf\"]\n", "leaves files out of the scan" },
        { "rule \"PVE101\" {\n  severity = \"off\"\n}\n", "switches PVE101 off" },
        { "rule \"PVE101\" {\n  severity = \"note\"\n}\n", "lowers PVE101" },
        { "fail_on = \"never\"\n", "lets more findings pass" },
    };

    [Theory]
    [MemberData(nameof(Silencers))]
    public void What_the_change_adds_is_listed_and_does_not_count_with_trust_base(string configuration, string words)
    {
        using var repository = Branched();
        if (configuration == "comment")
        {
            repository.With("new.tf", Ignored).Committed();
            words = "silences PVE101 here";
        }
        else
        {
            repository.With(".pvelint.hcl", configuration).With("new.tf", Leak).Committed();
        }

        var run = Cli.Run(repository.Path, "scan", "--since", "main");
        Assert.Equal(0, run.Code);
        Assert.Contains("note PVE903", run.Output, StringComparison.Ordinal);
        Assert.Contains("the change itself " + words, run.Output, StringComparison.Ordinal);
        Assert.Equal(words.EndsWith("pass", StringComparison.Ordinal), run.Output.Contains("error PVE101", StringComparison.Ordinal));

        var trusting = Cli.Run(repository.Path, "scan", "--since", "main", "--trust-base");
        Assert.Equal(1, trusting.Code);
        Assert.Contains("new.tf:1:24: error PVE101", trusting.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("PVE903", trusting.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ignore {\n  rule = \"PVE903\"\n  reason = \"no\"\n}\nrule \"PVE903\" {\n  severity = \"off\"\n}\n")]
    public void Nothing_silences_the_list(string configuration)
    {
        using var repository = new TestRepository().With(".pvelint.hcl", configuration).Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("new.tf", Ignored.Replace("PVE101", "PVE101, PVE903", StringComparison.Ordinal)).Committed();
        Assert.Contains("new.tf:1 PVE903", StagedTests.Found(repository.Path, "scan", "--since", "main"));
    }

    [Fact]
    public void What_silences_at_the_base_counts_on_with_trust_base()
    {
        using var repository = new TestRepository().With(".pvelint.hcl", "exclude = [\"lab\"]\n").With("a.tf", Ignored).Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("a.tf", "x = 1\n" + Ignored).With("lab/b.tf", Leak).Committed();
        Assert.Equal([], StagedTests.Found(repository.Path, "scan", "--since", "main", "--trust-base"));
    }

    [Fact]
    public void An_old_comment_silences_no_new_secret_with_trust_base_and_is_listed_without()
    {
        using var repository = new TestRepository().With("a.tf", "# pvelint:ignore PVE101 -- thrown away\n" + Leak).Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("a.tf", "# pvelint:ignore PVE101 -- thrown away\n" + Leak.Replace(Secret, OtherSecret, StringComparison.Ordinal)).Committed();
        Assert.Equal(["a.tf:1 PVE903"], StagedTests.Found(repository.Path, "scan", "--since", "main"));
        Assert.Equal(["a.tf:2 PVE101"], StagedTests.Found(repository.Path, "scan", "--since", "main", "--trust-base"));
    }

    [Fact]
    public void A_configuration_comes_from_what_is_staged_or_committed_and_not_from_the_work_tree()
    {
        using var repository = new TestRepository().With(".pvelint.hcl", "rule \"PVE101\" {\n  severity = \"off\"\n}\n").Committed()
            .With("a.tf", Leak).Staged().With(".pvelint.hcl", "");
        Assert.Equal([], StagedTests.Found(repository.Path, "scan", "--staged"));
        repository.Staged().With(".pvelint.hcl", "nonsense\n");
        Assert.Equal(["a.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--staged"));
        repository.Staged();
        Assert.Equal(2, Cli.Run(repository.Path, "scan", "--staged").Code);
    }

    [Fact]
    public void A_configuration_that_is_named_is_the_bases_too_with_trust_base()
    {
        using var repository = new TestRepository().With("lint/pvelint.hcl", "").Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("lint/pvelint.hcl", "exclude = [\"*.tf\"]\n").With("lint/more.hcl", "exclude = [\"*.tf\"]\n").With("new.tf", Leak).Committed();
        Assert.Equal(["lint/pvelint.hcl:1 PVE903"], StagedTests.Found(repository.Path, "scan", "--since", "main", "--config", "lint/pvelint.hcl"));
        Assert.Equal(["new.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--since", "main", "--config", "lint/pvelint.hcl", "--trust-base"));
        var run = Cli.Run(repository.Path, "scan", "--since", "main", "--config", "lint/more.hcl", "--trust-base");
        Assert.Equal(2, run.Code);
        Assert.Contains("lint/more.hcl is not at the base of the change", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_may_mend_a_configuration_that_was_wrong()
    {
        using var repository = new TestRepository().With(".pvelint.hcl", "nonsense\n").Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With(".pvelint.hcl", "").With("new.tf", Leak).Committed();
        Assert.Equal(["new.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--since", "main"));
        Assert.Equal(2, Cli.Run(repository.Path, "scan", "--since", "main", "--trust-base").Code);
    }

    [Theory]
    [InlineData("--trust-base goes with --since", "--staged", "--trust-base")]
    [InlineData("--trust-base goes with --since", "--trust-base")]
    [InlineData("--all goes with --history", "--staged", "--all")]
    [InlineData("--unreachable goes with --history", "--since", "main", "--unreachable")]
    [InlineData("each say what to scan", "--since", "main", "--staged")]
    [InlineData("it is empty", "--since", "")]
    [InlineData("a change is scanned as a whole", "--staged", "--shard", "1/2")]
    public void Options_that_would_do_nothing_are_wrong(string words, params string[] arguments)
    {
        using var repository = Branched();
        var run = Cli.Run(repository.Path, ["scan", .. arguments]);
        Assert.Equal(2, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    private static TestRepository Branched()
    {
        var repository = new TestRepository().With("old.tf", "x = 1\n").Committed();
        repository.Git("switch", "-q", "-c", "topic");
        return repository;
    }
}
