using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>What contradicts itself in a plan, or is known only when code runs: what the model cannot count.</summary>
public static class AccessProblems
{
    private const string OnlyAtRunTime = "is known only when the code runs: it is not counted";

    /// <summary>The problems in the order of their places, what Proxmox VE warns of in <c>user.cfg</c> among them.</summary>
    public static IReadOnlyList<PlanWarning> Of(AccessModel model)
    {
        var plan = model.Plan;
        return [.. plan.Warnings.Concat(plan.Entries.SelectMany(entry => OfEntry(entry, model)))
            .Concat(plan.Removals.SelectMany(OfRemoval))
            .Concat(plan.Roles.Where(role => role.Source != PlanSource.Text).SelectMany(role => OfRole(role, model)))
            .Concat(plan.Tokens.SelectMany(token => OfToken(token, plan)))
            .Concat(plan.Users.SelectMany(OfUser))
            .Concat(plan.Groups.SelectMany(group => OfList(group.Name, "group", group.Members, "members")))
            .Concat(plan.Pools.SelectMany(pool => OfList(pool.Name, "pool", pool.Guests, "guests").Concat(OfList(pool.Name, "pool", pool.Storages, "storages"))))
            .GroupBy(problem => (problem.Place.File.Path, problem.Place.Span.Start, problem.Message))
            .Select(group => group.First())
            .OrderBy(problem => problem.Place.File.Path, StringComparer.Ordinal)
            .ThenBy(problem => problem.Place.Span.Start)];
    }

    private static IEnumerable<PlanWarning> OfEntry(AclEntry entry, AccessModel model)
    {
        var unknown = Parts(entry).Where(part => part.Word.Text is null).ToList();
        if (unknown.Count > 0)
        {
            yield return new PlanWarning(unknown[0].Word.Place, $"the {Join(unknown.Select(part => part.Name))} of this grant {OnlyAtRunTime}");
            yield break;
        }

        if (entry.Object is not { } path)
        {
            yield return new PlanWarning(entry.Path.Place, $"'{entry.Path.Text}' is no path: the grant is not counted");
            yield break;
        }

        if (model.Roles.Of(entry.Role.Text) is null)
        {
            yield return new PlanWarning(entry.Role.Place, NoRole(entry, path, model));
        }
        else if (model.Unplaced.Contains(entry))
        {
            yield return new PlanWarning(entry.Path.Place, "the path has more segments than any of Proxmox VE: the grant is not counted");
        }

        // A user.cfg that names nobody says so itself.
        if (model.Plan.IsWhole && entry.Source != PlanSource.UserCfg && Nobody(entry, model.Plan) is { } nobody)
        {
            yield return new PlanWarning(entry.Subject.Place, nobody);
        }
    }

    private static string NoRole(AclEntry entry, ObjectPath path, AccessModel model)
    {
        var name = entry.Role.Text!;
        if (AccessFacts.Roles.ContainsKey(name))
        {
            return $"Proxmox VE {model.Version} has no role '{name}': the grant to {entry.Subject.Text} on {path} gives nothing";
        }

        var known = AccessFacts.Roles.Keys.Concat(model.Plan.Roles.Select(role => role.Name.Text).OfType<string>());
        return $"nobody defines the role '{name}': the grant to {entry.Subject.Text} on {path} counts as none{Nearest.Hint(name, known)}";
    }

    private static string? Nobody(AclEntry entry, AccessPlan plan)
    {
        var id = entry.Subject.Text!;
        return entry.Kind switch
        {
            SubjectKind.Token when !plan.Tokens.Any(token => token.Id == id) => $"nobody defines the token '{id}'",
            SubjectKind.User when id != UserId.Root && !plan.Users.Any(user => user.Id.Text == id) => $"nobody defines the user '{id}'",
            SubjectKind.Group when !plan.Groups.Any(group => group.Name.Text == id) => $"nobody defines the group '{id}'",
            _ => null,
        };
    }

    private static IEnumerable<PlanWarning> OfRemoval(AclEntry removal)
    {
        var unknown = Parts(removal).Where(part => part.Word.Text is null).ToList();
        if (unknown.Count > 0)
        {
            yield return new PlanWarning(unknown[0].Word.Place, $"the {Join(unknown.Select(part => part.Name))} of what is taken away here {OnlyAtRunTime}");
        }
    }

    private static IEnumerable<PlanWarning> OfRole(RoleDefinition role, AccessModel model)
    {
        if (role.Name.Text is not { } name)
        {
            yield return new PlanWarning(role.Name.Place, $"the name of this role {OnlyAtRunTime}");
            yield break;
        }

        if (!role.Privileges.IsComplete || role.Privileges.Items.Any(word => word.Text is null))
        {
            yield return new PlanWarning(role.Name.Place, $"some privileges of the role '{name}' are known only when the code runs: they are not counted");
        }

        // As for all of user.cfg, its reader warns of them.
        foreach (var word in role.Privileges.Items.Where(word => role.Source != PlanSource.UserCfg && word.Text is { Length: > 0 }))
        {
            if (!AccessFacts.Privileges.TryGetValue(word.Text!, out var privilege) || !privilege.Versions.Contains(model.Version))
            {
                yield return new PlanWarning(word.Place, $"Proxmox VE {model.Version} has no privilege '{word.Text}': it is not counted");
            }
        }
    }

    private static IEnumerable<PlanWarning> OfToken(TokenDefinition token, AccessPlan plan)
    {
        if (token.Id is not { } id)
        {
            yield return new PlanWarning(token.Name.Place, $"the owner or the name of this token {OnlyAtRunTime}");
        }
        else if (plan.IsWhole && token.User.Text != UserId.Root && !plan.Users.Any(user => user.Id.Text == token.User.Text))
        {
            yield return new PlanWarning(token.Name.Place, $"nobody defines the user '{token.User.Text}' of the token '{id}'");
        }
    }

    private static IEnumerable<PlanWarning> OfUser(UserDefinition user)
    {
        if (user.Id.Text is null)
        {
            yield return new PlanWarning(user.Id.Place, $"the id of this user {OnlyAtRunTime}");
            yield break;
        }

        foreach (var problem in OfList(user.Id, "user", user.Groups, "groups"))
        {
            yield return problem;
        }
    }

    private static IEnumerable<PlanWarning> OfList(Word name, string kind, WordList list, string what)
    {
        if (name.Text is null)
        {
            yield return new PlanWarning(name.Place, $"the name of this {kind} {OnlyAtRunTime}");
        }
        else if (!list.IsComplete || list.Items.Any(word => word.Text is null))
        {
            yield return new PlanWarning(name.Place, $"some {what} of the {kind} '{name.Text}' are known only when the code runs: they are not counted");
        }
    }

    private static IEnumerable<(string Name, Word Word)> Parts(AclEntry entry) => [("path", entry.Path), ("subject", entry.Subject), ("role", entry.Role)];

    private static string Join(IEnumerable<string> names) => string.Join(" and ", names);
}
