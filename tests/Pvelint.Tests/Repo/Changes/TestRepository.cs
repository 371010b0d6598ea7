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

    public static (string Output, string Error, int Code) RunGit(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "protocol.file.allow=always", "-c", "commit.gpgSign=false", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, error.Result, process.ExitCode);
    }

    public void Dispose() => _folder.Dispose();
}
