using System.Globalization;

namespace Pvelint.Hcl;

/// <summary>The functions over lists and maps.</summary>
internal static class HclCollectionFunctions
{
    // As in Terraform (internal/lang/funcs, RangeFunc of cty).
    private const int MaxRange = 1024;

    public static IReadOnlyList<KeyValuePair<string, Func<IReadOnlyList<HclValue>, HclValue>>> Functions { get; } =
    [
        new("length", Length),
        new("keys", arguments => Map(arguments) is { } map ? HclValue.Of([.. HclLoops.InOrder(map.Entries).Select(entry => HclValue.Of(entry.Key))]) : HclValue.Unknown),
        new("values", arguments => Map(arguments) is { } map ? HclValue.Of([.. HclLoops.InOrder(map.Entries).Select(entry => entry.Value)]) : HclValue.Unknown),
        new("lookup", Lookup),
        new("merge", arguments => arguments.All(item => item is { Kind: HclValueKind.Object, IsOpen: false } or { Kind: HclValueKind.Null })
            ? HclValue.Of(arguments.SelectMany(item => item.Entries))
            : HclValue.Unknown),
        new("zipmap", arguments => arguments is [{ Kind: HclValueKind.List } keys, { Kind: HclValueKind.List } values] && keys.Items.Count == values.Items.Count && keys.IsWhollyKnown
            ? HclValue.Of(keys.Items.Zip(values.Items, (key, value) => new KeyValuePair<string, HclValue>(key.Text, value)))
            : HclValue.Unknown),
        new("element", Element),
        new("index", arguments => arguments is [{ Kind: HclValueKind.List, IsWhollyKnown: true } list, { IsWhollyKnown: true } value]
            ? list.Items.ToList().FindIndex(item => HclArithmetic.AreSame(item, value)) is >= 0 and var index ? HclValue.Of((decimal)index) : HclValue.Error
            : HclValue.Unknown),
        new("contains", Contains),
        new("concat", arguments => arguments.Count == 0 || arguments.Any(list => list.MayHold is null) ? HclValue.Unknown
            : arguments.FirstOrDefault(list => !list.IsKnown) is { } open ? HclValue.UnknownList(open.What, [.. arguments.SelectMany(list => list.Items)])
            : HclValue.Of([.. arguments.SelectMany(list => list.Items)])),
        new("flatten", Flatten),
        new("reverse", arguments => List(arguments) is { } list ? HclValue.Of([.. list.Items.Reverse()]) : HclValue.Unknown),
        new("slice", arguments => arguments is [{ Kind: HclValueKind.List } list, { Kind: HclValueKind.Number } from, { Kind: HclValueKind.Number } to]
            ? from.Number >= 0 && from.Number <= to.Number && to.Number <= list.Items.Count
                ? HclValue.Of([.. list.Items.Skip((int)from.Number).Take((int)(to.Number - from.Number))])
                : HclValue.Error
            : HclValue.Unknown),
        new("chunklist", arguments => arguments is [{ Kind: HclValueKind.List } list, { Kind: HclValueKind.Number, Number: > 0 and <= int.MaxValue } size]
            ? HclValue.Of([.. list.Items.Select((item, index) => (Item: item, Chunk: index / (int)size.Number)).GroupBy(pair => pair.Chunk, pair => pair.Item).Select(chunk => HclValue.Of([.. chunk]))])
            : HclValue.Unknown),
        new("sort", arguments => List(arguments) is { IsWhollyKnown: true } list && list.Items.All(item => item.AsString().IsKnown)
            ? HclValue.Of([.. list.Items.Select(item => item.AsString()).OrderBy(item => item.Text, StringComparer.Ordinal)])
            : HclValue.Unknown),
        new("compact", arguments => List(arguments) is { IsWhollyKnown: true } list
            ? HclValue.Of([.. list.Items.Where(item => item.Kind != HclValueKind.Null && !(item.Kind == HclValueKind.String && item.Text.Length == 0))])
            : HclValue.Unknown),
        new("one", One),
        new("range", Range),
        new("coalesce", Coalesce),
        new("coalescelist", CoalesceList),
        new("alltrue", arguments => Truths(arguments, decisive: false)),
        new("anytrue", arguments => Truths(arguments, decisive: true)),
    ];

    private static HclValue? List(IReadOnlyList<HclValue> arguments) => arguments is [{ Kind: HclValueKind.List } list] ? list : null;

    private static HclValue? Map(IReadOnlyList<HclValue> arguments) => arguments is [{ Kind: HclValueKind.Object, IsOpen: false } map] ? map : null;

    private static HclValue Length(IReadOnlyList<HclValue> arguments) => arguments switch
    {
        [{ Kind: HclValueKind.List } list] => HclValue.Of((decimal)list.Items.Count),
        [{ Kind: HclValueKind.Object, IsOpen: false } map] => HclValue.Of((decimal)map.Entries.Count),
        [{ Kind: HclValueKind.String } text] => HclValue.Of((decimal)new StringInfo(text.Text).LengthInTextElements),
        [{ Kind: HclValueKind.Null }] => HclValue.Error,
        _ => HclValue.Unknown,
    };

    private static HclValue Lookup(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Count is < 2 or > 3 || arguments[0].Kind != HclValueKind.Object || arguments[1].AsString() is not { IsKnown: true } key)
        {
            return HclValue.Unknown;
        }

        var found = HclSteps.Step(arguments[0], key);
        return found.IsError && arguments.Count == 3 ? arguments[2] : found;
    }

    // Wraps around.
    private static HclValue Element(IReadOnlyList<HclValue> arguments)
    {
        if (arguments is not [{ Kind: HclValueKind.List } list, var at] || HclArithmetic.Number(at) is not { } number || decimal.Truncate(number) != number)
        {
            return HclValue.Unknown;
        }

        var count = list.Items.Count;
        return count == 0 ? HclValue.Error : list.Items[(int)(((number % count) + count) % count)];
    }

    private static HclValue Contains(IReadOnlyList<HclValue> arguments)
    {
        if (arguments is not [{ Kind: HclValueKind.List } list, { IsWhollyKnown: true } value])
        {
            return HclValue.Unknown;
        }

        return list.Items.Any(item => HclArithmetic.AreSame(item, value)) ? HclValue.True : list.IsWhollyKnown ? HclValue.False : HclValue.Unknown;
    }

    private static HclValue Flatten(IReadOnlyList<HclValue> arguments)
    {
        if (List(arguments) is not { } list)
        {
            return HclValue.Unknown;
        }

        var items = new List<HclValue>();
        return AddFlat(list, items) ?? HclValue.Of(items);
    }

    // What is not known may be a list itself.
    private static HclValue? AddFlat(HclValue list, List<HclValue> into)
    {
        foreach (var item in list.Items)
        {
            if (!item.IsKnown)
            {
                return HclValue.Unknown.Because(item);
            }

            if (item.Kind != HclValueKind.List)
            {
                into.Add(item);
            }
            else if (AddFlat(item, into) is { } unknown)
            {
                return unknown;
            }
        }

        return null;
    }

    private static HclValue One(IReadOnlyList<HclValue> arguments) => arguments switch
    {
        [{ Kind: HclValueKind.Null }] => HclValue.Null,
        [{ Kind: HclValueKind.List } list] => list.Items.Count switch { 0 => HclValue.Null, 1 => list.Items[0], _ => HclValue.Error },
        _ => HclValue.Unknown,
    };

    private static HclValue Range(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Count is 0 or > 3 || arguments.Any(argument => HclArithmetic.Number(argument) is null))
        {
            return HclValue.Unknown;
        }

        var numbers = arguments.Select(argument => HclArithmetic.Number(argument)!.Value).ToList();
        var (start, limit) = numbers.Count == 1 ? (0, numbers[0]) : (numbers[0], numbers[1]);
        var step = numbers.Count == 3 ? numbers[2] : limit < start ? -1 : 1;
        var items = new List<HclValue>();
        if (step == 0 || Math.Abs(start) > int.MaxValue || Math.Abs(step) > int.MaxValue)
        {
            return HclValue.Error;
        }

        for (var number = start; step > 0 ? number < limit : number > limit; number += step)
        {
            if (items.Count >= MaxRange)
            {
                return HclValue.Error;
            }

            items.Add(HclValue.Of(number));
        }

        return HclValue.Of(items);
    }

    // The first that is neither null nor an empty string. Of different kinds the language would convert one; that is left alone.
    private static HclValue Coalesce(IReadOnlyList<HclValue> arguments)
    {
        foreach (var argument in arguments)
        {
            if (!argument.IsKnown)
            {
                return HclValue.Unknown.Because(argument);
            }

            if (argument.Kind != HclValueKind.Null && (argument.Kind != HclValueKind.String || argument.Text.Length > 0))
            {
                return arguments.All(other => !other.IsKnown || other.Kind == HclValueKind.Null || other.Kind == argument.Kind) ? argument : HclValue.Unknown;
            }
        }

        return HclValue.Error;
    }

    private static HclValue CoalesceList(IReadOnlyList<HclValue> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Kind is not (HclValueKind.List or HclValueKind.Null))
            {
                return HclValue.Unknown.Because(argument);
            }

            if (argument.Items.Count > 0)
            {
                return argument;
            }
        }

        return HclValue.Error;
    }

    private static HclValue Truths(IReadOnlyList<HclValue> arguments, bool decisive)
    {
        if (List(arguments) is not { } list)
        {
            return HclValue.Unknown;
        }

        var truths = list.Items.Select(HclArithmetic.Truth).ToList();
        return truths.Contains(decisive) ? HclValue.Of(decisive) : truths.Contains(null) ? HclValue.Unknown : HclValue.Of(!decisive);
    }
}
