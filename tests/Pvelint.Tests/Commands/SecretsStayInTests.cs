using System.Text.RegularExpressions;
using Pvelint.Output;

namespace Pvelint.Tests.Commands;

/// <summary>No byte of any output, in any format, holds a secret of a sample or of a page.</summary>
public sealed partial class SecretsStayInTests
{
    public static TheoryData<string, string> Runs
    {
        get
        {
            var runs = new TheoryData<string, string>();
            foreach (var sample in Directory.GetDirectories(RepositoryRoot.Combine("samples")))
            {
                foreach (var format in Reports.Formats)
                {
                    runs.Add(Path.GetFileName(sample), format);
                }
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void No_secret_of_a_sample_is_printed(string sample, string format)
    {
        var folder = RepositoryRoot.Combine("samples", sample);
        using var copy = new TempFolder().WithCopyOf(folder);
        var secrets = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).SelectMany(path => Secrets(File.ReadAllText(path))).Distinct().ToList();
        var run = Cli.Run(copy.Path, "scan", "--format", format, "--verbose");
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, run.Output + run.Error, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_secret_beside_the_one_that_is_quoted_is_printed()
    {
        using var folder = new TempFolder().With("run.sh", """
            curl -k -u 'root@pam:Tr0ub4dor-pve-9' -H 'Authorization: PVEAPIToken=ci@pve!a=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17' https://pve:8006/?x=B2F86D03-41CE-4A97-9D58-E06C7B1FA294
            """);
        var run = Cli.Run(folder.Path, "scan");
        Assert.Contains("****", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("7c1e0a52", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("b2f86d03", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Tr0ub4dor", run.Output, StringComparison.Ordinal);
    }

    // The fixtures' secrets: README.md of samples/ and CONTRIBUTING.md name them.
    private static IEnumerable<string> Secrets(string text) => Shape().Matches(text).Select(match => match.Value);

    [GeneratedRegex("[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}|Tr0ub4dor-pve-9|kestrel-Mauve-42|[A-Za-z0-9+/]{48,}={0,2}")]
    private static partial Regex Shape();
}
