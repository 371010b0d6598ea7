using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>A call that code makes and what it needs, in words of grants.</summary>
/// <param name="Made">The call.</param>
/// <param name="Exact">What Proxmox VE checks.</param>
/// <param name="Need">The same with each path replaced by the one that a grant should name; without what is open or refused.</param>
public sealed record NeededCall(MadeCall Made, Need Exact, Need Need);

/// <summary>What a call may need, or needs on a path that is not known.</summary>
/// <param name="What">What decides: <c>guest 9000</c>, <c>var.bridge</c>.</param>
/// <param name="Need">What is needed then; a segment in braces is not known.</param>
/// <param name="By">The calls that need it.</param>
public sealed record OpenNeed(string What, Need Need, IReadOnlyList<MadeCall> By);

/// <summary>What no grant can give.</summary>
/// <param name="Reason">What it is.</param>
/// <param name="IsForRoot">Whether <c>root@pam</c> with its password may.</param>
/// <param name="By">The calls that are refused.</param>
public sealed record ImpossibleCall(string Reason, bool IsForRoot, IReadOnlyList<MadeCall> By);

/// <summary>What a tool itself compares when it starts, whatever the code needs.</summary>
/// <param name="Of">Whose privileges it looks at: <c>owner</c>, the user of the token.</param>
/// <param name="Path">On which path.</param>
/// <param name="Privileges">What it wants there.</param>
/// <param name="Off">The setting that turns it off; empty where the release has none.</param>
/// <param name="By">The configuration of the tool.</param>
public sealed record ToolDemand(string Of, string Path, IReadOnlyList<string> Privileges, string Off, CodeResource By);

/// <summary>A privilege that code needs.</summary>
/// <param name="Path">The path to grant it on.</param>
/// <param name="Privilege">The privilege.</param>
/// <param name="Propagate">Whether the entry must propagate: only where it stands for objects below.</param>
/// <param name="Because">The calls that would be refused without it.</param>
public sealed record NeededGrant(string Path, string Privilege, bool Propagate, IReadOnlyList<MadeCall> Because);

/// <summary>The least that a tool needs for the code that was read.</summary>
/// <param name="Tool"><c>terraform-bpg</c>, <c>terraform-telmate</c>, <c>packer</c>, <c>ansible</c>.</param>
/// <param name="Grants">What to grant, sorted by path and privilege.</param>
/// <param name="Open">What could not be decided.</param>
/// <param name="Impossible">What no token can do.</param>
/// <param name="Remarks">What must be told besides.</param>
/// <param name="Calls">The calls with their needs.</param>
public sealed record LeastPrivilege(
    string Tool, IReadOnlyList<NeededGrant> Grants, IReadOnlyList<OpenNeed> Open, IReadOnlyList<ImpossibleCall> Impossible, IReadOnlyList<CodeRemark> Remarks, IReadOnlyList<NeededCall> Calls)
{
    /// <summary>The least for calls of one caller.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="calls">The calls, each with what Proxmox VE checks.</param>
    public static LeastPrivilege Of(string name, IReadOnlyList<(MadeCall Call, Need Need)> calls) =>
        LeastPrivilegeSearch.Of(name, calls, new GrantScope(calls.Select(call => call.Call)), []);

    /// <summary>The least for some of the calls, granted where all of them put it.</summary>
    /// <param name="name">The name of this part.</param>
    /// <param name="takes">Which operations count: <c>read</c>.</param>
    public LeastPrivilege Of(string name, Func<string, bool> takes) => LeastPrivilegeSearch.Of(
        name, [.. Calls.Where(call => call.Made.Operations.Any(takes)).Select(call => (call.Made, call.Exact))], new GrantScope(Calls.Select(call => call.Made)), Remarks) with
    {
        Demands = Demands,
    };

    /// <summary>What the tool itself demands besides, before it calls anything.</summary>
    public IReadOnlyList<ToolDemand> Demands { get; init; } = [];

    /// <summary>The grants as an access model of a user, for whoever wants to ask it.</summary>
    /// <param name="permission">A permission on a path of a grant.</param>
    public bool Covers(Permission permission) => GrantSet.Covers(Grants.Select(grant => new Permission(grant.Path, grant.Privilege, grant.Propagate)), permission);
}
