using Pvelint.Formats;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Tests.Samples;

/// <summary>
/// Each sample gives the findings of its table, <c>tests/cases/SAMPLE/findings.txt</c>, and no others. A table is a claim, checked by
/// hand: <c>PVELINT_UPDATE=1</c> rewrites it, and the difference is to be read line by line.
/// </summary>
public class SampleTests
{
    private static readonly DocumentReader Reader = new(YamlReader.Read);

    /// <summary>The samples; the one that is a C# project is the analyzer's and has tests of its own.</summary>
    public static TheoryData<string> Names =>
        [.. Directory.GetDirectories(RepositoryRoot.Combine("samples"))
            .Where(folder => Directory.GetFiles(folder, "*.csproj", SearchOption.AllDirectories).Length == 0)
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_the_findings_of_its_table(string sample) => Check(sample);

    [Fact]
    public void The_clean_homelab_has_no_findings() => Assert.Empty(Lint("homelab-clean"));

    [Fact]
    public void The_list_of_samples_names_each_and_each_says_what_it_shows()
    {
        var list = File.ReadAllText(RepositoryRoot.Combine("samples", "README.md"));
        Assert.All(Directory.GetDirectories(RepositoryRoot.Combine("samples")), folder =>
        {
            Assert.Contains($"| `{Path.GetFileName(folder)}` |", list, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(folder, "README.md")), $"{folder} has no README.md");
        });
    }

    private static void Check(string sample)
    {
        var table = RepositoryRoot.Combine("tests", "cases", sample, "findings.txt");
        var found = string.Concat(Lint(sample).Select(finding => Line(finding) + "\n"));
        if (Environment.GetEnvironmentVariable("PVELINT_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(table)!);
            File.WriteAllText(table, found);
        }

        Assert.True(File.Exists(table), $"{sample} has no table of findings: PVELINT_UPDATE=1 writes one");
        Assert.Equal(File.ReadAllText(table), found);
    }

    // As someone finds it who has cloned the sample as a repository of its own: everything in it is tracked.
    private static IReadOnlyList<Finding> Lint(string sample)
    {
        var folder = RepositoryRoot.Combine("samples", sample);
        var documents = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(Reader.Read)
            .ToList();
        return Linter.Lint(new Project(documents) { GitStatus = _ => GitStatus.Tracked });
    }

    private static string Line(Finding finding)
    {
        var start = finding.File.Position(finding.Span.Start);
        return $"{finding.File.Path}:{start.Line}:{start.Column} {finding.Rule.Id} {finding.Severity.ToString().ToLowerInvariant()}";
    }
}
