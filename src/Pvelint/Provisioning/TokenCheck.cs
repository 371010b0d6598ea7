using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Inference;

namespace Pvelint.Provisioning;

/// <summary>What a token may do beside what it needs.</summary>
/// <param name="Id">The token.</param>
/// <param name="Version">The release of the endpoint that takes it.</param>
/// <param name="Missing">What it needs and may not do.</param>
/// <param name="Excess">What it may do and does not need.</param>
internal sealed record TokenCheck(TokenId Id, PveVersion Version, IReadOnlyList<Permission> Missing, IReadOnlyList<Permission> Excess)
{
    /// <summary>How whoever holds it could get more, by what it is told itself.</summary>
    public required TokenReach Reach { get; init; }

    /// <summary>What it may do and may need: that depends on what is not known.</summary>
    public IReadOnlyList<Permission> MayNeed { get; init; } = [];

    /// <summary>The token as an administrator sees it; null where nobody was asked.</summary>
    public PveToken? Seen { get; init; }

    /// <summary>Its owner as an administrator sees it; null where nobody was asked.</summary>
    public PveUser? Owner { get; init; }

    /// <summary>Whether it may do exactly what it needs.</summary>
    public bool IsExact => Missing.Count == 0 && Excess.Count == 0;

    /// <summary>Asks as the token itself: two requests, and one for each path that needs something and no ACL entry names.</summary>
    /// <param name="access">The token's own client.</param>
    /// <param name="id">The token.</param>
    /// <param name="wanted">What it needs.</param>
    /// <param name="known">The release, where the token was asked for it already; null to ask.</param>
    /// <param name="cancel">Ends the calls.</param>
    /// <exception cref="PveFault">It is not accepted, or the endpoint does not answer.</exception>
    public static async Task<TokenCheck> OfAsync(PveAccess access, TokenId id, WantedAccess wanted, PveVersion? known = null, CancellationToken cancel = default)
    {
        var needed = wanted.Grants;
        var version = known ?? await access.VersionAsync(cancel).ConfigureAwait(false);
        var rows = new Dictionary<string, PermissionSet>(await access.PermissionsAsync(cancel: cancel).ConfigureAwait(false), StringComparer.Ordinal);
        foreach (var path in needed.GroupBy(grant => grant.Path, StringComparer.Ordinal).Where(path => !rows.ContainsKey(path.Key)).ToList())
        {
            // A row that is not there is one without privileges, or a path that no entry names and that inherits: then it is asked for by itself.
            var above = Above(path.Key, rows);
            var asked = path.Any(grant => (above & PrivilegeTable.Bit(grant.Privilege)) != 0) ? await access.PermissionsAsync(path.Key, cancel: cancel).ConfigureAwait(false) : rows;
            rows[path.Key] = asked.TryGetValue(path.Key, out var row) ? row : default;
        }

        var missing = needed.Where(grant => !ProvisionPlan.Holds(rows[grant.Path], grant));
        var excess = rows.SelectMany(row => row.Value.Privileges.Select(held => new Permission(row.Key, held.Privilege, held.IsPropagated)))
            .Where(held => !needed.Any(grant => Explains(grant, held))).OrderBy(one => one.Path, StringComparer.Ordinal).ThenBy(one => one.Privilege, StringComparer.Ordinal)
            .ToLookup(held => wanted.MayNeed.Any(open => open.Privilege == held.Privilege && Matches(open.Path, held.Path)));
        return new TokenCheck(id, version, [.. missing.Distinct()], [.. excess[false]]) { Reach = TokenReach.Of(rows, version), MayNeed = [.. excess[true]] };
    }

    // What the nearest path above that has a row hands down.
    private static ulong Above(string path, Dictionary<string, PermissionSet> rows)
    {
        while (path.Length > 1)
        {
            path = path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : "/";
            if (rows.TryGetValue(path, out var row))
            {
                return row.Propagated;
            }
        }

        return 0;
    }

    // A segment in braces is any.
    private static bool Matches(string pattern, string path)
    {
        var (open, held) = (pattern.Split('/'), path.Split('/'));
        return open.Length == held.Length && open.Zip(held).All(pair => pair.First == pair.Second || pair.First.StartsWith('{'));
    }

    // What is held because of a grant: on its path, below one that propagates, and what a pool gives to its members.
    private static bool Explains(Permission grant, Permission held)
    {
        if (grant.Privilege != held.Privilege)
        {
            return false;
        }

        if (grant.Path == held.Path)
        {
            return grant.IsPropagated || !held.IsPropagated;
        }

        return (grant.IsPropagated && ObjectPath.Parse(grant.Path) is { } above && ObjectPath.Parse(held.Path) is { } below && above.Covers(below))
            || ((grant.Path.StartsWith("/pool/", StringComparison.Ordinal) || (grant.Path == "/pool" && grant.IsPropagated)) && !held.IsPropagated
                && (held.Path.StartsWith("/vms/", StringComparison.Ordinal) || held.Path.StartsWith("/storage/", StringComparison.Ordinal)));
    }
}
