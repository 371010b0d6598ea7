namespace Pvelint.Hcl;

/// <summary>The functions that convert (developer.hashicorp.com/terraform/language/functions, "Type Conversion Functions").</summary>
internal static class HclConversions
{
    public static IReadOnlyList<KeyValuePair<string, Func<IReadOnlyList<HclValue>, HclValue>>> Functions { get; } =
    [
        new("tolist", arguments => List(arguments) is { IsSet: true } set ? HclValue.Of(set.Items) : List(arguments)),
        new("toset", arguments => Set(List(arguments))),
        new("tomap", arguments => arguments is [{ Kind: HclValueKind.Object or HclValueKind.Null } map] ? map : HclValue.Unknown),
        new("tostring", arguments => Primitive(arguments, "string")),
        new("tonumber", arguments => Primitive(arguments, "number")),
        new("tobool", arguments => Primitive(arguments, "bool")),
        new("sensitive", arguments => arguments is [var same] ? same : HclValue.Unknown),
        new("nonsensitive", arguments => arguments is [var same] ? same : HclValue.Unknown),
        new("ephemeralasnull", arguments => arguments is [var same] ? same : HclValue.Unknown),
        new("try", Try),
        new("can", Can),
        new("jsonencode", arguments => arguments is [{ IsWhollyKnown: true } value] ? HclValue.Of(HclJsonText.Encode(value)) : HclValue.Unknown),
        new("jsondecode", arguments => arguments is [{ Kind: HclValueKind.String } text] ? HclJsonText.Decode(text.Text) : HclValue.Unknown),
    ];

    /// <summary>A list with each item once; strings and numbers in their order, as the language walks them.</summary>
    public static HclValue Set(HclValue list)
    {
        if (list.Kind != HclValueKind.List || !list.IsWhollyKnown)
        {
            return list.Kind == HclValueKind.Null || !list.IsKnown ? list : HclValue.Unknown.Because(list);
        }

        var items = list.Items;
        if (items.All(item => item.Kind is HclValueKind.String or HclValueKind.Number or HclValueKind.Boolean) && items.Any(item => item.Kind == HclValueKind.String))
        {
            return HclValue.SetOf([.. Distinct(items.Select(item => item.AsString())).OrderBy(item => item.Text, StringComparer.Ordinal)]);
        }

        return HclValue.SetOf(items.All(item => item.Kind == HclValueKind.Number) ? [.. Distinct(items).OrderBy(item => item.Number)] : [.. Distinct(items)]);
    }

    /// <summary>Each value once, where it stands first. All must be wholly known.</summary>
    public static IEnumerable<HclValue> Distinct(IEnumerable<HclValue> items)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return items.Where(item => seen.Add(HclJsonText.Encode(item)));
    }

    private static HclValue List(IReadOnlyList<HclValue> arguments) =>
        arguments is [{ Kind: HclValueKind.List or HclValueKind.Null } list] ? list : HclValue.Unknown;

    private static HclValue Primitive(IReadOnlyList<HclValue> arguments, string type) =>
        arguments is not [var value] ? HclValue.Unknown : value.Kind is HclValueKind.Null or HclValueKind.Unknown ? value : HclTypes.Primitive(value, type);

    // What is unknown may fail or not: only an error passes on to the next.
    private static HclValue Try(IReadOnlyList<HclValue> arguments) => arguments.FirstOrDefault(argument => !Fails(argument)) ?? HclValue.Error;

    private static HclValue Can(IReadOnlyList<HclValue> arguments) => arguments is not [var value] ? HclValue.Unknown
        : Fails(value) ? HclValue.False
        : value.IsKnown ? HclValue.True
        : HclValue.Unknown;

    private static bool Fails(HclValue value) => value.FirstUnknown() is { IsError: true };
}
