using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>What the facts may ask about a cluster. What is not given is unknown, and named.</summary>
/// <param name="state">Its configuration; null where that is not known.</param>
/// <param name="grants">Its users, groups, roles and pools; null where they are not known.</param>
/// <param name="caller">The user or token that calls; null where that is not known.</param>
internal sealed class KnownCluster(PveState? state, AccessModel? grants, string? caller)
{
    /// <summary>Guests that the code itself makes, by id or, in braces, by what decides it.</summary>
    public IReadOnlyDictionary<string, HclValue> OwnGuests { get; init; } = new Dictionary<string, HclValue>();

    /// <summary>The zones of vnets that the code itself makes.</summary>
    public IReadOnlyDictionary<string, HclValue> OwnZones { get; init; } = new Dictionary<string, HclValue>();

    public string? CallerId => caller;

    /// <summary>Whether an unknown caller is a token, whose calls about its own user are calls about somebody else (pve-access-control RPCEnvironment.pm).</summary>
    public bool CallsAsToken { get; init; }

    // Of what was only assumed the rest is not known.
    private PveState? Whole => state is { IsPartial: false } ? state : null;

    public HclValue Zone(HclValue bridge)
    {
        if (bridge.IsKnown && OwnZones.TryGetValue(bridge.Text, out var own))
        {
            return own;
        }

        if (bridge.IsKnown && (Whole ?? (state?.HasVnet(bridge.Text) == true ? state : null)) is { } told)
        {
            return told.Zone(bridge.Text);
        }

        // The installer and the interface name Linux bridges so, and no vnet may be called like a bridge of a node.
        return bridge.IsKnown && bridge.Text.StartsWith("vmbr", StringComparison.Ordinal) ? HclValue.Of("localnetwork")
            : bridge.Label is { } label ? HclValue.UnknownPart(bridge.What, "zone of " + label) : Unknown("zone of ", bridge);
    }

    public HclValue Guest(HclValue id) => OwnGuests.TryGetValue(NeedReader.PathText(id), out var own) ? own
        : state is not null && id.IsKnown && (caller is not null || state.Guest(id.Text).Kind != HclValueKind.Null) ? state.Guest(id.Text)
        : Template(id);

    // A guest that some code copies, as it is assumed to be; its source goes by its own name where code has none but that.
    private HclValue Template(HclValue id)
    {
        var what = id is { IsKnown: false, What: { } named } && named.StartsWith("template ", StringComparison.Ordinal) ? id : Unknown("guest ", id);
        return state?.Template(what.What!.Substring(what.What.IndexOf(' ') + 1)) is var (storages, bridges)
            ? HclValue.Object(("id", id), ("kind", what), ("node", what), ("running", what), ("config", GuestParts.Config(what.What, storages, bridges)))
            : what;
    }

    public HclValue FabricNodes(HclValue fabric) => Whole is not null && fabric.IsKnown ? Whole.FabricNodes(fabric.Text) : Unknown("nodes of fabric ", fabric);

    public HclValue Guests() => Whole is null ? HclValue.UnknownBy("the other guests") : HclValue.Of([.. Whole.Guests.Values]);

    public HclValue IsBackupKnown(HclValue volume) => Whole is not null && volume.IsKnown && Whole.Backup(volume.Text).Kind != HclValueKind.Null ? HclValue.True : Unknown("what is in ", volume);

    /// <summary>What is in a backup; where that is not known, what its guest is now is the best guess.</summary>
    public HclValue Backup(HclValue volume)
    {
        if (Whole is not { } state || !volume.IsKnown)
        {
            return Unknown("what is in ", volume);
        }

        var saved = state.Backup(volume.Text);
        return saved.Kind != HclValueKind.Null ? saved
            : PveConfigText.Volume(volume.Text).Entry("owner") is { Kind: HclValueKind.String } owner && state.Guest(owner.Text).Entry("config") is { } config ? config
            : Unknown("what is in ", volume);
    }

    public HclValue Section(string file, HclValue id) => Whole is not null && id.IsKnown ? Whole.Section(file, id.Text) : Unknown(file + " ", id);

    /// <summary>Where the memory of a machine is saved: qemu-server src/PVE/QemuConfig.pm find_vmstate_storage.</summary>
    public HclValue StateStorage(HclValue config)
    {
        if (Whole is not { } state || !config.IsKnown || config.Entry("vmstatestorage") is not null)
        {
            return config.Entry("vmstatestorage") ?? Unknown("state storage of ", config);
        }

        string? shared = null, local = null;
        foreach (var id in config.Entries.Where(entry => PveConfigText.IsDrive(entry.Key)).Select(entry => PveConfigText.Drive(entry.Value))
            .Where(drive => drive.Entry("cdrom") != HclValue.True && drive.Entry("storage") is { Kind: HclValueKind.String }).Select(drive => drive.Entry("storage")!.Text).Distinct().OrderBy(id => id, StringComparer.Ordinal))
        {
            var storage = state.Section("storage.cfg", id);
            var isFile = storage.Entry("path") is not null;
            if (storage.Entry("shared") is { Text: "1" } || storage.Entry("type") is { Text: "nfs" or "cifs" or "cephfs" or "rbd" or "iscsi" or "glusterfs" })
            {
                shared = shared is null || isFile ? id : shared;
            }
            else
            {
                local = local is null || isFile ? id : local;
            }
        }

        return HclValue.Of(shared ?? local ?? "local");
    }

    public HclValue Datacenter(string option) =>
        state?.Datacenter.Entry(option) ?? (Whole is null ? HclValue.UnknownBy($"{option} of datacenter.cfg") : HclValue.Null);

    public HclValue Caller() => caller is null ? HclValue.UnknownBy("the caller") : HclValue.Of(caller);

    public HclValue IsCaller(HclValue user) => !user.IsKnown ? user : caller is null && CallsAsToken ? HclValue.False : caller is null ? HclValue.UnknownBy("the caller") : HclValue.Of(user.Text == caller);

    public HclValue HasUser(HclValue user) => grants is null ? Unknown("user ", user) : user.IsKnown ? HclValue.Of(user.Text == UserId.Root || grants.Find(user.Text) is not null) : user;

    public HclValue Groups(HclValue user) => grants is null ? Unknown("groups of ", user) : user.IsKnown ? Texts(grants.Find(user.Text)?.Groups ?? []) : user;

    public HclValue Role(HclValue name) => grants is null ? Unknown("role ", name) : name.IsKnown ? Texts(grants.Roles.Of(name.Text)?.Privileges ?? []) : name;

    public HclValue HasPool(HclValue name) => grants is null ? HclValue.True : name.IsKnown ? HclValue.Of(grants.Plan.Pools.Any(pool => pool.Name.Text == name.Text)) : name;

    public HclValue PoolsOf(HclValue guest) => grants is null
        ? HclValue.UnknownPart(Unknown("pool of ", guest).What, "the pool it is in")
        : guest.IsKnown ? Texts(grants.Plan.Pools.Where(pool => pool.Guests.Items.Any(item => item.Text == guest.Text)).Select(pool => pool.Name.Text!)) : guest;

    public HclValue PoolGuests(HclValue name) => grants is null
        ? Unknown("guests of pool ", name)
        : name.IsKnown ? Texts(grants.Plan.Pools.Where(pool => pool.Name.Text == name.Text).SelectMany(pool => pool.Guests.Items).Select(item => item.Text!)) : name;

    private static HclValue Unknown(string prefix, HclValue of) => HclValue.UnknownBy(prefix + (of.IsKnown ? of.Text : of.What ?? "what is not known"));

    private static HclValue Texts(IEnumerable<string> texts) => HclValue.Of([.. texts.Select(text => HclValue.Of(text))]);
}
