using System.Text;
using System.Text.RegularExpressions;

namespace Pvelint.Tests.Commands;

/// <summary>
/// Runs the commands of each <c>tests/cases/…/SITUATION/command.txt</c> on a copy of its <c>input/</c>, and of the samples that its
/// <c>samples.txt</c> names, and compares what they print with <c>expected.txt</c>. <c>PVELINT_UPDATE=1</c> writes that file anew.
/// </summary>
public sealed partial class GoldenCases
{
    private static readonly string Cases = RepositoryRoot.Combine("tests", "cases");

    public static TheoryData<string> Situations => [.. Directory.EnumerateFiles(Cases, "command.txt", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Cases, Path.GetDirectoryName(file)!).Replace('\\', '/')).Where(folder => !folder.Contains("/input", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Situations))]
    public void Prints_what_is_expected(string situation)
    {
        var folder = Path.Combine(Cases, situation);
        var actual = Run(folder);
        var expectedFile = Path.Combine(folder, "expected.txt");
        if (Environment.GetEnvironmentVariable("PVELINT_UPDATE") == "1")
        {
            File.WriteAllText(expectedFile, actual);
            return;
        }

        var expected = File.Exists(expectedFile) ? File.ReadAllText(expectedFile).ReplaceLineEndings("\n") : "";
        if (expected != actual)
        {
            Assert.Fail($"{situation}: run 'PVELINT_UPDATE=1 dotnet test' if this is right:\n{Difference(expected, actual)}");
        }
    }

    private static string Run(string folder)
    {
        using var copy = new TempFolder();
        var input = Path.Combine(folder, "input");
        if (Directory.Exists(input))
        {
            copy.WithCopyOf(input);
        }

        var samples = Path.Combine(folder, "samples.txt");
        foreach (var sample in File.Exists(samples) ? File.ReadAllLines(samples) : [])
        {
            copy.WithCopyOf(RepositoryRoot.Combine("samples", sample), sample);
        }

        var printed = new StringBuilder();
        foreach (var line in File.ReadAllLines(Path.Combine(folder, "command.txt")).Where(line => line.Length > 0))
        {
            // COMMAND < FILE gives the file on standard input.
            var parts = line.Split(" < ");
            var stdin = parts.Length == 2 ? File.ReadAllText(copy.At(parts[1])) : "";
            var run = Cli.Run(copy.Path, stdin, Words(parts[0]));
            printed.Append("$ pvelint ").Append(line).Append('\n').Append(run.Output);
            printed.Append("--- stderr\n").Append(run.Error).Append("--- exit code ").Append(run.Code).Append("\n\n");
        }

        // The rules of the catalog stand in every SARIF report and change for other reasons.
        var text = printed.ToString().Replace(copy.Path, "$FOLDER", StringComparison.Ordinal);
        return RuleIndex().Replace(SarifRules().Replace(text, "$1…]"), "$1…");
    }

    private static string[] Words(string line) => [.. Word().Matches(line).Select(match => match.Value.Trim('\''))];

    private static string Difference(string expected, string actual)
    {
        var left = expected.Split('\n');
        var right = actual.Split('\n');
        var at = Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(i => i >= left.Length || i >= right.Length || left[i] != right[i]);
        return $"line {at + 1}\n- {string.Join("\n- ", left.Skip(at).Take(5))}\n+ {string.Join("\n+ ", right.Skip(at).Take(5))}";
    }

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();

    [GeneratedRegex("""("rules": \[).*?\n          \]""", RegexOptions.Singleline)]
    private static partial Regex SarifRules();

    [GeneratedRegex("""("ruleIndex": )\d+""")]
    private static partial Regex RuleIndex();
}
