using Pvelint.Access;
using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Tests.Inference;

/// <summary>
/// Every class of the provider leads to the resource that it is made of. The list is that of muhlba91/pulumi-proxmoxve: v7.13.0 by the metadata
/// of its bridge, v8.3.0 by its schema.
/// </summary>
public sealed class PulumiTypesTests
{
    // Resources of that release which bpg's does not have any more.
    private static readonly IReadOnlyList<(string Kind, string Token, string Type)> All = [.. File
        .ReadLines(RepositoryRoot.Combine("tests", "Pvelint.Tests", "Inference", "pulumi-types.txt")).Select(line => line.Split(' ')).Select(words => (words[0], words[1], words[2]))];

    [Fact]
    public void Every_class_has_the_map_of_its_resource()
    {
        var maps = ToolMaps.Read("rules/terraform/bpg/");
        Assert.True(All.Count > 300);
        Assert.All(All, one =>
        {
            var parts = one.Token.Split(':');
            var module = parts[1][..Math.Max(0, parts[1].LastIndexOf('/'))];
            var name = one.Kind == "data" && parts[2].StartsWith("get", StringComparison.Ordinal) ? parts[2][3..] : parts[2];
            var found = PulumiTypes.Find(name, module is "index" ? "pulumi.proxmoxve" : "Pulumi.ProxmoxVE." + module.Replace('/', '.'), [], one.Kind == "data", out _);
            Assert.True(found is not null, $"{one.Token} is no class that is known");
            Assert.True(maps.TryGetValue((one.Kind, found.Type), out var map), $"{one.Token}: {found.Type} has no map");
            Assert.True(maps.TryGetValue((one.Kind, one.Type), out var expected) && expected == map, $"{one.Token}: {found.Type} in place of {one.Type}");
        });
    }

    [Fact]
    public void Every_name_in_the_table_is_one_of_bpgs()
    {
        var maps = ToolMaps.Read("rules/terraform/bpg/");
        Assert.All(FactFile.Read("rules/terraform/pulumi.hcl").Blocks, block => Assert.True(maps.ContainsKey((block.Type, block.Body.String("type"))), block.Labels[0].Text));
    }
}
