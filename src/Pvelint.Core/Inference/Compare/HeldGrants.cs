using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>
/// Whether someone holds what a call needs, in three values. What lies on a path that code does not tell is held where it is held on all
/// such paths, not held where on none, and else not known.
/// </summary>
internal sealed class HeldGrants
{
    private readonly AccessModel _model;
    private readonly string _id;
    private readonly GrantScope _scope;
    private readonly Lazy<IReadOnlyList<(string Path, PermissionSet Permissions)>> _tree;

    /// <summary>Knows who holds what.</summary>
    /// <param name="model">Who may do what.</param>
    /// <param name="id">The user or token that is asked about.</param>
    /// <param name="scope">Which guests the code makes, and which pools it puts them into.</param>
    public HeldGrants(AccessModel model, string id, GrantScope scope)
    {
        _model = model;
        _id = id;
        _scope = scope;
        _tree = new(() => [.. model.Tree(id)]);
    }

    /// <summary>All that is held, path by path.</summary>
    public IReadOnlyList<(string Path, PermissionSet Permissions)> Tree => _tree.Value;

    /// <summary>Where to grant a permission that a call needs.</summary>
    public Permission Scoped(Permission permission, MadeCall call) => _scope.Of(permission, call.Call);

    /// <summary>Whether a permission is held for a call.</summary>
    public bool? Holds(Permission permission, MadeCall call)
    {
        var scoped = Scoped(permission, call);
        if (permission.IsPathKnown && Holds(permission))
        {
            return true;
        }

        if (scoped != permission && scoped.IsPathKnown && Holds(scoped))
        {
            return true;
        }

        // A guest that the code makes is in the pool that the code names, and in no other.
        var isMade = _scope.IsMade(permission.Path);
        if (permission.IsPathKnown)
        {
            return !isMade && MayBeInPool(permission.Path) && HoldsIn("/pool/", permission) ? null : false;
        }

        var start = permission.Path.IndexOf('{');
        var above = permission.Path.Substring(0, permission.Path.LastIndexOf('/', start));
        if (Holds(new Permission(above.Length == 0 ? "/" : above, permission.Privilege, IsPropagated: true)))
        {
            return true;
        }

        var form = PathPatterns.Of(permission.Path);
        return Tree.Any(row => row.Permissions.Holds(permission.Privilege) && PathPatterns.Match(form, row.Path)) || (!isMade && MayBeInPool(permission.Path) && HoldsIn("/pool/", permission)) ? null : false;
    }

    private bool Holds(Permission permission)
    {
        var held = _model.On(_id, permission.Path);
        return permission.IsPropagated ? (held.Propagated & PrivilegeTable.Bit(permission.Privilege)) != 0 : held.Holds(permission.Privilege);
    }

    // A whole user.cfg tells the members of each pool, but code may still mean one by a name.
    private bool MayBeInPool(string path) =>
        (path.StartsWith("/vms/", StringComparison.Ordinal) || path.StartsWith("/storage/", StringComparison.Ordinal)) && (!_model.Plan.IsWhole || path.IndexOf('{') >= 0);

    private bool HoldsIn(string parent, Permission permission) => Tree.Any(row => row.Path.StartsWith(parent, StringComparison.Ordinal) && row.Permissions.Holds(permission.Privilege));
}

/// <summary>Paths with segments that are not known.</summary>
internal static class PathPatterns
{
    /// <summary>The segments; null for one that is not known. What stands in braces may itself hold slashes.</summary>
    public static IReadOnlyList<string?> Of(string path)
    {
        var segments = new List<string?>();
        var (start, depth, isOpen) = (0, 0, false);
        for (var i = 0; i <= path.Length; i++)
        {
            if (i < path.Length && path[i] == '{')
            {
                depth++;
                isOpen = true;
            }
            else if (i < path.Length && path[i] == '}')
            {
                depth--;
            }
            else if (i == path.Length || (path[i] == '/' && depth <= 0))
            {
                if (i > start)
                {
                    segments.Add(isOpen ? null : path.Substring(start, i - start));
                }

                start = i + 1;
                isOpen = false;
            }
        }

        return segments;
    }

    /// <summary>Whether a path may be the one that a pattern means.</summary>
    public static bool Match(IReadOnlyList<string?> pattern, string path)
    {
        var segments = path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        return IsAny(pattern) || (segments.Length == pattern.Count && IsAbove(segments, pattern));
    }

    /// <summary>Whether what a pattern means may be a path or lie below it.</summary>
    public static bool MayLieBelow(IReadOnlyList<string?> pattern, string path)
    {
        var segments = path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        return IsAny(pattern) || (segments.Length <= pattern.Count && IsAbove(segments, pattern));
    }

    // No check is made one level below the root on what is not known: it is a whole path that was sent, as with PUT /access/acl.
    private static bool IsAny(IReadOnlyList<string?> pattern) => pattern.Count == 1 && pattern[0] is null;

    private static bool IsAbove(string[] segments, IReadOnlyList<string?> pattern)
    {
        for (var i = 0; i < segments.Length; i++)
        {
            if (pattern[i] is { } segment && segment != segments[i])
            {
                return false;
            }
        }

        return true;
    }
}
