using System.Collections.Concurrent;

namespace Pvelint.Access;

/// <summary>What the searches for ways in one model share: whose entries stand where, who is in which group and which pool holds what.</summary>
internal sealed class EscalationFacts(AccessModel model)
{
    // No call asks about longer ones, and a hostile user.cfg may hold megabytes of them.
    private const int LongestPath = 1000;

    private readonly ILookup<string, string> _paths = model.Plan.Standing().Where(entry => entry.Object!.Value.ToString().Length <= LongestPath).ToLookup(
        entry => (entry.Kind is SubjectKind.Group ? "@" : "") + entry.Subject.Text, entry => entry.Object!.Value.ToString(), StringComparer.Ordinal);

    private readonly ILookup<string, string> _members = model.Principals.Where(principal => principal.Kind is PrincipalKind.User)
        .SelectMany(user => user.Groups.Select(group => (group, user.Id))).ToLookup(pair => pair.group, pair => pair.Id, StringComparer.Ordinal);

    private readonly Lazy<AccessModel> _rewritten = new(() => model.WithRolesOfEverything());

    /// <summary>Those for whom not every way was followed to its end. Searches on several threads add to it.</summary>
    public ConcurrentDictionary<string, bool> Unfollowed { get; } = new(StringComparer.Ordinal);

    /// <summary>The ways of the release.</summary>
    public IReadOnlyList<TakeoverWay> Ways { get; } = [.. AccessFacts.TakeoverWays.Where(way => way.Versions.Contains(model.Version))];

    /// <summary>Every group that is made or named.</summary>
    public IReadOnlyList<string> Groups { get; } = [.. model.Principals.Where(principal => principal.Kind is PrincipalKind.Group).Select(group => group.Id.Substring(1)).OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>The model in which every custom role holds everything.</summary>
    public AccessModel Rewritten => _rewritten.Value;

    /// <summary>What lies in pools, by the pools it lies in: what no entry names is the same for all of these.</summary>
    public IReadOnlyList<IReadOnlyList<string>> PoolMembers { get; } = [.. model.Plan.Pools
        .SelectMany(pool => pool.Guests.Texts.Select(guest => "/vms/" + guest).Concat(pool.Storages.Texts.Select(storage => "/storage/" + storage)))
        .Distinct(StringComparer.Ordinal)
        .GroupBy(path => path.Substring(0, path.IndexOf('/', 1)) + " " + string.Join(" ", model.PoolsOf(path)), StringComparer.Ordinal)
        .Select(members => (IReadOnlyList<string>)[.. members])];

    /// <summary>The paths at which a subject has entries, itself or through a group.</summary>
    public IEnumerable<string> PathsOf(Subject subject) => (subject.Id.Length > 0 ? _paths[subject.Id] : []).Concat(subject.Groups.SelectMany(group => _paths["@" + group]));

    /// <summary>The users of a group.</summary>
    public IEnumerable<string> MembersOf(string group) => _members[group];

    /// <summary>Users of realms that somebody set up.</summary>
    public IEnumerable<string> RealmUsers => model.Principals.Where(principal => principal.Kind is PrincipalKind.User && UserId.Parse(principal.Id) is { Realm: not ("pam" or "pve") }).Select(user => user.Id);

    /// <summary>Groups that are named as a realm names those it brings: <c>name-realm</c>. Source: pve-access-control src/PVE/API2/OpenId.pm login.</summary>
    public IEnumerable<string> RealmGroups => Groups.Where(group => group.IndexOf('-') is var dash and > 0 && Enumerable.Range(dash, group.Length - dash)
        .Any(i => group[i] == '-' && group.Substring(i + 1) is var realm && realm is not ("pam" or "pve") && UserId.IsRealmOrTokenName(realm)));

    /// <summary>Who acts for an id; null where the sources do not name it.</summary>
    public EscalationActor? ActorOf(string id, EscalationGift? by)
    {
        if (id == UserId.Root)
        {
            return new EscalationActor(id, model.SubjectOf(id), null, true, by);
        }

        if (TokenId.Parse(id) is not { } token)
        {
            return new EscalationActor(id, model.SubjectOf(id), null, false, by);
        }

        if (model.Find(id) is not { } principal)
        {
            return null;
        }

        return principal.IsSeparated
            ? new EscalationActor(id, model.SubjectOf(id), principal.LimitedBy is { } owner ? model.SubjectOf(owner) : null, false, by)
            : ActorOf(token.User, by) is { } same ? same with { Id = id } : null;
    }

    /// <summary>What tells users apart as far as ways go: their own entries, or else their groups alone.</summary>
    public string LikenessOf(string user)
    {
        var subject = model.SubjectOf(user);
        return user == UserId.Root || _paths.Contains(user) ? user : string.Join(" ", subject.Groups.OrderBy(name => name, StringComparer.Ordinal));
    }
}

/// <summary>Someone in whose name calls are made.</summary>
/// <param name="Id">The id.</param>
/// <param name="Own">Whose entries count.</param>
/// <param name="Limit">Whose entries limit these: the owner of a separated token; null where nobody's.</param>
/// <param name="IsRoot">Whether it has everything.</param>
/// <param name="By">How one came to be it; null for the one that the search is about.</param>
internal sealed record EscalationActor(string Id, Subject Own, Subject? Limit, bool IsRoot, EscalationGift? By);

/// <summary>What joined on a way.</summary>
/// <param name="Steps">The steps that brought it.</param>
/// <param name="Uses">What these steps used of what had joined before.</param>
internal sealed record EscalationGift(IReadOnlyList<EscalationStep> Steps, IReadOnlyList<EscalationGift> Uses);

/// <summary>A way that is open.</summary>
/// <param name="Way">The way.</param>
/// <param name="Path">The path on which its first need is met.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Uses">What it uses of what had joined before.</param>
internal sealed record EscalationOpening(TakeoverWay Way, string Path, IReadOnlyList<EscalationStep> Steps, IReadOnlyList<EscalationGift> Uses);

/// <summary>A path that stands for all on which one may do the same.</summary>
/// <param name="Path">The path.</param>
/// <param name="Pool">The pool that it is taken to be in besides; null for none.</param>
/// <param name="Shown">As it is shown.</param>
/// <param name="Held">What is held there before the first step.</param>
internal readonly record struct EscalationPlace(string Path, string? Pool, string Shown, ulong Held);
