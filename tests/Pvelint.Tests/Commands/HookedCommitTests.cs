using System.Runtime.Versioning;

namespace Pvelint.Tests.Commands;

/// <summary>Real commits in a repository with the hook.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class HookedCommitTests : IDisposable
{
    private const string Leak = "token = \"ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"\n";
    private const string Clean = "token = var.token\n";
    private const string Finding = "main.tf:1:24: error PVE101";

    private readonly TempFolder _folder = new();

    public HookedCommitTests()
    {
        Passes("init", "-q", "-b", "main", ".");
        Assert.Equal(0, Tool.Run(Start(Tool.Start(_folder.Path, "hook", "install"))).Code);
        _folder.With("main.tf", Clean).With("other.tf", Clean);
        Passes("add", ".");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_clean_commit_passes_in_silence_and_a_leaky_one_is_blocked()
    {
        var clean = Git("commit", "-m", "clean");
        Assert.Equal(0, clean.Code);
        Assert.DoesNotContain("pvelint", clean.Output + clean.Error, StringComparison.Ordinal);

        _folder.With("main.tf", Leak);
        Passes("add", ".");
        Blocks("commit", "-m", "leaky");
        Blocks("commit", "--amend", "-m", "leaky");

        // What counts is what is staged, not what lies in the work tree.
        _folder.With("main.tf", Clean + "# more\n");
        Blocks("commit", "-m", "leaky");
        Assert.Equal("clean\n", Git("log", "--format=%s").Output);
    }

    [Fact]
    public void A_commit_that_only_removes_a_secret_passes()
    {
        _folder.With("main.tf", Leak + "x = 1\n");
        Passes("add", ".");
        Passes("commit", "-q", "--no-verify", "-m", "leaky");
        _folder.With("main.tf", Clean + "x = 1\n");
        Passes("commit", "-q", "-a", "-m", "mended");
    }

    [Fact]
    public void What_commit_takes_beyond_the_index_is_checked()
    {
        Passes("commit", "-q", "-m", "clean");
        _folder.With("main.tf", Leak);
        Blocks("commit", "-a", "-m", "leaky");
        Blocks("commit", "main.tf", "-m", "leaky");
        _folder.With("other.tf", Clean + "x = 1\n");
        Passes("commit", "-q", "other.tf", "-m", "the other one");
    }

    [Fact]
    public void A_merge_that_is_concluded_by_hand_is_checked()
    {
        Passes("commit", "-q", "-m", "clean");
        Passes("checkout", "-q", "-b", "side");
        _folder.With("main.tf", "token = var.side\n");
        Passes("commit", "-q", "--no-verify", "-a", "-m", "side");
        Passes("checkout", "-q", "main");
        _folder.With("main.tf", "token = var.main\n");
        Passes("commit", "-q", "--no-verify", "-a", "-m", "main");
        Assert.Equal(1, Git("merge", "-q", "side").Code);
        _folder.With("main.tf", Leak);
        Passes("add", ".");
        Blocks("commit", "--no-edit");
        _folder.With("main.tf", "token = var.both\n");
        Passes("add", ".");
        Passes("commit", "-q", "--no-edit");
    }

    private void Passes(params string[] arguments)
    {
        var run = Git(arguments);
        Assert.True(run.Code == 0, $"git {string.Join(' ', arguments)}: {run.Output}{run.Error}");
    }

    private void Blocks(params string[] arguments)
    {
        var run = Git(arguments);
        Assert.Equal(1, run.Code);
        Assert.Contains(Finding, run.Output + run.Error, StringComparison.Ordinal);
    }

    private CliRun Git(params string[] arguments) =>
        Tool.Run(Start(Tool.Start(_folder.Path, "git", ["-c", "user.name=a", "-c", "user.email=a@example.org", .. arguments])));

    private static System.Diagnostics.ProcessStartInfo Start(System.Diagnostics.ProcessStartInfo start)
    {
        start.Environment["PATH"] = Tool.PathWithoutPvelint;
        return start;
    }
}
