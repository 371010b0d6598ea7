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
    private HclValue(HclValueKind kind) => Kind = kind;

    /// <summary>What is not known, and nothing says why.</summary>
    public static HclValue Unknown { get; } = new(HclValueKind.Unknown);

    /// <summary>Null.</summary>
    public static HclValue Null { get; } = new(HclValueKind.Null);

    /// <summary>True.</summary>
    public static HclValue True { get; } = new(HclValueKind.Boolean) { Text = "true" };

    /// <summary>False.</summary>
    public static HclValue False { get; } = new(HclValueKind.Boolean) { Text = "false" };

    /// <summary>What it is.</summary>
    public HclValueKind Kind { get; }

    /// <summary>
    /// Of an unknown value what decides it: <c>var.template_id</c>, <c>data.http.ip.body</c>; null where that is not known either, and for
    /// every known value. Of several the first one.
    /// </summary>
    public string? What { get; private init; }

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

    /// <summary>Whether it and all in it is known.</summary>
    public bool IsWhollyKnown => IsKnown && Items.All(item => item.IsWhollyKnown) && Entries.All(entry => entry.Value.IsWhollyKnown);

    // Whether What names the very value: only then a step below it has a name, too.
    private bool IsNamed { get; init; }

    /// <summary>The value itself that a name stands for, which is not known: a step below it is named after it.</summary>
    /// <param name="name">The name: <c>var.template_id</c>.</param>
    public static HclValue UnknownNamed(string name) => new(HclValueKind.Unknown) { What = name, IsNamed = true };

    /// <summary>What is not known because something else is not.</summary>
    /// <param name="what">What decides it; null where nothing says so.</param>
    public static HclValue UnknownBy(string? what) => what is null ? Unknown : new(HclValueKind.Unknown) { What = what };

    /// <summary>A truth value.</summary>
    public static HclValue Of(bool value) => value ? True : False;

    /// <summary>A number.</summary>
    public static HclValue Of(decimal value) => new(HclValueKind.Number)
    {
        Number = value,
        Text = value.ToString("0.############################", CultureInfo.InvariantCulture),
    };

    /// <summary>A string.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origins">The literals that it was put together from.</param>
    public static HclValue Of(string text, params IReadOnlyList<HclOrigin> origins) => new(HclValueKind.String) { Text = text, Origins = origins };

    /// <summary>A list.</summary>
    public static HclValue Of(IReadOnlyList<HclValue> items) => new(HclValueKind.List) { Items = items };

    /// <summary>An object; where a key is given twice the last value counts.</summary>
    public static HclValue Of(IEnumerable<KeyValuePair<string, HclValue>> entries)
    {
        var unique = new List<KeyValuePair<string, HclValue>>();
        var places = new Dictionary<string, int>();
        foreach (var entry in entries)
        {
            if (places.TryGetValue(entry.Key, out var place))
            {
                unique[place] = entry;
                continue;
            }

            places.Add(entry.Key, unique.Count);
            unique.Add(entry);
        }

        return new HclValue(HclValueKind.Object) { Entries = unique };
    }

    /// <summary>The value of a key of an object; null where there is none.</summary>
    public HclValue? Entry(string key)
    {
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
        if (!IsKnown)
        {
            return this;
        }

        foreach (var item in Items)
        {
            if (item.FirstUnknown() is { } unknown)
            {
                return unknown;
            }
        }

        foreach (var entry in Entries)
        {
            if (entry.Value.FirstUnknown() is { } unknown)
            {
                return unknown;
            }
        }

        return null;
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
            if (part.FirstUnknown()?.What is { } what)
            {
                return UnknownBy(what);
            }
        }

        return this;
    }

    /// <summary>What a step below an unknown value is: unknown for the same reason.</summary>
    /// <param name="step">The step as written: <c>.name</c>, <c>[0]</c>.</param>
    internal HclValue Below(string step) => IsNamed ? UnknownNamed(What + step) : UnknownBy(What);

    /// <summary>As a string where the language turns it into one: strings, numbers, truth values. Else unknown.</summary>
    public HclValue AsString() => Kind switch
    {
        HclValueKind.String => this,
        HclValueKind.Number or HclValueKind.Boolean => Of(Text),
        HclValueKind.Unknown => this,
        _ => Unknown,
    };
}
