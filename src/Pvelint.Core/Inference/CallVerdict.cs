using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>Whether a call is allowed.</summary>
public enum Verdict
{
    /// <summary>It is not refused; it may still fail for reasons other than permissions.</summary>
    Allow,

    /// <summary>It is refused.</summary>
    Deny,

    /// <summary>That depends on what is not known.</summary>
    Unknown,
}

/// <summary>What Proxmox VE says to a call of someone.</summary>
/// <param name="Verdict">Whether it is allowed.</param>
/// <param name="Need">What it needs.</param>
/// <param name="Open">What of it is not held.</param>
public sealed record CallVerdict(Verdict Verdict, Need Need, Need Open)
{
    /// <summary>What decides, where that is not known, each once.</summary>
    public IReadOnlyList<string> DependsOn => [.. Open.SelfAndDescendants().OfType<Dependent>().Select(part => part.What)
        .Concat(Open.SelfAndDescendants().OfType<Permission>().Where(part => !part.IsPathKnown).Select(part => part.Path)).Distinct(StringComparer.Ordinal)];

    /// <summary>Decides about a need.</summary>
    /// <param name="need">What a call needs.</param>
    /// <param name="grants">Who may do what.</param>
    /// <param name="caller">The user or token that calls.</param>
    public static CallVerdict Of(Need need, AccessModel grants, string caller)
    {
        bool IsHeld(Permission permission)
        {
            var held = grants.On(caller, permission.Path);
            return permission.IsPropagated ? (held.Propagated & PrivilegeTable.Bit(permission.Privilege)) != 0 : held.Holds(permission.Privilege);
        }

        var verdict = need.Holds(permission => permission.IsPathKnown ? IsHeld(permission) : null, caller == UserId.Root) switch
        {
            true => Verdict.Allow,
            false => Verdict.Deny,
            null => Verdict.Unknown,
        };
        return new CallVerdict(verdict, need, verdict == Verdict.Allow ? Need.Nothing : need.Without(permission => permission.IsPathKnown && IsHeld(permission)));
    }
}
