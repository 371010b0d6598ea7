using Pvelint.Inference;

namespace Pvelint.Commands;

/// <summary>What the user says about a cluster that code does not.</summary>
internal static class Assumptions
{
    /// <summary>The cluster of a copy of <c>/etc/pve</c>, or of single words: <c>guest.9000.net0</c>, <c>zone.vnet1</c>; null for nothing.</summary>
    public static PveState? Of(IReadOnlyDictionary<string, string> words, string? folder, Host host)
    {
        if (folder is not null)
        {
            return words.Count == 0 ? PveStateFolder.Read(folder, host) : throw new StopException(ExitCode.Usage, "--state and --assume exclude each other");
        }

        if (words.Count == 0)
        {
            return null;
        }

        var guests = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var zones = new List<string>();
        foreach (var (what, value) in words)
        {
            switch (what.Split('.'))
            {
                case ["guest", var id, var option]:
                    (guests.TryGetValue(id, out var options) ? options : guests[id] = []).Add($"{option}: {value}");
                    break;
                case ["zone", var bridge]:
                    zones.Add($"vnet: {bridge}\n\tzone {value}\n");
                    break;
                default:
                    throw new StopException(ExitCode.Usage, $"--assume {what}: write guest.ID.OPTION=VALUE or zone.BRIDGE=ZONE");
            }
        }

        var files = guests.ToDictionary(guest => $"nodes/node/qemu-server/{guest.Key}.conf", guest => string.Join('\n', guest.Value), StringComparer.Ordinal);
        files["sdn/vnets.cfg"] = string.Concat(zones);
        return new PveState(files, [], new Dictionary<string, string>());
    }
}
