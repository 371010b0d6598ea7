using Pvelint.Hcl;

namespace Pvelint.Access;

/// <summary>A class of Pulumi's Proxmox provider.</summary>
/// <param name="Space">The parts of its namespace below the provider's own, in lower case with dots between; empty for none.</param>
/// <param name="Type">The type of the Terraform resource or data source behind it.</param>
/// <param name="Fields">What its arguments are called in Terraform, where the law of names would call them otherwise.</param>
internal sealed record PulumiType(string Space, string Type, IReadOnlyDictionary<string, string> Fields);

/// <summary>
/// The classes of Pulumi's Proxmox provider: by its law of names from the types that bpg's has (the names of our maps), and those of older
/// releases by <c>rules/terraform/pulumi.hcl</c>.
/// </summary>
internal static class PulumiTypes
{
    private const string Maps = "rules/terraform/bpg/";
    private const string Old = "proxmox_virtual_environment_";
    private const string New = "proxmox_";

    private static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>(StringComparer.Ordinal);

    private static readonly Lazy<ILookup<string, PulumiType>> Resources = new(() => Read("resource"));
    private static readonly Lazy<ILookup<string, PulumiType>> Data = new(() => Read("data"));

    /// <summary>The one class that a name means.</summary>
    /// <param name="name">The name of the class, as any of its languages writes it; of a data source without <c>get</c>.</param>
    /// <param name="space">What stands before it, with dots between; empty where nothing does.</param>
    /// <param name="imported">The namespaces that the file imports, as <see cref="PulumiType.Space"/> has them.</param>
    /// <param name="isData">Whether it is a data source.</param>
    /// <param name="isKnown">Whether there is such a class at all: one that several may be is known and null.</param>
    public static PulumiType? Find(string name, string space, ICollection<string> imported, bool isData, out bool isKnown)
    {
        var all = (isData ? Data : Resources).Value[Key(name)].ToList();
        isKnown = all.Count > 0;
        var written = space.ToLowerInvariant().Replace("_", "");
        return Only(all)
            ?? Only(all.Where(type => type.Space.Length > 0 && (written == type.Space || written.EndsWith("." + type.Space, StringComparison.Ordinal))))
            ?? Only(all.Where(type => written.Length > 0 && type.Space.Length == 0))
            ?? Only(all.Where(type => type.Space.Length > 0 && imported.Contains(type.Space)))
            ?? Only(all.Where(type => type.Space.Length == 0));
    }

    // A resource may go by two types that are one.
    private static PulumiType? Only(IEnumerable<PulumiType> types) => types.GroupBy(type => type.Type, StringComparer.Ordinal).ToList() is [var only] ? only.First() : null;

    private static string Key(string name) => name.Replace("_", "").ToLowerInvariant();

    private static ILookup<string, PulumiType> Read(string kind)
    {
        var maps = new HashSet<string>(FactFile.Names(Maps).Select(name => name.Substring(Maps.Length, name.Length - Maps.Length - ".hcl".Length)), StringComparer.Ordinal);
        return maps.Where(map => map.StartsWith(New, StringComparison.Ordinal) && Has(FactFile.Text(Maps + map + ".hcl"), kind)).SelectMany(map => ByLaw(map, maps)).Concat(FactFile.Read("rules/terraform/pulumi.hcl").BlocksOf(kind).Select(Written))
            .ToLookup(pair => pair.Key, pair => pair.Type, StringComparer.Ordinal);
    }

    private static bool Has(string map, string kind) => map.StartsWith(kind + " \"", StringComparison.Ordinal) || map.Contains("\n" + kind + " \"");

    private static IEnumerable<(string Key, PulumiType Type)> ByLaw(string map, HashSet<string> maps)
    {
        var stem = map.StartsWith(Old, StringComparison.Ordinal) ? map.Substring(Old.Length) : map.Substring(New.Length);
        var legacy = Old + stem;
        var cut = stem.LastIndexOf('_');
        var (space, name) = cut < 0 ? ("", stem) : (stem.Substring(0, cut).Replace('_', '.'), stem.Substring(cut + 1));
        if (map == New + stem || !maps.Contains(New + stem))
        {
            yield return (name, new PulumiType(space, map, NoFields));
        }

        yield return (name + "legacy", new PulumiType(space, legacy, NoFields));
        yield return ("virtualenvironment" + Key(stem), new PulumiType("", legacy, NoFields));
        if (cut >= 0)
        {
            yield return (Key(stem), new PulumiType("", maps.Contains(New + stem) ? New + stem : map, NoFields));
        }
    }

    private static (string Key, PulumiType Type) Written(HclBlock block)
    {
        var label = block.Labels[0].Text;
        var cut = label.LastIndexOf('/');
        return (Key(label.Substring(cut + 1)), new PulumiType(
            cut < 0 ? "" : label.Substring(0, cut).Replace('/', '.').ToLowerInvariant(), block.Body.String("type"),
            block.Body.Pairs("fields").ToDictionary(pair => pair.Name, pair => pair.Text, StringComparer.Ordinal)));
    }
}
