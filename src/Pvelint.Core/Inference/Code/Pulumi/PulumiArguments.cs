using System.Collections.Concurrent;
using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>
/// What arguments of a Pulumi class are called in Terraform. Pulumi gives lists a plural: <c>disks</c> is <c>disk</c>, <c>ipConfigs</c>
/// is <c>ip_config</c>, while <c>tags</c> is what it is: the map of the resource tells, which says all that calls depend on.
/// </summary>
internal sealed class PulumiArguments
{
    private static readonly ConcurrentDictionary<(string, string), HashSet<string>> Known = new();

    private readonly HashSet<string> _names;
    private readonly IReadOnlyDictionary<string, string>? _renamed;

    private PulumiArguments(HashSet<string> names, IReadOnlyDictionary<string, string>? renamed)
    {
        _names = names;
        _renamed = renamed;
    }

    /// <summary>Those of a resource's class.</summary>
    public static PulumiArguments Of(PulumiResource resource) => new(Known.GetOrAdd((resource.Kind, resource.Type), _ => NamesOf(resource)), resource.Renamed);

    /// <summary>What an argument is called in Terraform.</summary>
    /// <param name="name">Its name in snake case.</param>
    public string NameOf(string name)
    {
        if (_renamed?.TryGetValue(name, out var other) == true)
        {
            return other;
        }

        return _names.Contains(name) || !name.EndsWith("s", StringComparison.Ordinal) ? name
            : new[] { name.Substring(0, name.Length - 1), name.EndsWith("ies", StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) + "y" : "", name.EndsWith("es", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2) : "" }
                .FirstOrDefault(_names.Contains) ?? name;
    }

    // A local name of the map is no argument, unless the map takes one of that name for it.
    private static HashSet<string> NamesOf(PulumiResource resource)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { "id" };
        var maps = ToolMaps.Read("rules/terraform/bpg/");
        if (!maps.TryGetValue((resource.Kind, resource.Type), out var map))
        {
            return names;
        }

        var locals = new HashSet<string>(map.Locals.Select(local => local.Name), StringComparer.Ordinal);
        var expressions = map.Locals.Select(local => (local.Name, Expression: (HclExpression?)local.Expression)).Concat(map.Calls.SelectMany(call => new[] { call.ForEach, call.When, call.Path, call.Send, call.Sees }).Select(expression => ("", expression)));
        foreach (var (local, expression) in expressions)
        {
            foreach (var path in expression?.SelfAndDescendants().OfType<HclTraversal>().Select(traversal => traversal.Path).OfType<string>() ?? [])
            {
                var parts = path.Split('.');
                names.UnionWith(parts.Skip(1));
                if (!locals.Contains(parts[0]) || parts[0] == local)
                {
                    names.Add(parts[0]);
                }
            }
        }

        return names;
    }
}
