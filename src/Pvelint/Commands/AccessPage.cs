using Pvelint.Access;

namespace Pvelint.Commands;

/// <summary>What the tool knows of a privilege, a built-in role or a path of Proxmox VE, as lines of text.</summary>
internal static class AccessPage
{
    /// <summary>Every name that has a page.</summary>
    public static IEnumerable<string> Names => AccessFacts.Privileges.Keys.Concat(AccessFacts.Roles.Keys);

    /// <summary>The page of a privilege, role or path; null where there is no such thing.</summary>
    public static IReadOnlyList<string>? Of(string name)
    {
        if (Find(AccessFacts.Privileges, name) is { } privilege)
        {
            return [.. OfPrivilege(privilege)];
        }

        if (Find(AccessFacts.Roles, name) is { } role)
        {
            return [.. OfRole(role)];
        }

        return name.StartsWith('/') && ObjectPath.Parse(name) is { } path && AccessFacts.PathForms.FirstOrDefault(form => form.Matches(path)) is { } known
            ? [.. OfPath(known)]
            : null;
    }

    private static T? Find<T>(IReadOnlyDictionary<string, T> known, string name)
        where T : class => known.FirstOrDefault(entry => entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static IEnumerable<string> OfPrivilege(Privilege privilege)
    {
        yield return $"{privilege.Name}: privilege{Releases(privilege.Versions)}";
        yield return "";
        yield return $"allows:      {privilege.Allows}";
        yield return $"risk:        {Name(privilege.Risk)}{string.Concat(privilege.RiskAt.Select(at => $", {Name(at.Value)} on {at.Key}"))}";
        yield return $"because:     {privilege.Because}";
        yield return $"checked on:  {string.Join(", ", privilege.Paths)}";
        yield return $"built-in:    {Join(AccessFacts.Roles.Values.Where(role => role.HoldsEverything || role.Privileges.ContainsKey(privilege.Name)).Select(role => role.Name))}";
        if (AccessFacts.ReplacedPrivileges.TryGetValue(privilege.Name, out var replaced))
        {
            yield return $"in its place: {Join(replaced.By)}";
            foreach (var (use, other) in replaced.Where)
            {
                yield return $"  {use}: {other}";
            }
        }

        foreach (var line in Ways(AccessFacts.TakeoverWays.Where(way => way.Needs[0].Privilege == privilege.Name)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> OfRole(BuiltInRole role)
    {
        yield return $"{role.Name}: built-in role{Releases(role.Versions)}";
        yield return "";
        yield return role.Denies
            ? "denies:      every other role at its place"
            : $"holds:       {(role.HoldsEverything ? "every privilege there is" : Join(role.PrivilegesIn(PveVersion.Parse(Pvelint.Rules.Project.NewestPve)!.Value)))}";
    }

    private static IEnumerable<string> OfPath(PathForm form)
    {
        yield return $"{form.Shown}: path{Releases(form.Versions)}";
        yield return "";
        yield return $"object:      {form.Object}";
        yield return $"checked:     {Join(form.Privileges)}";
        foreach (var line in Ways(AccessFacts.TakeoverWays.Where(way => way.Needs[0].Path == form.Shown)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Ways(IEnumerable<TakeoverWay> ways)
    {
        foreach (var way in ways)
        {
            yield return "";
            yield return $"a way to the {Name(way.Yields)}, with {Join(way.Needs.Select(need => $"{need.Privilege} on {need.Path}"))}:";
            for (var i = 0; i < way.Steps.Count; i++)
            {
                yield return $"  {i + 1}. {way.Steps[i]}";
            }

            yield return $"  closed by: {way.Closes}";
        }
    }

    private static string Releases(PveVersions versions) => (versions.Since, versions.Removed) switch
    {
        ({ } since, { } removed) => $" of Proxmox VE {since} up to {removed}, which no longer has it",
        ({ } since, null) => $", since Proxmox VE {since}",
        (null, { } removed) => $", gone since Proxmox VE {removed}",
        _ => "",
    };

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Join(IEnumerable<string> names) => string.Join(", ", names);
}
