using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>Grants that are being put together: a propagating one stands for all below it.</summary>
internal sealed class GrantSet
{
    private static readonly Lazy<HashSet<string>> Reading = new(() => [.. AccessFacts.Roles["PVEAuditor"].Privileges.Keys]);

    private readonly HashSet<Permission> _grants = [];

    public IEnumerable<Permission> Grants => _grants;

    public bool Add(Permission grant) => _grants.Add(grant);

    public bool Remove(Permission grant) => _grants.Remove(grant);

    /// <summary>Whether a permission is granted on its path, or from above.</summary>
    public bool Covers(Permission permission)
    {
        if (_grants.Contains(permission) || (!permission.IsPropagated && _grants.Contains(permission with { IsPropagated = true })))
        {
            return true;
        }

        for (var path = permission.Path; path.Length > 1;)
        {
            path = path.LastIndexOf('/') is var slash and > 0 ? path.Substring(0, slash) : "/";
            if (_grants.Contains(new Permission(path, permission.Privilege, IsPropagated: true)))
            {
                return true;
            }
        }

        // On a pool they are for its guests, who lie below /vms, too.
        return permission.Path.StartsWith("/pool/", StringComparison.Ordinal) && permission.Privilege.StartsWith("VM.", StringComparison.Ordinal)
            && _grants.Contains(new Permission("/vms", permission.Privilege, IsPropagated: true));
    }

    /// <summary>The same of any grants.</summary>
    public static bool Covers(IEnumerable<Permission> grants, Permission permission)
    {
        var set = new GrantSet();
        foreach (var grant in grants)
        {
            set.Add(grant);
        }

        return set.Covers(permission);
    }

    /// <summary>What an entry costs that is not yet there: its risk first, then how wide it is, then whether it allows more than to read.</summary>
    public static int Cost(Permission grant)
    {
        var risk = !grant.IsPathKnown ? AccessFacts.Privileges.TryGetValue(grant.Privilege, out var privilege) ? privilege.Risk : Risk.Low
            : ObjectPath.Parse(grant.Path) is { } path ? RiskOfPath.Of(grant.Privilege, path, grant.IsPropagated) ?? Risk.Low : Risk.Low;
        var segments = grant.Path.Count(c => c == '/');
        var width = grant.Path == "/" ? 16 : segments == 1 && grant.IsPropagated ? 8 : 0;
        return ((int)risk * 64) + width + (Reading.Value.Contains(grant.Privilege) ? 1 : 2);
    }
}
