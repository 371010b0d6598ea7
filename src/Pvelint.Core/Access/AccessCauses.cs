namespace Pvelint.Access;

/// <summary>Finds the lines that bring a change of access.</summary>
internal static class AccessCauses
{
    /// <summary>Why someone newly has privileges on a path.</summary>
    public static IReadOnlyList<AccessCause> Of(Principal principal, string path, ulong added, AccessModel was, AccessModel now)
    {
        if (principal is { Kind: PrincipalKind.Token, IsSeparated: false, Owner: { } owner })
        {
            var known = was.Find(principal.Id);
            return known is { IsSeparated: true } && principal.Place is { } place
                ? [new AccessCause(place, $"{principal.Id} is no longer separated from its owner")]
                : now.Find(owner) is { } user ? Of(user, path, added, was, now) : [];
        }

        if (principal.LimitedBy is { } limit && now.Find(limit) is { } limiting && (added & ~was.RolesOn(was.SubjectOf(principal.Id), path).Held) == 0)
        {
            // It was granted before, and its owner now has it, too.
            return Of(limiting, path, added, was, now);
        }

        var entries = Giving(principal, path, added, now);
        var causes = entries.SelectMany(entry => OfEntry(entry, added, was, now)).ToList();
        if (causes.Count == 0)
        {
            var instead = Deciding(was.SubjectOf(principal.Id), path, was).FirstOrDefault();
            var gone = instead is null || entries.Exists(entry => entry.Role.Text == instead.Role.Text && entry.Object == instead.Object)
                ? "what limited it is gone"
                : $"{instead.Role.Place.File.Path}:{instead.Role.Place.File.Position(instead.Role.Place.Span.Start).Line} no longer gives {instead.Role.Text} on {instead.Path.Text} instead";
            causes.AddRange(entries.Select(entry => new AccessCause(entry.Role.Place, $"{Shown(entry)}, and {gone}")));
        }

        return [.. causes.Distinct()];
    }

    private static List<AclEntry> Giving(Principal principal, string path, ulong added, AccessModel now)
    {
        var subject = now.SubjectOf(principal.Id);
        return [.. Deciding(subject, path, now).Concat(now.PoolsOf(path).SelectMany(pool => Deciding(subject, "/pool/" + pool, now)))
            .Where(entry => (PrivilegeTable.Mask(now.Roles.Of(entry.Role.Text)?.Privileges ?? []) & added) != 0)];
    }

    private static List<AclEntry> Deciding(Subject subject, string path, AccessModel now)
    {
        var nodes = now.Walk(path).ToList();
        var deciding = new List<AclEntry>();
        for (var i = 0; i < nodes.Count; i++)
        {
            var isTarget = i == nodes.Count - 1;
            var here = nodes[i]?.Deciding(subject, isTarget).SelectMany(grant => grant.Entries).Select(entry => entry.Entry).Where(entry => isTarget || entry.Propagate).ToList();
            deciding = here is { Count: > 0 } ? here : deciding;
        }

        return deciding;
    }

    // The entry is new, or it propagates now; else its role may be another one; else nothing of it is.
    private static IEnumerable<AccessCause> OfEntry(AclEntry entry, ulong added, AccessModel was, AccessModel now)
    {
        var same = was.Plan.Standing().Where(other => (other.Object, other.Kind, other.Subject.Text) == (entry.Object, entry.Kind, entry.Subject.Text) && other.Propagate == entry.Propagate).ToList();
        if (same.Exists(other => Holds(was, other, added)))
        {
            return [];
        }

        if (!same.Exists(other => other.Role.Text == entry.Role.Text))
        {
            return [new AccessCause(entry.Role.Place, $"{Shown(entry)}{(entry.Propagate ? "" : ", there only")}")];
        }

        return now.Plan.Roles.Where(role => role.Name.Text == entry.Role.Text)
            .Select(role => role.Privileges.Items.Where(word => word.Text is not null && (PrivilegeTable.Bit(word.Text) & added) != 0 && was.Roles.Of(entry.Role.Text)?.Privileges.Contains(word.Text) != true).ToList())
            .Where(words => words.Count > 0)
            .Select(words => new AccessCause(words[0].Place, $"role {entry.Role.Text} gets {string.Join(", ", words.Select(word => word.Text))}, and {Shown(entry)}"));
    }

    private static bool Holds(AccessModel model, AclEntry entry, ulong added) => (added & ~PrivilegeTable.Mask(model.Roles.Of(entry.Role.Text)?.Privileges ?? [])) == 0;

    private static string Shown(AclEntry entry) =>
        $"{UnknownNames.Shown(entry.Kind is SubjectKind.Group ? "@" + entry.Subject.Text : entry.Subject.Text!)} has {entry.Role.Text} on {entry.Path.Text}";
}
