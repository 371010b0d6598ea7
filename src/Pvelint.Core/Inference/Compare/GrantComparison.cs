using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>What someone is granted beside what code needs that logs in as them.</summary>
/// <param name="Id">The user, token or <c>@group</c>.</param>
/// <param name="Tools">What each tool needs.</param>
public sealed record GrantComparison(string Id, IReadOnlyList<LeastPrivilege> Tools)
{
    /// <summary>What is needed and not granted.</summary>
    public IReadOnlyList<MissingGrant> Missing { get; init; } = [];

    /// <summary>What may be needed, is not granted for sure, and depends on what the code does not say.</summary>
    public IReadOnlyList<MissingGrant> MayMiss { get; init; } = [];

    /// <summary>What is granted and not needed.</summary>
    public IReadOnlyList<HeldGrant> Excess { get; init; } = [];

    /// <summary>What is granted and may be needed, depending on what the code does not say.</summary>
    public IReadOnlyList<HeldGrant> MayNeed { get; init; } = [];

    /// <summary>What is needed, but on narrower paths than where it is granted.</summary>
    public IReadOnlyList<HeldGrant> Wider { get; init; } = [];

    /// <summary>The ways to more that are open, and would not be with what is needed alone.</summary>
    public IReadOnlyList<EscalationWay> Ways { get; init; } = [];

    /// <summary>The roles that the release refuses to make as they are written.</summary>
    public IReadOnlyList<BrokenRole> Broken { get; init; } = [];

    /// <summary>What a tool demands when it starts, before any call, and is not granted: each with what is lacking.</summary>
    public IReadOnlyList<(ToolDemand Demand, IReadOnlyList<string> Lacking)> Demanded { get; init; } = [];

    /// <summary>Whether what is granted on <c>/</c> amounts to <c>Administrator</c>.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>Count of the privileges that are granted anywhere.</summary>
    public int Held { get; init; }

    /// <summary>Whether code and grants are apart so far that somebody should act: something missing, demanded or broken, or excess that leads to control of guests, hosts or the cluster.</summary>
    public bool IsFinding => Missing.Count > 0 || Demanded.Count > 0 || Broken.Count > 0 || Excess.Any(grant => grant.Risk >= Risk.High);
}

/// <summary>A privilege that is not granted.</summary>
/// <param name="Grant">The privilege on the path to grant it on.</param>
/// <param name="Calls">The calls that fail without it.</param>
/// <param name="DependsOn">What decides whether it is needed; null where it surely is.</param>
public sealed record MissingGrant(Permission Grant, IReadOnlyList<MadeCall> Calls, string? DependsOn);

/// <summary>A privilege that is granted.</summary>
/// <param name="Path">Where; what comes from above is told there alone.</param>
/// <param name="Privilege">The privilege.</param>
/// <param name="IsPropagated">Whether it holds for what lies below, too.</param>
/// <param name="Risk">What a leak of it costs there; null where Proxmox VE checks it nowhere there.</param>
public sealed record HeldGrant(string Path, string Privilege, bool IsPropagated, Risk? Risk)
{
    /// <summary>The narrower paths on which the code needs it.</summary>
    public IReadOnlyList<string> Enough { get; init; } = [];

    /// <summary>What decides whether it is needed; null where nothing is left open.</summary>
    public string? DependsOn { get; init; }

    /// <summary>The tool that demands it when it starts, though no call needs it; null for none.</summary>
    public ToolDemand? DemandedBy { get; init; }
}

/// <summary>A role that a release does not take.</summary>
/// <param name="Role">Its definition.</param>
/// <param name="Privileges">The names that the release does not know.</param>
/// <param name="IsDropped">Whether the release drops the names with a warning, as from a stored <c>user.cfg</c>; else it refuses the role.</param>
public sealed record BrokenRole(RoleDefinition Role, IReadOnlyList<Word> Privileges, bool IsDropped);
