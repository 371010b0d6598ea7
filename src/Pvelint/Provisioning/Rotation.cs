using System.Globalization;
using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Commands;
using Pvelint.Inference;

namespace Pvelint.Provisioning;

/// <summary>A new token beside an old one, with the same entries; the old one ends once the new one is in its place.</summary>
/// <param name="New">How the new one is made; null where it is there already and only the old one is left to end.</param>
/// <param name="Old">How the old one ends; where it is gone already, the one in its place, which is kept.</param>
/// <param name="Tool">Who uses it.</param>
internal sealed record Rotation(ProvisionPlan? New, TokenStep Old, string Tool)
{
    /// <summary>The plan.</summary>
    /// <param name="id">The old token.</param>
    /// <param name="tool">Who uses it; null for what its comment says.</param>
    /// <param name="grace">How many seconds the old one goes on; 0 for none.</param>
    /// <param name="live">What is there.</param>
    /// <param name="options">How.</param>
    /// <exception cref="StopException">It cannot be rotated, and why.</exception>
    public static Rotation Of(TokenId id, string? tool, long grace, LiveAccess live, ProvisionOptions options)
    {
        var owner = live.State.Users.FirstOrDefault(user => user.Id == id.User);
        if (owner?.Tokens.FirstOrDefault(token => token.Id == id) is not { } old)
        {
            if (HeirOf(id, owner) is { } heir)
            {
                return new Rotation(null, new TokenStep(Change.Keep, heir.Id, heir.Comment, heir.Expire), tool ?? ProvisionOptions.ToolOf(heir.Comment) ?? "");
            }

            throw new StopException(ExitCode.Incomplete, $"there is no token {id}{(live.IsComplete ? "" : " that this login sees")}: nothing was changed");
        }

        if (!old.IsSeparated)
        {
            throw new StopException(ExitCode.Incomplete, $"{id} is not separated and has no entries of its own: 'pvelint provision' makes one that has exactly what the code needs; nothing was changed");
        }

        var name = tool ?? ProvisionOptions.ToolOf(old.Comment) ?? "terraform-bpg";
        var last = grace == 0 ? new TokenStep(Change.Remove, id, old.Comment, old.Expire)
            : new TokenStep(Change.Change, id, old.Comment, old.Expire == 0 ? options.Now + grace : Math.Min(old.Expire, options.Now + grace));

        // An earlier run that was ended may have made the new one already, and handed it over.
        return owner.Tokens.Any(token => ProvisionOptions.IsInPlaceOf(token.Comment, old))
            ? new Rotation(null, last, name)
            : new Rotation(Make(id, owner, ProvisionOptions.InPlaceOf(name, old), name, live, options), last, name);
    }

    /// <summary>The token that took the place of one by rotations, the last of them; null where there is none.</summary>
    /// <param name="id">The token that is gone.</param>
    /// <param name="owner">Its owner; null where that is gone, too.</param>
    public static PveToken? HeirOf(TokenId id, PveUser? owner) => owner?.Tokens
        .Where(token => token.Id != id && ProvisionOptions.IsHeir(token.Comment) && NumberOf(token.Id.Name).Stem == NumberOf(id.Name).Stem).MaxBy(token => NumberOf(token.Id.Name).Number);

    private static ProvisionPlan Make(TokenId id, PveUser owner, string comment, string tool, LiveAccess live, ProvisionOptions options)
    {
        var token = new TokenId(id.User, FreeName(id, owner, options));
        var entries = live.State.Acl.Where(entry => entry.Kind == SubjectKind.Token && entry.Subject == id.ToString()).Select(entry => entry with { Subject = token.ToString() }).ToList();
        var before = new AccessModel(live.Plan, live.Version);
        var grants = entries.Select(entry => entry.Path).Distinct(StringComparer.Ordinal)
            .SelectMany(path => before.On(id.ToString(), path).Privileges.Select(held => new Permission(path, held.Privilege, held.IsPropagated))).ToList();
        var steps = new List<ProvisionStep>();

        // Its owner must not expire before it.
        if (owner.Expire != 0 && (options.Expire == 0 || owner.Expire < options.Expire) && ProvisionOptions.IsOurs(owner.Comment))
        {
            steps.Add(new UserStep(Change.Change, owner.Id, owner.Comment, options.Expire));
        }

        if (owner.Tokens.FirstOrDefault(other => other.Id == token) is { } left)
        {
            steps.Add(new TokenStep(Change.Remove, token, left.Comment, left.Expire));
        }

        steps.Add(new TokenStep(Change.Create, token, comment, options.Expire));
        steps.AddRange(entries.Select(entry => new EntryStep(Change.Create, entry)));
        var state = steps.Aggregate(live.State, (current, step) => step.Apply(current));
        var after = new AccessModel(LiveAccess.Of(state, live.AuthId, "the endpoint", withPoolStorages: false).Plan, live.Version);
        var notes = entries.Count > 0 ? [] : new List<string> { $"{id} has no entries of its own and so may do nothing; neither may the new one" };
        return new ProvisionPlan(new WantedAccess(tool, token, grants, [], entries), steps, [], notes, after);
    }

    // automation, automation-2, automation-3: the first that is free, or that this runner left unfinished.
    private static string FreeName(TokenId id, PveUser owner, ProvisionOptions options)
    {
        var stem = NumberOf(id.Name).Stem;
        for (var number = 2; ; number++)
        {
            var name = $"{stem}-{number}";
            var other = owner.Tokens.FirstOrDefault(token => token.Id.Name == name);
            if (other is null || (ProvisionOptions.IsPending(other.Comment) && options.MayTakeUp(other.Comment)))
            {
                return name;
            }
        }
    }

    private static (string Stem, int Number) NumberOf(string name)
    {
        var dash = name.LastIndexOf('-');
        return dash > 1 && int.TryParse(name[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (name[..dash], number) : (name, 1);
    }
}
