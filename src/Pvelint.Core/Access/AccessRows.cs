namespace Pvelint.Access;

/// <summary>A place where what someone may do changes.</summary>
/// <param name="Path">The path.</param>
/// <param name="Permissions">What holds there; may be nothing, where that takes something away.</param>
/// <param name="IsBelow">Whether it is told of all below the path, where that is not what holds at the path itself and propagates.</param>
public sealed record AccessRow(string Path, PermissionSet Permissions, bool IsBelow = false);

/// <summary>What someone may do, told only where it changes: a path that has just what comes from above is left out.</summary>
/// <param name="model">Who may do what.</param>
public sealed class AccessRows(AccessModel model)
{
    // No path has such a segment, so it stands for whatever no entry names.
    private const string Other = "*";

    private readonly (string Path, int Parent, bool MayHaveChildren)[] _paths = Paths(model);

    /// <summary>The rows from the root down; none for whom nothing is granted anywhere.</summary>
    /// <param name="id">A user, a token, or <c>@group</c>.</param>
    /// <param name="privileges">The bits of the privileges that matter.</param>
    public IEnumerable<AccessRow> Of(string id, ulong privileges = ulong.MaxValue)
    {
        var below = new PermissionSet[_paths.Length];
        using var tree = model.Tree(id).GetEnumerator();
        var isAhead = tree.MoveNext();
        for (var i = 0; i < _paths.Length; i++)
        {
            var (path, parent, mayHaveChildren) = _paths[i];
            var here = default(PermissionSet);
            if (isAhead && tree.Current.Path == path)
            {
                here = Only(tree.Current.Permissions, privileges);
                isAhead = tree.MoveNext();
            }

            if (here != (parent < 0 ? default : below[parent]))
            {
                yield return new AccessRow(path, here);
            }

            if (mayHaveChildren)
            {
                below[i] = Only(model.On(id, (path == "/" ? "" : path) + "/" + Other), privileges);
                if (below[i] != new PermissionSet(here.Propagated, here.Propagated))
                {
                    yield return new AccessRow(path, below[i], IsBelow: true);
                }
            }
        }
    }

    private static PermissionSet Only(PermissionSet permissions, ulong privileges) => new(permissions.Held & privileges, permissions.Propagated & privileges);

    private static (string Path, int Parent, bool MayHaveChildren)[] Paths(AccessModel model)
    {
        var paths = model.Paths.ToList();
        var parents = new HashSet<string>(paths.Select(path => ParentOf(path)).OfType<string>(), StringComparer.Ordinal);
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = new List<(string, int, bool)>();
        foreach (var path in paths)
        {
            indexes[path] = known.Count;
            known.Add((path, ParentOf(path) is { } parent ? indexes[parent] : -1, parents.Contains(path) || HasForms(path)));
        }

        return [.. known];
    }

    private static string? ParentOf(string path) => path == "/" ? null : path.LastIndexOf('/') is var slash and > 0 ? path.Substring(0, slash) : "/";

    private static bool HasForms(string path) => ObjectPath.Parse(path) is { } known && AccessFacts.PathForms.Any(form => form.MayLieBelow(known));
}
