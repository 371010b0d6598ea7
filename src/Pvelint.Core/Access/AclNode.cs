namespace Pvelint.Access;

/// <summary>What the entries of one subject at one node come to.</summary>
internal sealed class NodeGrant
{
    private readonly List<(AclEntry Entry, RoleContent Role)> _entries = [];

    public IReadOnlyList<(AclEntry Entry, RoleContent Role)> Entries => _entries;

    /// <summary>What counts where the node itself is asked for: all entries.</summary>
    public NodeRoles Here { get; private set; } = NodeRoles.None;

    /// <summary>What counts for what lies below: the entries that propagate.</summary>
    public NodeRoles Below { get; private set; } = NodeRoles.None;

    // The same role a second time only changes whether it propagates.
    public void Add(AclEntry entry, RoleContent role)
    {
        var known = _entries.FindIndex(other => other.Entry.Role.Text == entry.Role.Text);
        if (known < 0)
        {
            _entries.Add((entry, role));
            Count(entry, role);
            return;
        }

        _entries[known] = (entry, role);
        Here = Below = NodeRoles.None;
        foreach (var (other, content) in _entries)
        {
            Count(other, content);
        }
    }

    private void Count(AclEntry entry, RoleContent role)
    {
        var roles = NodeRoles.Of(role, entry.Propagate);
        Here = Here.With(roles);
        Below = entry.Propagate ? Below.With(roles) : Below;
    }
}

/// <summary>Roles that hold together at a place.</summary>
/// <param name="Counts">Whether there is any role at all: one without privileges takes away what came from above, too.</param>
/// <param name="Denies">Whether <c>NoAccess</c> is among them: then it is the only one that counts.</param>
/// <param name="Held">The privileges of all that count.</param>
/// <param name="Propagated">The privileges of those that propagate.</param>
internal readonly record struct NodeRoles(bool Counts, bool Denies, ulong Held, ulong Propagated)
{
    public static NodeRoles None { get; }

    public PermissionSet Permissions => new(Held, Propagated);

    public static NodeRoles Of(RoleContent role, bool propagate)
    {
        var mask = PrivilegeTable.Mask(role.Privileges);
        return new NodeRoles(true, role.Denies, mask, propagate ? mask : 0);
    }

    public NodeRoles With(NodeRoles other)
    {
        if (Denies != other.Denies)
        {
            // NoAccess itself has no privileges, unless user.cfg adds some to it.
            return Denies ? this : other;
        }

        return new(Counts | other.Counts, Denies, Held | other.Held, Propagated | other.Propagated);
    }
}

/// <summary>A node of the tree of paths that entries or pools name.</summary>
internal sealed class AclNode(string path)
{
    private IReadOnlyList<AclNode>? _ordered;

    public string Path { get; } = path;

    public Dictionary<string, AclNode> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>The children in the order of their names.</summary>
    public IReadOnlyList<AclNode> Ordered => _ordered ??= Sorted();

    private AclNode[] Sorted()
    {
        var children = new AclNode[Children.Count];
        Children.Values.CopyTo(children, 0);
        Array.Sort(children, (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return children;
    }

    public Dictionary<string, NodeGrant> Users { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, NodeGrant> Tokens { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, NodeGrant> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether no entry stands here: most nodes are members of pools.</summary>
    public bool IsBare => Users.Count + Tokens.Count + Groups.Count == 0;

    /// <summary>The pools that a guest or storage is in.</summary>
    public List<string> Pools { get; } = [];

    /// <summary>The same by their numbers in the model: names are too slow where millions of nodes are visited.</summary>
    public List<int> PoolNumbers { get; } = [];

    public AclNode Child(string segment)
    {
        if (!Children.TryGetValue(segment, out var child))
        {
            Children[segment] = child = new AclNode((Path == "/" ? "" : Path) + "/" + segment);
        }

        return child;
    }

    /// <summary>The grants that decide at this node: the subject's own, else those of all its groups together.</summary>
    public IEnumerable<NodeGrant> Deciding(Subject subject, bool isTarget)
    {
        if (Own(subject) is { } own && (isTarget ? own.Here : own.Below).Counts)
        {
            return [own];
        }

        return Groups.Count == 0 || subject.Groups.Count == 0 ? [] : OfGroups(subject);
    }

    /// <summary>What counts at this node; nothing where nothing does.</summary>
    public NodeRoles Roles(Subject subject, bool isTarget)
    {
        if (Own(subject) is { } own && (isTarget ? own.Here : own.Below) is { Counts: true } roles)
        {
            return roles;
        }

        return Groups.Count == 0 || subject.Groups.Count == 0 ? NodeRoles.None : Roles(subject.Groups, isTarget);
    }

    public NodeGrant? Own(Subject subject) => (subject.IsToken ? Tokens : Users).TryGetValue(subject.Id, out var own) ? own : null;

    // Asked millions of times: nothing is allocated here.
    private NodeRoles Roles(HashSet<string> groups, bool isTarget)
    {
        var united = NodeRoles.None;
        if (Groups.Count < groups.Count)
        {
            foreach (var pair in Groups)
            {
                united = groups.Contains(pair.Key) ? united.With(isTarget ? pair.Value.Here : pair.Value.Below) : united;
            }

            return united;
        }

        foreach (var group in groups)
        {
            united = Groups.TryGetValue(group, out var grant) ? united.With(isTarget ? grant.Here : grant.Below) : united;
        }

        return united;
    }

    public IEnumerable<NodeGrant> OfGroups(Subject subject)
    {
        if (Groups.Count < subject.Groups.Count)
        {
            return Groups.Where(pair => subject.Groups.Contains(pair.Key)).Select(pair => pair.Value);
        }

        return subject.Groups.Where(Groups.ContainsKey).Select(group => Groups[group]);
    }
}

/// <summary>Whose entries are looked for.</summary>
/// <param name="Id">The user or token; empty for a group alone.</param>
/// <param name="IsToken">Whether it is a token.</param>
/// <param name="Groups">The groups that count.</param>
internal sealed record Subject(string Id, bool IsToken, HashSet<string> Groups);
