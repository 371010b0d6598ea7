using System.Text.Json;
using Pvelint.Tests.Commands;
using static Pvelint.Tests.Repo.Changes.TestRepository;

namespace Pvelint.Tests.Repo.Changes;

/// <summary>A scan of a change that could not look says so and ends with 3; it never says that all is well.</summary>
public sealed class FailClosedTests
{
    [Theory]
    [InlineData("nowhere")]
    [InlineData("--output=x")]
    [InlineData("HEAD:a.tf")]
    [InlineData("-p")]
    [InlineData("main..main")]
    public void A_bad_revision(string revision)
    {
        using var repository = Committed();
        Fails(Cli.Run(repository.Path, "scan", "--since=" + revision), "--since " + revision + ": no such revision here", "give a branch, tag or commit");
    }

    [Fact]
    public void No_commit_yet()
    {
        using var repository = new TestRepository();
        Fails(Cli.Run(repository.Path, "scan", "--since", "HEAD"), "no such revision");
    }

    [Fact]
    public void Branches_with_nothing_in_common()
    {
        using var repository = Committed();
        repository.Git("switch", "-q", "--orphan", "other");
        repository.With("b.tf", Leak).Committed();
        Fails(Cli.Run(repository.Path, "scan", "--since", "main"), "HEAD and main have no commit in common");
    }

    [Fact]
    public void A_shallow_clone_without_the_place_where_the_branch_left()
    {
        using var repository = Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("b.tf", "x = 1\n").Committed();
        repository.Git("switch", "-q", "main");
        repository.With("c.tf", "x = 1\n").Committed();
        using var shallow = new TempFolder();
        RunGit(shallow.Path, "clone", "-q", "--depth=1", "--no-single-branch", "--branch=topic", "file://" + repository.Path, "x");
        Fails(Cli.Run(shallow.At("x"), "scan", "--since", "origin/main"), "this clone is shallow, fetch more history");
    }

    [Fact]
    public void No_repository()
    {
        using var folder = new TempFolder().With("a.tf", Leak);
        Fails(Cli.Run(folder.Path, "scan", "--staged"), "not a git repository", "git init");
        Fails(Cli.Run(folder.Path, "scan", "--since", "main"), "not a git repository");
    }

    [Fact]
    public void A_repository_of_someone_else()
    {
        using var repository = Committed().With("b.tf", Leak).Staged();
        using var programs = new TempFolder();
        Wrap(programs, "GIT_TEST_ASSUME_DIFFERENT_OWNER=1; export GIT_TEST_ASSUME_DIFFERENT_OWNER");
        var path = programs.Path + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        Fails(RunTool(repository.Path, path, "scan", "--staged"), "dubious ownership", "safe.directory");
        Fails(RunTool(repository.Path, path, "scan", "--since", "main"), "dubious ownership");
    }

    [Fact]
    public void No_git()
    {
        using var repository = Committed();
        Fails(RunTool(repository.Path, repository.At("."), "scan", "--staged"), "git is not installed", "install git");
        Fails(RunTool(repository.Path, repository.At("."), "scan", "--since", "main"), "git is not installed");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_object_that_is_missing_or_damaged(bool missing)
    {
        using var repository = Committed().With("b.tf", Leak).Staged();
        Damage(repository, ":b.tf", missing);
        Fails(Cli.Run(repository.Path, "scan", "--staged"), "");
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("c.tf", Leak);
        repository.TryGit("rm", "-q", "--cached", "b.tf");
        repository.Git("add", "c.tf");
        repository.Git("commit", "-q", "-m", "x");
        repository.Git("rm", "-q", "--cached", "a.tf");
        repository.With("a.tf", "y = 1\n").Committed();
        Damage(repository, "main:a.tf", missing);
        Fails(Cli.Run(repository.Path, "scan", "--since", "main"), "");
    }

    [Fact]
    public void A_report_says_that_it_is_not_complete()
    {
        using var repository = Committed().With("b.tf", Leak).With("c.tf", Leak).Staged();
        Damage(repository, "HEAD:a.tf", missing: true);
        repository.With("a.tf", "y = 1\n" + Leak);
        repository.Git("add", "a.tf");
        var run = Cli.Run(repository.Path, "scan", "--staged", "--format", "json");
        Assert.Equal(3, run.Code);
        using var json = JsonDocument.Parse(run.Output);
        Assert.False(json.RootElement.GetProperty("complete").GetBoolean());
        Assert.Contains("as it was before the change", json.RootElement.GetProperty("scanned").GetProperty("skipped")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_that_a_partial_clone_did_not_fetch()
    {
        using var repository = new TestRepository().With("a.tf", "x = 1\n").Committed();
        repository.Git("config", "uploadpack.allowFilter", "true");
        repository.With("a.tf", "x = 2\n" + Leak).Committed();
        using var clone = new TempFolder();
        RunGit(clone.Path, "clone", "-q", "--filter=blob:none", "file://" + repository.Path, "x");
        Fails(Cli.Run(clone.At("x"), "scan", "--since", "HEAD~1"), "a.tf", "partial");
    }

    [Fact]
    public void An_index_in_conflict()
    {
        using var repository = Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("a.tf", "x = 2\n").Committed();
        repository.Git("switch", "-q", "main");
        repository.With("a.tf", "x = 3\n").Committed();
        repository.TryGit("merge", "-q", "topic");
        Fails(Cli.Run(repository.Path, "scan", "--staged"), "a.tf is in conflict", "git add");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(13)]
    public void A_damaged_index(int length)
    {
        using var repository = Committed().With("b.tf", Leak).Staged();
        File.WriteAllBytes(repository.At(".git/index"), File.ReadAllBytes(repository.At(".git/index"))[..length]);
        Fails(Cli.Run(repository.Path, "scan", "--staged"), "index");
    }

    [Fact]
    public void A_locked_index_is_read_all_the_same()
    {
        using var repository = Committed().With("b.tf", Leak).Staged().With(".git/index.lock", "");
        Assert.Equal(["b.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--staged"));
    }

    [Fact]
    public void An_index_that_changes_while_it_is_read()
    {
        using var repository = Committed().With("b.tf", "proxmox = 1\n").Staged();
        repository.With("b.tf", Leak);
        using var programs = new TempFolder();
        Wrap(programs, "case \"$*\" in *diff-index*) \"$git\" \"$@\"; \"$git\" add b.tf; exit 0 ;; esac");
        Fails(RunTool(repository.Path, programs.Path + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"), "scan", "--staged"), "the index changed", "scan again");
    }

    [Fact]
    public void A_file_that_changes_while_it_is_read()
    {
        using var folder = new TempFolder().With("a.log", new string('x', 40 << 20));
        using var stop = new CancellationTokenSource();
        var writing = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                File.AppendAllText(folder.At("a.log"), "x");
            }
        });
        writing.Start();
        SpinWait.SpinUntil(() => new FileInfo(folder.At("a.log")).Length > (40 << 20) + 10);
        var run = Cli.Run(folder.Path, "scan");
        stop.Cancel();
        writing.Join();
        Fails(run, "a.log: it changed while it was read");
    }

    private static TestRepository Committed() => new TestRepository().With("a.tf", "x = 1\n").Committed();

    private static void Damage(TestRepository repository, string name, bool missing)
    {
        var id = repository.Git("rev-parse", name).Trim();
        var path = repository.At($".git/objects/{id[..2]}/{id[2..]}");
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
        if (!missing)
        {
            File.WriteAllBytes(path, [0x78, 0x01, 0xff, 0xff, 0xff]);
        }
    }

    // Git itself, after a line of shell.
    private static void Wrap(TempFolder folder, string line)
    {
        var git = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(at => Path.Combine(at, "git")).First(File.Exists);
        folder.With("git", $"#!/bin/sh\ngit='{git}'\n{line}\nexec \"$git\" \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.At("git"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    private static void Fails(CliRun run, params string[] words) => Fails((run.Output, run.Error, run.Code), words);

    private static void Fails((string Output, string Error, int Code) run, params string[] words)
    {
        Assert.Equal(3, run.Code);
        Assert.All(words, word => Assert.Contains(word, run.Error, StringComparison.Ordinal));
        Assert.DoesNotMatch("nothing found in [0-9]+ files?\n", run.Error);
    }
}
