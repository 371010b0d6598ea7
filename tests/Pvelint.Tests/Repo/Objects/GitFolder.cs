using System.Diagnostics;
using System.Text;
using Pvelint.Repo;

namespace Pvelint.Tests.Repo.Objects;

/// <summary>A repository that git made for a test.</summary>
internal sealed class GitFolder : IDisposable
{
    private static readonly string[] Identity =
        ["-c", "user.name=Test", "-c", "user.email=test@example.invalid", "-c", "protocol.file.allow=always", "-c", "gc.auto=0", "-c", "init.defaultBranch=main", "-c", "maintenance.auto=false"];

    private readonly TempFolder _folder = new();
    private bool _hasHistory;

    /// <summary>Makes one; without arguments it has no repository yet.</summary>
    public GitFolder(params string[] init)
    {
        if (init.Length > 0)
        {
            Git(init);
        }
    }

    public string Path => _folder.Path;

    public static GitFolder Init() => new("init", "-q");

    public GitRepository Open(string name = ".") => GitRepository.Open(System.IO.Path.GetFullPath(name, Path), name);

    public string At(string name) => _folder.At(name);

    public GitFolder With(string name, string text)
    {
        _folder.With(name, text);
        return this;
    }

    /// <summary>Runs git here, and holds that it succeeds.</summary>
    /// <returns>What it printed.</returns>
    public string Git(params string[] arguments) => Git("", arguments);

    /// <inheritdoc cref="Git(string[])"/>
    public string Git(string input, string[] arguments)
    {
        var start = new ProcessStartInfo("git", [.. Identity, .. arguments])
        {
            WorkingDirectory = Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {errors.Result}");
        return output.TrimEnd('\n');
    }

    /// <summary>Commits some versions of files that pack well as deltas, a tag and an empty file; up to 100 objects are loose.</summary>
    public GitFolder WithHistory(int versions = 12, int seed = 1)
    {
        const string Who = "Test <test@example.invalid> 1700000000 +0000";
        var random = new Random(seed);
        var lines = Enumerable.Range(0, 120).Select(_ => random.NextInt64().ToString("x16")).ToList();
        var import = new StringBuilder();
        for (var version = 0; version < versions; version++)
        {
            lines[random.Next(lines.Count)] = $"version {version} {random.NextInt64():x16}";
            lines.Insert(random.Next(lines.Count), random.NextInt64().ToString("x16"));
            import.Append("commit refs/heads/main\ncommitter ").Append(Who).Append('\n');
            AppendData($"version {version}");
            import.Append(version == 0 && _hasHistory ? "from refs/heads/main^0\n" : "").Append($"M 100644 inline infra/main-{seed}.tf\n");
            AppendData(string.Join('\n', lines));
            import.Append($"M 100644 inline notes/{version % 3}.md\n");
            AppendData($"note {version} {random.Next()}\n");
            import.Append("M 100644 inline empty\n");
            AppendData("");
        }

        import.Append($"tag v{seed}\nfrom refs/heads/main\ntagger ").Append(Who).Append('\n');
        AppendData("a tag");
        Git(import.ToString(), ["fast-import", "--quiet", "--force"]);
        _hasHistory = true;
        return this;

        void AppendData(string text) => import.Append("data ").Append(text.Length).Append('\n').Append(text).Append('\n');
    }

    public void Dispose()
    {
        // Git makes its objects read-only, which keeps them from being deleted on Windows alone.
        if (OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
            {
                File.SetAttributes(file, FileAttributes.Normal);
            }
        }

        _folder.Dispose();
    }
}
