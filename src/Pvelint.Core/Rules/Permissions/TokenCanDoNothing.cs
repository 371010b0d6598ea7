using Pvelint.Access;

namespace Pvelint.Rules.Permissions;

/// <summary>PVE205: a token with privilege separation lacks an ACL entry of its own, or its owner does: it can do nothing.</summary>
public sealed class TokenCanDoNothing : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE205", nameof(TokenCanDoNothing), "token with privilege separation that can do nothing", Severity.Warning,
        "grant the role twice, to the token and to its owner: a separated token can do what both may");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project)
    {
        var plan = project.Access;
        // An entry for someone who is known only when the code runs may be the missing one.
        if (plan.Entries.Any(entry => entry.Subject.Text is null))
        {
            yield break;
        }

        foreach (var token in plan.Tokens.Where(token => token is { PrivSep: true, IsNew: true, Id: not null } && token.User.Text != UserId.Root))
        {
            var own = plan.Entries.Any(entry => entry.Kind == SubjectKind.Token && entry.Subject.Text == token.Id);
            var owners = OwnerHasEntry(token, plan);
            if (!own && owners)
            {
                yield return Descriptor.At(
                    token.Name.Place, $"the token {token.Id} is separated from its owner and has no ACL entry of its own: it can do nothing, although {token.User.Text} can");
            }
            else if (own && !owners && IsMadeHere(token, plan))
            {
                yield return Descriptor.At(
                    token.Name.Place, $"the token {token.Id} has ACL entries but its owner {token.User.Text} has none: a separated token can do what both may, so nothing");
            }
        }
    }

    private static bool OwnerHasEntry(TokenDefinition token, AccessPlan plan) => plan.Entries.Any(entry =>
        (entry.Kind == SubjectKind.User && entry.Subject.Text == token.User.Text)
        || (entry.Kind == SubjectKind.Group && GroupsOf(token, plan).Contains(entry.Subject.Text!)));

    // Only of a user that is made here is it known that nothing was granted to it before.
    private static bool IsMadeHere(TokenDefinition token, AccessPlan plan) =>
        plan.Users.Any(user => user.IsNew && user.Id.Text == token.User.Text && user.Groups is { IsComplete: true }) && !GroupsOf(token, plan).Any();

    private static IEnumerable<string> GroupsOf(TokenDefinition token, AccessPlan plan) =>
        plan.Users.Where(user => user.Id.Text == token.User.Text).SelectMany(user => user.Groups.Texts)
            .Concat(plan.Groups.Where(group => group.Members.Texts.Contains(token.User.Text!) && group.Name.Text is not null).Select(group => group.Name.Text!));
}
