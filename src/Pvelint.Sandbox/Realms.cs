namespace Pvelint.Sandbox;

/// <summary>The realms: <c>pam</c> and <c>pve</c>, which are always there, and those that were made.</summary>
internal sealed class Realms
{
    /// <summary>The realms that a text of <c>domains.cfg</c> has.</summary>
    public Realms(string text)
    {
        SortedDictionary<string, string>? settings = null;
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            var parts = line.Split(line[0] == '\t' ? ' ' : ':', 2);
            if (line[0] == '\t')
            {
                settings?[parts[0].Trim()] = parts.Length > 1 ? parts[1] : "1";
                continue;
            }

            All[parts[1].Trim()] = settings = new(StringComparer.Ordinal) { ["type"] = parts[0] };
        }

        foreach (var (realm, comment) in new[] { ("pam", "Linux PAM standard authentication"), ("pve", "Proxmox VE authentication server") })
        {
            All.TryAdd(realm, new(StringComparer.Ordinal) { ["type"] = realm, ["comment"] = comment });
        }
    }

    /// <summary>The realms and their settings, by name.</summary>
    public SortedDictionary<string, SortedDictionary<string, string>> All { get; } = new(StringComparer.Ordinal);

    /// <summary>What their settings are told by.</summary>
    public string Digest => ClusterSeed.Digest(Write());

    /// <summary>The type of a realm; null where there is none.</summary>
    public string? TypeOf(string realm) => All.TryGetValue(realm, out var settings) ? settings["type"] : null;

    /// <summary>The text of <c>domains.cfg</c>.</summary>
    public string Write() => string.Join('\n', All.Select(realm =>
        $"{realm.Value["type"]}: {realm.Key}\n{string.Concat(realm.Value.Where(setting => setting.Key != "type").Select(setting => $"\t{setting.Key} {setting.Value}\n"))}"));
}
