using Pvelint.Inference;

namespace Pvelint.Commands;

/// <summary>What the user says of a cluster and of code that the code does not: <c>--assume WHAT=VALUE</c>.</summary>
/// <param name="State">The cluster; null for nothing.</param>
/// <param name="Names">Values of names that nothing in the code gives one.</param>
internal sealed record Assumptions(PveState? State, IReadOnlyDictionary<string, string> Names)
{
    private const string Forms = "write template.storage=, template.bridge=, template.ID.storage=, template.ID.bridge= (several with commas, a VLAN as vmbr0/20), "
        + "guest.ID.OPTION=, zone.BRIDGE=, datacenter.OPTION=, var.NAME= or what 'may need' depends on, word for word";

    /// <summary>The cluster of a copy of <c>/etc/pve</c>, or of single words, and what else is said.</summary>
    public static Assumptions Of(IReadOnlyDictionary<string, string> words, string? folder, Host host)
    {
        var guests = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var templates = new Dictionary<string, (IReadOnlyList<string>? Storages, IReadOnlyList<string>? Bridges)>(StringComparer.Ordinal);
        var (zones, datacenter) = (new List<string>(), new List<string>());
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
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
                case ["datacenter", var option]:
                    datacenter.Add($"{option}: {value}");
                    break;
                case ["template", .. var name, "storage"]:
                    templates[string.Join('.', name)] = templates.GetValueOrDefault(string.Join('.', name)) with { Storages = List(value) };
                    break;
                case ["template", .. var name, "bridge"]:
                    templates[string.Join('.', name)] = templates.GetValueOrDefault(string.Join('.', name)) with { Bridges = List(value) };
                    break;
                case [_, _, ..] or [_] when what.Contains(' ', StringComparison.Ordinal) || (what.Contains('.', StringComparison.Ordinal) && what.Split('.')[0] is not ("guest" or "zone" or "template")):
                    names[what] = value;
                    break;
                case [var name] when name.All(c => char.IsLetterOrDigit(c) || c == '_'):
                    names[what] = value;
                    break;
                default:
                    throw new StopException(ExitCode.Usage, $"--assume {what}: {Forms}");
            }
        }

        var isTold = guests.Count + zones.Count + datacenter.Count + templates.Count > 0;
        if (folder is not null)
        {
            return isTold ? throw new StopException(ExitCode.Usage, "--state tells of guests, zones, templates and datacenter.cfg: leave these out of --assume")
                : new Assumptions(PveStateFolder.Read(folder, host).With(names), names);
        }

        var files = guests.ToDictionary(guest => $"nodes/node/qemu-server/{guest.Key}.conf", guest => string.Join('\n', guest.Value), StringComparer.Ordinal);
        files["sdn/vnets.cfg"] = string.Concat(zones);
        files["datacenter.cfg"] = string.Join('\n', datacenter);
        return new Assumptions(words.Count == 0 ? null : new PveState(files, [], new Dictionary<string, string>()) { IsPartial = true, Templates = templates, Assumed = names }, names);
    }

    private static IReadOnlyList<string> List(string value) => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
