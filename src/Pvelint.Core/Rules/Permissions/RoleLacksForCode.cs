using Pvelint.Access;
using Pvelint.Inference;
using Pvelint.Rules.Editing;

namespace Pvelint.Rules.Permissions;

/// <summary>PVE207: what is granted lacks privileges that the code needs that logs in with it.</summary>
public sealed class RoleLacksForCode : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE207", nameof(RoleLacksForCode), "role lacks privileges that the code in this repository needs", Severity.Warning,
        "grant them; 'pvelint privileges' prints the smallest role and ACL that the code needs, as commands or code");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project)
    {
        var granted = project.GrantedCode;
        if (granted.Count == 0)
        {
            yield break;
        }

        var plan = project.Access;
        var model = new AccessModel(plan, project.Release);
        foreach (var one in granted.Where(one => IsMade(one.Principal, model) && plan.Roles.All(role => role.Privileges.IsComplete)))
        {
            // What a call may do without is no fault; what is needed on a path that the code does not tell is left to 'pvelint privileges'.
            var missing = one.Comparison.Missing.Where(missing => missing.Grant.IsPathKnown && missing.Calls.Any(Counts)).ToList();
            var entry = plan.EntriesForAutomation().FirstOrDefault(entry => one.Has(entry, model));
            if (missing.Count == 0 || entry is null)
            {
                continue;
            }

            var call = missing[0].Calls.First(Counts);
            var more = missing.Count == 1 ? "" : $"; {string.Join(", ", missing.Skip(1).Take(5).Select(Words))}{(missing.Count > 6 ? $" and {missing.Count - 6} more" : "")} {(missing.Count == 2 ? "is" : "are")} missing, too";
            yield return Descriptor.At(
                entry.Role.Place, one.Principal.Id + " lacks",
                $"{one.Principal.Id} lacks {Words(missing[0])}, which {call.By.Address} needs: {call.Call.Endpoint.Label} {(call.IsAnswer ? "answers as if there were no such object" : "is refused")}{more}") with
            {
                Confidence = Confidence.Medium,
                Related = [.. missing.Select(grant => grant.Calls[0].By.Place).Distinct().Take(4).Select(place => new RelatedPlace(place.File, place.Span, "what needs it"))],
            };

            // Where it is a guess who logs in, only what would end the run counts.
            bool Counts(MadeCall call) => call.Tolerated.Length == 0 && !(one.IsGuessed && call.IsAnswer);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project)
    {
        var model = new AccessModel(project.Access, project.Release);
        foreach (var one in project.GrantedCode.Where(one => one.Principal.Id + " lacks" == finding.About))
        {
            var entries = project.Access.EntriesForAutomation().Where(entry => one.Has(entry, model)).ToList();
            var added = one.Comparison.Missing.Where(missing => missing.Grant.IsPathKnown && missing.Calls.Any(call => call.Tolerated.Length == 0))
                .Select(missing => (missing.Grant.Privilege, Role: entries.Select(entry => Extended(entry, missing.Grant, project)).FirstOrDefault(role => role is not null)))
                .Where(pair => pair.Role is not null)
                .GroupBy(pair => pair.Role!, pair => pair.Privilege)
                .Select(group => (Names: group.Distinct().OrderBy(name => name, StringComparer.Ordinal).ToList(), Role: group.Key))
                .ToList();
            var edits = added.SelectMany(pair => ListEdits.Of(pair.Role.Privileges.Items)?.Append(pair.Names) ?? []).ToList();
            if (edits.Count > 0)
            {
                // What widens a grant is a person's to decide: the code may be wrong as well as the role.
                var names = added.SelectMany(pair => pair.Names).Distinct().ToList();
                yield return new Fix(names.Count == 1 ? $"add {names[0]} to the role" : $"add {names.Count} privileges to the role", FixSafety.ByHand, edits);
            }
        }
    }

    // The one role that is written here and granted where the privilege is missing.
    private static RoleDefinition? Extended(AclEntry entry, Permission missing, Project project)
    {
        if (entry.Object is not { } path || ObjectPath.Parse(missing.Path) is not { } wanted || (!path.Equals(wanted) && !(entry.Propagate && path.Covers(wanted))))
        {
            return null;
        }

        var roles = project.Access.Roles.Where(role => role.Name.Text == entry.Role.Text).ToList();
        return roles.Count == 1 && roles[0].Privileges is { IsComplete: true, Items.Count: > 0 } privileges
            && !project.Access.Roles.Any(other => other != roles[0] && other.Privileges.Items.Any(item => item.Place.File == privileges.Items[0].Place.File && item.Place.Span == privileges.Items[0].Place.Span))
            ? roles[0]
            : null;
    }

    // Where the user is made elsewhere, so may be its other grants.
    private static bool IsMade(Principal principal, AccessModel model) =>
        model.Plan.IsWhole || model.Plan.Users.Any(user => user.IsNew && user.Id.Text == (principal.Owner ?? principal.Id)) || (principal.Kind == PrincipalKind.Token && principal.IsSeparated && principal.Place is not null);

    private static string Words(MissingGrant missing) => $"{missing.Grant.Privilege} on {missing.Grant.Path}";
}
