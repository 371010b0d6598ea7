namespace Pvelint.Sandbox;

/// <summary>The realms: <c>pam</c> and <c>pve</c>, which are always there, and those that were made. Source: <c>domains.cfg</c>.</summary>
internal sealed class Realms
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _all = new(StringComparer.Ordinal)
    {
        ["pam"] = new(StringComparer.Ordinal) { ["type"] = "pam", ["comment"] = "Linux PAM standard authentication" },
        ["pve"] = new(StringComparer.Ordinal) { ["type"] = "pve", ["comment"] = "Proxmox VE authentication server" },
    };

    /// <summary>The realms and their settings, by name.</summary>
    public SortedDictionary<string, SortedDictionary<string, string>> All => _all;

    /// <summary>The type of a realm; null where there is none.</summary>
    public string? TypeOf(string realm) => _all.TryGetValue(realm, out var settings) ? settings["type"] : null;
}
