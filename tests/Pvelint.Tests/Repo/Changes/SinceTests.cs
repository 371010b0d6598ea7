using Pvelint.Tests.Commands;
using static Pvelint.Tests.Repo.Changes.TestRepository;

namespace Pvelint.Tests.Repo.Changes;

/// <summary>What a branch adds to the place where it left another.</summary>
public sealed class SinceTests
{
    [Fact]
    public void Only_what_the_branch_adds_counts_and_not_what_the_other_one_did_meanwhile()
    {
        using var repository = Branched();
        repository.With("old.tf", "x = 1\n" + Leak).With("new.tf", Leak).Committed();
        repository.Git("switch", "-q", "main");
        repository.With("other.tf", Leak).Committed();
        repository.Git("switch", "-q", "topic");
        Assert.Equal(["new.tf:1 PVE101"], Found(repository, "--since", "main"));
        Assert.Equal(1, Cli.Run(repository.Path, "scan", "--since", "main").Code);
    }

    [Fact]
    public void A_secret_that_came_and_went_again_within_the_branch_is_not_in_what_it_adds()
    {
        using var repository = Branched();
        repository.With("new.tf", Leak).Committed().With("new.tf", "x = 1\n").Committed();
        Assert.Equal([], Found(repository, "--since", "main"));
    }

    [Fact]
    public void A_branch_that_adds_nothing_is_clean_and_that_is_said()
    {
        using var repository = Branched();
        var run = Cli.Run(repository.Path, "scan", "--since", "main");
        Assert.Equal((0, ""), (run.Code, run.Output));
        Assert.Contains("HEAD adds nothing to main", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_in_an_unchanged_file_that_the_change_brings_about_counts()
    {
        using var repository = new TestRepository().With("far/away/from/here/lab.tfvars", $"pw = \"{Secret}\"\n").With("far/other.txt", "x\n").Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("far/main.tf", "variable \"pw\" {\n  sensitive = true\n}\nprovider \"proxmox\" {\n  password = var.pw\n}\n").Committed();
        Assert.Contains("far/away/from/here/lab.tfvars:1 PVE102", Found(repository, "--since", "main"));
    }

    [Fact]
    public void What_it_finds_is_what_a_scan_of_the_files_finds_less_what_it_found_before()
    {
        using var repository = new TestRepository().With("keep.tf", Leak).Committed();
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.Combine("samples", "homelab-leaky"), "*", SearchOption.AllDirectories))
        {
            repository.WithBytes(Path.GetRelativePath(RepositoryRoot.Combine("samples", "homelab-leaky"), file), File.ReadAllBytes(file));
        }

        repository.Git("switch", "-q", "-c", "topic");
        repository.Committed();
        var after = StagedTests.Found(repository.Path, "scan", "--no-suppressions");
        Assert.True(after.Length > 10);
        Assert.Equal(after.Where(line => line != "keep.tf:1 PVE101"), Found(repository, "--since", "main", "--no-suppressions").Where(line => !line.EndsWith("PVE903", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_path_narrows_the_report_and_must_exist_somewhere()
    {
        using var repository = Branched();
        repository.With("a/x.tf", Leak).With("b/x.tf", Leak).Committed();
        Directory.Delete(repository.At("b"), recursive: true);
        Assert.Equal(["a/x.tf:1 PVE101"], Found(repository, "--since", "main", "a"));
        Assert.Equal(["b/x.tf:1 PVE101"], Found(repository, "--since", "main", "b"));
        Assert.Equal(2, Cli.Run(repository.Path, "scan", "--since", "main", "c").Code);
    }

    [Fact]
    public void A_bare_repository_has_branches_but_no_index()
    {
        using var repository = Branched();
        repository.With("new.tf", Leak).Committed();
        using var bare = new TempFolder();
        repository.Git("clone", "-q", "--bare", ".", bare.At("x.git"));
        Assert.Equal(["new.tf:1 PVE101"], StagedTests.Found(bare.At("x.git"), "scan", "--since", "main"));
        Assert.Equal(["x.git/new.tf:1 PVE101"], StagedTests.Found(bare.Path, "scan", "--since", "main", "x.git"));
        var run = Cli.Run(bare.At("x.git"), "scan", "--staged");
        Assert.Equal(2, run.Code);
        Assert.Contains("a bare repository has no index", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sha256_linked_work_trees_and_submodules_are_repositories_too()
    {
        using var repository = new TestRepository("--object-format=sha256").With("old.tf", Leak).Committed();
        repository.Git("worktree", "add", "-q", "-b", "topic", "linked");
        File.WriteAllText(repository.At("linked/new.tf"), Leak);
        RunGit(repository.At("linked"), "add", ".");
        Assert.Equal(["linked/new.tf:1 PVE101"], Found(repository, "--staged", "linked"));
        Assert.Equal(["new.tf:1 PVE101"], StagedTests.Found(repository.At("linked"), "scan", "--staged"));
        RunGit(repository.At("linked"), "commit", "-q", "-m", "x");
        Assert.Equal(["new.tf:1 PVE101"], StagedTests.Found(repository.At("linked"), "scan", "--since", "main"));

        using var outer = new TestRepository("--object-format=sha256").With("a.tf", "x = 1\n").Committed();
        outer.Git("submodule", "--quiet", "add", repository.Path, "inner");
        outer.Git("submodule", "--quiet", "add", repository.Path, "second");
        var run = Cli.Run(outer.Path, "scan", "--staged");
        Assert.Equal((0, ""), (run.Code, run.Output));
        File.WriteAllText(outer.At("inner/more.tf"), Leak);
        RunGit(outer.At("inner"), "add", ".");
        Assert.Equal(["inner/more.tf:1 PVE101"], Found(outer, "--staged", "inner"));
    }

    [Fact]
    public void Links_and_files_that_become_links_are_not_scanned()
    {
        using var repository = Branched();
        repository.With("file.tf", "x = 1\n").Committed();
        File.Delete(repository.At("file.tf"));
        File.CreateSymbolicLink(repository.At("file.tf"), "ci@pve!deploy=" + Secret);
        File.CreateSymbolicLink(repository.At("other.tf"), "ci@pve!deploy=" + Secret);
        repository.Committed();
        var run = Cli.Run(repository.Path, "scan", "--since", "main");
        Assert.Equal((0, ""), (run.Code, run.Output));
    }

    private static TestRepository Branched()
    {
        var repository = new TestRepository().With("old.tf", Leak).Committed();
        repository.Git("switch", "-q", "-c", "topic");
        return repository;
    }

    private static string[] Found(TestRepository repository, params string[] arguments) => StagedTests.Found(repository.Path, ["scan", .. arguments]);
}
