using System.Collections.Concurrent;

namespace Pvelint.Access;

/// <summary>
/// Who may do what, exactly as Proxmox VE decides. From the root down, what an entry gives at a deeper node replaces what came
/// from above; a user's own entries come before those of its groups; a pool adds to its members; a separated token has
/// what is granted to itself as far as its owner has it, too. Several threads may ask at once, but for what <see cref="Roles"/> hold.
/// Source: pve-access-control 9.1.1 src/PVE/AccessControl.pm roles, src/PVE/RPCEnvironment.pm permissions, get_effective_permissions.
/// </summary>
public sealed class AccessModel
{
    // Proxmox VE checks paths of five segments at most. user.cfg may name deeper ones, and what stands there changes nothing elsewhere.
    private const int MostSegments = 64;

    private static readonly string[] TopPaths = ["/", "/access", "/access/groups", "/nodes", "/pool", "/sdn", "/storage", "/vms"];

    private readonly AclNode _root = new("/");
    private readonly Dictionary<string, Principal> _principals;
    private readonly ConcurrentDictionary<string, Subject> _subjects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _poolNumbers = new(StringComparer.Ordinal);
    private readonly List<string> _poolPaths = [];
    private readonly Lazy<(AclNode Node, int Depth)[]> _order;
    private readonly List<AclEntry> _unplaced = [];
    private readonly ulong _all;
    private readonly Lazy<EscalationFacts> _escalationFacts;

    /// <summary>The model of a plan in a release.</summary>
    public AccessModel(AccessPlan plan, PveVersion version)
        : this(plan, version, new RoleContents(plan, version))
    {
    }

    private AccessModel(AccessPlan plan, PveVersion version, RoleContents roles)
    {
        Plan = plan;
        Version = version;
        Roles = roles;
        _escalationFacts = new(() => new EscalationFacts(this));
        _all = PrivilegeTable.All(version);
        _principals = PrincipalsOf.Plan(plan);
        _order = new(() =>
        {
            var order = new List<(AclNode, int)>();
            Fill(order, _root, 0);
            return [.. order];
        });
        foreach (var path in TopPaths)
        {
            _ = NodeOf(path);
        }

        foreach (var entry in plan.Standing())
        {
            Add(entry);
        }

        foreach (var pool in plan.Pools.Where(pool => pool.Name.Text is not null))
        {
            Add(pool);
        }
    }

    /// <summary>What was read.</summary>
    public AccessPlan Plan { get; }

    /// <summary>The release.</summary>
    public PveVersion Version { get; }

    /// <summary>The entries that give nothing: nobody defines their role, or their path has more than 64 segments.</summary>
    public IReadOnlyList<AclEntry> Unplaced => _unplaced;

    /// <summary>What its roles allow.</summary>
    public RoleContents Roles { get; }

    /// <summary>Users, tokens and groups, <c>root@pam</c> among them, by their ids.</summary>
    public IReadOnlyCollection<Principal> Principals => _principals.Values;

    /// <summary>Every path that a tree may have: the top ones, those of entries with what lies above them, members of pools.</summary>
    public IEnumerable<string> Paths => _order.Value.Select(entry => entry.Node.Path);

    /// <summary>
    /// Those of whom a search for ways (<see cref="Escalation"/>) was asked that found none to the cluster, and that followed only the
    /// first 16 users and groups who can be taken over: there may be more ways.
    /// </summary>
    public IEnumerable<string> Unfollowed => _escalationFacts.IsValueCreated ? EscalationFacts.Unfollowed.Keys.OrderBy(id => id, StringComparer.Ordinal) : [];

    /// <summary>What searches for ways to more share.</summary>
    internal EscalationFacts EscalationFacts => _escalationFacts.Value;

    /// <summary>The principal of an id; null where the sources do not name it.</summary>
    public Principal? Find(string id) => _principals.TryGetValue(id, out var principal) ? principal : null;

    /// <summary>
    /// What someone may do on a path, which is taken as it is: <c>vms/100</c> lies below no root, as in Proxmox VE. Nothing for
    /// whom the sources do not name and for a text that is no id.
    /// </summary>
    /// <param name="id">A user, a token, or <c>@group</c>.</param>
    /// <param name="path">The path.</param>
    public PermissionSet On(string id, string path)
    {
        if (id == UserId.Root)
        {
            return new PermissionSet(_all, _all);
        }

        var principal = Find(id);
        if (principal is not { Kind: PrincipalKind.Token })
        {
            return principal is null && TokenId.Parse(id) is not null ? default : Own(SubjectOf(id), path);
        }

        if (!principal.IsSeparated)
        {
            return On(principal.Owner!, path);
        }

        var own = Own(SubjectOf(id), path);
        return principal.LimitedBy is { } owner ? own.LimitedBy(On(owner, path)) : own;
    }

    /// <summary>All that someone may do: each path of <see cref="Paths"/> on which it has a privilege, as <c>GET /access/permissions</c> tells it.</summary>
    public IEnumerable<(string Path, PermissionSet Permissions)> Tree(string id)
    {
        if (id == UserId.Root)
        {
            return Paths.Select(path => (path, new PermissionSet(_all, _all)));
        }

        var principal = Find(id);
        if (principal is not { Kind: PrincipalKind.Token })
        {
            return principal is null && TokenId.Parse(id) is not null ? [] : Whole(SubjectOf(id)).Where(row => !row.Permissions.IsEmpty);
        }

        if (!principal.IsSeparated)
        {
            return Tree(principal.Owner!);
        }

        var own = Whole(SubjectOf(id));
        var rows = principal.LimitedBy is { } owner ? own.Zip(Whole(SubjectOf(owner)), (mine, owners) => (mine.Path, mine.Permissions.LimitedBy(owners.Permissions))) : own;
        return rows.Where(row => !row.Item2.IsEmpty);
    }

    /// <summary>The model as it is once somebody has put every privilege into every custom role.</summary>
    internal AccessModel WithRolesOfEverything() => new(Plan, Version, new RoleContents(Plan, Version, [.. AccessFacts.Privileges.Values.Where(privilege => privilege.Versions.Contains(Version)).Select(privilege => privilege.Name)]));

    /// <summary>The nodes from the root to a path, the path itself last; null for those that no entry names.</summary>
    internal IEnumerable<AclNode?> Walk(string path)
    {
        var node = _root;
        foreach (var segment in Segments(path))
        {
            node = segment.Length == 0 ? node : node?.Children.TryGetValue(segment, out var child) == true ? child : null;
            yield return node;
        }
    }

    /// <summary>The pools that the guest or storage of a path is in.</summary>
    internal IReadOnlyList<string> PoolsOf(string path) => path.Length > 0 && path[0] == '/' && Walk(path).LastOrDefault() is { } node && node.Path == path ? node.Pools : [];

    internal Subject SubjectOf(string id)
    {
        if (!_subjects.TryGetValue(id, out var subject))
        {
            var groups = Find(id)?.Groups ?? [];
            subject = id.Length > 0 && id[0] == '@'
                ? new Subject("", false, new HashSet<string>([id.Substring(1)], StringComparer.Ordinal))
                : new Subject(id, TokenId.Parse(id) is not null, new HashSet<string>(groups, StringComparer.Ordinal));
            _subjects[id] = subject;
        }

        return subject;
    }

    internal NodeRoles RolesOn(Subject subject, string path) => RolesOn(subject, path, out _);

    // As Perl splits: the root is an empty first segment, empty ones at the end go.
    internal static string[] Segments(string path)
    {
        if (path == "/")
        {
            return [""];
        }

        var segments = path.Split('/');
        var count = segments.Length;
        while (count > 0 && segments[count - 1].Length == 0)
        {
            count--;
        }

        return count == segments.Length ? segments : [.. segments.Take(count)];
    }

    private PermissionSet Own(Subject subject, string path)
    {
        var roles = RolesOn(subject, path, out var node);
        return node is { Pools.Count: > 0 } && node.Path == path ? WithPools(roles, node.PoolNumbers, pool => RolesOn(subject, _poolPaths[pool])).Permissions : roles.Permissions;
    }

    private NodeRoles RolesOn(Subject subject, string path, out AclNode? node)
    {
        var roles = NodeRoles.None;
        var segments = Segments(path);
        node = _root;
        for (var i = 0; i < segments.Length && node is not null; i++)
        {
            node = segments[i].Length == 0 ? node : node.Children.TryGetValue(segments[i], out var child) ? child : null;
            roles = node?.Roles(subject, i == segments.Length - 1) is { Counts: true } here ? here : roles;
        }

        return roles;
    }

    // NoAccess on the object beats what pools give, and that of one pool beats everything.
    private static NodeRoles WithPools(NodeRoles roles, List<int> pools, Func<int, NodeRoles> ofPool)
    {
        for (var i = 0; i < pools.Count && !roles.Denies; i++)
        {
            roles = WithPool(roles, ofPool(pools[i]));
        }

        return roles;
    }

    // What a pool gives does not propagate.
    internal static NodeRoles WithPool(NodeRoles roles, NodeRoles ofPool) => roles.Denies ? roles : roles.With(ofPool with { Propagated = 0 });

    // In one pass over the nodes, each given what came from above.
    private IEnumerable<(string Path, PermissionSet Permissions)> Whole(Subject subject)
    {
        var pools = new NodeRoles?[_poolPaths.Count];
        Func<int, NodeRoles> ofPool = pool => pools[pool] ??= RolesOn(subject, _poolPaths[pool]);
        var above = new NodeRoles[MostSegments + 2];
        foreach (var (node, depth) in _order.Value)
        {
            var roles = node.IsBare ? above[depth] : Over(above[depth], node.Roles(subject, isTarget: true));
            above[depth + 1] = node.IsBare ? above[depth] : Over(above[depth], node.Roles(subject, isTarget: false));
            yield return (node.Path, node.PoolNumbers.Count == 0 ? roles.Permissions : WithPools(roles, node.PoolNumbers, ofPool).Permissions);
        }
    }

    private static NodeRoles Over(NodeRoles above, NodeRoles here) => here.Counts ? here : above;

    // The depth is bounded by the segments that an entry may have.
    private static void Fill(List<(AclNode Node, int Depth)> order, AclNode node, int depth)
    {
        order.Add((node, depth));
        foreach (var child in node.Ordered)
        {
            Fill(order, child, depth + 1);
        }
    }

    private void Add(AclEntry entry)
    {
        var path = entry.Object!.Value;
        var role = Roles.Of(entry.Role.Text);
        if (role is null || path.Segments.Count > MostSegments)
        {
            _unplaced.Add(entry);
            return;
        }

        var node = NodeOf(path.ToString());
        var grants = entry.Kind switch { SubjectKind.User => node.Users, SubjectKind.Token => node.Tokens, _ => node.Groups };
        if (!grants.TryGetValue(entry.Subject.Text!, out var grant))
        {
            grants[entry.Subject.Text!] = grant = new NodeGrant();
        }

        grant.Add(entry, role);
    }

    private void Add(PoolDefinition pool)
    {
        if (!_poolNumbers.TryGetValue(pool.Name.Text!, out var number))
        {
            _poolNumbers[pool.Name.Text!] = number = _poolPaths.Count;
            _poolPaths.Add("/pool/" + pool.Name.Text);
        }

        foreach (var member in pool.Guests.Texts.Select(guest => "/vms/" + guest).Concat(pool.Storages.Texts.Select(storage => "/storage/" + storage)))
        {
            var node = NodeOf(member);
            if (!node.Pools.Contains(pool.Name.Text!))
            {
                node.Pools.Add(pool.Name.Text!);
                node.PoolNumbers.Add(number);
            }
        }
    }

    // A segment `0` is none where an entry is placed. Source: find_acl_tree_node, which skips what Perl takes for false.
    private AclNode NodeOf(string path)
    {
        var node = _root;
        foreach (var segment in path.Split('/').Where(segment => segment is not ("" or "0")))
        {
            node = node.Child(segment);
        }

        return node;
    }
}
