using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Lsp.Features;

/// <summary>A name that fits at a cursor.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">The name as it is shown and filtered by.</param>
/// <param name="Detail">A line about it.</param>
/// <param name="Replaced">The word that it replaces.</param>
/// <param name="NewText">What to put there.</param>
internal sealed record CompletionEntry(NameKind Kind, string Label, string Detail, TextSpan Replaced, string NewText)
{
    /// <summary>The same with a place to fill in, <c>/vms/${1:vmid}</c>, for editors that know such; null where there is nothing to fill in.</summary>
    public string? Snippet { get; init; }

    /// <summary>What sorts it: what the code of the workspace speaks of comes before the rest.</summary>
    public string Sort { get; init; } = "";
}

/// <summary>Completes names of Proxmox VE: privileges, roles, paths of the ACL tree, who is granted something; ids of rules.</summary>
internal static class Completion
{
    /// <summary>The names that fit; none where no such name belongs there.</summary>
    /// <param name="knowledge">The workspace.</param>
    /// <param name="document">The document.</param>
    /// <param name="offset">The cursor, in UTF-16 units.</param>
    public static IReadOnlyList<CompletionEntry> At(Knowledge knowledge, Document document, int offset)
    {
        if (CursorPlace.Of(document, offset) is not { } place)
        {
            return [];
        }

        var names = place.Kind switch
        {
            NameKind.Privilege => Privileges(knowledge),
            NameKind.Role => Roles(knowledge),
            NameKind.Path => Paths(knowledge),
            NameKind.Rule => RuleCatalog.All.Select(rule => new Name(rule.Descriptor.Id, rule.Descriptor.Title)),
            _ => Principals(knowledge, place.Kind),
        };
        return [.. names.Where(name => !place.Listed.Contains(name.Text)).Select(name => new CompletionEntry(
            place.Kind, name.Text, name.Detail, place.Word, Quoted(name.Plain ?? name.Text, place))
        {
            Snippet = name.Snippet is { } snippet ? Quoted(snippet, place) : null,
            Sort = (name.IsNear ? "0" : "1") + name.Text,
        })];
    }

    private static string Quoted(string text, CursorPlace place) => place.NeedsQuotes ? "\"" + text + "\"" : text;

    // What the code needs comes first, as far as that is known at once.
    private static IEnumerable<Name> Privileges(Knowledge knowledge)
    {
        var needed = knowledge.NeedsKnown()?.Named;
        return AccessFacts.Privileges.Values.Where(privilege => privilege.Versions.Contains(knowledge.Version))
            .Select(privilege => new Name(
                privilege.Name, $"{privilege.Risk.ToString().ToLowerInvariant()} risk{(needed?.Contains(privilege.Name) == true ? ", needed here" : "")}: {privilege.Allows}", needed?.Contains(privilege.Name) == true));
    }

    private static IEnumerable<Name> Roles(Knowledge knowledge)
    {
        var builtIn = AccessFacts.Roles.Values.Where(role => role.Versions.Contains(knowledge.Version))
            .Select(role => new Name(role.Name, role.Denies ? "built-in role: takes every other role away" : $"built-in role: {Count(role.PrivilegesIn(knowledge.Version).Count, "privilege")}"));
        var own = knowledge.Plan.Roles.Where(role => role.Name.Text is { Length: > 0 } && role.Source != PlanSource.Text).GroupBy(role => role.Name.Text!, StringComparer.Ordinal)
            .Where(role => !AccessFacts.Roles.ContainsKey(role.Key))
            .Select(role => new Name(Neutral.Line(role.Key), $"role of {Neutral.Line(AccessWords.At(role.First().Name.Place))}: {Count(role.SelectMany(one => one.Privileges.Texts).Distinct().Count(), "privilege")}", true));
        return own.Concat(builtIn);
    }

    private static IEnumerable<Name> Paths(Knowledge knowledge)
    {
        var written = knowledge.Plan.Entries.Where(entry => entry.Object is not null).Select(entry => (Path: entry.Object!.Value.ToString(), Detail: "granted on here"));
        var needed = (knowledge.NeedsKnown()?.Blocks ?? []).SelectMany(block => block.Needs).Select(need => need.Need)
            .GroupBy(need => need.Path, StringComparer.Ordinal).OrderBy(path => path.Key, StringComparer.Ordinal)
            .Select(path => (path.Key, Detail: "needed here: " + Some([.. path.Select(need => need.Privilege).Distinct().Order(StringComparer.Ordinal)], 4)))
            .Where(path => path.Key.IndexOf('{', StringComparison.Ordinal) < 0);
        var known = needed.Concat(written).GroupBy(path => path.Item1, StringComparer.Ordinal).Select(path => new Name(Neutral.Line(path.Key), path.First().Detail, true)).ToList();
        var names = known.Select(name => name.Text).ToHashSet(StringComparer.Ordinal);
        return known.Concat(AccessFacts.PathForms.Where(form => form.Versions.Contains(knowledge.Version) && !names.Contains(form.Shown)).Select(Form));
    }

    // `/vms/{vmid}` is put in up to the brace, or with a place to fill in.
    private static Name Form(PathForm form)
    {
        var shown = form.Shown;
        var brace = shown.IndexOf('{', StringComparison.Ordinal);
        if (brace < 0)
        {
            return new Name(shown, form.Object);
        }

        var number = 0;
        var snippet = string.Join('/', shown.Split('/').Select(segment => segment.StartsWith('{') ? $"${{{++number}:{segment[1..^1]}}}" : segment));
        return new Name(shown, form.Object) { Plain = shown[..brace], Snippet = snippet };
    }

    private static IEnumerable<Name> Principals(Knowledge knowledge, NameKind kind) => knowledge.Model.Principals
        .Where(principal => principal.Kind == (kind switch { NameKind.Token => PrincipalKind.Token, NameKind.Group => PrincipalKind.Group, _ => PrincipalKind.User }))
        .OrderBy(principal => principal.Id, StringComparer.Ordinal)
        .Select(principal => new Name(
            Neutral.Line(principal.Kind is PrincipalKind.Group ? principal.Id[1..] : principal.Id),
            Neutral.Line(AccessWords.Kind(principal, knowledge.Model)) + (principal.Place is { } place ? ", " + Neutral.Line(AccessWords.At(place)) : "")));

    private static string Count(int count, string noun) => Commands.Host.Count(count, noun);

    private static string Some(IReadOnlyList<string> names, int most) => string.Join(", ", names.Take(most)) + (names.Count > most ? $" and {names.Count - most} more" : "");

    private sealed record Name(string Text, string Detail, bool IsNear = false)
    {
        public string? Plain { get; init; }

        public string? Snippet { get; init; }
    }
}
