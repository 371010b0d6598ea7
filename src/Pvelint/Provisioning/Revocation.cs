using Pvelint.Access;
using Pvelint.Api;

namespace Pvelint.Provisioning;

/// <summary>What is taken away so that tokens, or all that was made for a user, are gone.</summary>
/// <param name="Steps">What is taken away, tokens first.</param>
/// <param name="Notes">What a user should know.</param>
internal sealed record Revocation(IReadOnlyList<ProvisionStep> Steps, IReadOnlyList<string> Notes)
{
    /// <summary>The plan.</summary>
    /// <param name="ids">Tokens by their ids.</param>
    /// <param name="user">A user all of whose tokens go; null for none.</param>
    /// <param name="live">What is there.</param>
    public static Revocation Of(IReadOnlyList<TokenId> ids, string? user, LiveAccess live)
    {
        var notes = new List<string>();
        var steps = new List<ProvisionStep>();
        var there = live.State.Users.SelectMany(one => one.Tokens).ToDictionary(token => token.Id);
        foreach (var id in ids.Distinct())
        {
            if (there.TryGetValue(id, out var token))
            {
                steps.Add(Gone(token));
            }
            else
            {
                notes.Add($"there is no token {id}{(live.IsComplete ? "" : " that this login sees")}");
            }
        }

        if (user is not null)
        {
            if (live.State.Users.FirstOrDefault(one => one.Id == user) is { } owner)
            {
                steps.AddRange(owner.Tokens.Where(token => !ids.Contains(token.Id)).Select(Gone));
                steps.AddRange(ProvisionOptions.IsOurs(owner.Comment) ? Made(owner, live.State) : []);
            }
            else
            {
                notes.Add($"there is no user {user}{(live.IsComplete ? "" : " that this login sees")}");
            }
        }

        return new Revocation(steps, notes);
    }

    private static TokenStep Gone(PveToken token) => new(Change.Remove, token.Id, token.Comment, token.Expire);

    // A role is taken away only where nobody else has it: Proxmox VE would take it from them, too. What tells that it is the user's are its
    // entries, so that it goes before them, and they with the user: whoever is cut short finds the rest again. An entry whose role is gone
    // counts for nothing and is written no more (pve-access-control src/PVE/AccessControl.pm parse_user_config).
    private static IEnumerable<ProvisionStep> Made(PveUser owner, LiveState state)
    {
        bool IsOwn(PveAclEntry entry) => entry.Subject == owner.Id || entry.Subject.StartsWith(owner.Id + "!", StringComparison.Ordinal);
        var entries = state.Acl.Where(entry => entry.Kind == SubjectKind.User && entry.Subject == owner.Id).ToList();
        var stem = owner.Id[..owner.Id.LastIndexOf('@')] + "-";
        var roles = state.Acl.Where(IsOwn).Select(entry => entry.Role).Distinct(StringComparer.Ordinal)
            .Where(role => (role.StartsWith(stem, StringComparison.Ordinal) || role.StartsWith("of-" + stem, StringComparison.Ordinal))
                && state.Roles.Any(one => one.Id == role && !one.IsBuiltIn) && state.Acl.Where(entry => entry.Role == role).All(IsOwn)).ToList();
        return
        [
            .. entries.Where(entry => !roles.Contains(entry.Role)).Select(entry => new EntryStep(Change.Remove, entry)),
            .. roles.Select(role => new RoleStep(Change.Remove, role, [])),
            new UserStep(Change.Remove, owner.Id, owner.Comment, owner.Expire),
        ];
    }
}
