using Pvelint.Access;

namespace Pvelint.Rules.Permissions;

/// <summary>A way to more that an entry opens.</summary>
/// <param name="Entry">The entry that gives what its first step needs.</param>
/// <param name="Way">The fact it begins with.</param>
/// <param name="Yields">What stands at its end.</param>
/// <param name="Steps">The steps in order.</param>
internal sealed record GrantedWay(AclEntry Entry, TakeoverWay Way, TakeoverYield Yields, IReadOnlyList<EscalationStep> Steps);

/// <summary>Finds the ways that the entries of a plan open.</summary>
internal static class GrantedWays
{
    // Whose id is known only when the code runs is somebody of whom this entry is all that is known.
    private const string Somebody = "somebody-";

    /// <summary>The ways that begin with an entry, the worst first.</summary>
    /// <param name="entries">The entries that matter.</param>
    /// <param name="plan">All that is known.</param>
    /// <param name="version">The release.</param>
    public static IEnumerable<GrantedWay> Of(IReadOnlyList<AclEntry> entries, AccessPlan plan, PveVersion version)
    {
        var known = plan.Entries.Select((entry, i) => (Written: entry, Known: Known(entry, i))).ToList();
        var model = new AccessModel(plan with { Entries = [.. known.Select(pair => pair.Known)] }, version);
        var written = new Dictionary<(ObjectPath?, string, string?), AclEntry>();
        var matter = new HashSet<AclEntry>(entries);
        foreach (var (entry, named) in known.Where(pair => matter.Contains(pair.Written)))
        {
            var key = (named.Object, IdOf(named), named.Role.Text);
            if (!written.ContainsKey(key))
            {
                written[key] = entry;
            }
        }

        return known.Where(pair => matter.Contains(pair.Written)).Select(pair => IdOf(pair.Known)).Distinct(StringComparer.Ordinal)
            .SelectMany(id => Of(model, id))
            .Select(found => written.TryGetValue((found.Entry.Object, IdOf(found.Entry), found.Entry.Role.Text), out var entry) ? found with { Entry = entry } : null)
            .OfType<GrantedWay>()
            .OrderByDescending(found => found.Yields);
    }

    private static IEnumerable<GrantedWay> Of(AccessModel model, string id)
    {
        if (id == UserId.Root || model.EscalationFacts.ActorOf(id, null) is not { } actor)
        {
            yield break;
        }

        foreach (var opening in new EscalationSearch(model, actor).Open().Where(opening => !opening.Way.IsUsual))
        {
            if (EntryOf(model, actor, opening) is { } entry && Worst(model, actor, opening) is { } worst)
            {
                yield return new GrantedWay(entry, opening.Way, worst.Yields, worst.Steps);
            }
        }
    }

    private static (TakeoverYield Yields, IReadOnlyList<EscalationStep> Steps)? Worst(AccessModel model, EscalationActor actor, EscalationOpening opening)
    {
        if (opening.Way.Gives is TakeoverGift.Nothing)
        {
            return (opening.Way.Yields, opening.Steps);
        }

        var way = new EscalationSearch(model, actor).Ways(opening.Way).FirstOrDefault(way => way.Target is EscalationTarget.Cluster or EscalationTarget.Host);
        return way is not null ? (way.Target is EscalationTarget.Cluster ? TakeoverYield.Cluster : TakeoverYield.Host, way.Steps)
            : opening.Way.Yields is TakeoverYield.Subtree ? (TakeoverYield.Subtree, opening.Steps)
            : null;
    }

    private static AclEntry? EntryOf(AccessModel model, EscalationActor actor, EscalationOpening opening)
    {
        var privilege = opening.Way.Needs[0].Privilege;
        return new[] { opening.Path }.Concat(model.PoolsOf(opening.Path).Select(pool => "/pool/" + pool)).Select(path => EntryAt(model, actor.Own, path, privilege)).FirstOrDefault(entry => entry is not null);
    }

    // The last node that counts decides.
    private static AclEntry? EntryAt(AccessModel model, Subject subject, string path, string privilege)
    {
        AclEntry? found = null;
        var last = AccessModel.Segments(path).Length - 1;
        var depth = 0;
        foreach (var node in model.Walk(path))
        {
            var isTarget = depth++ == last;
            if (node?.Roles(subject, isTarget) is { Counts: true })
            {
                found = node.Deciding(subject, isTarget).SelectMany(grant => grant.Entries)
                    .FirstOrDefault(known => (isTarget || known.Entry.Propagate) && known.Role.Privileges.Contains(privilege)).Entry;
            }
        }

        return found;
    }

    private static AclEntry Known(AclEntry entry, int number) => entry.Subject.Text is not null ? entry : entry with
    {
        Kind = SubjectKind.User,
        Subject = entry.Subject with { Text = Somebody + number + "@pve" },
    };

    private static string IdOf(AclEntry entry) => (entry.Kind is SubjectKind.Group ? "@" : "") + entry.Subject.Text;
}
