using static Pvelint.Tests.Repo.Changes.TestRepository;

namespace Pvelint.Tests.Repo.Changes;

/// <summary>Real commits through a real hook: git then says by its environment which index and which repository it is about.</summary>
public sealed class HookTests
{
    [Fact]
    public void A_leaky_commit_is_blocked_and_a_clean_one_is_not()
    {
        using var repository = WithHook();
        repository.With("a.tf", Leak).Staged();
        var (_, error, code) = Commit(repository.Path);
        Assert.Equal(1, code);
        Assert.Contains("1 error in 1 file", error, StringComparison.Ordinal);
        repository.With("a.tf", "x = 1\n").Staged();
        Assert.Equal(0, Commit(repository.Path).Code);
    }

    [Fact]
    public void A_commit_that_only_removes_a_secret_passes()
    {
        using var repository = WithHook();
        repository.With("a.tf", "x = 1\n" + Leak).With("b.tf", Leak).Staged();
        Assert.Equal(0, Commit(repository.Path, "--no-verify").Code);
        repository.With("a.tf", "x = 1\n").Staged();
        repository.Git("rm", "-q", "b.tf");
        Assert.Equal(0, Commit(repository.Path).Code);
    }

    [Fact]
    public void The_index_of_the_commit_being_made_counts()
    {
        using var repository = WithHook();
        repository.With("a.tf", "x = 1\n").With("b.tf", "x = 1\n").Staged();
        Assert.Equal(0, Commit(repository.Path).Code);
        repository.With("a.tf", Leak).With("b.tf", "x = 2\n");
        Assert.Equal(1, Commit(repository.Path, "-a").Code);
        Assert.Equal(1, Commit(repository.Path, "a.tf").Code);
        repository.Git("add", "a.tf");
        Assert.Equal(0, Commit(repository.Path, "b.tf").Code);
    }

    [Fact]
    public void Linked_work_trees_and_folders_are_where_commits_are_made_too()
    {
        using var repository = WithHook();
        repository.With("sub/a.tf", "x = 1\n").Staged();
        Assert.Equal(0, Commit(repository.Path).Code);
        repository.Git("worktree", "add", "-q", "linked");
        File.WriteAllText(repository.At("linked/sub/b.tf"), Leak);
        RunGit(repository.At("linked"), "add", ".");
        Assert.Equal(1, Commit(repository.At("linked/sub")).Code);
        repository.With("sub/c.tf", Leak);
        repository.Git("add", "sub");
        Assert.Equal(1, Commit(repository.At("sub")).Code);
    }

    private static TestRepository WithHook()
    {
        var repository = new TestRepository();
        repository.Script(".git/hooks/pre-commit", $"exec '{Dotnet}' '{Tool}' scan --staged\n");
        return repository;
    }

    private static (string Output, string Error, int Code) Commit(string folder, params string[] arguments) => RunGit(folder, ["commit", "-q", "-m", "x", .. arguments]);
}
