using Pvelint.Access;
using Pvelint.Rules.Editing;

namespace Pvelint.Rules.Permissions;

/// <summary>PVE206: a role grants privileges that no call of the code asks for that logs in with it.</summary>
public sealed class RoleExceedsCode : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE206", nameof(RoleExceedsCode), "role grants privileges that the code in this repository does not need", Severity.Warning,
        "take them out of the role; 'pvelint privileges' prints the smallest one and why it needs each privilege")
    {
        Fixes = [FixSafety.Unsafe],
    };

    private sealed record Excess(RoleDefinition Role, IReadOnlyList<GrantedCode> Holders, IReadOnlyList<(Word Word, Risk Risk)> Words);

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project)
    {
        foreach (var (role, holders, excess) in All(project))
        {
            yield return Descriptor.At(
                excess[0].Word.Place, role.Name.Text,
                $"{role.Name.Named()} gives {string.Join(" and ", holders.Select(one => one.Principal.Id).Distinct())} {Count(excess.Count)} that no call of the code here asks for: {string.Join(", ", excess.Select(one => one.Word.Text + (one.Risk >= Risk.High ? $" ({one.Risk.ToString().ToLowerInvariant()} risk)" : "")))}",
                excess[0].Risk >= Risk.High ? null : Severity.Note) with
            { Confidence = Confidence.Medium };
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project)
    {
        foreach (var (role, _, excess) in All(project).Where(found => found.Role.Name.Text == finding.About && found.Words[0].Word.Place is var place && place.File == finding.File && place.Span == finding.Span))
        {
            // A list that several roles are made of is not the one's to shorten.
            var words = excess.Select(one => one.Word).ToList();
            var isShared = project.Access.Roles.Any(other => other != role && other.Privileges.Items.Any(item => words.Exists(word => word.Place.File == item.Place.File && word.Place.Span == item.Place.Span)));
            if (!isShared && role.Privileges.IsComplete && ListEdits.Of(role.Privileges.Items)?.Remove(words) is { } removal)
            {
                yield return new Fix(words.Count == 1 ? $"take {words[0].Text} out of the role" : $"take {words.Count} privileges out of the role", FixSafety.Unsafe, removal);
            }
        }
    }

    private static List<Excess> All(Project project) => project.Once(typeof(RoleExceedsCode), () => In(project).ToList());

    private static IEnumerable<Excess> In(Project project)
    {
        var granted = project.GrantedCode;
        if (granted.Count == 0)
        {
            yield break;
        }

        var model = new AccessModel(project.Access, project.Release);
        var entries = project.Access.EntriesForAutomation().ToList();
        foreach (var role in project.Access.Roles.Where(role => role.Name.Text is not null && role.Source != PlanSource.Text))
        {
            var held = entries.Where(entry => entry.Role.Text == role.Name.Text).ToList();
            var holders = held.Select(entry => granted.FirstOrDefault(one => one.Has(entry, model))).ToList();

            // A role that somebody else holds, too, may be needed by what is not here.
            if (holders.Count == 0 || holders.Exists(one => one is not { IsAllKnown: true }) || model.Roles.Of(role.Name.Text) is { IsBuiltIn: true })
            {
                continue;
            }

            var excess = role.Privileges.Items.Where(word => word.Text is { } name && holders.TrueForAll(one => one!.Comparison.Excess.Any(grant => grant.Privilege == name && grant.DemandedBy is null) && !Serves(one.Comparison, name)))
                .Select(word => (Word: word, Risk: holders.Max(one => one!.Comparison.Excess.Where(grant => grant.Privilege == word.Text).Max(grant => grant.Risk)) ?? Risk.Low))
                .OrderByDescending(one => one.Risk).ToList();
            if (excess.Count > 0)
            {
                yield return new Excess(role, [.. holders.Select(one => one!)], excess);
            }
        }
    }

    // Excess on one path, needed or perhaps needed on another one.
    private static bool Serves(Inference.GrantComparison comparison, string privilege) =>
        comparison.Wider.Concat(comparison.MayNeed).Any(grant => grant.Privilege == privilege) || comparison.Tools.Any(tool => tool.Grants.Any(grant => grant.Privilege == privilege));

    private static string Count(int count) => count == 1 ? "a privilege" : count + " privileges";
}
