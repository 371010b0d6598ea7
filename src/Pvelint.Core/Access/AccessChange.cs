namespace Pvelint.Access;

/// <summary>What someone may newly do on a path.</summary>
/// <param name="Principal">Who: an id, or how the code names someone whom only its run tells.</param>
/// <param name="Path">Where.</param>
/// <param name="Permissions">The privileges that are new, or new for what lies below.</param>
/// <param name="Risk">What a leak of the worst of them costs.</param>
/// <param name="Causes">What in the later sources brings it, with its place.</param>
public sealed record NewAccess(string Principal, string Path, PermissionSet Permissions, Risk Risk, IReadOnlyList<AccessCause> Causes)
{
    /// <summary>A way to more that all that is new opens together with what was there; null where the row tells of privileges on a path.</summary>
    public EscalationWay? Way { get; init; }
}

/// <summary>Why something is newly allowed.</summary>
/// <param name="Place">The line that brings it.</param>
/// <param name="What">What it says, for people.</param>
public sealed record AccessCause(Place Place, string What);

/// <summary>What one state of sources allows that another did not, effective permission by effective permission: a role under a new name,
/// a list in another order, a file in another place are no change.</summary>
public static class AccessChange
{
    /// <summary>What is newly allowed, the worst first. Below a path that tells it for all below, it is not told again.</summary>
    public static IReadOnlyList<NewAccess> Of(AccessPlan before, AccessPlan after, PveVersion version)
    {
        var was = new AccessModel(UnknownNames.Named(before), version);
        var now = new AccessModel(UnknownNames.Named(after), version);
        var paths = now.Paths.Concat(was.Paths).Distinct(StringComparer.Ordinal).OrderBy(path => AccessModel.Segments(path).Length).ThenBy(path => path, StringComparer.Ordinal).ToList();
        var causes = new AccessCauses(was, now);
        var groups = now.Principals.Where(principal => principal.Kind is PrincipalKind.Group).ToDictionary(group => group.Id, group => New(group, was, now, paths, causes), StringComparer.Ordinal);
        var users = now.Principals.Where(principal => principal.Kind is not PrincipalKind.Group)
            .SelectMany(principal => New(principal, was, now, paths, causes).Select(row => row.Permissions.IsEmpty ? row : Without(row, principal, was, groups)).OfType<NewAccess>());
        return
        [
            .. groups.Values.SelectMany(rows => rows).Concat(users).Concat(Unknown(was.Plan, now))
                .Select(row => row with { Path = UnknownNames.Shown(row.Path, now.Plan), Principal = UnknownNames.Shown(row.Principal) })
                .OrderByDescending(row => row.Risk).ThenBy(row => row.Principal, StringComparer.Ordinal).ThenBy(row => row.Path, StringComparer.Ordinal),
        ];
    }

    private static List<NewAccess> New(Principal principal, AccessModel was, AccessModel now, IReadOnlyList<string> paths, AccessCauses causes)
    {
        var rows = new List<NewAccess>();
        var told = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var (old, next) = (was.On(principal.Id, path), now.On(principal.Id, path));
            var above = Above(path, told) | Pools(path, now, told);
            var held = (next.Held & ~old.Held) | (next.Propagated & ~old.Propagated);
            told[path] = Above(path, told) | (held & next.Propagated);
            if ((held & ~above) != 0)
            {
                var added = new PermissionSet(held & ~above, held & ~above & next.Propagated);
                rows.Add(new NewAccess(principal.Id, path, added, RiskOf(added, path), causes.Of(principal, path, added.Held)));
            }
        }

        return [.. rows, .. Ways(principal, was, now, rows)];
    }

    // One privilege more may be the one that was missing for a way: alone it says little. What leads into guests only, the row of
    // its privilege says by its own risk.
    private static IEnumerable<NewAccess> Ways(Principal principal, AccessModel was, AccessModel now, List<NewAccess> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var known = new HashSet<string>(Escalation.Of(was, principal.Id).Select(Facts), StringComparer.Ordinal);
        var ways = Escalation.Of(now, principal.Id);
        if (now.Unfollowed.Contains(principal.Id))
        {
            var unknown = rows.SelectMany(row => row.Causes).Select(cause => cause with { What = "more users and groups can be taken over from here than ways are followed through" });
            return [new NewAccess(principal.Id, "/", default, Risk.Critical, [.. unknown])];
        }

        return ways.Where(way => way.Target is (EscalationTarget.Cluster or EscalationTarget.Host) && !known.Contains(Facts(way)))
            .Select(way => new NewAccess(principal.Id, "/", default, Risk.Critical, CausesOf(way, rows)) { Way = way });

        static string Facts(EscalationWay way) => way.Target + " " + string.Join(" ", way.Steps.Select(step => step.Fact));
    }

    // The lines that bring what the way needs; where none does by itself, all that are new.
    private static List<AccessCause> CausesOf(EscalationWay way, List<NewAccess> rows)
    {
        var needed = PrivilegeTable.Mask(way.Steps.SelectMany(step => step.Needs).Select(need => need.Privilege));
        var bringing = rows.Where(row => (row.Permissions.Held & needed) != 0).ToList();
        return [.. (bringing.Count > 0 ? bringing : rows).SelectMany(row => row.Causes).Distinct()];
    }

    // What is held where nothing checks it costs nothing.
    private static Risk RiskOf(PermissionSet added, string path) => ObjectPath.Parse(path) is { } place ? RiskOfPath.Of(added, place) ?? Risk.Low : Risk.Low;

    // What a role holds that the sources do not define, nobody can say: that it is granted is told.
    private static IEnumerable<NewAccess> Unknown(AccessPlan before, AccessModel now)
    {
        var known = new HashSet<(ObjectPath?, SubjectKind, string?, string)>(before.Entries.Select(Key));
        return now.Plan.Entries
            .Where(entry => entry.Role.Text is null || now.Unplaced.Contains(entry))
            .Where(entry => !known.Contains(Key(entry)) && !now.Plan.Removals.Any(entry.IsRemovedBy))
            .Select(entry => new NewAccess(
                entry.Kind is SubjectKind.Group ? "@" + entry.Subject.Text : entry.Subject.Text!, entry.Object!.Value.ToString(), default, Risk.High,
                [new AccessCause(entry.Role.Place, $"role {UnknownNames.Written(entry.Role)} is granted, and the sources do not say what it holds")]));

        static (ObjectPath?, SubjectKind, string?, string) Key(AclEntry entry) => (entry.Object, entry.Kind, entry.Subject.Text, UnknownNames.Written(entry.Role));
    }

    // A guest is told of where its pool is.
    private static ulong Pools(string path, AccessModel now, Dictionary<string, ulong> told) =>
        now.PoolsOf(path).Aggregate(0UL, (mask, pool) => mask | (told.TryGetValue("/pool/" + pool, out var own) ? own : 0));

    private static ulong Above(string path, Dictionary<string, ulong> told)
    {
        for (var parent = path; parent != "/";)
        {
            parent = parent.LastIndexOf('/') is > 0 and var slash ? parent.Substring(0, slash) : "/";
            if (told.TryGetValue(parent, out var mask))
            {
                return mask;
            }
        }

        return 0;
    }

    // What a group gets its members get: they are told of where they came to it, too.
    private static NewAccess? Without(NewAccess row, Principal principal, AccessModel was, Dictionary<string, List<NewAccess>> groups)
    {
        var members = was.Find(principal.Id)?.Groups ?? [];
        var told = principal.Groups.Where(members.Contains).SelectMany(group => groups.TryGetValue("@" + group, out var rows) ? rows : [])
            .Where(other => other.Path == row.Path).Aggregate(0UL, (mask, other) => mask | other.Permissions.Held);
        return (row.Permissions.Held & ~told) == 0 ? null : row with { Permissions = new PermissionSet(row.Permissions.Held & ~told, row.Permissions.Propagated & ~told) };
    }
}
