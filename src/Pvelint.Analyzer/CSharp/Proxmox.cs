using Microsoft.CodeAnalysis;

namespace Pvelint.Analyzer.CSharp;

/// <summary>Whether code has to do with Proxmox at all.</summary>
internal static class Proxmox
{
    private static readonly string[] Signs = ["proxmox", "pve", ":8006", "@pam", "@pbs"];

    /// <summary>Whether a file mentions Proxmox. In one that does not, only forms that stand on their own are looked for.</summary>
    public static bool IsMentioned(string text) => Array.Exists(Signs, sign => text.IndexOf(sign, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The name under which <c>rules/credentials.hcl</c> knows the types of Corsinvest's API client; null for any other type.</summary>
    public static string? ClientOf(ITypeSymbol? type) =>
        type?.ContainingNamespace?.ToDisplayString().StartsWith("Corsinvest.ProxmoxVE", StringComparison.Ordinal) == true ? "PveClient" : null;
}
