using Pvelint.Access;

namespace Pvelint.Output;

/// <summary>How people are told of principals, entries and permissions. What stands in sources is not yet made harmless here.</summary>
internal static class AccessWords
{
    /// <summary><c>user.cfg:14</c>.</summary>
    public static string At(Place place) => $"{place.File.Path}:{place.File.Position(place.Span.Start).Line}";

    /// <summary>The place of an entry.</summary>
    public static string At(AclEntry entry) => At(entry.Path.Place);

    /// <summary>What someone is: <c>token, separated from a@pve</c>.</summary>
    public static string Kind(Principal principal, AccessModel model) => principal switch
    {
        { Kind: PrincipalKind.Group } => $"group of {Commands.Host.Count(model.Principals.Count(user => user.Groups.Contains(principal.Id[1..])), "user")}",
        { Kind: PrincipalKind.Token, IsSeparated: true } => $"token, separated from {principal.Owner}",
        { Kind: PrincipalKind.Token } => $"token, not separated: all that {principal.Owner} may do",
        { Groups.Count: 0 } => "user",
        _ => $"user in {string.Join(", ", principal.Groups.Order(StringComparer.Ordinal).Select(group => "@" + group))}",
    };

    /// <summary>Privileges by their names; those that hold at the path alone come last.</summary>
    public static string Names(PermissionSet permissions)
    {
        var all = string.Join(", ", permissions.Privileges.Where(entry => entry.IsPropagated).Select(entry => entry.Privilege));
        var here = string.Join(", ", permissions.Privileges.Where(entry => !entry.IsPropagated).Select(entry => entry.Privilege));
        return here.Length == 0 ? all : all.Length == 0 ? $"{here} (here only)" : $"{all}; here only: {here}";
    }

    /// <summary>The roles that entries give someone, those that come the same way together: <c>PVEVMUser (@ops, here only)</c>.</summary>
    public static string Roles(IEnumerable<Ground> grounds, string id) => string.Join(", ", grounds
        // What stands above the pools, too, comes through each of them once more.
        .GroupBy(ground => ground.Entry)
        .Select(ways => ways.First())
        .GroupBy(ground => How(ground, id), StringComparer.Ordinal)
        .Select(way => string.Join(" + ", way.Select(ground => ground.Role.Name).Distinct(StringComparer.Ordinal)) + way.Key));

    private static string How(Ground ground, string id)
    {
        var parts = new List<string>();
        if (ground.Entry.Kind is SubjectKind.Group && id != "@" + ground.Entry.Subject.Text)
        {
            parts.Add("@" + ground.Entry.Subject.Text);
        }

        if (ground.Pool is { } pool)
        {
            parts.Add("pool " + pool);
        }
        else if (!ground.Propagates)
        {
            parts.Add("here only");
        }

        return parts.Count == 0 ? "" : $" ({string.Join(", ", parts)})";
    }
}
