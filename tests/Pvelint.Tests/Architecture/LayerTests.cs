using System.Text.RegularExpressions;

namespace Pvelint.Tests.Architecture;

/// <summary>Core's folders use only those above them. The order is that of <c>src/README.md</c>.</summary>
public sealed partial class LayerTests
{
    private static readonly string[] Layers = ["Text", "Hcl", "Formats", "Access", "Inference", "Rules"];

    public static TheoryData<string> Folders => [.. Layers];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_those_above_it(string folder)
    {
        var allowed = Layers.Take(Array.IndexOf(Layers, folder) + 1).ToList();
        var files = Directory.GetFiles(RepositoryRoot.Combine("src", "Pvelint.Core", folder), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var used = Namespace().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Where(Layers.Contains).Distinct();
            Assert.Empty(used.Except(allowed).Select(layer => $"{Path.GetFileName(file)} uses {layer}"));
        });
    }

    [Fact]
    public void Every_folder_of_core_is_a_layer() =>
        Assert.Equal(
            Layers.Order(StringComparer.Ordinal),
            Directory.GetDirectories(RepositoryRoot.Combine("src", "Pvelint.Core")).Select(path => Path.GetFileName(path)).Except(["bin", "obj"]).Order(StringComparer.Ordinal));

    [Fact]
    public void The_hosts_do_not_know_each_other()
    {
        foreach (var host in new[] { "Pvelint", "Pvelint.Analyzer" })
        {
            var project = Directory.GetFiles(RepositoryRoot.Combine("src", host), "*.csproj").Single();
            var references = Regex.Matches(File.ReadAllText(project), "<ProjectReference Include=\"([^\"]+)\"").Select(match => Path.GetFileNameWithoutExtension(match.Groups[1].Value));
            Assert.Equal(["Pvelint.Core"], references);
        }
    }

    [GeneratedRegex(@"\bPvelint\.([A-Z][A-Za-z]+)\b")]
    private static partial Regex Namespace();
}
