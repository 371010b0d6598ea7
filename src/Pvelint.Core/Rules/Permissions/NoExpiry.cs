using Pvelint.Access;

namespace Pvelint.Rules.Permissions;

/// <summary>PVE211: a token or user that never expires.</summary>
public sealed class NoExpiry : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE211", nameof(NoExpiry), "token or user without expiry", Severity.Note,
        "give it an expiry and renew it: --expire takes seconds since 1970, expiration_date a date");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project)
    {
        var plan = project.Access;
        var tokens = plan.Tokens
            .Where(token => token.IsNew && IsNever(token.Expire))
            .Select(token => Descriptor.At((token.Expire ?? token.Name).Place, token.Id, $"the token {token.Id ?? "made here"} never expires: lost once, it is good for ever"));

        // People's accounts in user.cfg are the administrator's affair.
        var users = plan.Users
            .Where(user => user.IsNew && user.Source != PlanSource.UserCfg && IsNever(user.Expire) && user.Id.Text != UserId.Root)
            .Select(user => Descriptor.At((user.Expire ?? user.Id).Place, user.Id.Text, $"the user {user.Id.Text ?? "made here"} never expires: forgotten once, it stays for ever"));
        return tokens.Concat(users);
    }

    private static bool IsNever(Word? expire) => expire is null || expire.Text == "0";
}
