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
        ["proxmox", "pve", "pm_", "pbs", "pdm", "@pam", "%40pam", "BEGIN ", "8006", "8007", "kind: Secret", "cipassword", "csrfprevention"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file must be looked at.</summary>
    public static bool Passes(ReadOnlySpan<byte> name, ReadOnlySpan<byte> bytes) => PassesByName(name) || PassesByText(TextDecoder.Decode(bytes));

    private static bool PassesByName(ReadOnlySpan<byte> name) =>
        name.EndsWith(".tf"u8) || name.EndsWith(".tfvars"u8) || name.IndexOf(".env"u8) >= 0 || name.IndexOf(".pkr"u8) >= 0;

    private static bool PassesByText(ReadOnlySpan<char> text) => text.ContainsAny(Anchors);
}
