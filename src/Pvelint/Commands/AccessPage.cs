using Pvelint.Access;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>What the tool knows of a privilege, a built-in role or a path of Proxmox VE in a release, as lines of text.</summary>
/// <param name="version">The release.</param>
internal sealed class AccessPage(PveVersion version)
{
    /// <summary>Every name that has a page.</summary>
    public static IEnumerable<string> Names => AccessFacts.Privileges.Keys.Concat(AccessFacts.Roles.Keys);

    /// <summary>The page of a privilege, role or path; null where there is no such thing.</summary>
    public IReadOnlyList<string>? Of(string name)
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
            ? [.. OfPath(path, known)]
            : null;
    }

    /// <summary>What is meant by a name that has no page: the path in its place, or the nearest name; empty where nothing is near.</summary>
    public static string Hint(string name, IEnumerable<string> others)
    {
        if (!name.StartsWith('/') || ObjectPath.Parse(name) is not { } path)
        {
            return Nearest.Hint(name, others.Concat(Names));
        }

        return AccessFacts.ReplacedPaths.FirstOrDefault(replaced => replaced.Form.Matches(path)) is { } other
            ? $"; Proxmox VE has no such path: {other.By} is meant"
            : Nearest.Of(path.ToString(), AccessFacts.PathForms.Select(form => Like(form, path))) is not { } near ? ""
            : near != path.ToString() ? $"; did you mean '{near}'?"
            : $"; such a path is of the form {AccessFacts.PathForms.First(form => Like(form, path) == near).Text}";
    }

    // The form with the objects that the path names: `/poool/web` is near `/pool/web`, not near `/pool/{pool}`.
    private static string Like(PathForm form, ObjectPath path)
    {
        var named = path.Segments;
        return "/" + string.Join('/', form.Shown.Split('/', StringSplitOptions.RemoveEmptyEntries).Select((segment, i) => segment[0] == '{' && i < named.Count ? named[i] : segment));
    }

    private static T? Find<T>(IReadOnlyDictionary<string, T> known, string name)
        where T : class => known.FirstOrDefault(entry => entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private IEnumerable<string> OfPrivilege(Privilege privilege)
    {
        yield return $"{privilege.Name}: privilege{Releases(privilege.Versions)}";
        yield return "";
        yield return $"allows:      {privilege.Allows}";
        yield return $"risk:        {Name(privilege.Risk)}{string.Concat(privilege.RiskAt.Select(at => $", {Name(at.Value)} on {at.Key}"))}";
        yield return $"because:     {privilege.Because}";
        yield return $"checked on:  {string.Join(", ", privilege.Paths)}";
        var roles = AccessFacts.Roles.Values.Where(role => role.Versions.Contains(version) && role.PrivilegesIn(version).Contains(privilege.Name)).Select(role => role.Name).ToList();
        yield return $"held by:     {(roles.Count == 0 ? "no built-in role" : Join(roles))} (in {version})";
        if (AccessFacts.ReplacedPrivileges.TryGetValue(privilege.Name, out var replaced))
        {
            yield return $"in its place: {Join(replaced.By)}";
            foreach (var (use, other) in replaced.Where)
            {
                yield return $"  {use}: {other}";
            }
        }

        foreach (var line in Ways(AccessFacts.TakeoverWays.Where(way => way.Versions.Contains(version) && way.Needs.Any(need => need.Privilege == privilege.Name))))
        {
            yield return line;
        }
    }

    private IEnumerable<string> OfRole(BuiltInRole role)
    {
        yield return $"{role.Name}: built-in role{Releases(role.Versions)}";
        yield return "";
        if (role.Denies)
        {
            yield return "denies:      every other role at its place";
            yield break;
        }

        var held = role.Versions.Contains(version) ? role.PrivilegesIn(version) : [];
        yield return $"holds:       {(role.HoldsEverything ? $"every privilege there is, {held.Count} of them in {version}: " : "")}{(held.Count == 0 ? $"nothing in {version}, which does not have it" : Join(held))}";
        foreach (var risk in new[] { Risk.Critical, Risk.High })
        {
            if (held.Where(privilege => RiskOfPath.Of(privilege, ObjectPath.Root, isPropagated: true) == risk).ToList() is { Count: > 0 } risky)
            {
                yield return $"{Name(risk) + ":",-12} {Join(risky)} (where the role is granted on /)";
            }
        }

        IReadOnlyList<string>? before = null;
        foreach (var release in AccessFacts.Releases.Where(role.Versions.Contains))
        {
            var now = role.PrivilegesIn(release);
            if (before is not null && (now.Except(before).Any() || before.Except(now).Any()))
            {
                yield return $"{"since " + release + ":",-12} {Join(now.Except(before).Concat(before.Except(now).Select(name => "no longer " + name)))}";
            }

            before = now;
        }

        foreach (var line in Ways(AccessFacts.TakeoverWays.Where(way => way.Versions.Contains(version) && way.Needs.All(need => held.Contains(need.Privilege)))))
        {
            yield return line;
        }
    }

    private IEnumerable<string> OfPath(ObjectPath path, PathForm form)
    {
        yield return $"{path}: path{Releases(form.Versions)}";
        yield return "";
        yield return $"form:        {form.Shown}";
        yield return $"object:      {form.Object}";
        foreach (var risks in PrivilegeTable.Names.Where(name => AccessFacts.Privileges[name].Versions.Contains(version) && form.Privileges.Any(pattern => Fits(name, pattern)))
            .GroupBy(name => RiskOfPath.Of(name, path, isPropagated: false)).OrderByDescending(group => group.Key))
        {
            yield return $"{(risks.Key is { } risk ? Name(risk) : "unchecked") + ":",-12} {Join(risks)}";
        }

        if (!path.IsRoot)
        {
            var above = path.Segments.Select((_, i) => i == 0 ? "/" : "/" + string.Join('/', path.Segments.Take(i))).ToList();
            yield return $"reached by:  entries on {Join(above)} that propagate, unless a nearer one replaces them";
        }

        foreach (var line in Ways(AccessFacts.TakeoverWays.Where(way => way.Versions.Contains(version) && way.Needs.Any(need => need.Path != "*" && new PathForm(need.Path, default, "", []).Matches(path)))))
        {
            yield return line;
        }
    }

    // `VM.*` for a family, `*` for all.
    private static bool Fits(string privilege, string pattern) =>
        pattern == privilege || (pattern.EndsWith('*') && privilege.StartsWith(pattern[..^1], StringComparison.Ordinal));

    private static IEnumerable<string> Ways(IEnumerable<TakeoverWay> ways)
    {
        // What follows from other ways by itself is no news here.
        foreach (var way in ways.Where(way => !way.OnlyFollows))
        {
            yield return "";
            yield return $"a way to {(way.Yields is TakeoverYield.Nothing ? "more" : "the " + Name(way.Yields))}, with {Join(way.Needs.Select(need => $"{need.Privilege} on {need.Path}"))}:";
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
