using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>
/// Where to grant what a call needs on an object: a guest by the pool that the code makes it in, else by its id where the code does not
/// itself make and destroy it, since its entries go with it, else on <c>/vms</c>; everything else by its name.
/// </summary>
internal sealed class GrantScope
{
    private readonly Dictionary<string, HclValue> _poolOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <summary>
    /// Knows what calls make and which guests they make in pools. One that is put into a pool later on is granted on by itself: till then the
    /// pool gives nothing, and to put it there takes a privilege on it.
    /// </summary>
    public GrantScope(IEnumerable<MadeCall> calls)
    {
        foreach (var call in calls.Select(made => made.Call))
        {
            if (call.Endpoint.Creates is { Length: > 0 } && Made(call) is { } path)
            {
                _made.Add(path);
                if (path.StartsWith("/vms/", StringComparison.Ordinal) && call.Parameters.Entry("pool") is { Kind: not HclValueKind.Null } pool)
                {
                    _poolOf[path] = pool;
                }
            }
        }
    }

    /// <summary>Whether the code makes, and so may destroy, what lies at a path.</summary>
    public bool IsMade(string path) => _made.Contains(path);

    /// <summary>What grants satisfy a permission: those of a pool, or those that some other call needs on all guests.</summary>
    public Need Ways(Permission permission, ApiCall call)
    {
        var grant = Of(permission, call);
        return permission.Path.StartsWith("/vms/", StringComparison.Ordinal) && grant.Path.StartsWith("/pool", StringComparison.Ordinal)
            ? Need.Any([grant, permission with { Path = "/vms", IsPropagated = true }])
            : grant;
    }

    /// <summary>Where to grant a permission; its path has braces where that is not known.</summary>
    public Permission Of(Permission permission, ApiCall call)
    {
        var path = permission.Path;
        if (path.StartsWith("/vms/", StringComparison.Ordinal))
        {
            // In the call that makes it a guest is in no pool yet.
            if (_poolOf.TryGetValue(path, out var pool) && !(call.Endpoint.Creates is { Length: > 0 } && Made(call) == path))
            {
                return Of(permission with { Path = "/pool/" + Segment(pool) }, call);
            }

            return _made.Contains(path) || !permission.IsPathKnown ? permission with { Path = "/vms", IsPropagated = true } : permission;
        }

        // The entries of a pool or a storage go with it, too.
        return _made.Contains(path) && (path.StartsWith("/pool/", StringComparison.Ordinal) || path.StartsWith("/storage/", StringComparison.Ordinal))
            ? permission with { Path = path.Substring(0, path.IndexOf('/', 1)), IsPropagated = true }
            : permission;
    }

    // What a call makes: `/vms/{newid}` with the parameter put in.
    private static string? Made(ApiCall call)
    {
        var path = call.Endpoint.Creates;
        var start = path.IndexOf('{');
        var name = path.Substring(start + 1, path.Length - start - 2);
        var value = call.Variables.TryGetValue(name, out var variable) ? variable : call.Parameters.Entry(name);
        return value is null or { Kind: HclValueKind.Null } ? null : path.Substring(0, start) + Segment(value);
    }

    private static string Segment(HclValue value) => NeedReader.PathText(value);
}
