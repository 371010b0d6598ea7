using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>What is known of a cluster besides its grants: the texts of <c>/etc/pve</c> that checks look at, read when first asked for.</summary>
public sealed class PveState
{
    private readonly IReadOnlyDictionary<string, string> _files;
    private readonly HashSet<string> _running;
    private readonly IReadOnlyDictionary<string, string> _backups;
    private readonly Lazy<IReadOnlyDictionary<string, HclValue>> _guests;
    private readonly Dictionary<string, Lazy<HclValue>> _sections;

    /// <summary>Knows the files of a cluster.</summary>
    /// <param name="files">The texts by their paths below <c>/etc/pve</c>: <c>nodes/pve/qemu-server/100.conf</c>, <c>storage.cfg</c>. A missing one is empty.</param>
    /// <param name="running">The ids of running guests.</param>
    /// <param name="backups">The configuration in each backup, by the id of its volume.</param>
    public PveState(IReadOnlyDictionary<string, string> files, IEnumerable<string> running, IReadOnlyDictionary<string, string> backups)
    {
        _files = files;
        _running = new HashSet<string>(running, StringComparer.Ordinal);
        _backups = backups;
        _guests = new(ReadGuests);
        _sections = new[] { "storage.cfg", "sdn/vnets.cfg", "replication.cfg", "jobs.cfg", "domains.cfg", "ha/resources.cfg", "sdn/fabrics.cfg" }
            .ToDictionary(name => name, name => new Lazy<HclValue>(() => PveConfigText.Sections(Text(name))), StringComparer.Ordinal);
    }

    /// <summary>Whether only single things are told of the cluster, the rest not known. Where false, what is not told is not there.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The storages and bridges of templates, by id or name; under an empty name those of all others. Null for what is not known.</summary>
    public IReadOnlyDictionary<string, (IReadOnlyList<string>? Storages, IReadOnlyList<string>? Bridges)> Templates { get; init; } =
        new Dictionary<string, (IReadOnlyList<string>?, IReadOnlyList<string>?)>();

    /// <summary>What is assumed of what a tool does: <c>whether the VM moves to another node</c>, to <c>yes</c>, <c>no</c> or a value.</summary>
    public IReadOnlyDictionary<string, string> Assumed { get; init; } = new Dictionary<string, string>();

    /// <summary>The guests by their ids: <c>kind</c> (qemu, lxc), <c>node</c>, <c>running</c>, <c>config</c>.</summary>
    internal IReadOnlyDictionary<string, HclValue> Guests => _guests.Value;

    /// <summary>A guest; null where there is none.</summary>
    internal HclValue Guest(string id) => Guests.TryGetValue(id, out var guest) ? guest : HclValue.Null;

    /// <summary>The configuration in a backup; null where there is none.</summary>
    internal HclValue Backup(string volume) => _backups.TryGetValue(volume, out var text) ? PveConfigText.Guest(text) : HclValue.Null;

    /// <summary>A section of a file: <c>local</c> of <c>storage.cfg</c>; null where there is none.</summary>
    internal HclValue Section(string file, string id) => _sections[file].Value.Entry(id) ?? HclValue.Null;

    /// <summary>The options of <c>datacenter.cfg</c>.</summary>
    internal HclValue Datacenter => PveConfigText.Guest(Text("datacenter.cfg"));

    /// <summary>The same cluster with what is assumed of tools.</summary>
    /// <param name="assumed">What, to <c>yes</c>, <c>no</c> or a value.</param>
    public PveState With(IReadOnlyDictionary<string, string> assumed) => new(_files, _running, _backups) { IsPartial = IsPartial, Templates = Templates, Assumed = assumed };

    /// <summary>The same cluster with more files known of it; where one is known already, the new text counts.</summary>
    /// <param name="files">The texts by their paths below <c>/etc/pve</c>.</param>
    public PveState WithFiles(IEnumerable<KeyValuePair<string, string>> files)
    {
        var all = _files.ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
        foreach (var file in files)
        {
            all[file.Key] = file.Value;
        }

        return new PveState(all, _running, _backups) { IsPartial = IsPartial, Templates = Templates, Assumed = Assumed };
    }

    internal (IReadOnlyList<string>? Storages, IReadOnlyList<string>? Bridges)? Template(string name) =>
        Templates.TryGetValue(name, out var own) || Templates.TryGetValue("", out own) ? own : null;

    internal bool HasVnet(string bridge) => Section("sdn/vnets.cfg", bridge).Kind != HclValueKind.Null;

    /// <summary>The zone of a bridge: that of the vnet of its name, or <c>localnetwork</c>.</summary>
    internal HclValue Zone(string bridge) => Section("sdn/vnets.cfg", bridge).Entry("zone") ?? HclValue.Of("localnetwork");

    /// <summary>The nodes of a fabric: sections <c>ospf_node: FABRIC_NODE</c> of <c>sdn/fabrics.cfg</c>.</summary>
    internal HclValue FabricNodes(string fabric) => HclValue.Of(
        [.. _sections["sdn/fabrics.cfg"].Value.Entries
            .Where(section => section.Value.Entry("type")!.Text.EndsWith("_node", StringComparison.Ordinal) && section.Key.StartsWith(fabric + "_", StringComparison.Ordinal))
            .Select(section => HclValue.Of(section.Key.Substring(fabric.Length + 1)))]);

    private string Text(string name) => _files.TryGetValue(name, out var text) ? text : "";

    private Dictionary<string, HclValue> ReadGuests()
    {
        var guests = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        foreach (var file in _files)
        {
            if (file.Key.Split('/') is ["nodes", var node, "qemu-server" or "lxc", var name] && name.EndsWith(".conf", StringComparison.Ordinal))
            {
                var id = name.Substring(0, name.Length - ".conf".Length);
                guests[id] = HclValue.Object(
                    ("id", HclValue.Of(id)), ("kind", HclValue.Of(file.Key.IndexOf("/lxc/", StringComparison.Ordinal) > 0 ? "lxc" : "qemu")), ("node", HclValue.Of(node)),
                    ("running", HclValue.Of(_running.Contains(id))), ("config", PveConfigText.Guest(file.Value)));
            }
        }

        return guests;
    }
}
