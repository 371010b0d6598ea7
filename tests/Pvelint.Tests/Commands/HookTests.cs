using System.Diagnostics;
using System.Runtime.Versioning;
using Pvelint.Commands;

namespace Pvelint.Tests.Commands;

/// <summary>Where the hook is written, what becomes of one that is there, and what the script does.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class HookTests : IDisposable
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
    private const string Hook = ".git/hooks/pre-commit";
    private const string Kept = Hook + ".before-pvelint";

    private readonly TempFolder _folder = new();

    public HookTests()
    {
        Git("init", "-q", "-b", "main", ".");
        Directory.Delete(_folder.At(".git/hooks"), recursive: true);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Installs_an_executable_hook_once_and_takes_it_away()
    {
        Assert.Contains("checks each commit from now on", Done("install"), StringComparison.Ordinal);
        Assert.True(File.GetUnixFileMode(_folder.At(Hook)).HasFlag(UnixFileMode.UserExecute));
        var written = File.GetLastWriteTimeUtc(_folder.At(Hook));
        Assert.Contains("it is there already", Done("install"), StringComparison.Ordinal);
        Assert.Equal(written, File.GetLastWriteTimeUtc(_folder.At(Hook)));
        Assert.Contains("taken away", Done("uninstall"), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.At(".git/hooks")));
    }

    [Fact]
    public void Brings_an_older_version_of_itself_up_to_date()
    {
        Done("install");
        var text = File.ReadAllText(_folder.At(Hook));
        Executable(Hook, text.Replace("exec pvelint", "pvelint", StringComparison.Ordinal));
        Assert.Contains("brought up to date", Done("install"), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(_folder.At(Hook)));
        Assert.Single(Directory.EnumerateFiles(_folder.At(".git/hooks")));
    }

    [Fact]
    public void Keeps_a_hook_that_is_there_and_puts_it_back()
    {
        Executable(Hook, "#!/bin/sh\nexit 0\n");
        Assert.Contains("runs first", Done("install"), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.At(Kept)));
        Assert.Contains("is back", Done("uninstall"), StringComparison.Ordinal);
        Assert.Equal("#!/bin/sh\nexit 0\n", File.ReadAllText(_folder.At(Hook)));
        Assert.Equal(Mode, File.GetUnixFileMode(_folder.At(Hook)));
        Assert.False(File.Exists(_folder.At(Kept)));
    }

    [Fact]
    public void Keeps_a_link_that_is_there_even_one_that_leads_nowhere()
    {
        Directory.CreateDirectory(_folder.At(".git/hooks"));
        File.CreateSymbolicLink(_folder.At(Hook), "../../gone");
        Done("install");
        Done("uninstall");
        Assert.Equal("../../gone", new FileInfo(_folder.At(Hook)).LinkTarget);
    }

    [Fact]
    public void Neither_overwrites_nor_deletes_what_is_not_ours()
    {
        Executable(Hook, "#!/bin/sh\necho other\n");
        Assert.Contains("nothing was changed", Done("uninstall"), StringComparison.Ordinal);
        Executable(Kept, "#!/bin/sh\necho kept\n");
        var run = Cli.Run(_folder.Path, "hook", "install");
        Assert.Equal(2, run.Code);
        Assert.Contains("put the two together", run.Error, StringComparison.Ordinal);
        Assert.Equal("#!/bin/sh\necho other\n", File.ReadAllText(_folder.At(Hook)));
        Assert.Equal("#!/bin/sh\necho kept\n", File.ReadAllText(_folder.At(Kept)));
    }

    [Fact]
    public void Goes_where_git_looks()
    {
        Git("config", "core.hooksPath", ".githooks");
        _folder.With("deep/file", "");
        var run = Cli.Run(_folder.At("deep"), "hook", "install");
        Assert.Equal(0, run.Code);
        Assert.True(File.Exists(_folder.At(".githooks/pre-commit")), run.Output);
    }

    [Fact]
    public void Serves_linked_work_trees()
    {
        Git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", "first");
        Git("worktree", "add", "-q", "linked");
        Assert.Equal(0, Cli.Run(_folder.At("linked"), "hook", "install").Code);
        Assert.True(File.Exists(_folder.At(Hook)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Asks_before_it_writes_where_other_repositories_have_their_hooks(bool link)
    {
        using var shared = new TempFolder();
        Git("config", "core.hooksPath", link ? "hooks" : shared.Path);
        if (link)
        {
            Directory.CreateSymbolicLink(_folder.At("hooks"), shared.Path);
        }

        var run = Cli.Run(_folder.Path, "hook", "install");
        Assert.Equal(2, run.Code);
        Assert.Contains("say --global-hooks if that is meant", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(shared.Path));
        Assert.Equal(0, Cli.Run(_folder.Path, "hook", "install", "--global-hooks").Code);
        Assert.True(File.Exists(shared.At("pre-commit")));
    }

    [Fact]
    public void Leaves_the_folder_that_husky_writes_to_husky()
    {
        Git("config", "core.hooksPath", ".husky/_");
        _folder.With(".husky/_/h", "").With(".husky/_/pre-commit", "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"\n");
        var run = Cli.Run(_folder.Path, "hook", "install");
        Assert.Equal(2, run.Code);
        Assert.Contains("add the line 'pvelint scan --staged --quiet' to .husky/pre-commit", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_of_a_repository_it_says_so()
    {
        using var outside = new TempFolder();
        var run = Cli.Run(outside.Path, "hook", "install");
        Assert.Equal(3, run.Code);
        Assert.Contains("not a git repository", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_kept_hook_runs_first_with_its_arguments_and_its_input_and_its_exit_code()
    {
        Executable(Hook, "#!/bin/sh\ncat\necho \"$#:$2\"\nexit $1\n");
        Done("install");
        _folder.With("bin/pvelint", "");
        Executable("bin/pvelint", "#!/bin/sh\necho \"pvelint $*\"\nexit 1\n");

        Assert.Equal(new CliRun("input\n2:a b\n", "", 7), RunHook(["7", "a b"], "input\n"));
        Assert.Equal(new CliRun("input\n2:a b\npvelint scan --staged --quiet\n", "", 1), RunHook(["0", "a b"], "input\n"));
    }

    [Fact]
    public void A_kept_hook_that_git_would_not_run_does_not_run()
    {
        _folder.With(Hook, "#!/bin/sh\nexit 7\n");
        Done("install");
        Executable("bin/pvelint", "#!/bin/sh\n");
        Assert.Equal(new CliRun("", "", 0), RunHook([], ""));
    }

    [Fact]
    public void Without_the_tool_nothing_passes()
    {
        Done("install");
        Directory.CreateDirectory(_folder.At("bin"));
        var run = RunHook([], "");
        Assert.Equal(3, run.Code);
        Assert.Contains("the commit was not checked", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_that_is_not_on_the_search_path_is_found_where_it_was()
    {
        Directory.CreateDirectory(_folder.At("bin"));
        Executable("it's \"here\" $HOME/pvelint", "#!/bin/sh\necho \"found: $*\"\n");
        Executable(Hook, HookScript.Text([_folder.At("it's \"here\" $HOME/pvelint"), "an argument"]));
        Assert.Equal(new CliRun("found: an argument scan --staged --quiet\n", "", 0), RunHook([], ""));
    }

    private void Executable(string name, string text)
    {
        _folder.With(name, text);
        File.SetUnixFileMode(_folder.At(name), Mode);
    }

    private string Done(string what)
    {
        var run = Cli.Run(_folder.Path, "hook", what);
        Assert.Equal((0, ""), (run.Code, run.Error));
        return run.Output;
    }

    // As git does it: by a relative path, from the work tree's root. Of pvelint there is only what the test puts into bin.
    private CliRun RunHook(string[] arguments, string input)
    {
        var start = Tool.Start(_folder.Path, Hook, arguments);
        start.FileName = _folder.At(Hook);
        start.Environment["PATH"] = _folder.At("bin") + Path.PathSeparator + Tool.PathWithoutPvelint;
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return Tool.End(process);
    }

    private void Git(params string[] arguments)
    {
        var run = Tool.Run(Tool.Start(_folder.Path, "git", arguments));
        Assert.True(run.Code == 0, run.Error);
    }
}
