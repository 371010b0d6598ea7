using Pvelint.Hcl;

namespace Pvelint.Tests.Inference;

/// <summary>
/// The maps of rules/terraform/bpg: each type that the provider documents has one, which reads attributes that are documented,
/// and calls what the API has.
/// </summary>
public sealed class BpgMapsTests
{
    private static readonly string[] Functions =
    [
        "changed", "default", "depends", "set",
        "concat", "contains", "endswith", "join", "length", "lower", "replace", "reverse", "split", "startswith",
    ];

    [Fact]
    public void A_map_calls_what_the_API_has()
    {
        var problems = MapChecker.Problems("rules/terraform/bpg/");
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void Every_type_that_the_provider_documents_has_one_map()
    {
        var mapped = Maps().SelectMany(map => Names(map).Select(name => $"{map.Type} {name}")).Order(StringComparer.Ordinal);
        Assert.Equal(Documented.Keys.Order(StringComparer.Ordinal), mapped);
    }

    [Fact]
    public void A_file_is_called_like_what_it_maps() => Assert.Empty(MapChecker.Maps("rules/terraform/bpg/")
        .Where(map => map.Map.Type != "provider" && Path.GetFileNameWithoutExtension(map.File) != map.Map.Labels[0].Text)
        .Select(map => map.File));

    [Fact]
    public void Each_map_names_the_release_it_was_read_from_and_each_call_its_place() => Assert.All(Maps(), map =>
    {
        Assert.StartsWith("bpg/terraform-provider-proxmox v0.111.1 ", map.Body.String("source"), StringComparison.Ordinal);
        Assert.All(map.Body.BlocksOf("call"), call => Assert.NotEmpty(call.Body.String("source")));
    });

    [Fact]
    public void A_map_reads_attributes_that_the_provider_documents() =>
        Assert.Empty(Maps().SelectMany(map => MapChecker.UnknownNames(map, Attributes(map)).Select(name => $"{map.Labels[0].Text}: {name}")));

    [Fact]
    public void A_map_uses_known_functions() => Assert.Empty(Maps()
        .SelectMany(map => Bodies(map.Body)).SelectMany(body => body.Attributes).SelectMany(attribute => attribute.Expression.SelfAndDescendants())
        .OfType<HclCall>().Select(call => call.Name).Except(Functions));

    [Fact]
    public void Every_variable_of_a_path_is_bound() =>
        Assert.Empty(Maps().SelectMany(map => MapChecker.OpenVariables(map, Attributes(map)).Select(name => $"{map.Labels[0].Text}: {name}")));

    private static IEnumerable<HclBlock> Maps() => MapChecker.Maps("rules/terraform/bpg/").Select(map => map.Map).Where(map => map.Type != "provider");

    private static IEnumerable<string> Names(HclBlock map) => map.Body.Strings("aliases").Prepend(map.Labels[0].Text);

    private static string[] Attributes(HclBlock map) => Documented[$"{map.Type} {map.Labels[0].Text}"];

    private static IEnumerable<HclBody> Bodies(HclBody body) => body.Blocks.SelectMany(block => Bodies(block.Body)).Prepend(body);

    // "resource proxmox_pool: comment pool_id"
    private static Dictionary<string, string[]> Documented { get; } = File
        .ReadLines(RepositoryRoot.Combine("tests", "Pvelint.Tests", "Inference", "bpg-documented.txt"))
        .Where(line => line[0] != '#')
        .Select(line => line.Split(':'))
        .ToDictionary(parts => parts[0], parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
