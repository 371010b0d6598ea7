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
    public void Everything_that_is_documented_has_a_map() => Assert.Equal(
        Documented.Keys.Order(StringComparer.Ordinal), Maps().Select(map => Name(map.Map)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_map_reads_attributes_that_are_documented() => Assert.Equal([], Maps()
        .SelectMany(map => MapChecker.UnknownNames(map.Map, Attributes(map.Map)).Select(name => $"{map.File}: {name}")));

    [Fact]
    public void Every_variable_of_a_path_is_bound() => Assert.Equal([], Maps()
        .SelectMany(map => MapChecker.OpenVariables(map.Map, Attributes(map.Map)).Select(name => $"{map.File}: {name}")));

    [Fact]
    public void An_alias_is_given_once() => Assert.Equal([], Maps()
        .SelectMany(map => map.Map.Body.Strings("aliases").Prepend(map.Map.Labels[0].Text).Select(name => $"{map.Map.Type} {name}"))
        .GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key));

    private static IEnumerable<(string File, HclBlock Map)> Maps() =>
        MapChecker.Maps("rules/terraform/telmate/").Concat(MapChecker.Maps("rules/packer/")).Concat(MapChecker.Maps("rules/ansible/"));

    // What tells a module how to log in each of them takes.
    private static IReadOnlyCollection<string> Attributes(HclBlock map) =>
        map.Type == "module" ? [.. Documented[Name(map)], .. Documented["provider community.proxmox"]] : Documented[Name(map)];

    private static string Name(HclBlock map) => $"{map.Type} {map.Labels[0].Text}";

    // "resource proxmox_pool: comment poolid"
    private static Dictionary<string, string[]> Documented { get; } = File
        .ReadLines(RepositoryRoot.Combine("tests", "Pvelint.Tests", "Inference", "others-documented.txt"))
        .Where(line => line[0] != '#')
        .Select(line => line.Split(": "))
        .ToDictionary(parts => parts[0], parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
