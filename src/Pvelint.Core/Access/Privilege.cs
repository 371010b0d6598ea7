namespace Pvelint.Access;

/// <summary>What a leak of a privilege costs.</summary>
public enum Risk
{
    /// <summary>Read only, or use of one object.</summary>
    Low,

    /// <summary>Changes or disclosure of the objects named.</summary>
    Medium,

    /// <summary>Control of guests or data, or a node's availability.</summary>
    High,

    /// <summary>Leads to the whole cluster or to root on a host.</summary>
    Critical,
}

/// <summary>A privilege of Proxmox VE, from <c>rules/access/privileges.hcl</c>.</summary>
/// <param name="Name">The name: <c>VM.Audit</c>. Case matters.</param>
/// <param name="Versions">The releases that know it.</param>
/// <param name="Allows">What it allows, in one sentence.</param>
/// <param name="Paths">The paths on which it is checked, objects in braces.</param>
/// <param name="Risk">What a leak costs where <paramref name="RiskAt"/> does not say otherwise.</param>
/// <param name="RiskAt">What a leak costs on single paths.</param>
/// <param name="Because">Why it is graded so.</param>
public sealed record Privilege(
    string Name,
    PveVersions Versions,
    string Allows,
    IReadOnlyList<string> Paths,
    Risk Risk,
    IReadOnlyDictionary<string, Risk> RiskAt,
    string Because);
