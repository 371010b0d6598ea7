namespace Pvelint.Hcl;

/// <summary>The functions over sets, and those that make each item of a list once.</summary>
internal static class HclSetFunctions
{
    private const int MaxProduct = 100_000;

    public static IReadOnlyList<KeyValuePair<string, Func<IReadOnlyList<HclValue>, HclValue>>> Functions { get; } =
    [
        new("distinct", arguments => arguments is [{ Kind: HclValueKind.List, IsWhollyKnown: true } list] ? HclValue.Of([.. HclConversions.Distinct(list.Items)]) : HclValue.Unknown),
        new("setunion", arguments => AreSets(arguments) ? HclConversions.Set(HclValue.Of([.. arguments.SelectMany(list => list.Items)])) : HclValue.Unknown),
        new("setintersection", arguments => AreSets(arguments)
            ? HclConversions.Set(HclValue.Of([.. arguments[0].Items.Where(item => arguments.Skip(1).All(other => Holds(other, item)))]))
            : HclValue.Unknown),
        new("setsubtract", arguments => arguments.Count == 2 && AreSets(arguments)
            ? HclConversions.Set(HclValue.Of([.. arguments[0].Items.Where(item => !Holds(arguments[1], item))]))
            : HclValue.Unknown),
        new("setproduct", Product),
    ];

    private static bool AreSets(IReadOnlyList<HclValue> arguments) =>
        arguments.Count > 0 && arguments.All(list => list is { Kind: HclValueKind.List, IsWhollyKnown: true, Items.Count: < 1000 });

    private static bool Holds(HclValue list, HclValue item) => list.Items.Any(other => HclArithmetic.AreSame(other, item));

    private static HclValue Product(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Count < 2 || arguments.Any(list => list.Kind != HclValueKind.List))
        {
            return HclValue.Unknown;
        }

        var count = arguments.Aggregate(1m, (product, list) => Math.Min(product, MaxProduct) * list.Items.Count);
        if (count > MaxProduct)
        {
            return HclValue.Unknown;
        }

        IEnumerable<IReadOnlyList<HclValue>> rows = [[]];
        foreach (var list in arguments)
        {
            rows = rows.SelectMany(row => list.Items.Select(item => (IReadOnlyList<HclValue>)[.. row, item])).ToList();
        }

        return HclValue.Of([.. rows.Select(row => HclValue.Of(row))]);
    }
}
