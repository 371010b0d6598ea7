using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>
/// The functions of the facts that give values: of a call's parameters, of the texts that Proxmox VE packs into one parameter, and
/// of the cluster, as far as that is known.
/// </summary>
/// <param name="facts">The API of the release.</param>
/// <param name="parameters">All parameters of the call.</param>
/// <param name="cluster">What is known of the cluster.</param>
internal sealed class PveFunctions(ApiFacts facts, HclValue parameters, KnownCluster cluster)
{
    private static readonly Dictionary<string, Func<PveFunctions, IReadOnlyList<HclValue>, HclValue>> Functions = new(StringComparer.Ordinal)
    {
        ["set"] = (_, a) => a[0].IsKnown ? HclValue.Of(a[0].Kind != HclValueKind.Null) : a[0].IsNotNull || a[0].MayHold?.Any(item => !item.IsMaybe) == true ? HclValue.True : a[0],
        ["default"] = (_, a) => a[0].Kind == HclValueKind.Null ? a[1] : a[0],
        ["filled"] = (_, a) => a[0].IsKnown ? HclValue.Of(a[0].Kind is HclValueKind.List or HclValueKind.Object || a[0].Text is not ("" or "0" or "false")) : a[0],
        ["is_known"] = (_, a) => HclValue.Of(a[0].IsKnown),
        ["yes"] = (_, a) => a[0].IsKnown ? HclValue.Of(a[0].Text is "1" or "true" or "yes" or "on") : a[0],
        ["list"] = (_, a) => List(a[0]),
        ["each"] = (_, a) => a[0].MayHold is not null ? a[0] : a[0].Kind == HclValueKind.Null ? HclValue.EmptyList : HclValue.Of([a[0]]),
        ["length"] = (_, a) => a[0].Kind switch
        {
            HclValueKind.List => HclValue.Of((decimal)a[0].Items.Count),
            HclValueKind.Object => HclValue.Of((decimal)a[0].Entries.Count),
            HclValueKind.Null => HclValue.Of(0m),
            HclValueKind.Unknown => a[0],
            _ => HclValue.Of((decimal)a[0].Text.Length),
        },
        ["contains"] = (_, a) => Contains(List(a[0]), a[1]),
        ["matches"] = (_, a) => a[0].IsKnown ? HclValue.Of(Pattern(a[1].Text).IsMatch(a[0].Text)) : a[0],
        ["is_text"] = (_, a) => a[0].IsKnown || a[0].Shape is not null ? HclValue.Of(a[0].Shape is not null || a[0].Kind == HclValueKind.String) : a[0],
        ["part"] = (_, a) => a[0].IsKnown ? HclValue.Of(Pattern(a[1].Text).Match(a[0].Text).Groups[1].Value) : a[0],
        ["props"] = (_, a) => Properties(a[0].Given, a.Count > 1 ? a[1].Text : ""),
        ["names"] = (_, a) => a[0].IsKnown ? HclValue.ListOf([.. a[0].Entries.Where(entry => entry.Value.Kind != HclValueKind.Null).Select(entry => Item(entry.Value, HclValue.Of(entry.Key)))]) : a[0],
        ["without"] = (_, a) => a[0].IsKnown ? HclValue.Of(a[0].Entries.Where(entry => !a.Skip(1).Any(name => name.Text == entry.Key))) : a[0],
        ["join_objects"] = (_, a) => a.FirstOrDefault(value => !value.IsKnown) ?? HclValue.Of(a.SelectMany(value => value.Entries)),
        ["option"] = (_, a) => !a[0].IsKnown ? a[0] : !a[1].IsKnown ? a[1] : a[0].Entry(a[1].Text) ?? (a[0].IsOpen ? GuestParts.Option(a[0].What, a[1].Text) : HclValue.Null),
        ["given"] = (_, a) => a[0].IsKnown && a[1].IsKnown ? a[0].Entry(a[1].Text)?.Given ?? HclValue.Null : a[0],
        ["numbered"] = (f, a) => Numbered(a[0].Text, a.Count > 1 ? a[1] : f.Parameters),
        ["drives"] = (f, a) => Drives(WithoutAlias(a.Count > 0 ? a[0] : f.Parameters), PveConfigText.IsDrive),
        ["mounts"] = (f, a) => Drives(a.Count > 0 ? a[0] : f.Parameters, PveConfigText.IsMount),
        ["drive"] = (_, a) => a[0].Kind == HclValueKind.Null ? a[0] : a[0].IsMaybe ? HclValue.Maybe(a[0].What, PveConfigText.Drive(a[0].Given)) : PveConfigText.Drive(a[0]),
        ["is_drive"] = (_, a) => a[0].IsKnown ? HclValue.Of(PveConfigText.IsDrive(a[0].Text)) : a[0],
        ["volume"] = (_, a) => a[0].Kind switch
        {
            HclValueKind.Null => a[0],
            HclValueKind.Unknown => PveConfigText.Volume(a[0]),
            HclValueKind.Object => HclValue.Object(a[0].Entries.Select(entry => (entry.Key, entry.Value)).Append(("path", HclValue.False))
                .Append(("owned", HclValue.Of(a[0].Entry("owner") is { Kind: not HclValueKind.Null })))),
            _ => PveConfigText.Volume(a[0].Text),
        },
        ["volume_of"] = (_, a) => !a[1].IsKnown || a[1].Kind == HclValueKind.Object || a[1].Text.Contains(':') ? a[1] : a[0].IsKnown ? HclValue.Of(a[0].Text + ":" + a[1].Text) : a[0],
        ["trunks"] = (_, a) => a[0].Kind switch
        {
            HclValueKind.Unknown => a[0],
            HclValueKind.List => a[0],
            HclValueKind.Null => HclValue.EmptyList,
            _ => HclValue.Of([.. PveConfigText.Trunks(a[0].Text)]),
        },
        ["class"] = (f, a) => a[1].IsKnown ? f.Facts.ClassOf(a[0].Text, a[1].Text) is { } found ? HclValue.Of(found) : HclValue.Null : a[1],
        ["one_of_each_class"] = (f, a) => a[1].MayHold is { } names ? f.OneOfEachClass(a[0].Text, names) : a[1],
        ["changed_items"] = (_, a) => ChangedItems(a[0], a[1]),
        ["changed_props"] = (_, a) => ChangedProperties(a[0], a[1]),
        ["without_items"] = (_, a) => a[0].IsKnown ? HclValue.Of([.. a[0].Items.Where(item => !a.Skip(1).Any(name => name.Text == item.Text))]) : a[0],
        ["state_storage"] = (f, a) => f.Cluster.StateStorage(a[0]),
        ["zone"] = (f, a) => f.Cluster.Zone(a[0]),
        ["guest"] = (f, a) => f.Cluster.Guest(a[0]),
        ["fabric_nodes"] = (f, a) => f.Cluster.FabricNodes(a[0]),
        ["guests"] = (f, _) => f.Cluster.Guests(),
        ["backup"] = (f, a) => f.Cluster.Backup(a[0]),
        ["is_backup_known"] = (f, a) => f.Cluster.IsBackupKnown(a[0]),
        ["section"] = (f, a) => f.Cluster.Section(a[0].Text, a[1]),
        ["datacenter"] = (f, a) => f.Cluster.Datacenter(a[0].Text),
        ["caller"] = (f, _) => f.Cluster.Caller(),
        ["self"] = (f, a) => f.Cluster.IsCaller(a[0]),
        ["user_exists"] = (f, a) => f.Cluster.HasUser(a[0]),
        ["groups"] = (f, a) => f.Cluster.Groups(a[0]),
        ["role"] = (f, a) => f.Cluster.Role(a[0]),
        ["has_pool"] = (f, a) => f.Cluster.HasPool(a[0]),
        ["pools_of"] = (f, a) => f.Cluster.PoolsOf(a[0]),
        ["pool_guests"] = (f, a) => f.Cluster.PoolGuests(a[0]),
    };

    // The patterns are those of the facts: few, and asked for again and again.
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    /// <summary>The names of the functions.</summary>
    public static IEnumerable<string> Names => Functions.Keys;

    private ApiFacts Facts => facts;

    private HclValue Parameters => parameters;

    private KnownCluster Cluster => cluster;

    /// <summary>What a function gives; null for one that is none of these.</summary>
    public HclValue? Call(string name, IReadOnlyList<HclValue> arguments) => Functions.TryGetValue(name, out var function) ? function(this, arguments) : null;

    private static Regex Pattern(string text) => Patterns.GetOrAdd(text, key => new Regex(key, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));

    private static HclValue List(HclValue value) => value.Kind switch
    {
        HclValueKind.Unknown or HclValueKind.List => value,
        HclValueKind.Null => HclValue.EmptyList,
        _ => HclValue.Of([.. PveConfigText.List(value.Text)]),
    };

    private static HclValue Contains(HclValue list, HclValue item)
    {
        if (!list.IsKnown || !item.IsKnown)
        {
            return list.IsKnown ? item : list;
        }

        return list.Items.Any(one => one.IsKnown && one.Text == item.Text) ? HclValue.True
            : list.Items.FirstOrDefault(one => !one.IsKnown) ?? HclValue.False;
    }

    private static HclValue Properties(HclValue value, string defaultKey) => value.Kind switch
    {
        HclValueKind.Unknown or HclValueKind.Object => value,
        HclValueKind.Null => HclValue.Null,
        _ => PveConfigText.Properties(value.Text, defaultKey),
    };

    private static HclValue Numbered(string name, HclValue of) => Pairs(of, key => IsNumbered(key, name), value => value);

    private static HclValue Drives(HclValue of, Func<string, bool> isOne) => Pairs(of, isOne, PveConfigText.Drive);

    // Most options are none of these, and this is asked of every guest for each kind of device.
    private static HclValue Pairs(HclValue of, Func<string, bool> isOne, Func<HclValue, HclValue> read)
    {
        if (of.Kind == HclValueKind.Unknown)
        {
            return GuestParts.IsOne(of) ? Pairs(GuestParts.Config(of.What), isOne, read) : of;
        }

        List<HclValue>? pairs = null;
        for (var i = 0; i < of.Entries.Count; i++)
        {
            var entry = of.Entries[i];
            if (entry.Value.Kind != HclValueKind.Null && isOne(entry.Key))
            {
                (pairs ??= []).Add(Item(entry.Value, Pair(entry.Key, read(entry.Value.Given))));
            }
        }

        // A copy has what its source has, too.
        if (of.IsOpen && GuestParts.IsGuest(of.What!) && GuestParts.Config(of.What) is var source)
        {
            (pairs ??= []).AddRange(Pairs(source, isOne, read).MayHold ?? []);
        }

        return pairs is null ? HclValue.EmptyList : HclValue.ListOf(pairs);
    }

    private static bool IsNumbered(string key, string name)
    {
        if (key.Length <= name.Length || !key.StartsWith(name, StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = name.Length; i < key.Length; i++)
        {
            if (key[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    // The old name of the drive at ide2: qemu-server src/PVE/API2/Qemu.pm resolve_cdrom_alias.
    private static HclValue WithoutAlias(HclValue of) => of.Entry("cdrom") is { Kind: HclValueKind.String } alias
        ? HclValue.Object(of.Entries.Where(entry => entry.Key != "cdrom").Select(entry => (entry.Key, entry.Value)).Append(("ide2", HclValue.Of(alias.Text + ",media=cdrom"))))
        : of;

    private static HclValue Pair(string key, HclValue value) => HclValue.Object(("key", HclValue.Of(key)), ("value", value));

    // What options of one class need is the same: a machine with fifty options has five classes of them. One without a class stands for itself.
    private HclValue OneOfEachClass(string table, IReadOnlyList<HclValue> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return HclValue.ListOf([.. names.OrderBy(name => name.IsMaybe)
            .Where(name => !name.Given.IsKnown || Facts.ClassOf(table, name.Given.Text) is not { } found || (name.IsMaybe ? !seen.Contains(found) : seen.Add(found)))]);
    }

    // What is made of an option that may not be given may be missing, too.
    private static HclValue Item(HclValue of, HclValue item) => of.IsMaybe ? HclValue.Maybe(of.What, item) : item;

    // The keys whose values are not the same.
    private static HclValue ChangedProperties(HclValue old, HclValue now)
    {
        if (!old.IsKnown || !now.IsKnown)
        {
            return old.IsKnown ? now : old;
        }

        return HclValue.Of([.. old.Entries.Concat(now.Entries).Select(entry => entry.Key).Distinct(StringComparer.Ordinal)
            .Where(key => (old.Entry(key)?.Text ?? "") != (now.Entry(key)?.Text ?? "")).Select(key => HclValue.Of(key))]);
    }

    // What stands in one list more often than in the other.
    private static HclValue ChangedItems(HclValue old, HclValue now)
    {
        var (before, after) = (List(old), List(now));
        if (!before.IsKnown || !after.IsKnown)
        {
            return before.IsKnown ? after : before;
        }

        int Count(HclValue list, string text) => list.Items.Count(item => item.Text == text);
        return HclValue.Of([.. before.Items.Concat(after.Items).Select(item => item.Text).Distinct(StringComparer.Ordinal)
            .Where(text => Count(before, text) != Count(after, text)).Select(text => HclValue.Of(text))]);
    }
}
