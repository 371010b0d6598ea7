using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>What a user or token is granted, beside what it did by the access logs and what the code needs that logs in as it.</summary>
/// <param name="Id">The user or token.</param>
public sealed record ObservedAccess(string Id)
{
    /// <summary>Whether the sources of the grants name it; else what it holds is not known.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether it may do everything: <c>root@pam</c>, and tokens that are not separated from it.</summary>
    public bool IsRoot { get; init; }

    /// <summary>The tools of its code; empty where none logs in as it.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Its calls in the logs.</summary>
    public IReadOnlyList<ObservedCall> Calls { get; init; } = [];

    /// <summary>What is granted, was not used by any call in the logs, and is not needed by the code.</summary>
    public IReadOnlyList<HeldGrant> Unused { get; init; } = [];

    /// <summary>What is granted and may have been used or be needed: each says what decides.</summary>
    public IReadOnlyList<HeldGrant> Undecided { get; init; } = [];

    /// <summary>What was used or is needed, but on narrower paths than where it is granted.</summary>
    public IReadOnlyList<HeldGrant> Wider { get; init; } = [];

    /// <summary>The ways to more that are open, and would not be with what was used and is needed.</summary>
    public IReadOnlyList<EscalationWay> Ways { get; init; } = [];

    /// <summary>What went through by the logs and is not granted by what the sources say: the grants are those of another time.</summary>
    public IReadOnlyList<MissingGrant> Lost { get; init; } = [];

    /// <summary>The calls in the logs that no code makes, or of which that is not known.</summary>
    public IReadOnlyList<OutsideCall> Outside { get; init; } = [];

    /// <summary>Count of the calls outside the code that anybody may make and that show nothing.</summary>
    public long Harmless { get; init; }

    /// <summary>The calls of the code that stand in no log, or of which that is not known.</summary>
    public IReadOnlyList<UnseenCall> Unseen { get; init; } = [];

    /// <summary>The calls that were refused.</summary>
    public IReadOnlyList<RefusedCall> Refused { get; init; } = [];

    /// <summary>What keeps the whole from being decided: calls of unknown paths, code that could not be followed.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>Whether somebody should act: a call was refused and would be again, or what was never used leads to control of guests, hosts or the cluster.</summary>
    public bool IsFinding => Refused.Any(call => call.Lacking.Any() && call.Lacking.All(one => one.IsLacking)) || Unused.Any(grant => grant.Risk >= Risk.High);

    /// <summary>Whether nothing is left open.</summary>
    public bool IsDecided => Undecided.Count + Doubts.Count == 0 && Outside.All(call => call.DependsOn is null) && Unseen.All(call => call.DependsOn is null)
        && Refused.All(call => call.Lacking.Count == 1 && (call.Lacking[0].IsAllowed || call.Lacking[0].IsLacking));
}

/// <summary>A call that stands in a log and that no code makes.</summary>
/// <param name="Call">The call.</param>
/// <param name="Privileges">The privileges that it asks for, whatever decides which.</param>
/// <param name="DependsOn">What decides whether the code makes it; null where it surely does not.</param>
public sealed record OutsideCall(ObservedCall Call, IReadOnlyList<string> Privileges, string? DependsOn);

/// <summary>A call of code that stands in no log.</summary>
/// <param name="Call">The call.</param>
/// <param name="DependsOn">What decides whether it was made; null where it surely was not.</param>
public sealed record UnseenCall(MadeCall Call, string? DependsOn);

/// <summary>A call that was refused.</summary>
/// <param name="Call">The call.</param>
/// <param name="Lacking">What it lacked: one for each form in which the code makes it, else one.</param>
public sealed record RefusedCall(ObservedCall Call, IReadOnlyList<LackingGrants> Lacking);

/// <summary>What a refused call lacked.</summary>
/// <param name="By">The call of the code that it was; null where no code makes it, and what was sent with it is not known.</param>
/// <param name="Missing">The smallest sets of privileges that it surely lacks beside the grants.</param>
/// <param name="May">What it lacked perhaps, depending on what is not known.</param>
/// <param name="DependsOn">What decides that.</param>
/// <param name="Refusals">What no grant can give.</param>
/// <param name="MayRefuse">What no grant can give, if it was asked for.</param>
public sealed record LackingGrants(
    MadeCall? By, MissingGrants Missing, IReadOnlyList<Permission> May, IReadOnlyList<string> DependsOn, IReadOnlyList<Refusal> Refusals, IReadOnlyList<Refusal> MayRefuse)
{
    /// <summary>Whether the grants allow it, so that they were others then.</summary>
    public bool IsAllowed => May.Count + Refusals.Count + MayRefuse.Count == 0 && Missing.Ways is [{ Count: 0 }];

    /// <summary>Whether the grants surely do not allow it.</summary>
    public bool IsLacking => Refusals.Count > 0 || Missing.Ways is not [{ Count: 0 }];
}

/// <summary>What access logs, grants and code say together.</summary>
/// <param name="Principals">Each user and token that called, that code logs in as, or that is granted something.</param>
/// <param name="Unowned">The tools of the code of which it is not known as whom it logs in.</param>
/// <param name="Unseen">The calls of that code that nobody made.</param>
public sealed record ObservedAccesses(IReadOnlyList<ObservedAccess> Principals, IReadOnlyList<string> Unowned, IReadOnlyList<UnseenCall> Unseen)
{
    /// <summary>Whether all of the code is known.</summary>
    public bool IsFollowed { get; init; } = true;
}
