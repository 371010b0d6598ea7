using System.Collections.Concurrent;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>The maps of all tools, those of a tool read when first asked for.</summary>
public static class ToolMaps
{
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<(string Kind, string Type), ToolMap>> Folders = new(StringComparer.Ordinal);

    /// <summary>The map of something in code; null where nothing is known of its type.</summary>
    public static ToolMap? Of(CodeResource resource)
    {
        var type = resource.Kind == "provider" ? null : resource.Type;
        return FoldersOf(resource).Select(Read).Select(maps => type is null
            ? maps.Values.FirstOrDefault(map => map.Kind == "provider")
            : maps.TryGetValue((resource.Kind, type), out var map) ? map : null).FirstOrDefault(map => map is not null);
    }

    /// <summary>What a Terraform provider fills in as <c>id</c>, as far as that follows from what the code gives; null where it does not.</summary>
    /// <param name="kind"><c>resource</c> or <c>data</c>.</param>
    /// <param name="type">The type.</param>
    /// <param name="attributes">What the code gives.</param>
    /// <param name="address">How others name it.</param>
    internal static HclValue? IdOf(string kind, string type, HclValue attributes, string address)
    {
        var map = new[] { "rules/terraform/bpg/", "rules/terraform/telmate/" }.Select(Read).Select(maps => maps.TryGetValue((kind, type), out var found) ? found : null)
            .FirstOrDefault(found => found?.Id is not null);
        if (map is null || attributes.Entry("id") is not null)
        {
            return null;
        }

        // Mostly it is another attribute, which has a name where it has no value.
        if (map.Id is HclTraversal { Path: { } path, Steps.Count: 0 } && map.Locals.All(local => local.Name != path))
        {
            return attributes.Entry(path) ?? HclValue.UnknownNamed(address + "." + path);
        }

        var id = new MapReader(ApiFacts.Of(ApiFacts.Known[ApiFacts.Known.Count - 1]), map, new CodeResource(CodeTool.Terraform, kind, type, address, attributes, default!)).Value(map.Id!);
        return id.Kind == HclValueKind.Null ? null : id;
    }

    /// <summary>What a tool's start calls, whatever it does then; null where that is nothing.</summary>
    internal static ToolMap? StartOf(CodeResource resource) => FoldersOf(resource).Take(1).Select(Read).Select(maps => maps.Values.FirstOrDefault(map => map.Kind == "provider")).FirstOrDefault();

    /// <summary>All maps below a folder: <c>rules/terraform/bpg/</c>.</summary>
    public static IReadOnlyDictionary<(string Kind, string Type), ToolMap> Read(string folder) => Folders.GetOrAdd(folder, key =>
    {
        var maps = new Dictionary<(string, string), ToolMap>();
        foreach (var map in FactFile.Names(key).SelectMany(name => FactFile.Read(name).Blocks).Select(ToolMap.Of))
        {
            foreach (var type in map.Aliases.Prepend(map.Type))
            {
                maps[(map.Kind, type)] = map;
            }
        }

        return maps;
    });

    // Where nothing says which provider it is, the names of the types do not overlap.
    private static string[] FoldersOf(CodeResource resource) => resource.Tool switch
    {
        CodeTool.Packer => ["rules/packer/"],
        CodeTool.Ansible => ["rules/ansible/"],
        _ => resource.Provider?.Facts is { } facts ? [$"rules/terraform/{facts}/"] : ["rules/terraform/bpg/", "rules/terraform/telmate/"],
    };
}
