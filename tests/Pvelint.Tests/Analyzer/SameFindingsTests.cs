using System.Text.RegularExpressions;
using Pvelint.Tests.Rules;

namespace Pvelint.Tests.Analyzer;

/// <summary>The same files give the same findings wherever pvelint tells them: rule, place, severity, message.</summary>
public sealed partial class SameFindingsTests
{
    // What the package's props add to a C# project, and the C# itself.
    private static readonly string[] Suffixes = [".cs", ".tf", ".tfvars", ".tf.json", ".tfvars.json", ".hcl", ".pkr.json", ".env"];

    public static TheoryData<string> Pages => [.. RulePage.All.Select(page => page.Id)];

    public static TheoryData<string> Samples => [.. Directory.GetDirectories(RepositoryRoot.Combine("samples")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Of_each_sample(string sample)
    {
        var folder = RepositoryRoot.Combine("samples", sample);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(folder, path).Replace('\\', '/'), File: path))
            .Where(file => IsTaken(file.Path) && !file.Path.Split('/').Any(part => part is "bin" or "obj"))
            .Select(file => (file.Path, File.ReadAllText(file.File)));
        await Check(new FindingInput(sample, [.. files]));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Of_each_example_on_a_rules_page(string id)
    {
        var page = RulePage.All.Single(page => page.Id == id);
        foreach (var section in new[] { "Flagged", "Fine" })
        {
            var number = 0;
            foreach (var example in page.Projects(section))
            {
                number++;
                var pve = example.Options.FirstOrDefault(option => option.StartsWith("pve=", StringComparison.Ordinal))?[4..];
                await Check(new FindingInput($"{id}, {section}, {number}", [.. example.Files.Where(file => IsTaken(file.Path))], pve));
            }
        }
    }

    [Fact]
    public void The_list_of_files_is_that_of_the_package()
    {
        var props = File.ReadAllText(RepositoryRoot.Combine("src", "Pvelint.Package", "build", "Pvelint.Analyzers.props"));
        var patterns = Patterns().Match(props).Groups[1].Value.Split(';').Select(pattern => pattern["**/".Length..]);
        Assert.All(patterns, pattern => Assert.True(IsTaken("a/" + pattern.Replace("*", pattern.StartsWith('*') ? "x" : "", StringComparison.Ordinal)), pattern));
    }

    private static bool IsTaken(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Array.Exists(Suffixes, suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            || name is ".env" or ".envrc" || name.StartsWith(".env.", StringComparison.Ordinal) || (name.StartsWith("appsettings", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal));
    }

    private static async Task Check(FindingInput input)
    {
        if (input.Files.Count == 0)
        {
            return;
        }

        var told = new List<(string Name, string Text)>();
        foreach (var (name, tell) in FindingSources.All)
        {
            told.Add((name, Show(await tell(input))));
        }

        Assert.All(told.Skip(1), other => Assert.True(told[0].Text == other.Text, $"{input.Name}\n--- {told[0].Name}\n{told[0].Text}--- {other.Name}\n{other.Text}"));
    }

    private static string Show(IEnumerable<ToldFinding> findings) => string.Concat(findings
        .Select(finding => $"{finding.Path}:{finding.Line}:{finding.Column}-{finding.EndLine}:{finding.EndColumn} {finding.Rule} {finding.Severity} {finding.Message}\n")
        .Order(StringComparer.Ordinal));

    [GeneratedRegex("<PvelintFiles>([^<]+)</PvelintFiles>")]
    private static partial Regex Patterns();
}
