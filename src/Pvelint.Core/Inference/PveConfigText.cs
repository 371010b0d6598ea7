using System.Text.RegularExpressions;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Reads the texts of <c>/etc/pve</c> and the values in them, as leniently as Proxmox VE: a line that is none is left out.</summary>
internal static class PveConfigText
{
    // qemu-server src/PVE/QemuServer/Drive.pm NEW_DISK_RE, drive_is_cloudinit
    private static readonly Regex NewDisk = new(@"^(?:(?<storage>[^/:\s]+):)?\d+(?:\.\d+)?$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex CloudInit = new(@"[:/](?:vm-\d+-)?cloudinit(?:\.[^.]+)?$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex DriveName = new(@"^(?:ide[0-3]|scsi\d+|sata\d|virtio\d+|efidisk0|tpmstate0)$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Whether an option of a container is a volume that is mounted.</summary>
    public static bool IsMount(string option) => option == "rootfs" || (option.StartsWith("mp", StringComparison.Ordinal) && option.Length > 2 && option.Skip(2).All(c => c is >= '0' and <= '9'));

    /// <summary>Whether an option of a virtual machine is a drive.</summary>
    public static bool IsDrive(string option) => option.Length > 3 && option[0] is 'i' or 's' or 'v' or 'e' or 't' && DriveName.IsMatch(option);

    /// <summary><c>key: value</c> lines up to the first <c>[snapshot]</c>; the snapshots stand under <c>snapshots</c> by their names.</summary>
    public static HclValue Guest(string text)
    {
        var sections = new List<(string Name, List<KeyValuePair<string, HclValue>> Entries)> { ("", []) };
        foreach (var line in Lines(text))
        {
            if (line.Length > 2 && line[0] == '[' && line[line.Length - 1] == ']')
            {
                sections.Add((line.Substring(1, line.Length - 2), []));
            }
            else if (line.IndexOf(':') is var colon and > 0)
            {
                sections[sections.Count - 1].Entries.Add(Entry(line.Substring(0, colon), line.Substring(colon + 1).Trim()));
            }
        }

        // What is pending is not in force, and no snapshot.
        var snapshots = sections.Skip(1).Where(section => !string.Equals(section.Name, "PENDING", StringComparison.OrdinalIgnoreCase))
            .Select(section => new KeyValuePair<string, HclValue>(section.Name, HclValue.Of(section.Entries)));
        return HclValue.Of(sections[0].Entries.Append(new("snapshots", HclValue.Of(snapshots))));
    }

    /// <summary>A file of sections (<c>dir: local</c> and indented <c>path /x</c>): an object by their ids, each with its <c>type</c>.</summary>
    public static HclValue Sections(string text)
    {
        var sections = new List<KeyValuePair<string, List<KeyValuePair<string, HclValue>>>>();
        foreach (var line in Lines(text))
        {
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]) && line.IndexOf(':') is var colon and > 0)
            {
                sections.Add(new(line.Substring(colon + 1).Trim(), [Entry("type", line.Substring(0, colon).Trim())]));
            }
            else if (sections.Count > 0 && line.Trim() is { Length: > 0 } property)
            {
                var blank = property.IndexOfAny([' ', '\t']);
                sections[sections.Count - 1].Value.Add(blank < 0 ? Entry(property, "1") : Entry(property.Substring(0, blank), property.Substring(blank).Trim()));
            }
        }

        return HclValue.Of(sections.Select(section => new KeyValuePair<string, HclValue>(section.Key, HclValue.Of(section.Value))));
    }

    /// <summary><c>virtio=AA:BB,bridge=vmbr0</c> as an object; a part without a key is that of <paramref name="defaultKey"/>.</summary>
    public static HclValue Properties(string text, string defaultKey) => HclValue.Of(text.Split(',').Where(part => part.Length > 0).Select(part =>
    {
        var equals = part.IndexOf('=');
        return equals < 0 ? Entry(defaultKey, part.Trim()) : Entry(part.Substring(0, equals).Trim(), part.Substring(equals + 1).Trim());
    }));

    /// <summary>
    /// A drive's properties, with what its file is: <c>storage</c>, <c>new</c> (a volume that is yet to be made), <c>cloudinit</c>,
    /// <c>fresh_cloudinit</c> (yet to be made), <c>cdrom</c>.
    /// </summary>
    public static HclValue Drive(HclValue value)
    {
        if (!value.IsKnown && value.Shape is null)
        {
            return value;
        }

        var drive = !value.IsKnown ? HclValue.Object(("file", value)) : value.Kind == HclValueKind.Object ? value : Properties(value.Text, "file");
        var file = Given(drive, "file") ?? Given(drive, "volume");
        var isCdrom = drive.Entry("media") is { Text: "cdrom" };
        if (file is null)
        {
            // What code of a tool says it makes: a new volume on a storage, or the cloud-init drive.
            var isCloudInit = drive.Entry("cloudinit") is { Text: "true" };
            return With(
                drive, ("file", HclValue.Null), ("new", HclValue.Of(!isCloudInit && Given(drive, "storage") is not null)), ("cloudinit", HclValue.Of(isCloudInit)),
                ("fresh_cloudinit", HclValue.Of(isCloudInit)), ("cdrom", HclValue.Of(isCdrom)));
        }

        // A volume as code of a tool tells it, by its parts.
        if (file.Kind == HclValueKind.Object)
        {
            return With(
                drive, ("file", file), ("new", HclValue.False), ("cloudinit", HclValue.False), ("fresh_cloudinit", HclValue.False),
                ("storage", file.Entry("storage") ?? HclValue.Null), ("cdrom", HclValue.Of(isCdrom)));
        }

        if (!file.IsKnown && Volume(file) is { IsKnown: true } shaped && shaped.Entry("kind") is { IsKnown: true } kind && kind.Text != "images")
        {
            return With(
                drive, ("file", file), ("new", HclValue.False), ("cloudinit", HclValue.False), ("fresh_cloudinit", HclValue.False), ("storage", shaped.Entry("storage")!),
                ("cdrom", HclValue.Of(isCdrom)));
        }

        if (!file.IsKnown)
        {
            return With(
                drive, ("file", file), ("new", file), ("cloudinit", file), ("fresh_cloudinit", file),
                ("storage", drive.Entry("storage") is { Label: not null } named ? named : Volume(file).Entry("storage") ?? file), ("cdrom", GuestParts.IsOne(file) ? file : HclValue.Of(isCdrom)));
        }

        var match = NewDisk.Match(file.Text);
        var isFresh = file.Text == "cloudinit" || file.Text.EndsWith(":cloudinit", StringComparison.Ordinal);
        var storage = match.Success ? Text(match.Groups["storage"].Value) : VolumeStorage(file.Text);
        return With(
            drive, ("file", HclValue.Of(file.Text)), ("new", HclValue.Of(match.Success)), ("cloudinit", HclValue.Of(CloudInit.IsMatch(file.Text))), ("fresh_cloudinit", HclValue.Of(isFresh)),
            ("storage", storage), ("cdrom", HclValue.Of(isCdrom)));
    }

    /// <summary>
    /// What an id of a volume names: <c>storage</c>, <c>kind</c> (as content types are called), <c>owner</c> (a guest), <c>name</c>;
    /// for a path of the host <c>path</c> is true.
    /// </summary>
    public static HclValue Volume(string id)
    {
        var colon = id.IndexOf(':');
        if (colon <= 0 || id[0] == '/')
        {
            return HclValue.Object(("path", HclValue.True));
        }

        var name = id.Substring(colon + 1);
        var (kind, owner) = KindOf(name);
        return HclValue.Object(
            ("storage", HclValue.Of(id.Substring(0, colon))), ("name", HclValue.Of(name)), ("kind", HclValue.Of(kind)), ("owner", Text(owner)),
            ("owned", HclValue.Of(owner.Length > 0)), ("path", HclValue.False));
    }

    /// <summary>The same of an id that is not known: <c>local:iso/{var.image}</c> tells where it lies and what it is.</summary>
    public static HclValue Volume(HclValue id)
    {
        if (id.IsKnown || id.Shape?.Split(':') is not var (storage, name) || (storage.IsKnown && storage.Text.IndexOf('/') >= 0))
        {
            // What it consists of is not named by the code.
            return id.IsKnown ? Volume(id.Text) : id.Label is not null ? id : HclValue.UnknownBy(id.What);
        }

        var folder = name.IsKnown ? name.Text : name.Shape?.Pieces[0] is (var first, true) ? first : "";
        var kind = folder.Split('/') is [var one, _, ..] && one is "iso" or "vztmpl" or "snippets" or "import" ? one : null;
        return HclValue.Object(
            ("storage", storage), ("name", name), ("kind", kind is null ? name : HclValue.Of(kind)), ("owner", kind is null ? name : HclValue.Null),
            ("owned", kind is null ? name : HclValue.False), ("path", HclValue.False));
    }

    // pve-storage src/PVE/Storage/*Plugin.pm parse_volname
    private static (string Kind, string Owner) KindOf(string name)
    {
        var parts = name.Split('/');
        var last = parts[parts.Length - 1];
        switch (parts[0])
        {
            case "iso" or "vztmpl" or "snippets" or "import" when parts.Length > 1:
                return (parts[0], "");
            case "backup" when parts.Length > 1:
                return ("backup", Regex.Match(name, @"^backup/(?:(?:vm|ct)/(?<id>\d+)/|.*vzdump-(?:openvz|lxc|qemu)-(?<id>\d+)-)").Groups["id"].Value);
            case "rootdir" when parts.Length == 2:
                return ("rootdir", last);
        }

        var image = Regex.Match(last, @"^(?:vm|base|subvol|basevol)-(?<id>\d+)-");
        return ("images", parts.Length > 1 && parts[parts.Length - 2].Length > 0 && parts[parts.Length - 2].All(char.IsDigit) ? parts[parts.Length - 2] : image.Groups["id"].Value);
    }

    /// <summary>The VLANs of a trunk, ranges written out: <c>10;20-22</c>.</summary>
    public static IEnumerable<HclValue> Trunks(string text)
    {
        foreach (var part in text.Split(';').Where(part => part.Length > 0))
        {
            var dash = part.IndexOf('-');
            if (dash > 0 && int.TryParse(part.Substring(0, dash), out var first) && int.TryParse(part.Substring(dash + 1), out var last) && last > first && last < 4096)
            {
                foreach (var tag in Enumerable.Range(first, last - first + 1))
                {
                    yield return HclValue.Of(tag.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }
            }
            else
            {
                yield return HclValue.Of(dash > 0 ? part.Substring(0, dash) : part);
            }
        }
    }

    /// <summary>The items of a list as the API takes them: separated by commas, semicolons, blanks or nothing at all.</summary>
    public static IEnumerable<HclValue> List(string text) =>
        text.Split([',', ';', ' ', '\t', '\n', '\r', '\0'], StringSplitOptions.RemoveEmptyEntries).Select(item => HclValue.Of(item));

    private static HclValue? Given(HclValue value, string key) => value.Entry(key) is { Kind: not HclValueKind.Null } given ? given : null;

    private static HclValue VolumeStorage(string file) => file.IndexOf(':') is var colon and > 0 && file[0] != '/' ? HclValue.Of(file.Substring(0, colon)) : HclValue.Null;

    private static HclValue Text(string text) => text.Length == 0 ? HclValue.Null : HclValue.Of(text);

    private static KeyValuePair<string, HclValue> Entry(string key, string value) => new(key, HclValue.Of(value));

    private static HclValue With(HclValue value, params (string Key, HclValue Value)[] entries) =>
        HclValue.Of(value.Entries.Concat(entries.Select(entry => new KeyValuePair<string, HclValue>(entry.Key, entry.Value))));

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line.TrimStart() is not "" && line.TrimStart()[0] != '#');
}
