using System.Text.RegularExpressions;
using Pvelint.Rules;

namespace Pvelint.Tests.Rules;

/// <summary>
/// A rule's page, <c>rules/PVE###.md</c>. Its fences are tests: the info string is a language, a path where the language's
/// usual one does not do, and options (<c>git=tracked</c>, <c>pve=8.4</c>, <c>also</c>: one project with the fence before).
/// A line that must be flagged ends with the rule's id in a comment, which is taken out before the file is read.
/// </summary>
internal sealed partial record RulePage(string Id, string Text)
{
    private static readonly Dictionary<string, string> Paths = new()
    {
        ["hcl"] = "main.tf",
        ["tfvars"] = "terraform.tfvars",
        ["dotenv"] = ".env",
        ["sh"] = "run.sh",
        ["yaml"] = "main.yml",
        ["json"] = "data.json",
        ["ini"] = "hosts.ini",
        ["toml"] = "telegraf.toml",
        ["http"] = "api.http",
        ["powershell"] = "run.ps1",
        ["python"] = "main.py",
        ["csharp"] = "Program.cs",
        ["go"] = "main.go",
        ["markdown"] = "README.md",
        ["text"] = "output.log",
        ["usercfg"] = "user.cfg",
    };

    public static IReadOnlyList<RulePage> All { get; } =
    [
        .. Directory.GetFiles(RepositoryRoot.Combine("rules"), "PVE*.md").Order(StringComparer.Ordinal)
            .Select(path => new RulePage(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))),
    ];

    /// <summary>The text of a section: <c>Why</c>, <c>Flagged</c>, <c>Fine</c>, <c>Fix</c>; null where it is missing.</summary>
    public string? Section(string name)
    {
        var match = Regex.Match(Text, $@"^## {name}\r?\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline);
        return match.Success ? match.Groups[1].Value : null;
    }

    /// <summary>The projects that the fences of a section make.</summary>
    public IEnumerable<PageProject> Projects(string section)
    {
        PageProject? current = null;
        foreach (Match fence in Fence().Matches(Section(section) ?? ""))
        {
            var info = fence.Groups["info"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var options = info.Skip(1).Where(word => word == "also" || word.Contains('=', StringComparison.Ordinal)).ToList();
            var path = info.Skip(1).FirstOrDefault(word => !options.Contains(word)) ?? Paths[info[0]];
            if (!options.Contains("also"))
            {
                if (current is not null)
                {
                    yield return current;
                }

                current = new PageProject([], [], options);
            }

            var lines = fence.Groups["text"].Value.ReplaceLineEndings("\n").Split('\n');
            current!.Files.Add((path, string.Join('\n', lines.Select(line => Mark().Replace(line, "")))));
            current.Flagged.AddRange(lines.Select((line, index) => (Mark().IsMatch(line) && Mark().Match(line).Groups["id"].Value == Id, Place: $"{path}:{index + 1}")).Where(line => line.Item1).Select(line => line.Place));
        }

        if (current is not null)
        {
            yield return current;
        }
    }

    [GeneratedRegex(@"^(?<fence>`{3,})(?<info>[^`\n]+)\n(?<text>.*?)^\k<fence>\s*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s*(?:#|//|--|<!--)\s*(?<id>PVE\d{3})\s*(?:-->)?\s*$")]
    private static partial Regex Mark();
}

/// <summary>The files of one example on a page and the places that its marks name.</summary>
internal sealed record PageProject(List<(string Path, string Text)> Files, List<string> Flagged, IReadOnlyList<string> Options)
{
    public Project Project()
    {
        var git = Enum.TryParse<GitStatus>(Option("git"), ignoreCase: true, out var status) ? status : GitStatus.Unknown;
        return new Project(TestProject.Documents([.. Files]), Option("pve") ?? Pvelint.Rules.Project.NewestPve) { GitStatus = _ => git, Today = new Day(2026, 11, 22) };
    }

    private string? Option(string name) =>
        Options.FirstOrDefault(option => option.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}
