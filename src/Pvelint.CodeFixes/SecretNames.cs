using System.Collections.Immutable;

namespace Pvelint.CodeFixes;

/// <summary>Where a secret is read from in place of a literal.</summary>
/// <param name="Variable">The environment variable.</param>
/// <param name="Key">The key of the configuration.</param>
internal sealed record SecretNames(string Variable, string Key)
{
    private static readonly SecretNames Token = new("PROXMOX_VE_API_TOKEN", "Proxmox:ApiToken");
    private static readonly SecretNames TokenSecret = new("PM_API_TOKEN_SECRET", "Proxmox:TokenSecret");
    private static readonly SecretNames Password = new("PROXMOX_VE_PASSWORD", "Proxmox:Password");
    private static readonly SecretNames SshPassword = new("PROXMOX_VE_SSH_PASSWORD", "Proxmox:SshPassword");
    private static readonly SecretNames Ticket = new("PROXMOX_VE_AUTH_TICKET", "Proxmox:Ticket");
    private static readonly SecretNames CsrfToken = new("PROXMOX_VE_CSRF_PREVENTION_TOKEN", "Proxmox:CsrfPreventionToken");

    /// <summary>The rules whose findings can be replaced.</summary>
    public static ImmutableArray<string> FixableIds { get; } = ImmutableArray.Create("PVE101", "PVE102", "PVE103", "PVE104");

    /// <summary>
    /// The names for a secret: the variables are those that the ecosystem reads, bpg's provider and Pulumi, and Telmate's where a
    /// token stands in two halves; no library of .NET has keys of its own, so ours are plain words.
    /// </summary>
    /// <param name="ruleId">The rule that found it.</param>
    /// <param name="isWhole">Whether all of a token <c>user@realm!name=secret</c> is replaced, not its second half alone.</param>
    /// <param name="secret">The text that is replaced.</param>
    /// <param name="member">What the secret is assigned to or passed as; may be empty.</param>
    public static SecretNames Of(string ruleId, bool isWhole, string secret, string member) => ruleId switch
    {
        "PVE101" or "PVE102" => isWhole ? Token : TokenSecret,
        "PVE103" => member.IndexOf("ssh", StringComparison.OrdinalIgnoreCase) >= 0 ? SshPassword : Password,
        _ => secret.StartsWith("PVE:", StringComparison.Ordinal) || secret.StartsWith("PVE%3A", StringComparison.OrdinalIgnoreCase) ? Ticket : CsrfToken,
    };
}
