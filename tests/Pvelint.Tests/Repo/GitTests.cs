using System.Diagnostics;
using System.Runtime.Versioning;
using Pvelint.Tests.Commands;

namespace Pvelint.Tests.Repo;

/// <summary>Which files of a git work tree are scanned, and that its configuration runs nothing.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class GitTests
{
    private const string Leak = "token = \"ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"\n";

    [Fact]
    public void Tracked_and_untracked_files_are_scanned_and_ignored_ones_are_not()
    {
        using var folder = Repository().With("tracked.tf", Leak).With("untracked.tf", Leak).With("ignored.tf", Leak).With(".gitignore", "ignored.tf\n");
        Git(folder, "add", "tracked.tf", ".gitignore");
        Assert.Equal(["tracked.tf", "untracked.tf"], Flagged(folder, "scan"));
    }

    [Fact]
    public void A_file_that_is_named_is_scanned_though_it_is_ignored()
    {
        using var folder = Repository().With("ignored.tf", Leak).With(".gitignore", "ignored.tf\nbuild/\n").With("build/main.tf", Leak);
        Assert.Equal(["ignored.tf"], Flagged(folder, "scan", "ignored.tf"));
        Assert.Equal(["build/main.tf"], Flagged(folder, "scan", "build"));
    }

    [Fact]
    public void A_tracked_file_that_was_deleted_is_no_failure()
    {
        using var folder = Repository().With("gone.tf", Leak).With("main.tf", Leak);
        Git(folder, "add", ".");
        File.Delete(folder.At("gone.tf"));
        Assert.Equal(["main.tf"], Flagged(folder, "scan"));
        Assert.Equal(1, Cli.Run(folder.Path, "scan").Code);
    }

    [Fact]
    public void A_repository_within_the_repository_is_scanned_too()
    {
        using var folder = Repository().With("main.tf", Leak).With("inner/main.tf", Leak).With("inner/.gitignore", "ignored.tf\n").With("inner/ignored.tf", Leak);
        Git(folder, "init", "-q", "inner");
        Assert.Equal(["inner/main.tf", "main.tf"], Flagged(folder, "scan"));
    }

    [Fact]
    public void Paths_are_printed_as_they_were_asked_for()
    {
        using var folder = Repository().With("infra/main.tf", Leak);
        Assert.Equal(["infra/main.tf"], Flagged(folder, "scan"));
        Assert.Equal(["./infra/main.tf"], Flagged(folder, "scan", "."));
        Assert.Equal(["infra/main.tf"], Flagged(folder, "scan", "infra"));
        Assert.Equal(["./infra/main.tf"], Flagged(folder, "scan", "./infra/main.tf"));
        Assert.Equal([folder.At("infra") + "/main.tf"], Flagged(folder, "scan", folder.At("infra")));
        Assert.Equal(["infra/main.tf"], Flagged(folder, "scan", "infra", "infra/main.tf"));
    }

    [Fact]
    public void The_repositorys_configuration_runs_nothing()
    {
        using var folder = Repository().With("main.tf", Leak);
        folder.With("evil.sh", "#!/bin/sh\ntouch \"" + folder.At("ran") + "\"\n");
        File.SetUnixFileMode(folder.At("evil.sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        foreach (var key in new[] { "core.fsmonitor", "core.sshCommand", "core.pager", "diff.external", "core.editor", "filter.x.clean", "filter.x.process", "core.alternateRefsCommand" })
        {
            Git(folder, "config", key, folder.At("evil.sh"));
        }

        Git(folder, "config", "core.hooksPath", folder.Path);
        folder.With(".gitattributes", "* filter=x\n").With("post-index-change", "#!/bin/sh\n" + folder.At("evil.sh") + "\n");
        File.SetUnixFileMode(folder.At("post-index-change"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Contains("main.tf", Flagged(folder, "scan"));
        Assert.False(File.Exists(folder.At("ran")));
    }

    [Fact]
    public void A_work_tree_that_points_elsewhere_does_not_lead_there()
    {
        using var outside = new TempFolder().With("secret.tf", Leak);
        using var folder = Repository().With("main.tf", Leak);
        Git(folder, "config", "core.worktree", outside.Path);
        Assert.Equal(["main.tf"], Flagged(folder, "scan"));
    }

    [Fact]
    public void Where_git_fails_the_folder_is_walked_and_that_is_said()
    {
        using var folder = new TempFolder().With("main.tf", Leak).With(".git", "gitdir: /nowhere\n").With("sub/.gitignore", "*\n").With("sub/x.tf", Leak);
        var run = Cli.Run(folder.Path, "scan");
        Assert.Equal(["main.tf", "sub/x.tf"], Flagged(folder, "scan"));
        Assert.Contains("walked without git, ignored files included", run.Error, StringComparison.Ordinal);
    }

    private static TempFolder Repository()
    {
        var folder = new TempFolder();
        Git(folder, "init", "-q", ".");
        return folder;
    }

    private static void Git(TempFolder folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Path })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static List<string> Flagged(TempFolder folder, params string[] arguments)
    {
        using var report = System.Text.Json.JsonDocument.Parse(Cli.Run(folder.Path, [.. arguments, "--format", "json"]).Output);
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("path").GetString()!).Distinct().Order(StringComparer.Ordinal)];
    }
}
