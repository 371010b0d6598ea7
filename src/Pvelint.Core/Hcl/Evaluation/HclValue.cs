using System.Globalization;
using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>What is known of a value.</summary>
public enum HclValueKind
{
    /// <summary>Nothing: it is made elsewhere, or by what is not evaluated here. Never a guess.</summary>
    Unknown,

    /// <summary>Null.</summary>
    Null,

    /// <summary>A text.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>A list, tuple or set.</summary>
    List,

    /// <summary>An object or map.</summary>
    Object,
}

/// <summary>A value that an expression has, as far as it can be known without running anything.</summary>
public sealed class HclValue
{
    // Far above what configurations hold; where values double each other, counting stops there.
    private const int MaxWeight = 1_000_000_000;
    private const int MaxScanned = 16;

    private static readonly HclValue[] Indexes = [.. Enumerable.Range(0, 64).Select(i => Of((decimal)i))];

    private Dictionary<string, HclValue>? _index;

    private HclValue(HclValueKind kind) => Kind = kind;

    /// <summary>What is not known, and nothing says why.</summary>
    public static HclValue Unknown { get; } = new(HclValueKind.Unknown);

    /// <summary>What the language refuses: a key that is not there, a text that is no number. Unknown to all but <c>try</c> and <c>can</c>.</summary>
    internal static HclValue Error { get; } = new(HclValueKind.Unknown) { IsError = true };

    /// <summary>Null.</summary>
    public static HclValue Null { get; } = new(HclValueKind.Null);

    /// <summary>True.</summary>
    public static HclValue True { get; } = new(HclValueKind.Boolean) { Text = "true" };

    /// <summary>False.</summary>
    public static HclValue False { get; } = new(HclValueKind.Boolean) { Text = "false" };

    /// <summary>A list without items.</summary>
    public static HclValue EmptyList { get; } = new(HclValueKind.List);

    /// <summary>What it is.</summary>
    public HclValueKind Kind { get; }

    /// <summary>
    /// Of an unknown value what decides it: <c>var.template_id</c>, <c>data.http.ip.body</c>; of several the first one. Of an open object
    /// its name. Null where that is not known either, and for every other value.
    /// </summary>
    public string? What { get; private init; }

    /// <summary>What an unknown value is called, if not by <see cref="What"/>.</summary>
    public string? Label { get; private init; }

    /// <summary>A string; a number or truth value as a string; empty for the rest.</summary>
    public string Text { get; private init; } = "";

    /// <summary>A number; zero for the rest.</summary>
    public decimal Number { get; private init; }

    /// <summary>The items of a list; each may be unknown.</summary>
    public IReadOnlyList<HclValue> Items { get; private init; } = [];

    /// <summary>The entries of an object, each key once, in the order of the text; each value may be unknown.</summary>
    public IReadOnlyList<KeyValuePair<string, HclValue>> Entries { get; private init; } = [];

    /// <summary>Which literals a string was put together from, in order; what has no origin stands between.</summary>
    public IReadOnlyList<HclOrigin> Origins { get; private init; } = [];

    /// <summary>Whether it is known, itself if not each item.</summary>
    public bool IsKnown => Kind != HclValueKind.Unknown;

    /// <summary>Whether it is surely not null, known or not: <c>"vm-${var.x}"</c> is a text whatever <c>var.x</c> is.</summary>
    public bool IsNotNull => Kind != HclValueKind.Null && (IsKnown || IsGiven);

    /// <summary>Whether it and all in it is known.</summary>
    public bool IsWhollyKnown => IsKnown && !HoldsUnknown;

    /// <summary>Whether it is an item that its list may lack; <see cref="Items"/> holds it alone.</summary>
    public bool IsMaybe { get; private init; }

    /// <summary>It without the doubt whether it is there.</summary>
    public HclValue Given => IsMaybe ? Items[0] : this;

    /// <summary>All items that a list may have, those that it may lack as such; null for what is no list, or nothing is known of.</summary>
    public IReadOnlyList<HclValue>? MayHold => Kind == HclValueKind.List || (Kind == HclValueKind.Unknown && !IsMaybe && Items.Count > 0) ? Items : null;

    /// <summary>Whether it is an object of which more entries exist than are known: a resource, of which the code says a part.</summary>
    public bool IsOpen => Kind == HclValueKind.Object && What is not null;

    /// <summary>What is known of an unknown text; null for nothing.</summary>
    internal HclShape? Shape { get; private init; }

    /// <summary>Whether it is a set, whose items are walked as their own keys.</summary>
    internal bool IsSet { get; private init; }

    /// <summary>Whether the language refuses what would have this value.</summary>
    internal bool IsError { get; private init; }

    /// <summary>How many values it holds, itself included, each text counted by its length; at most a billion.</summary>
    internal int Weight { get; private init; } = 1;

    // Found once when it is made: a value may hold another one many times over, and walking it would take forever.
    private bool HoldsUnknown { get; init; }

    private bool IsGiven { get; init; }

    // Whether What names the very value: only then a step below it has a name, too.
    internal bool IsNamed { get; private init; }

    /// <summary>The value itself that a name stands for, which is not known: a step below it is named after it.</summary>
    /// <param name="name">The name: <c>var.template_id</c>.</param>
    public static HclValue UnknownNamed(string name) => UnknownNamed(name, isNotNull: false);

    /// <summary>The same, where it may be said that it is not null.</summary>
    internal static HclValue UnknownNamed(string name, bool isNotNull) => new(HclValueKind.Unknown) { What = name, IsNamed = true, IsGiven = isNotNull };

    /// <summary>What is not known because something else is not.</summary>
    /// <param name="what">What decides it; null where nothing says so.</param>
    public static HclValue UnknownBy(string? what) => what is null ? Unknown : new(HclValueKind.Unknown) { What = what };

    /// <summary>The same, for one of many values that have a better name than what decides them.</summary>
    /// <param name="what">What decides it.</param>
    /// <param name="label">What it is called where it stands in a path: <c>storages of its disks</c>.</param>
    public static HclValue UnknownPart(string? what, string label) => new(HclValueKind.Unknown) { What = what, Label = label };

    /// <summary>A truth value.</summary>
    public static HclValue Of(bool value) => value ? True : False;

    /// <summary>A number.</summary>
    public static HclValue Of(decimal value) => new(HclValueKind.Number)
    {
        Number = value,
        Text = value.ToString("0.############################", CultureInfo.InvariantCulture),
    };

    /// <summary>The number of an item of a list.</summary>
    internal static HclValue OfIndex(int index) => index < Indexes.Length ? Indexes[index] : Of((decimal)index);

    /// <summary>A string.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origins">The literals that it was put together from.</param>
    public static HclValue Of(string text, params IReadOnlyList<HclOrigin> origins) =>
        new(HclValueKind.String) { Text = text, Origins = origins, Weight = 1 + (text.Length / 16) };

    /// <summary>A list.</summary>
    public static HclValue Of(IReadOnlyList<HclValue> items) => new(HclValueKind.List)
    {
        Items = items,
        HoldsUnknown = !AreKnown(items),
        Weight = WeightOf(items),
    };

    /// <summary>What is not known, but surely not null.</summary>
    /// <param name="what">What decides it; null where nothing says so.</param>
    public static HclValue UnknownGiven(string? what) => new(HclValueKind.Unknown) { What = what, IsGiven = true };

    /// <summary>The same unknown value, of which it is known that it is not null.</summary>
    internal static HclValue NotNull(HclValue value) => value.IsKnown || value.IsGiven || value.IsMaybe || value.Items.Count > 0 ? value
        : new(HclValueKind.Unknown) { What = value.What, Label = value.Label, Shape = value.Shape, IsNamed = value.IsNamed, IsGiven = true };

    /// <summary>A text of which a part is known.</summary>
    internal static HclValue UnknownShaped(string? what, HclShape? shape) => new(HclValueKind.Unknown) { What = what, IsGiven = true, Shape = shape };

    /// <summary>A set.</summary>
    /// <param name="items">Each item once, in the order in which the language walks them.</param>
    internal static HclValue SetOf(IReadOnlyList<HclValue> items) => new(HclValueKind.List)
    {
        Items = items,
        IsSet = true,
        HoldsUnknown = !AreKnown(items),
        Weight = WeightOf(items),
    };

    /// <summary>A list of which not all items are known.</summary>
    /// <param name="what">What decides the others; null where nothing says so.</param>
    /// <param name="items">Those that it may or does hold; each kind of item once is enough.</param>
    public static HclValue UnknownList(string? what, IReadOnlyList<HclValue> items) =>
        new(HclValueKind.Unknown) { What = what, Items = items, Weight = WeightOf(items) };

    /// <summary>An item that a list has only if something holds that is not known.</summary>
    /// <param name="what">What decides; null where nothing says so.</param>
    /// <param name="item">The item.</param>
    public static HclValue Maybe(string? what, HclValue item) =>
        item.IsMaybe ? item : new(HclValueKind.Unknown) { What = what, Items = [item], IsMaybe = true, Weight = WeightOf([item]) };

    /// <summary>A list of items, which is not known where one of them may be missing.</summary>
    /// <param name="items">The items.</param>
    public static HclValue ListOf(IReadOnlyList<HclValue> items) => items.FirstOrDefault(item => item.IsMaybe) is { } first ? UnknownList(first.What, items) : Of(items);

    /// <summary>An object; where a key is given twice the last value counts.</summary>
    public static HclValue Of(IEnumerable<KeyValuePair<string, HclValue>> entries) => Object(entries, null);

    /// <summary>An object of which only a part is known: any other entry is unknown, and named after it.</summary>
    /// <param name="name">Its name: <c>proxmox_vm_qemu.web</c>.</param>
    /// <param name="entries">What is known of it.</param>
    public static HclValue Open(string name, IEnumerable<KeyValuePair<string, HclValue>> entries) => Object(entries, name);

    private static HclValue Object(IEnumerable<KeyValuePair<string, HclValue>> entries, string? name)
    {
        var unique = new List<KeyValuePair<string, HclValue>>((entries as IReadOnlyCollection<KeyValuePair<string, HclValue>>)?.Count ?? 4);
        Dictionary<string, int>? places = null;
        foreach (var entry in entries)
        {
            // Most objects are small: a table of their keys would cost more than to look at each.
            if (places is null && unique.Count > MaxScanned)
            {
                places = unique.Select((one, i) => (one.Key, i)).ToDictionary(one => one.Key, one => one.i, StringComparer.Ordinal);
            }

            var place = places is null ? unique.FindIndex(one => one.Key == entry.Key) : places.TryGetValue(entry.Key, out var found) ? found : -1;
            if (place >= 0)
            {
                unique[place] = entry;
                continue;
            }

            places?.Add(entry.Key, unique.Count);
            unique.Add(entry);
        }

        var weight = 1L;
        var isKnown = name is null;
        foreach (var entry in unique)
        {
            weight += entry.Value.Weight;
            isKnown &= entry.Value.IsWhollyKnown;
        }

        return new HclValue(HclValueKind.Object)
        {
            Entries = unique,
            What = name,
            HoldsUnknown = !isKnown,
            Weight = (int)Math.Min(weight, MaxWeight),
        };
    }

    private static int WeightOf(IReadOnlyList<HclValue> parts)
    {
        var weight = 1L;
        for (var i = 0; i < parts.Count; i++)
        {
            weight += parts[i].Weight;
        }

        return (int)Math.Min(weight, MaxWeight);
    }

    private static bool AreKnown(IReadOnlyList<HclValue> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (!parts[i].IsWhollyKnown)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An object of these entries.</summary>
    public static HclValue Object(params IEnumerable<(string Key, HclValue Value)> entries) => Of(entries.Select(entry => new KeyValuePair<string, HclValue>(entry.Key, entry.Value)));

    /// <summary>The value of a key of an object; null where there is none.</summary>
    public HclValue? Entry(string key)
    {
        if (Entries.Count > MaxScanned)
        {
            _index ??= Entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
            return _index.TryGetValue(key, out var found) ? found : null;
        }

        foreach (var entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry.Value;
            }
        }

        return null;
    }

    /// <summary>The literal that a part of a string stands in wholly; null where it was put together from several or made.</summary>
    public HclOrigin? OriginOf(TextSpan part)
    {
        foreach (var origin in Origins)
        {
            if (origin.Span.Contains(part))
            {
                return origin;
            }
        }

        return null;
    }

    /// <summary>The first value in it, itself included, that is not known; null where all is.</summary>
    public HclValue? FirstUnknown()
    {
        var value = this;
        while (value.IsKnown)
        {
            if (!value.HoldsUnknown)
            {
                return null;
            }

            var part = value.Items.FirstOrDefault(item => !item.IsWhollyKnown)
                ?? value.Entries.Select(entry => entry.Value).FirstOrDefault(entry => !entry.IsWhollyKnown);
            if (part is null)
            {
                return UnknownNamed(value.What!);
            }

            value = part;
        }

        return value;
    }

    /// <summary>This, and where it is unknown without a reason, the first reason that its parts have.</summary>
    /// <param name="parts">What it was made of.</param>
    internal HclValue Because(params IReadOnlyList<HclValue> parts)
    {
        if (IsKnown || What is not null)
        {
            return this;
        }

        foreach (var part in parts)
        {
            if (part.IsError)
            {
                return Error;
            }

            if (part.FirstUnknown()?.What is { } what)
            {
                return UnknownBy(what);
            }
        }

        return this;
    }

    /// <summary>What a step below an unknown value is: unknown for the same reason.</summary>
    /// <param name="step">The step as written: <c>.name</c>, <c>[0]</c>.</param>
    internal HclValue Below(string step) => IsError ? this : IsNamed ? UnknownNamed(What + step) : Label is null ? UnknownBy(What) : UnknownPart(What, Label);

    /// <summary>As a string where the language turns it into one: strings, numbers, truth values. Else unknown.</summary>
    public HclValue AsString() => Kind switch
    {
        HclValueKind.String => this,
        HclValueKind.Number or HclValueKind.Boolean => Of(Text),
        HclValueKind.Unknown => this,
        _ => Unknown,
    };
}
