using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Text;

namespace Pvelint.Lsp.Features;

/// <summary>A place above which something is to be told, once somebody looks at it.</summary>
/// <param name="Span">The place.</param>
/// <param name="Role">The role that is defined there; null for a block that makes calls.</param>
internal sealed record Lens(TextSpan Span, string? Role);

/// <summary>What a lens says.</summary>
/// <param name="Title">A line.</param>
/// <param name="Markdown">All of it, for clients that can show it: what hover shows there.</param>
internal sealed record LensText(string Title, string Markdown);

/// <summary>Tells above each block what it needs, and above each role how it fits what the code needs.</summary>
internal static class Lenses
{
    private const int MostPaths = 2;

    /// <summary>The places, found by words alone; what they say is asked for one by one.</summary>
    public static IReadOnlyList<Lens> Of(Knowledge knowledge, Document document) => knowledge.LensesOf(document, _ =>
        [.. BlockHeads.Of(document).Select(head => new Lens(head.Span, null)).Concat(Roles(knowledge, document)).OrderBy(lens => lens.Span.Start)]);

    /// <summary>What a lens says; null where that is nothing, or cannot be said yet.</summary>
    /// <param name="knowledge">The workspace.</param>
    /// <param name="document">The document.</param>
    /// <param name="lens">One of <see cref="Of"/>.</param>
    /// <param name="patience">How long to wait for what the code needs.</param>
    public static LensText? Resolve(Knowledge knowledge, Document document, Lens lens, TimeSpan patience)
    {
        var needs = knowledge.NeedsWithin(patience);
        if (lens.Role is { } role)
        {
            return new LensText(Title(knowledge, role, needs), AccessHover.OfRole(knowledge, role, patience));
        }

        if (needs?.At(document.File, lens.Span) is not { } block)
        {
            return null;
        }

        return new LensText(Title(block), ResourceHover.Of(knowledge, block));
    }

    private static IEnumerable<Lens> Roles(Knowledge knowledge, Document document) => knowledge.Plan.Roles
        .Where(role => role.Name.Text is { Length: > 0 } && role.Source is PlanSource.Command or PlanSource.Terraform or PlanSource.Ansible && Knowledge.Stands(role.Name.Place, document))
        .Select(role => new Lens(role.Name.Place.Span, role.Name.Text));

    // "needs VM.Clone on /vms/9000, VM.Allocate on /vms and 4 more; 2 unknown".
    private static string Title(BlockNeeds block)
    {
        if (block.IsUnknown)
        {
            return $"{Neutral.Line(block.Type)} is not known to pvelint";
        }

        // The costly ones tell most.
        var grants = block.Needs.Select(need => need.Need).OrderByDescending(RiskOf).ThenBy(grant => grant.Path, StringComparer.Ordinal).ThenBy(grant => grant.Privilege, StringComparer.Ordinal).ToList();
        var parts = new List<string>();
        if (grants.Count > 0)
        {
            var more = grants.Count - MostPaths;
            parts.Add($"needs {string.Join(", ", grants.Take(MostPaths).Select(grant => $"{grant.Privilege} on {Neutral.Line(grant.Path)}"))}{(more > 0 ? $" and {more} more" : "")}");
        }

        if (block.Open.Count > 0)
        {
            var what = Neutral.Line(block.Open[0].What);
            parts.Add($"may need more: {what}{(block.Open.Count > 1 ? $" and {block.Open.Count - 1} more" : "")} {(block.Open.Count > 1 ? "decide" : "decides")}");
        }

        if (block.Impossible.Count > 0)
        {
            parts.Add("no token can do all of it");
        }

        return parts.Count == 0 ? "needs no privilege" : Mask.Shape(string.Join("; ", parts));
    }

    private static string Title(Knowledge knowledge, string name, WorkspaceNeeds? needs)
    {
        var held = knowledge.RoleOf(name)?.Privileges ?? [];
        var parts = new List<string> { Commands.Host.Count(held.Count, "privilege") };
        if (needs is { HasCode: true } && held.Count(privilege => !needs.Named.Contains(privilege)) is var idle and > 0)
        {
            parts.Add($"{(idle == held.Count ? "none" : idle.ToString(System.Globalization.CultureInfo.InvariantCulture))} {(idle == held.Count ? "" : "not ")}needed by the code here");
        }

        if (AccessHover.WorstWay(held, knowledge.Version) is { } way)
        {
            parts.Add($"may lead to {AccessHover.Yield(way.Yields)} by {way.Needs[0].Privilege}");
        }

        return string.Join(", ", parts);
    }

    private static Risk? RiskOf(Permission need) => ObjectPath.Parse(need.Path) is { } path ? RiskOfPath.Of(need.Privilege, path, need.IsPropagated) : null;
}
