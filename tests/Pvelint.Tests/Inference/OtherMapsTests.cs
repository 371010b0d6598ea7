using Pvelint.Hcl;

namespace Pvelint.Tests.Inference;

/// <summary>The maps of Telmate's provider, of Packer and of Ansible: well formed, and none forgotten.</summary>
public sealed class OtherMapsTests
{
    [Theory]
    [InlineData("rules/terraform/telmate/")]
    [InlineData("rules/packer/")]
    [InlineData("rules/ansible/")]
    public void A_map_calls_what_the_API_has(string folder)
    {
        Assert.NotEmpty(FactFile.Names(folder));
        var problems = MapChecker.Problems(folder);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void A_file_is_called_like_what_it_maps() => Assert.Equal([], Maps()
        .Where(map => map.Map.Type != "provider")
        .Select(map => (Name: Path.GetFileNameWithoutExtension(map.File), Label: map.Map.Labels[0].Text.Split('.').Last()))
        .Where(pair => pair.Name != pair.Label && pair.Name != "inventory").Select(pair => $"{pair.Name}: {pair.Label}"));

    [Fact]
    public void Everything_that_is_documented_has_a_map()
    {
        var mapped = Maps().Select(map => $"{map.Map.Type} {map.Map.Labels[0].Text}").ToHashSet();
        Assert.Equal([], Documented().Where(name => !mapped.Contains(name)));
    }

    [Fact]
    public void An_alias_is_given_once() => Assert.Equal([], Maps()
        .SelectMany(map => map.Map.Body.Strings("aliases").Prepend(map.Map.Labels[0].Text).Select(name => $"{map.Map.Type} {name}"))
        .GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key));

    private static IEnumerable<(string File, HclBlock Map)> Maps() =>
        MapChecker.Maps("rules/terraform/telmate/").Concat(MapChecker.Maps("rules/packer/")).Concat(MapChecker.Maps("rules/ansible/"));

    private static IEnumerable<string> Documented() => File
        .ReadLines(RepositoryRoot.Combine("tests", "Pvelint.Tests", "Inference", "others-documented.txt"))
        .Where(line => line.Length > 0 && line[0] != '#');
}
