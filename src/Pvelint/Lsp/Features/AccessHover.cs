using Pvelint.Access;
using Pvelint.Commands;
using Pvelint.Inference;
using Pvelint.Output;

namespace Pvelint.Lsp.Features;

/// <summary>What is told of privileges, roles, paths and who holds them: the page of <c>pvelint explain</c>, and what this workspace adds.</summary>
internal static class AccessHover
{
    public static string OfPrivilege(Knowledge knowledge, Privilege privilege, TimeSpan patience)
    {
        var page = new AccessPage(knowledge.Version).Of(privilege.Name)!;
        var markdown = new Markdown().Page(page);
        if (!privilege.Versions.Contains(knowledge.Version))
        {
            markdown.Paragraph($"**Proxmox VE {knowledge.Version} does not have it.**");
        }

        if (knowledge.NeedsWithin(patience) is { HasCode: true } needs)
        {
            var blocks = needs.Blocks.SelectMany(block => block.Needs.Where(need => need.Need.Privilege == privilege.Name).Select(need => (Block: block, Need: need))).ToList();
            markdown.Section("Needed in this workspace", blocks.Count == 0
                ? [needs.Named.Contains(privilege.Name) ? "perhaps: it depends on what the code does not say" : "no: no call of the code asks for it"]
                : blocks.Select(one => $"{Markdown.Code(one.Block.Address)} on {Markdown.Code(one.Need.Need.Path)}: {Markdown.Text(one.Need.Call)}, {Place(one.Block.Place)}"), 8);
        }

        return markdown.Ways(page).ToString();
    }

    public static string OfRole(Knowledge knowledge, string name, TimeSpan patience)
    {
        var markdown = new Markdown();
        var page = AccessFacts.Roles.ContainsKey(name) ? new AccessPage(knowledge.Version).Of(name) : null;
        if (page is not null)
        {
            markdown.Page(page);
        }
        else
        {
            OfOwn(markdown, knowledge, name, patience);
        }

        return markdown.Section("Held here by", knowledge.Plan.Entries.Where(entry => entry.Role.Text == name).Select(Entry), 8).Ways(page ?? []).ToString();
    }

    /// <summary>What a path is, what stands on it and above it in this workspace, and what the code needs there.</summary>
    public static string OfPath(Knowledge knowledge, ObjectPath path, TimeSpan patience)
    {
        var markdown = new Markdown();
        var page = new AccessPage(knowledge.Version).Of(path.ToString());
        if (page is not null)
        {
            markdown.Page(page);
        }
        else
        {
            markdown.Head(path.ToString(), $"is no path that Proxmox VE {knowledge.Version} takes{Markdown.Text(AccessPage.Hint(path.ToString(), []))}");
        }

        var entries = knowledge.Plan.Entries.Where(entry => entry.Object is not null).ToList();
        markdown.Section("Granted here", entries.Where(entry => entry.Object == path).Select(Entry), 8);
        markdown.Section("Inherited, unless a nearer entry replaces it", entries.Where(entry => entry.Propagate && entry.Object != path && entry.Object!.Value.Covers(path)).Select(Entry), 8);
        if (knowledge.NeedsWithin(patience) is { } needs)
        {
            markdown.Section("Needed here by the code", needs.Blocks.SelectMany(block => block.Needs.Where(need => need.Need.Path == path.ToString()).Select(need => (Block: block, need.Need.Privilege)))
                .GroupBy(one => one.Privilege, StringComparer.Ordinal).OrderBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => $"{Markdown.Code(same.Key)} for {Markdown.Code(same.First().Block.Address)}, {Place(same.First().Block.Place)}"));
        }

        return markdown.Ways(page ?? []).ToString();
    }

    /// <summary>What someone holds by all that stands in this workspace.</summary>
    public static string OfPrincipal(Knowledge knowledge, string id)
    {
        var markdown = new Markdown();
        var model = knowledge.Model;
        if (id == UserId.Root)
        {
            return markdown.Head(id, "may do everything, whatever the ACL says; no grant limits it, and a leak of it is the cluster").ToString();
        }

        if (model.Find(id) is not { } principal)
        {
            return markdown.Head(id, (TokenId.Parse(id) is null ? "user" : "token") + " of whom no file of this workspace tells what it is granted").ToString();
        }

        markdown.Head(id, Markdown.Text(AccessWords.Kind(principal, model)));
        if (principal.Place is { } place)
        {
            markdown.Item("made in " + Place(place));
        }

        if (principal.Doubt is { } doubt)
        {
            markdown.Item(Markdown.Text(doubt));
        }

        markdown.Section("Granted", knowledge.Plan.Entries.Where(entry => (entry.Kind is SubjectKind.Group ? "@" : "") + entry.Subject.Text is var subject && (subject == id || principal.Groups.Any(group => "@" + group == subject)))
            .Select(Entry), 8);
        var rows = new AccessRows(model).Of(id).Where(row => !row.IsBelow).ToList();
        markdown.Section("May do here", rows.Count == 0 ? ["nothing"] : rows.Select(row => $"{Markdown.Code(row.Path)}: {(row.Permissions.IsEmpty ? "nothing" : Markdown.Text(AccessWords.Names(row.Permissions)))}"), 10);
        markdown.Section("What a leak would lead to", AccessWays.Short(Escalation.Of(model, id)).Select(Markdown.Text), 3);
        return markdown.ToString();
    }

    /// <summary>The worst way that a set of privileges opens where it is granted high enough; null for none.</summary>
    public static TakeoverWay? WorstWay(IReadOnlyCollection<string> held, PveVersion version) => AccessFacts.TakeoverWays
        .Where(way => way.Yields is not TakeoverYield.Nothing && !way.IsUsual && !way.OnlyFollows && way.Versions.Contains(version) && way.Needs.All(need => held.Contains(need.Privilege)))
        .OrderByDescending(way => way.Yields).FirstOrDefault();

    /// <summary>Where something stands, as code.</summary>
    public static string Place(Place place) => Markdown.Code(AccessWords.At(place));

    private static void OfOwn(Markdown markdown, Knowledge knowledge, string name, TimeSpan patience)
    {
        var definitions = knowledge.RolesOf(name);
        if (knowledge.RoleOf(name) is not { } role)
        {
            markdown.Head(name, $"is a role that neither Proxmox VE {knowledge.Version} nor a file of this workspace defines");
            return;
        }

        markdown.Head(name, $"is a role of {Commands.Host.Count(role.Privileges.Count, "privilege")}, defined in {string.Join(", ", definitions.Select(definition => Place(definition.Name.Place)).Distinct().Take(3))}");
        var needs = knowledge.NeedsWithin(patience);
        foreach (var risk in role.Privileges.GroupBy(privilege => AccessFacts.Privileges[privilege].Risk).OrderByDescending(group => group.Key))
        {
            markdown.Item($"**{risk.Key.ToString().ToLowerInvariant()}**: {string.Join(", ", risk.Order(StringComparer.Ordinal).Select(Markdown.Code))}");
        }

        var written = definitions.SelectMany(definition => definition.Privileges.Texts).Distinct(StringComparer.Ordinal).ToList();
        if (written.Except(role.Privileges).ToList() is { Count: > 0 } unknown)
        {
            markdown.Item($"not in Proxmox VE {knowledge.Version}: {string.Join(", ", unknown.Select(Markdown.Code))}");
        }

        if (needs is { HasCode: true } && role.Privileges.Where(privilege => !needs.Named.Contains(privilege)).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } idle)
        {
            markdown.Item($"no code of this workspace asks for {string.Join(", ", idle.Select(Markdown.Code))}");
        }

        if (WorstWay(role.Privileges, knowledge.Version) is { } way)
        {
            markdown.Item($"{Markdown.Code(way.Needs[0].Privilege)} leads to {Yield(way.Yields)} where it is granted on {Markdown.Code(way.Needs[0].Path == "*" ? "any path" : way.Needs[0].Path)} or above: {Markdown.Text(string.Join("; then ", way.Steps))}");
        }
    }

    /// <summary>What stands at the end of a way, in words.</summary>
    public static string Yield(TakeoverYield yields) => yields switch
    {
        TakeoverYield.Cluster => "takeover of the cluster",
        TakeoverYield.Host => "root on a node",
        TakeoverYield.Guests => "control of other guests",
        TakeoverYield.Data => "the data of other guests",
        _ => "every privilege on that path and below",
    };

    private static string Entry(AclEntry entry) =>
        $"{(entry.Role.Text is { } role ? Markdown.Code(role) : "a role known at run time")} for {(entry.Subject.Text is { } subject ? Markdown.Code((entry.Kind is SubjectKind.Group ? "@" : "") + subject) : "somebody known at run time")} on {(entry.Path.Text is { } path ? Markdown.Code(path) : "a path known at run time")}{(entry.Propagate ? "" : ", here only")}, {Place(entry.Path.Place)}";
}
