using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Commands;
using Pvelint.Inference;

namespace Pvelint.Provisioning;

/// <summary>What must be done so that a tool has what it needs and no more.</summary>
/// <param name="Wanted">What it needs.</param>
/// <param name="Steps">What is there and what is done, in the order in which it is done.</param>
/// <param name="Refusals">Why it must not be done; empty where nothing speaks against it.</param>
/// <param name="Notes">What a user should know.</param>
/// <param name="After">Who may do what once it is done.</param>
internal sealed record ProvisionPlan(WantedAccess Wanted, IReadOnlyList<ProvisionStep> Steps, IReadOnlyList<string> Refusals, IReadOnlyList<string> Notes, AccessModel After)
{
    /// <summary>What is done.</summary>
    public IEnumerable<ProvisionStep> Changes => Steps.Where(step => step.Change != Change.Keep);

    /// <summary>How the token could get more than it has.</summary>
    public IReadOnlyList<EscalationWay> Ways => Escalation.Of(After, Wanted.Token.ToString());

    /// <summary>The plan against what is there.</summary>
    public static ProvisionPlan Of(WantedAccess wanted, LiveAccess live, ProvisionOptions options)
    {
        var refusals = new List<string>();
        var notes = new List<string>();
        var steps = new List<ProvisionStep>();
        var user = live.State.Users.FirstOrDefault(user => user.Id == wanted.Token.User);

        // A token that was rotated goes on under another name.
        if (user?.Tokens.Any(token => token.Id == wanted.Token) == false && Rotation.HeirOf(wanted.Token, user) is { } heir)
        {
            notes.Add($"{wanted.Token} was rotated: {heir.Id} is in its place");
            wanted = wanted.For(heir.Id);
        }

        steps.AddRange(wanted.Roles.Select(role => Role(role.Name, role.Privileges, wanted, live.State, options, refusals)));
        steps.Add(User(wanted, user, options, refusals));

        // An entry for a token needs the token, and a token without entries may do nothing: so it stands between.
        var token = user?.Tokens.FirstOrDefault(token => token.Id == wanted.Token);
        var entries = Entries(wanted, live.State, user, token, notes).ToList();
        steps.AddRange(entries.Where(entry => entry.Entry.Kind == SubjectKind.User));
        steps.AddRange(Token(wanted, token, options, refusals, notes));
        steps.AddRange(entries.Where(entry => entry.Entry.Kind == SubjectKind.Token));

        var state = steps.Where(step => step.Change != Change.Keep).Aggregate(live.State, (before, step) => step.Apply(before));
        var after = new AccessModel(LiveAccess.Of(state, live.AuthId, "the endpoint", withPoolStorages: false).Plan, live.Version);
        refusals.AddRange(StillLacking(wanted, after));
        return new ProvisionPlan(wanted, steps, refusals, notes, after);
    }

    private static RoleStep Role(string name, IReadOnlyList<string> privileges, WantedAccess wanted, LiveState state, ProvisionOptions options, List<string> refusals)
    {
        if (state.Roles.FirstOrDefault(role => role.Id == name) is not { } old)
        {
            return new RoleStep(Change.Create, name, privileges);
        }

        if (old.Privileges.ToHashSet(StringComparer.Ordinal).SetEquals(privileges))
        {
            return new RoleStep(Change.Keep, name, privileges);
        }

        // Other tokens of the tool's user are others, too.
        var others = state.Acl.Where(entry => entry.Role == name && entry.Subject != wanted.Token.User && entry.Subject != wanted.Token.ToString()).Select(entry => entry.Subject).Distinct(StringComparer.Ordinal).ToList();
        if (others.Count > 0 && !options.Force)
        {
            refusals.Add($"the role {name} is there with other privileges, and {string.Join(", ", others.Take(3))} {(others.Count == 1 ? "has" : "have")} it: choose another user with --as, or change it for all of them with --force");
        }

        return new RoleStep(Change.Change, name, privileges);
    }

    private static UserStep User(WantedAccess wanted, PveUser? user, ProvisionOptions options, List<string> refusals)
    {
        var id = wanted.Token.User;
        if (user is null)
        {
            return new UserStep(Change.Create, id, ProvisionOptions.Comment(wanted.Tool), options.Expire);
        }

        if (!user.IsEnabled)
        {
            refusals.Add($"the user {id} is disabled, and its tokens with it: enable it, or choose another with --as");
        }

        var isOurs = ProvisionOptions.IsOurs(user.Comment);
        var isGone = user.Expire != 0 && user.Expire <= options.Now;
        if (isGone && !isOurs && !options.Force)
        {
            refusals.Add($"the user {id} has expired and was not made by pvelint: choose another with --as, or let it live on with --force");
        }

        // It must live as long as a token that is made now.
        var isShort = user.Expire != 0 && isOurs && !user.Tokens.Any(token => token.Id == wanted.Token) && (options.Expire == 0 || user.Expire < options.Expire);
        return isGone || isShort ? new UserStep(Change.Change, id, user.Comment, options.Expire) : new UserStep(Change.Keep, id, user.Comment, user.Expire);
    }

    private static IEnumerable<TokenStep> Token(WantedAccess wanted, PveToken? token, ProvisionOptions options, List<string> refusals, List<string> notes)
    {
        var create = new TokenStep(Change.Create, wanted.Token, ProvisionOptions.Comment(wanted.Tool), options.Expire);
        if (token is null)
        {
            return [create];
        }

        if (ProvisionOptions.IsPending(token.Comment))
        {
            if (!options.MayTakeUp(token.Comment))
            {
                refusals.Add($"another run is making the token {wanted.Token} now, or was ended while it did: run this again in 15 minutes, or take it over with --force");
            }

            return [new TokenStep(Change.Remove, wanted.Token, token.Comment, token.Expire), create];
        }

        if (!ProvisionOptions.IsOurs(token.Comment) && !options.Force)
        {
            refusals.Add($"the token {wanted.Token} is there and was not made by pvelint: choose another with --as, or take it over with --force");
        }

        notes.Add($"the token {wanted.Token} is there; nobody can read its secret again: 'pvelint rotate' gives a new one");
        var isGone = token.Expire != 0 && token.Expire <= options.Now;
        return [isGone || !token.IsSeparated
            ? new TokenStep(Change.Change, wanted.Token, token.Comment, isGone ? options.Expire : token.Expire)
            : new TokenStep(Change.Keep, wanted.Token, token.Comment, token.Expire)];
    }

    private static IEnumerable<EntryStep> Entries(WantedAccess wanted, LiveState state, PveUser? user, PveToken? token, List<string> notes)
    {
        var isMade = token is null || ProvisionOptions.IsPending(token.Comment);
        foreach (var entry in wanted.Entries)
        {
            var isThere = state.Acl.Contains(entry) && !(entry.Kind == SubjectKind.Token && isMade);
            yield return new EntryStep(isThere ? Change.Keep : Change.Create, entry);
        }

        // The token is to have exactly this; its owner may have more only where it is somebody else's, too.
        bool IsExcess(PveAclEntry entry) => !wanted.Entries.Any(one => (one.Path, one.Subject, one.Role) == (entry.Path, entry.Subject, entry.Role));
        foreach (var entry in state.Acl.Where(entry => entry.Kind == SubjectKind.Token && entry.Subject == wanted.Token.ToString() && IsExcess(entry) && !isMade))
        {
            yield return new EntryStep(Change.Remove, entry);
        }

        var more = state.Acl.Where(entry => entry.Kind == SubjectKind.User && entry.Subject == wanted.Token.User && IsExcess(entry)).ToList();
        var isAlone = user is not null && ProvisionOptions.IsOurs(user.Comment) && user.Tokens.All(other => other.Id == wanted.Token);
        foreach (var entry in isAlone ? more : [])
        {
            yield return new EntryStep(Change.Remove, entry);
        }

        if (!isAlone && more.Count > 0)
        {
            notes.Add($"the user {wanted.Token.User} has {Host.Count(more.Count, "entry", "entries")} besides, which stay: others may use them; its separated token does not get them");
        }
    }

    // An entry that is there already may hide what is granted above it.
    private static IEnumerable<string> StillLacking(WantedAccess wanted, AccessModel after)
    {
        var id = wanted.Token.ToString();
        return wanted.Grants.GroupBy(grant => grant.Path, StringComparer.Ordinal)
            .Select(path => (Path: path.Key, Lacking: path.Where(grant => !Holds(after.On(id, path.Key), grant)).Select(grant => grant.Privilege).ToList()))
            .Where(path => path.Lacking.Count > 0)
            .Select(path => $"{id} would still lack {string.Join(", ", path.Lacking)} on {path.Path}: another entry there takes it away");
    }

    /// <summary>Whether permissions on its path satisfy a grant.</summary>
    public static bool Holds(PermissionSet held, Permission grant) =>
        held.Holds(grant.Privilege) && (!grant.IsPropagated || (held.Propagated & PrivilegeTable.Bit(grant.Privilege)) != 0);
}
