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

        var holders = new HashSet<(SubjectKind, string?)>(plan.Entries.Select(entry => (entry.Kind, entry.Subject.Text)));
        var groupsOf = Memberships(plan).ToLookup(pair => pair.User, pair => pair.Group, StringComparer.Ordinal);
        var made = new HashSet<string?>(plan.Users.Where(user => user.IsNew && user.Groups.IsComplete).Select(user => user.Id.Text));
        foreach (var token in plan.Tokens.Where(token => token is { PrivSep: true, IsNew: true, Id: not null } && token.User.Text != UserId.Root))
        {
            var groups = groupsOf[token.User.Text!].ToList();
            var own = holders.Contains((SubjectKind.Token, token.Id));
            var owners = holders.Contains((SubjectKind.User, token.User.Text)) || groups.Any(group => holders.Contains((SubjectKind.Group, group)));
            if (!own && owners)
            {
                yield return Descriptor.At(
                    token.Name.Place, token.Id, $"the token {token.Id} is separated from its owner and has no ACL entry of its own: it can do nothing, although {token.User.Text} can");
            }
            else if (own && !owners && groups.Count == 0 && made.Contains(token.User.Text))
            {
                // Only of a user that is made here is it known that nothing was granted to it before.
                yield return Descriptor.At(
                    token.Name.Place, token.Id, $"the token {token.Id} has ACL entries but its owner {token.User.Text} has none: a separated token can do what both may, so nothing");
            }
        }
    }

    private static IEnumerable<(string User, string Group)> Memberships(AccessPlan plan) =>
        plan.Users.Where(user => user.Id.Text is not null).SelectMany(user => user.Groups.Texts, (user, group) => (user.Id.Text!, group))
            .Concat(plan.Groups.Where(group => group.Name.Text is not null).SelectMany(group => group.Members.Texts, (group, user) => (user, group.Name.Text!)));
}
