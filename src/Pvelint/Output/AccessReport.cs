using System.Collections.Concurrent;
using Pvelint.Access;

namespace Pvelint.Output;

/// <summary>What is told of who may do what, whatever the format.</summary>
/// <param name="Model">Who may do what.</param>
/// <param name="Paths">The paths that are asked about, as they are given; empty for all that the sources name.</param>
internal sealed record AccessReport(AccessModel Model, IReadOnlyList<string> Paths)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<EscalationWay>> _ways = new(StringComparer.Ordinal);
    private readonly Lazy<AccessRows> _rows = new(() => new AccessRows(Model));

    /// <summary>What was read, as the user named it.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Who is asked about; null for all.</summary>
    public Principal? Principal { get; init; }

    /// <summary>The privilege that is asked about, and no other; null for all.</summary>
    public string? Privilege { get; init; }

    /// <summary>Whether it is to be explained why the privilege is held on the one path, or not.</summary>
    public bool AsksWhy { get; init; }

    /// <summary>The target to which ways are asked for, and nothing else; null where they are not.</summary>
    public EscalationTarget? To { get; init; }

    /// <summary>Whether ways to more belong to the answer: where all of someone is told.</summary>
    public bool TellsWays => To is not null || (Privilege is null && Paths.Count == 0);

    /// <summary>What contradicts itself in the sources, or is known only when code runs.</summary>
    public IReadOnlyList<PlanWarning> Problems { get; init; } = [];

    /// <summary>Whether all of the sources could be read.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>The bits of the privileges that are asked about.</summary>
    public ulong Mask => Privilege is null ? ulong.MaxValue : PrivilegeTable.Bit(Privilege);

    /// <summary>Users and tokens that are told of, in the order of ids; a group only where it is asked about.</summary>
    public IEnumerable<Principal> Principals => Principal is not null ? [Principal] : Model.Principals.Where(principal => principal.Kind is not PrincipalKind.Group).OrderBy(principal => principal.Id, StringComparer.Ordinal);

    /// <summary>The same with all groups.</summary>
    public IEnumerable<Principal> PrincipalsAndGroups => Principal is not null ? [Principal] : Model.Principals.OrderBy(principal => principal.Kind is PrincipalKind.Group).ThenBy(principal => principal.Id, StringComparer.Ordinal);

    /// <summary>What someone may do on every path that is told of: those that are asked about, else all where it may do something.</summary>
    public IEnumerable<(string Path, PermissionSet Permissions)> Every(Principal principal)
    {
        if (Paths.Count > 0)
        {
            return Paths.Distinct(StringComparer.Ordinal).Select(path => (path, Masked(Model.On(principal.Id, path))));
        }

        var tree = Model.Tree(principal.Id);
        return Privilege is null ? tree : tree.Select(row => (row.Path, Masked(row.Permissions))).Where(row => !row.Item2.IsEmpty);
    }

    /// <summary>The same, but where no path is asked about only those where something changes.</summary>
    public IEnumerable<AccessRow> Changes(Principal principal) =>
        Paths.Count > 0 ? Every(principal).Select(row => new AccessRow(row.Path, row.Permissions)) : _rows.Value.Of(principal.Id, Mask);

    /// <summary>The ways to more that someone has; where a target is asked for those to it, or else to the cluster, which is everything.</summary>
    public IReadOnlyList<EscalationWay> Ways(Principal principal)
    {
        if (!_ways.TryGetValue(principal.Id, out var ways))
        {
            var all = Escalation.Of(Model, principal.Id);
            var target = To is { } to && all.All(way => way.Target != to) ? EscalationTarget.Cluster : To;
            _ways[principal.Id] = ways = target is null ? all : [.. all.Where(way => way.Target == target)];
        }

        return ways;
    }

    private PermissionSet Masked(PermissionSet permissions) => new(permissions.Held & Mask, permissions.Propagated & Mask);
}
