namespace Pvelint.Access;

/// <summary>
/// All that all principals may do on all paths, small: paths on which nobody can tell a difference are one column, and a row
/// names only the columns where something changes. 2,000 users and 10,000 guests are 20 million cells, and some numbers a user here.
/// </summary>
public sealed class AccessMatrix
{
    private readonly AccessModel _model;
    private readonly List<string> _paths = [];
    private readonly List<int> _columns = [];
    private readonly List<Column> _known = [];
    private readonly Dictionary<string, int> _columnOf = new(StringComparer.Ordinal);
    private readonly List<List<(int Column, bool IsWhole)>> _pools = [];
    private readonly ILookup<(string Id, bool IsToken), int> _named;
    private readonly HashSet<string> _owners;
    private readonly Dictionary<string, Stretch[]> _ownersCells = new(StringComparer.Ordinal);

    private AccessMatrix(AccessModel model)
    {
        _model = model;
        _owners = new HashSet<string>(model.Principals.Where(principal => principal.Owner is not null).Select(principal => principal.Owner!), StringComparer.Ordinal);
        Collect(model.Walk("/").First()!);
        _named = _known.SelectMany((column, i) => column.Node.Users.Keys.Select(id => ((id, false), i))
            .Concat(column.Node.Tokens.Keys.Select(id => ((id, true), i)))
            .Concat(column.Node.Groups.Keys.Select(group => (("@" + group, false), i)))).ToLookup(pair => pair.Item1, pair => pair.i);
    }

    /// <summary>Every path of the model, each before those below it.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>The column of each path.</summary>
    public IReadOnlyList<int> Columns => _columns;

    /// <summary>Count of columns.</summary>
    public int ColumnCount => _known.Count;

    /// <summary>The matrix of a model.</summary>
    public static AccessMatrix Of(AccessModel model) => new(model);

    /// <summary>The first path of a column.</summary>
    public string PathOf(int column) => _known[column].Node.Path;

    /// <summary>The pools that the paths of a column are in.</summary>
    public IReadOnlyList<string> PoolsOf(int column) => _known[column].Node.Pools;

    /// <summary>What someone may do, from the first column on: each stretch holds from its column up to the next one's.</summary>
    public IEnumerable<Stretch> Row(string id)
    {
        var last = default(Stretch?);
        foreach (var cell in CellsOf(id))
        {
            if (last is not { } before || before with { Column = cell.Column } != cell)
            {
                last = cell;
                yield return cell;
            }
        }
    }

    private Stretch[] CellsOf(string id)
    {
        if (id == UserId.Root)
        {
            var all = _model.On(id, "/");
            return [.. _known.Select((_, column) => new Stretch(column, all, EntryWay.None, EntryWays.None))];
        }

        if (TokenId.Parse(id) is not { } token)
        {
            return Own(id);
        }

        if (_model.Find(id) is not { } principal)
        {
            return [];
        }

        if (!principal.IsSeparated)
        {
            return CellsOf(token.User);
        }

        var own = Own(id);
        return principal.LimitedBy is { } owner ? [.. own.Zip(CellsOf(owner), (mine, owners) => mine with { Permissions = mine.Permissions.LimitedBy(owners.Permissions) })] : own;
    }

    // Many tokens have one owner, so an owner's cells are kept; those of others would only take room.
    private Stretch[] Own(string id)
    {
        if (_ownersCells.TryGetValue(id, out var known))
        {
            return known;
        }

        var cells = Decide(_model.SubjectOf(id));
        if (_owners.Contains(id))
        {
            _ownersCells[id] = cells;
        }

        return cells;
    }

    // As AccessModel.Tree walks, one node a column; whatever stands above a path, its pools too, has a column before it.
    private Stretch[] Decide(Subject subject)
    {
        var cells = new Stretch[_known.Count];
        var here = new Passed[cells.Length];
        var below = new Passed[cells.Length];
        var named = new bool[cells.Length];
        foreach (var column in _named[(subject.Id, subject.IsToken)].Concat(subject.Groups.SelectMany(group => _named[("@" + group, false)])))
        {
            named[column] = true;
        }

        var ways = new EntryWays?[_pools.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            var (node, parent, pools) = _known[i];
            var above = i == 0 ? new Passed(NodeRoles.None, EntryWay.None) : below[parent];
            here[i] = below[i] = above;
            if (named[i])
            {
                here[i] = new Passed(node.Roles(subject, isTarget: true) is { Counts: true } own ? own : above.Roles, new EntryWay(i, true));
                below[i] = new Passed(node.Roles(subject, isTarget: false) is { Counts: true } passed ? passed : above.Roles, new EntryWay(i, false));
            }

            var roles = here[i].Roles;
            foreach (var (column, isWhole) in _pools[pools])
            {
                roles = AccessModel.WithPool(roles, (isWhole ? here : below)[column].Roles);
            }

            ways[pools] ??= new EntryWays([.. _pools[pools].Select(pool => (pool.IsWhole ? here : below)[pool.Column].Way)]);
            cells[i] = new Stretch(i, roles.Permissions, here[i].Way, ways[pools]!);
        }

        return cells;
    }

    // A member of pools without entries is like its siblings in the same pools: nothing tells them apart.
    private void Collect(AclNode root)
    {
        var open = new Stack<AclNode>([root]);
        var members = new Dictionary<(string Parent, string Pools, string Form), int>();
        var poolSets = new Dictionary<string, int>(StringComparer.Ordinal);
        while (open.Count > 0)
        {
            var node = open.Pop();
            var pools = string.Join(" ", node.Pools);
            var isMember = node is { Children.Count: 0, IsBare: true, Pools.Count: > 0 };
            var key = isMember ? (Parent(node.Path), pools, FormOf(node.Path)) : default;
            if (!isMember || !members.TryGetValue(key, out var column))
            {
                column = _known.Count;
                if (!poolSets.TryGetValue(pools, out var poolSet))
                {
                    poolSets[pools] = poolSet = _pools.Count;
                    _pools.Add([.. node.Pools.Select(pool => PlaceOf("/pool/" + pool))]);
                }

                _known.Add(new Column(node, column == 0 ? -1 : _columnOf[Parent(node.Path)], poolSet));
                _columnOf[node.Path] = column;
                if (isMember)
                {
                    members[key] = column;
                }
            }

            _paths.Add(node.Path);
            _columns.Add(column);
            foreach (var child in node.Ordered.Reverse())
            {
                open.Push(child);
            }
        }
    }

    // The last column on the way to a pool, and whether it is the pool's own.
    private (int Column, bool IsWhole) PlaceOf(string pool)
    {
        var nodes = _model.Walk(pool).ToList();
        return (_columnOf[nodes.Last(node => node is not null)!.Path], nodes[nodes.Count - 1] is not null);
    }

    // Privileges are graded by forms of paths, so no column holds two.
    private static string FormOf(string path) => ObjectPath.Parse(path) is { } known ? AccessFacts.PathForms.FirstOrDefault(form => form.Matches(known))?.Text ?? "" : "";

    private static string Parent(string path) => path.LastIndexOf('/') is var slash and > 0 ? path.Substring(0, slash) : "/";

    // A node, the column of the one above it, and which pools it is in, by their number in _pools.
    private readonly record struct Column(AclNode Node, int Parent, int Pools);

    private readonly record struct Passed(NodeRoles Roles, EntryWay Way);
}
