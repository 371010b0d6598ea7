using System.Collections.Immutable;

namespace Pvelint.CodeFixes;

/// <summary>The environment variables that the ecosystem reads secrets from: bpg's provider and Pulumi, Telmate's where a token stands in two halves.</summary>
internal static class EnvironmentNames
{
    private static readonly ImmutableDictionary<string, string> ByRule = ImmutableDictionary.CreateRange(
    [
        new KeyValuePair<string, string>("PVE101", "PROXMOX_VE_API_TOKEN"),
        new("PVE102", "PM_API_TOKEN_SECRET"),
        new("PVE103", "PROXMOX_VE_PASSWORD"),
        new("PVE104", "PROXMOX_VE_AUTH_TICKET"),
    ]);

    /// <summary>The rules whose findings can be replaced.</summary>
    public static ImmutableArray<string> FixableIds { get; } =
        ImmutableArray.CreateRange(ByRule.Keys.OrderBy(id => id, StringComparer.Ordinal));

    /// <summary>The variable for a secret.</summary>
    /// <param name="ruleId">The rule that found it.</param>
    /// <param name="isWhole">Whether all of a token <c>user@realm!name=secret</c> is replaced, not its second half alone.</param>
    /// <param name="secret">The text that is replaced.</param>
    /// <param name="member">What the secret is assigned to or passed as; may be empty.</param>
    public static string Of(string ruleId, bool isWhole, string secret, string member) => ruleId switch
    {
        "PVE101" when !isWhole => ByRule["PVE102"],
        "PVE102" when isWhole => ByRule["PVE101"],
        "PVE103" when member.IndexOf("ssh", StringComparison.OrdinalIgnoreCase) >= 0 => "PROXMOX_VE_SSH_PASSWORD",
        "PVE104" when !secret.StartsWith("PVE:", StringComparison.Ordinal) && !secret.StartsWith("PVE%3A", StringComparison.OrdinalIgnoreCase)
            => "PROXMOX_VE_CSRF_PREVENTION_TOKEN",
        _ => ByRule[ruleId],
    };
}
