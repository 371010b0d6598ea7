using Pvelint.Access;

namespace Pvelint.Rules.Permissions;

/// <summary>PVE203: a grant from which a few calls lead to the whole cluster or to root on a host.</summary>
public sealed class GrantLeadsToTakeover : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE203", nameof(GrantLeadsToTakeover), "grant that leads to takeover of the cluster", Severity.Error,
        "take the privilege out of the role, or grant it on a path where it does not open the way");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project) =>
        project.Access.Roles.Select(role => Custom(role, project)).OfType<Finding>().Concat(BuiltIn(project));

    // A built-in role is what it is: the finding stands at the entry that grants it.
    private IEnumerable<Finding> BuiltIn(Project project)
    {
        var plan = project.Access;
        foreach (var entry in plan.Entries.Where(plan.IsForAutomation))
        {
            if (entry.Role.Text is { } name && RoleContent.Of(name, plan, project.Release) is { IsBuiltIn: true } role && !role.AmountsToAdministrator(project.Release)
                && Takeovers(entry, plan, project.Release).Find(takeover => ReferenceEquals(takeover.Entries[0], entry)) is { } takeover)
            {
                yield return Finding(entry.Role.Place, takeover, $"{entry.Who()} gets {name} on {entry.Object}");
            }
        }
    }

    // A role of one's own can be mended: the finding stands at the privilege in its definition.
    private Finding? Custom(RoleDefinition role, Project project)
    {
        var (plan, version) = (project.Access, project.Release);
        if (RoleContent.Of(role, version).AmountsToAdministrator(version) || TakeoverPrivileges.Worst(role) is null)
        {
            return null;
        }

        var entries = plan.Entries.Where(entry => entry.Role.Text is not null && entry.Role.Text == role.Name.Text && plan.IsForAutomation(entry)).ToList();
        foreach (var entry in entries.Where(entry => entry.Object is not null))
        {
            var takeover = Takeovers(entry, plan, version).Find(takeover => ReferenceEquals(takeover.Entries[0], entry) && TakeoverPrivileges.Word(role, takeover.Way) is not null);
            if (takeover is not null)
            {
                var place = TakeoverPrivileges.Word(role, takeover.Way)!.Place;
                var finding = Finding(place, takeover, $"{takeover.Way.Needs[0].Privilege} in {role.Name.Named()}, which {entry.Who()} gets on {entry.Object}");
                return finding with { Related = [new RelatedPlace(entry.Path.Place.File, entry.Path.Place.Span, "the grant")] };
            }
        }

        // Where the grant is not to be seen, the role may still be granted so.
        var isOpen = entries.Count == 0 || entries.Any(entry => entry.Object is null);
        return isOpen && role.Source != PlanSource.UserCfg ? Ungranted(role, version) : null;
    }

    private Finding? Ungranted(RoleDefinition role, PveVersion version)
    {
        var held = RoleContent.Of(role, version).Privileges;
        var way = AccessFacts.TakeoverWays
            .Where(way => (way.Since is not { } since || version >= since) && way.Needs.All(need => held.Contains(need.Privilege)))
            .OrderByDescending(way => way.Yields)
            .FirstOrDefault();
        if (way is null)
        {
            return null;
        }

        var where = way.Needs[0].Path == "*" ? "any path" : $"/ or {way.Needs[0].Path}";
        return Descriptor.At(
            TakeoverPrivileges.Word(role, way)!.Place, $"{way.Needs[0].Privilege} in {role.Name.Named()}: granted on {where} it leads to {Yield(way)}: {Steps(way)}", Severity.Warning)
            with { Help = way.Closes, Confidence = Confidence.Medium };
    }

    private Finding Finding(Place place, Takeover takeover, string what) =>
        Descriptor.At(place, $"{what}, leads to {Yield(takeover.Way)}: {Steps(takeover.Way)}", takeover.Way.Yields >= TakeoverYield.Host ? Severity.Error : Severity.Warning)
            with { Help = takeover.Way.Closes };

    // All entries of the one to whom the entry belongs count, for a way may need several.
    private static List<Takeover> Takeovers(AclEntry entry, AccessPlan plan, PveVersion version)
    {
        var own = entry.Subject.Text is null ? [entry] : plan.Entries.Where(other => other.Kind == entry.Kind && other.Subject.Text == entry.Subject.Text && other.Source == entry.Source).ToList();
        return [.. TakeoverSearch.Find(own, other => other.Role.Text is { } name ? RoleContent.Of(name, plan, version) : null, version)];
    }

    private static string Yield(TakeoverWay way) => way.Yields switch
    {
        TakeoverYield.Cluster => "takeover of the cluster",
        TakeoverYield.Host => "root on a node",
        TakeoverYield.Data => "the data of every guest",
        _ => "every privilege on that path and below",
    };

    private static string Steps(TakeoverWay way) => string.Join("; then ", way.Steps);
}
