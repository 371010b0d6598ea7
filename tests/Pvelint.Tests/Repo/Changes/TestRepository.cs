using System.Diagnostics;

namespace Pvelint.Tests.Repo.Changes;

/// <summary>A repository made by git itself, gone when the test is.</summary>
internal sealed class TestRepository : IDisposable
{
    public const string Secret = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
    public const string OtherSecret = "b2f86d03-41ce-4a97-9d58-e06c7b1fa294";
    public const string Leak = "token = \"ci@pve!deploy=" + Secret + "\"\n";

    private readonly TempFolder _folder = new();

    public TestRepository(params string[] options) => Git(["init", "-q", "-b", "main", .. options]);

    public string Path => _folder.Path;

    public string At(string name) => _folder.At(name);

    public TestRepository With(string name, string text)
    {
        _folder.With(name, text);
        return this;
    }

    public TestRepository WithBytes(string name, byte[] bytes)
    {
        _folder.WithBytes(name, bytes);
        return this;
    }

    /// <summary>Stages all there is.</summary>
    public TestRepository Staged()
    {
        Git("add", "-A");
        return this;
    }

    /// <summary>Commits all there is.</summary>
    public TestRepository Committed()
    {
        Staged();
        Git("commit", "-q", "--allow-empty", "-m", "x");
        return this;
    }

    public string Git(params string[] arguments)
    {
        var (output, error, code) = TryGit(arguments);
        return code == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error}");
    }

    public (string Output, string Error, int Code) TryGit(params string[] arguments) => RunGit(Path, arguments);

    public static (string Output, string Error, int Code) RunGit(string folder, params string[] arguments) => Run(
        folder,
        "git",
        ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "protocol.file.allow=always", "-c", "commit.gpgSign=false", .. arguments],
        null);

    /// <summary>Puts a file into the index under any name at all.</summary>
    /// <param name="name">The name.</param>
    /// <param name="text">What it holds.</param>
    public void Stage(byte[] name, string text)
    {
        With(".git/blob", text);
        var id = Git("hash-object", "-w", ".git/blob").Trim();
        With(".git/entries", "");
        File.WriteAllBytes(At(".git/entries"), [.. System.Text.Encoding.ASCII.GetBytes($"100644 {id}\t"), .. name, 0]);
        RunShell(Path, "git update-index -z --index-info < .git/entries");
    }

    /// <summary>A shell script, executable.</summary>
    public string Script(string name, string lines)
    {
        With(name, "#!/bin/sh\n" + lines);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return At(name);
    }

    public static (string Output, string Error, int Code) RunShell(string folder, string line) => Run(folder, "sh", ["-c", line], null);

    /// <summary>Runs the tool as a process of its own.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="path">The search path, where it is another one.</param>
    /// <param name="arguments">The command line.</param>
    public static (string Output, string Error, int Code) RunTool(string folder, string? path, params string[] arguments) =>
        Run(folder, Dotnet, [Tool, .. arguments], path);

    /// <summary>The program that runs the tool.</summary>
    public static string Dotnet { get; } = System.IO.Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    /// <summary>The tool.</summary>
    public static string Tool { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "pvelint.dll");

    private static (string Output, string Error, int Code) Run(string folder, string program, string[] arguments, string? path)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        if (path is not null)
        {
            start.Environment["PATH"] = path;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, error.Result, process.ExitCode);
    }

    public void Dispose() => _folder.Dispose();
}
