namespace Pvelint.Rules.Permissions;

/// <summary>PVE213: a token with which no call of the access log was made. Only who has the log can tell, so without one it finds nothing.</summary>
public sealed class UnusedToken : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE213", nameof(UnusedToken), "token with which no call of the access log was made", Severity.Note,
        "delete it where nobody misses it: pveum user token delete USER NAME; give it an expiry where you are not sure");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project) => project.Observed is not { } observed ? []
        : project.Access.Tokens.Where(token => token is { IsNew: true, Id: not null } && !observed.AuthIds.Contains(token.Id))
            .Select(token => Descriptor.At(token.Name.Place, token.Id, $"no call {observed.When} was made with the token {token.Id}: what nobody uses is only there to be stolen"));
}

/// <summary>Who was seen to make calls.</summary>
/// <param name="AuthIds">The users and tokens.</param>
/// <param name="When">In what time, as in <c>from 2026-11-01 to 2026-11-22</c>.</param>
public sealed record ObservedCallers(IReadOnlyCollection<string> AuthIds, string When);
