using System.Buffers;
using System.Text;

namespace Pvelint.Repo;

/// <summary>
/// Tells in one pass over the bytes whether a file can concern us at all. It may let through what is harmless, and must
/// never hold back a finding: a test runs every page and sample with and without it.
/// </summary>
internal static class Prefilter
{
    private static readonly SearchValues<string> Anchors = SearchValues.Create(
        ["proxmox", "pve", "pm_", "pbs", "pdm", "@pam", "%40pam", "BEGIN ", "8006", "8007", "api2/", "kind: Secret", "cipassword", "csrfprevention"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file must be looked at.</summary>
    public static bool Passes(ReadOnlySpan<byte> name, ReadOnlySpan<byte> bytes) => PassesByName(name) || PassesByText(TextDecoder.Decode(bytes));

    private static bool PassesByName(ReadOnlySpan<byte> name) =>
        name.IndexOf(".tf"u8) >= 0 || name.IndexOf(".env"u8) >= 0 || name.IndexOf(".pk"u8) >= 0 || IsKeyFile(name);

    // Key files of Proxmox products name no product inside: rules/keys.hcl.
    private static bool IsKeyFile(ReadOnlySpan<byte> name) =>
        name.EndsWith(".pw"u8) || name.EndsWith(".enc"u8) || name.EndsWith(".cfg"u8) || name.EndsWith(".key"u8) || name.EndsWith(".pem"u8)
        || name.EndsWith(".shadow"u8) || name.EndsWith("shadow.json"u8) || name.EndsWith("encryption-key.json"u8);

    private static bool PassesByText(ReadOnlySpan<char> text) => text.ContainsAny(Anchors);
}
