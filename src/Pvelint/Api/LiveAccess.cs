using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Api;

/// <summary>What an endpoint says of who may do what, as far as the login may see it.</summary>
internal sealed record LiveState
{
    /// <summary>The release that it says it is.</summary>
    public required PveVersion Version { get; init; }

    /// <summary>What the login itself may do, by path; rows without anything are left out.</summary>
    public required IReadOnlyDictionary<string, PermissionSet> Own { get; init; }

    public required IReadOnlyList<PveUser> Users { get; init; }

    public required IReadOnlyList<PveRole> Roles { get; init; }

    public required IReadOnlyList<PveAclEntry> Acl { get; init; }

    /// <summary>Nodes, guests, storages and pools.</summary>
    public required IReadOnlyList<PveResource> Resources { get; init; }

    /// <summary>The members of pools that were asked for one by one; the guests of the others stand in <see cref="Resources"/>.</summary>
    public IReadOnlyDictionary<string, PvePool> Pools { get; init; } = new Dictionary<string, PvePool>();
}

/// <summary>
/// The users, groups, roles, tokens, pools and ACL of an endpoint as a plan on which all rules, access and escalation work. Six
/// requests, and one more for each pool on which somebody is granted something, where storages of pools count.
/// </summary>
internal sealed record LiveAccess
{
    /// <summary>What was read.</summary>
    public required LiveState State { get; init; }

    /// <summary>The user or token that read it.</summary>
    public required string AuthId { get; init; }

    /// <summary>The release to judge by: the endpoint's, or the nearest one that the facts know.</summary>
    public required PveVersion Version { get; init; }

    /// <summary>The state as a document of the form of <c>user.cfg</c>; its path names the endpoint.</summary>
    public required Document Document { get; init; }

    /// <summary>The same as a plan, whole as far as <see cref="Problems"/> are none.</summary>
    public required AccessPlan Plan { get; init; }

    /// <summary>What is not known, a line each: with any of them no answer is an all clear.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>What else a user should know, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the login could see all of it.</summary>
    public bool IsComplete => Problems.Count == 0;

    /// <summary>Whether the ACL is all there is.</summary>
    public bool SeesAcl { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="access">Who reads where; logged in.</param>
    /// <param name="withPoolStorages">Whether to ask for the storages of pools, a request a pool; without them the plan knows the guests alone.</param>
    /// <param name="cancel">Ends the call.</param>
    public static async Task<LiveAccess> ReadAsync(PveAccess access, bool withPoolStorages = true, CancellationToken cancel = default)
    {
        // The ACL first: what is granted while the rest is read may name what the rest then has, never the other way round.
        var state = new LiveState
        {
            Acl = await access.AclAsync(cancel).ConfigureAwait(false),
            Roles = await access.RolesAsync(cancel).ConfigureAwait(false),
            Users = await access.UsersAsync(cancel).ConfigureAwait(false),
            Resources = await access.ResourcesAsync(cancel).ConfigureAwait(false),
            Own = await access.PermissionsAsync(cancel: cancel).ConfigureAwait(false),
            Version = await access.VersionAsync(cancel).ConfigureAwait(false),
        };
        var pools = new Dictionary<string, PvePool>(StringComparer.Ordinal);
        foreach (var pool in withPoolStorages ? LivePools.Granted(state) : [])
        {
            if (await access.FindPoolAsync(pool, cancel).ConfigureAwait(false) is { } found)
            {
                pools[pool] = found;
            }
        }

        return Of(state with { Pools = pools }, access.Client.Credential?.AuthId ?? "", access.Client.Settings.Name, withPoolStorages);
    }

    /// <summary>The plan of a state.</summary>
    /// <param name="state">What was read.</param>
    /// <param name="authId">Who read it.</param>
    /// <param name="name">The endpoint's name.</param>
    /// <param name="withPoolStorages">Whether the storages of pools were asked for.</param>
    public static LiveAccess Of(LiveState state, string authId, string name, bool withPoolStorages)
    {
        var version = Nearest(state.Version);
        var text = LiveText.Of(state, LiveRoles.ToWrite(state.Roles, version), LivePools.Of(state));
        var document = TreeReader.Reader.Read(new SourceFile(name + "/access", text.ToString()), FileFormat.UserCfg, SourceContext.Code);
        var plan = AccessPlans.Of([document], version);
        if (!withPoolStorages)
        {
            plan = plan with { Pools = [.. plan.Pools.Select(pool => pool with { Storages = pool.Storages with { IsComplete = false } })] };
        }

        var problems = LiveSight.Missing(state, authId, withPoolStorages).Concat(LiveRoles.Problems(state.Roles, version)).ToList();
        if (text.LeftOut > 0)
        {
            problems.Add($"{Commands.Host.Count(text.LeftOut, "entry", "entries")} with names that no Proxmox VE takes were left out");
        }

        return new LiveAccess
        {
            State = state,
            AuthId = authId,
            Version = version,
            Document = document,
            Plan = PlanMask.Of(plan),
            Problems = [.. problems.Select(problem => $"{name}: {problem}")],
            Notes = version == state.Version ? [] : [$"{name} is Proxmox VE {state.Version}, which is not known here: it is judged as {version}"],
            SeesAcl = LiveSight.SeesAcl(state, authId),
        };
    }

    /// <summary>The known release that judges one: a later one mostly adds to the newest that is known.</summary>
    internal static PveVersion Nearest(PveVersion version) =>
        AccessFacts.Releases.LastOrDefault(known => known <= version) is { Major: > 0 } known ? known : AccessFacts.Releases[0];
}

/// <summary>The roles of an endpoint beside those that its release brings.</summary>
internal static class LiveRoles
{
    /// <summary>The roles that <c>user.cfg</c> defines, among them what it adds to built-in ones.</summary>
    public static IEnumerable<PveRole> ToWrite(IReadOnlyList<PveRole> roles, PveVersion version)
    {
        foreach (var role in roles)
        {
            if (BuiltIn(role, version) is not { } known)
            {
                yield return role;
            }
            else if (role.Privileges.Except(known).ToList() is { Count: > 0 } added)
            {
                yield return role with { Privileges = added };
            }
        }
    }

    /// <summary>What of the roles the facts do not know.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<PveRole> roles, PveVersion version)
    {
        var unknown = roles.SelectMany(role => role.Privileges).Distinct(StringComparer.Ordinal)
            .Where(name => !AccessFacts.Privileges.TryGetValue(name, out var privilege) || !privilege.Versions.Contains(version)).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            yield return $"its roles have privileges that are not known here, and count as nothing: {PveFaults.Shown(string.Join(", ", unknown), [])}";
        }

        var less = roles.Where(role => BuiltIn(role, version)?.Except(role.Privileges).Any() == true).Select(role => role.Id).Order(StringComparer.Ordinal).ToList();
        if (less.Count > 0)
        {
            yield return $"its built-in roles {string.Join(", ", less)} allow less than those of Proxmox VE {version}, by which they are judged";
        }
    }

    private static IEnumerable<string>? BuiltIn(PveRole role, PveVersion version) =>
        AccessFacts.Roles.TryGetValue(role.Id, out var known) && known.Versions.Contains(version) ? known.PrivilegesIn(version) : null;
}

/// <summary>The pools of an endpoint.</summary>
internal static class LivePools
{
    private const string Root = "/pool";

    /// <summary>
    /// The pools whose members may have other permissions by them. A role on a pool adds to what its members have; one that comes from the
    /// root does so only where something deeper took it away from the member itself.
    /// </summary>
    public static IReadOnlyList<string> Granted(LiveState state)
    {
        var paths = state.Acl.Select(entry => ObjectPath.Parse(entry.Path)).OfType<ObjectPath>().ToList();
        var root = paths.Exists(path => path.IsRoot) && paths.Exists(path => path.Segments is ["vms" or "storage", ..]);
        return [.. Names(state).Where(name => root || paths.Exists(path => !path.IsRoot && ObjectPath.Parse($"{Root}/{name}") is { } pool && path.Covers(pool)))];
    }

    /// <summary>All pools with what is known of their members.</summary>
    public static IEnumerable<PvePool> Of(LiveState state)
    {
        var guests = state.Resources.Where(resource => resource is { Type: "qemu" or "lxc", Pool: not null }).ToLookup(guest => guest.Pool!, guest => guest.Name, StringComparer.Ordinal);
        return Names(state).Select(name => state.Pools.TryGetValue(name, out var asked) ? asked : new PvePool(name, [.. guests[name]], []));
    }

    private static IEnumerable<string> Names(LiveState state) =>
        state.Resources.Where(resource => resource.Type == "pool").Select(pool => pool.Name)
            .Concat(state.Resources.Where(resource => resource.Type is "qemu" or "lxc").Select(guest => guest.Pool).OfType<string>())
            .Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}

/// <summary>What a login can see of the access of an endpoint: most lists of Proxmox VE leave out, without a word, what the caller may not see.</summary>
internal static class LiveSight
{
    /// <summary>Whether the ACL is all there is. Source: pve-access-control src/PVE/API2/ACL.pm read_acl.</summary>
    public static bool SeesAcl(LiveState state, string authId) => authId == UserId.Root || Holds(state, "/access", "Sys.Audit");

    /// <summary>What it cannot see, with the privilege that it would take.</summary>
    public static IEnumerable<string> Missing(LiveState state, string authId, bool asksPools)
    {
        if (!SeesAcl(state, authId))
        {
            yield return $"{authId} lacks Sys.Audit on /access and sees a part of the ACL alone: others may be granted more than is told (PVEAuditor on / shows all)";
        }

        if (authId == UserId.Root)
        {
            yield break;
        }

        if (!Holds(state, "/access/groups", "Sys.Audit") && !Holds(state, "/access/groups", "User.Modify"))
        {
            yield return $"{authId} lacks Sys.Audit on /access/groups and does not see all users, groups and tokens";
        }

        if (!HoldsBelow(state, "/pool", "Pool.Audit"))
        {
            yield return $"{authId} lacks Pool.Audit on /pool or below and does not see all pools";
        }

        // Asked for one by one, a pool tells all its members (pve-manager PVE/API2/Pool.pm index).
        if (!asksPools && !HoldsBelow(state, "/vms", "VM.Audit"))
        {
            yield return $"{authId} lacks VM.Audit on /vms or below and does not see all guests of pools";
        }
    }

    private static bool Holds(LiveState state, string path, string privilege) => state.Own.TryGetValue(path, out var row) && row.Holds(privilege);

    // Propagated from there, and on every path below that an entry may have made different.
    private static bool HoldsBelow(LiveState state, string path, string privilege) =>
        state.Own.TryGetValue(path, out var row) && (row.Propagated & PrivilegeTable.Bit(privilege)) != 0
        && state.Acl.Select(entry => entry.Path).Where(below => below.StartsWith(path + "/", StringComparison.Ordinal)).All(below => Holds(state, below, privilege));
}
