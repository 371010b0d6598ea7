using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>
/// The configuration of a guest of which little or nothing is known, as the facts ask for it: one option of each kind that it may have, with
/// names for what stands in it, so that a need reads <c>/storage/{storages of its disks}</c>.
/// </summary>
internal static class GuestParts
{
    /// <summary>Whether a value is unknown because a guest, or a backup of one, is.</summary>
    public static bool IsOne(HclValue value) => value is { IsKnown: false, What: { } what } && IsGuest(what);

    /// <summary>Whether what decides is a guest, or a backup of one.</summary>
    public static bool IsGuest(string what) =>
        what.StartsWith("guest ", StringComparison.Ordinal) || what.StartsWith("template ", StringComparison.Ordinal) || what.StartsWith("what is in ", StringComparison.Ordinal);

    /// <summary>A configuration. Where both storages and bridges are given nothing more is in it.</summary>
    /// <param name="what">The guest.</param>
    /// <param name="storages">The storages of its disks; null where they are not known.</param>
    /// <param name="bridges">The bridges of its network interfaces, with a VLAN after a slash; null where they are not known.</param>
    public static HclValue Config(string? what, IReadOnlyList<string>? storages = null, IReadOnlyList<string>? bridges = null)
    {
        var options = new List<(string Key, HclValue Value)>();
        if (storages is null)
        {
            options.AddRange([("scsi0", Disk(what)), ("mp0", Disk(what))]);
        }

        if (bridges is null)
        {
            options.Add(("net0", Net(what)));
        }

        if (storages is null || bridges is null)
        {
            options.AddRange([("usb0", Usb(what)), ("hostpci0", Pci(what)), ("virtiofs0", Folder(what))]);
        }

        // The first disk of a container is its root.
        var disks = (storages ?? []).SelectMany((storage, i) => new[] { ($"scsi{i}", Volume(storage, i)), (i == 0 ? "rootfs" : $"mp{i}", Volume(storage, i)) });
        var nets = (bridges ?? []).Select((bridge, i) => ($"net{i}", Bridge(bridge)));
        var all = options.Select(option => (option.Key, HclValue.Maybe(what, option.Value))).Concat(disks).Concat(nets);
        return HclValue.Object(storages is null || bridges is null ? all.Append(("rng0", HclValue.UnknownBy(what))) : all);
    }

    /// <summary>An option that a guest may have.</summary>
    /// <param name="what">The guest.</param>
    /// <param name="key">The option: <c>net0</c>.</param>
    public static HclValue Option(string? what, string key) => key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') switch
    {
        "net" => HclValue.Maybe(what, Net(what)),
        "usb" => HclValue.Maybe(what, Usb(what)),
        "hostpci" => HclValue.Maybe(what, Pci(what)),
        "virtiofs" => HclValue.Maybe(what, Folder(what)),
        _ => PveConfigText.IsDrive(key) || PveConfigText.IsMount(key) ? HclValue.Maybe(what, Disk(what)) : HclValue.UnknownBy(what),
    };

    private static HclValue Disk(string? what) =>
        HclValue.Object(new[] { "file", "volume", "storage" }.Select(key => (key, HclValue.UnknownPart(what, "storages of its disks"))));

    private static HclValue Net(string? what) => HclValue.Object(
        ("bridge", HclValue.UnknownPart(what, "its bridges")), ("tag", HclValue.UnknownPart(what, "its VLANs")), ("trunks", HclValue.UnknownPart(what, "its VLANs")));

    private static HclValue Usb(string? what) => Device(what, "mapping", "its USB devices");

    private static HclValue Pci(string? what) => Device(what, "mapping", "its PCI devices");

    private static HclValue Folder(string? what) => Device(what, "dirid", "its folders");

    private static HclValue Device(string? what, string key, string label) => HclValue.Object(("host", HclValue.UnknownBy(what)), (key, HclValue.UnknownPart(what, label)));

    private static HclValue Volume(string storage, int i) => HclValue.Of($"{storage}:base-template-disk-{i}");

    private static HclValue Bridge(string bridge) => bridge.Split('/') is [var name, var vlan] ? HclValue.Of($"bridge={name},tag={vlan}") : HclValue.Of($"bridge={bridge}");
}
