namespace Pvelint.Lsp.Linting;

/// <summary>What the editor's settings say; each of them is an option of <c>pvelint scan</c>, too.</summary>
/// <param name="Pve">The version of Proxmox VE to judge by; null for what the configuration says.</param>
/// <param name="Config">The configuration file, absolute or relative to the folder; null to search for one.</param>
internal sealed record LintSettings(string? Pve = null, string? Config = null);
