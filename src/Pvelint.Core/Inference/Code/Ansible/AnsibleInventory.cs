using System.Text.RegularExpressions;
using Pvelint.Formats;

namespace Pvelint.Inference;

/// <summary>
/// Inventories of Ansible: which names their hosts and groups define. Which hosts a play meets is not unfolded, so what such a name holds is
/// not known; without this it would be taken for undefined, and its default for its value.
/// </summary>
internal static class AnsibleInventory
{
    // docs.ansible.com, "How to build your inventory"
    private static readonly Regex Variable = new(@"(?:^|\s)([A-Za-z_]\w*)\s*=(?!=)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Whether a file may be an inventory in the form of INI, by its name.</summary>
    public static bool MayBeOne(string name) => name is "hosts" or "inventory" || name.EndsWith(".ini", StringComparison.Ordinal);

    /// <summary>Whether a file of YAML is one: groups with hosts, children or variables.</summary>
    public static bool IsOne(CodeFile file) => (file.File.Text.IndexOf("hosts:", StringComparison.Ordinal) >= 0 || file.File.Text.IndexOf("children:", StringComparison.Ordinal) >= 0)
        && AnsibleTree.Mapping(file) is { } top && top.Pairs.Any(pair => pair.Value is { IsMapping: true } group && (group["hosts"] is { IsMapping: true } || group["children"] is { IsMapping: true }));

    /// <summary>The names in one of YAML.</summary>
    public static IEnumerable<string> Names(YamlValue groups) => groups.Pairs.Select(pair => pair.Value).Where(group => group.IsMapping).SelectMany(Group);

    /// <summary>The names in one of INI; none where it has no group, and so is none.</summary>
    public static IEnumerable<string> Names(string text) => text.IndexOf('[') < 0 ? []
        : text.Split('\n').Where(line => line.TrimStart() is { Length: > 0 } own && own[0] is not ('#' or ';' or '[')).SelectMany(line => Variable.Matches(line).Cast<Match>().Select(match => match.Groups[1].Value));

    private static IEnumerable<string> Group(YamlValue group)
    {
        var own = group["vars"] is { IsMapping: true } variables ? variables.Pairs.Select(pair => pair.Key) : [];
        var hosts = group["hosts"] is { IsMapping: true } all ? all.Pairs.Where(host => host.Value.IsMapping).SelectMany(host => host.Value.Pairs.Select(pair => pair.Key)) : [];
        return own.Concat(hosts).Concat(group["children"] is { IsMapping: true } children ? Names(children) : []);
    }
}
