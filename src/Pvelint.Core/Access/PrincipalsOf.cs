namespace Pvelint.Access;

/// <summary>Who there is in a plan.</summary>
internal static class PrincipalsOf
{
    /// <summary>Users, tokens and groups that are made or named, <c>root@pam</c> among them.</summary>
    public static Dictionary<string, Principal> Plan(AccessPlan plan)
    {
        var principals = new Dictionary<string, Principal>(StringComparer.Ordinal);
        var groups = Groups(plan);
        foreach (var (id, place) in plan.Users.Where(user => user.Id.Text is not null).Select(user => (user.Id.Text!, (Place?)user.Id.Place))
            .Concat(plan.Entries.Where(entry => entry.Kind is SubjectKind.User && entry.Subject.Text is not null).Select(entry => (entry.Subject.Text!, (Place?)null)))
            .Concat(groups.Keys.Select(user => (user, (Place?)null)))
            .Concat([(UserId.Root, null)])
            .Where(user => UserId.Parse(user.Item1) is not null))
        {
            principals[id] = new Principal(PrincipalKind.User, id)
            {
                Place = place ?? (principals.TryGetValue(id, out var known) ? known.Place : null),
                Groups = groups.TryGetValue(id, out var own) ? [.. own] : [],
            };
        }

        foreach (var token in plan.Tokens.Where(token => token.Id is not null && TokenId.Parse(token.Id) is not null))
        {
            principals[token.Id!] = Token(plan, token.Id!, token.User.Text!, token.PrivSep, principals) with { Place = token.Name.Place };
        }

        AddNamed(plan, principals);
        return principals;
    }

    // What only an entry names: in a whole user.cfg such tokens are dropped, elsewhere they are made by someone else.
    private static void AddNamed(AccessPlan plan, Dictionary<string, Principal> principals)
    {
        foreach (var entry in plan.Entries.Where(entry => entry.Kind is SubjectKind.Token && entry.Subject.Text is not null))
        {
            if (!principals.ContainsKey(entry.Subject.Text!) && TokenId.Parse(entry.Subject.Text!) is { } token)
            {
                principals[entry.Subject.Text!] = Token(plan, entry.Subject.Text!, token.User, null, principals);
            }
        }

        foreach (var (name, place) in plan.Groups.Select(group => (group.Name.Text, (Place?)group.Name.Place))
            .Concat(plan.Users.SelectMany(user => user.Groups.Texts).Select(name => ((string?)name, (Place?)null)))
            .Concat(plan.Entries.Where(entry => entry.Kind is SubjectKind.Group).Select(entry => (entry.Subject.Text, (Place?)null))))
        {
            if (name is not null && !principals.ContainsKey("@" + name))
            {
                principals["@" + name] = new Principal(PrincipalKind.Group, "@" + name) { Place = place };
            }
        }
    }

    // A whole user.cfg says all of an owner; code mostly grants to a token and leaves its owner to another place.
    private static Principal Token(AccessPlan plan, string id, string owner, bool? separation, Dictionary<string, Principal> principals)
    {
        var isKnown = plan.IsWhole || owner == UserId.Root || (principals.TryGetValue(owner, out var user) && HasGrants(plan, user));
        return new Principal(PrincipalKind.Token, id)
        {
            Owner = owner,
            IsSeparated = separation != false,
            LimitedBy = isKnown && owner != UserId.Root && separation != false ? owner : null,
            Doubt = separation is null ? "whether it is separated from its owner is not known: it is taken to be"
                : isKnown ? null
                : $"the sources grant nothing to its owner {owner}: it is shown as if nothing of its own were taken away",
        };
    }

    private static bool HasGrants(AccessPlan plan, Principal owner) => plan.Entries.Any(entry =>
        (entry.Kind is SubjectKind.User && entry.Subject.Text == owner.Id) || (entry.Kind is SubjectKind.Group && owner.Groups.Contains(entry.Subject.Text!)));

    private static Dictionary<string, HashSet<string>> Groups(AccessPlan plan)
    {
        var groups = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (user, group) in plan.Groups.Where(group => group.Name.Text is not null).SelectMany(group => group.Members.Texts.Select(member => (member, group.Name.Text!)))
            .Concat(plan.Users.Where(user => user.Id.Text is not null).SelectMany(user => user.Groups.Texts.Select(group => (user.Id.Text!, group)))))
        {
            (groups.TryGetValue(user, out var known) ? known : groups[user] = new HashSet<string>(StringComparer.Ordinal)).Add(group);
        }

        return groups;
    }
}
