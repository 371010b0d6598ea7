using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Pvelint.Tests.Commands;
using YamlDotNet.RepresentationModel;

namespace Pvelint.Tests.Samples;

/// <summary>
/// Runs the shell steps of <c>samples/ci</c> as the service would: with its variables, in a clone. <c>dotnet tool install</c> is
/// answered by a stand-in that puts the built tool where it was asked for.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed partial class CiSteps : IDisposable
{
    private const string Leak = "token = \"ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"\n";

    private readonly TempFolder _folder = new();
    private string _path;

    /// <summary>A repository whose branch <c>change</c>, checked out, adds a leak to <c>main</c>.</summary>
    public CiSteps()
    {
        Directory.CreateDirectory(Repository);
        Git("init", "-q", "-b", "main", ".");
        _folder.With("repository/main.tf", "token = var.token\n");
        Git("add", ".");
        Git("commit", "-q", "-m", "first");
        Base = Git("rev-parse", "HEAD");
        Git("update-ref", "refs/remotes/origin/main", Base);
        Git("checkout", "-q", "-b", "change");
        _folder.With("repository/main.tf", Leak);
        Git("commit", "-q", "-a", "-m", "second");

        Executable("built", $"#!/bin/sh\nexec {string.Join(' ', Tool.Start("/").ArgumentList.Prepend(Tool.Dotnet).Select(word => $"'{word}'"))} \"$@\"\n");
        Executable("bin/dotnet", $"""
            #!/bin/sh
            [ "$1 $2 $3 $4" = "tool install pvelint --tool-path" ] && [ "$6 $7" = "--version 0.1.0" ] || exit 64
            mkdir -p "$5" && cp '{_folder.At("built")}' "$5/pvelint"

            """);
        _path = _folder.At("bin") + Path.PathSeparator + Tool.PathWithoutPvelint;
    }

    /// <summary>The tip of <c>main</c>.</summary>
    public string Base { get; }

    /// <summary>The work tree.</summary>
    public string Repository => _folder.At("repository");

    /// <summary>A path beside the work tree.</summary>
    public string At(string name) => _folder.At(name);

    /// <summary>Writes a file beside the work tree.</summary>
    public void Write(string name, string text) => _folder.With(name, text);

    /// <summary>Makes a tool that stands on the search path of all steps that follow.</summary>
    public void Prepend(string folder) => _path = folder + Path.PathSeparator + _path;

    /// <summary>The documents of a sample.</summary>
    public static IReadOnlyList<YamlNode> Read(string name)
    {
        var stream = new YamlStream();
        using var text = File.OpenText(RepositoryRoot.Combine("samples", "ci", name));
        stream.Load(text);
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    /// <summary>Runs lines in one shell that stops at the first failure, as every service does.</summary>
    public CliRun Run(string script, IReadOnlyDictionary<string, string> variables, string? folder = null)
    {
        var start = Tool.Start(folder ?? Repository, "sh", ["-e", "-c", script]);
        start.Environment["PATH"] = _path;
        start.Environment["TMPDIR"] = _folder.Path;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Tool.Run(start);
    }

    /// <summary>The variables of a step of GitHub's, its expressions replaced.</summary>
    public static Dictionary<string, string> Variables(YamlNode step, IReadOnlyDictionary<string, string> expressions) =>
        ((YamlMappingNode)step).Children.TryGetValue("env", out var variables)
            ? ((YamlMappingNode)variables).Children.ToDictionary(
                pair => pair.Key.ToString(), pair => Expression().Replace(pair.Value.ToString(), match => expressions[match.Groups[1].Value]))
            : [];

    public void Dispose() => _folder.Dispose();

    private string Git(params string[] arguments)
    {
        var run = Tool.Run(Tool.Start(Repository, "git", ["-c", "user.name=a", "-c", "user.email=a@example.org", .. arguments]));
        Assert.True(run.Code == 0, run.Error);
        return run.Output.Trim();
    }

    private void Executable(string name, string text)
    {
        _folder.With(name, text);
        File.SetUnixFileMode(_folder.At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [GeneratedRegex(@"\$\{\{ *([a-z.-]+) *\}\}")]
    private static partial Regex Expression();
}
