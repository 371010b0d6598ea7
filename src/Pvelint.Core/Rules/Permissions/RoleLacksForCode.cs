using Pvelint.Access;
using Pvelint.Inference;

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

    // Where the user is made elsewhere, so may be its other grants.
    private static bool IsMade(Principal principal, AccessModel model) =>
        model.Plan.IsWhole || model.Plan.Users.Any(user => user.IsNew && user.Id.Text == (principal.Owner ?? principal.Id)) || (principal.Kind == PrincipalKind.Token && principal.IsSeparated && principal.Place is not null);

    private static string Words(MissingGrant missing) => $"{missing.Grant.Privilege} on {missing.Grant.Path}";
}
