namespace Pvelint.Access;

/// <summary>Finds the lines that bring a change of access.</summary>
/// <param name="was">Who might do what before.</param>
/// <param name="now">Who may do what now.</param>
internal sealed class AccessCauses(AccessModel was, AccessModel now)
{
    private readonly ILookup<(ObjectPath?, SubjectKind, string?, bool), AclEntry> _before = was.Plan.Standing().ToLookup(Place);

    /// <summary>Why someone newly has privileges on a path.</summary>
    public IReadOnlyList<AccessCause> Of(Principal principal, string path, ulong added)
    {
        if (principal is { Kind: PrincipalKind.Token, IsSeparated: false, Owner: { } owner })
        {
            return was.Find(principal.Id) is { IsSeparated: true } && principal.Place is { } place
                ? [new AccessCause(place, $"{principal.Id} is no longer separated from its owner")]
                : now.Find(owner) is { } user ? Of(user, path, added) : [];
        }

        if (principal.LimitedBy is { } limit && now.Find(limit) is { } limiting && (added & ~Grounds.Of(was, principal.Id, path).Own.Held) == 0)
        {
            // It was granted before, and its owner now has it, too.
            return Of(limiting, path, added);
        }

        var giving = Grounds.Of(now, principal.Id, path).Counting.Where(ground => (PrivilegeTable.Mask(ground.Role.Privileges) & added) != 0).ToList();
        var causes = giving.SelectMany(ground => OfEntry(ground.Entry, added)).ToList();
        if (causes.Count == 0)
        {
            var gone = Gone(Grounds.Of(was, principal.Id, path).Counting.FirstOrDefault()?.Entry, giving);
            causes.AddRange(giving.Select(ground => new AccessCause(ground.Entry.Role.Place, $"{Shown(ground.Entry)}, and {gone}")));
        }

        return [.. causes.Distinct()];
    }

    private static string Gone(AclEntry? instead, List<Ground> giving) => instead is null || giving.Exists(ground => ground.Entry.Role.Text == instead.Role.Text && ground.Entry.Object == instead.Object)
        ? "what limited it is gone"
        : $"{instead.Role.Place.File.Path}:{instead.Role.Place.File.Position(instead.Role.Place.Span.Start).Line} no longer gives {instead.Role.Text} on {instead.Path.Text} instead";

    // The entry is new, or it propagates now; else its role may be another one; else nothing of it is.
    private IEnumerable<AccessCause> OfEntry(AclEntry entry, ulong added)
    {
        var same = _before[Place(entry)].ToList();
        if (same.Exists(other => (added & ~PrivilegeTable.Mask(was.Roles.Of(other.Role.Text)?.Privileges ?? [])) == 0))
        {
            return [];
        }

        if (!same.Exists(other => other.Role.Text == entry.Role.Text))
        {
            return [new AccessCause(entry.Role.Place, $"{Shown(entry)}{(entry.Propagate ? "" : ", there only")}")];
        }

        var held = was.Roles.Of(entry.Role.Text)?.Privileges ?? [];
        return now.Plan.Roles.Where(role => role.Name.Text == entry.Role.Text)
            .Select(role => role.Privileges.Items.Where(word => word.Text is not null && (PrivilegeTable.Bit(word.Text) & added) != 0 && !held.Contains(word.Text)).ToList())
            .Where(words => words.Count > 0)
            .Select(words => new AccessCause(words[0].Place, $"role {entry.Role.Text} gets {string.Join(", ", words.Select(word => word.Text))}, and {Shown(entry)}"));
    }

    private static (ObjectPath?, SubjectKind, string?, bool) Place(AclEntry entry) => (entry.Object, entry.Kind, entry.Subject.Text, entry.Propagate);

    private static string Shown(AclEntry entry) =>
        $"{UnknownNames.Shown(entry.Kind is SubjectKind.Group ? "@" + entry.Subject.Text : entry.Subject.Text!)} has {entry.Role.Text} on {entry.Path.Text}";
}
