using System.Globalization;

namespace Pvelint.Hcl;

/// <summary>The functions over numbers.</summary>
internal static class HclNumberFunctions
{
    public static IReadOnlyList<KeyValuePair<string, Func<IReadOnlyList<HclValue>, HclValue>>> Functions { get; } =
    [
        new("abs", arguments => Map(arguments, Math.Abs)),
        new("ceil", arguments => Map(arguments, decimal.Ceiling)),
        new("floor", arguments => Map(arguments, decimal.Floor)),
        new("signum", arguments => Map(arguments, number => Math.Sign(number))),
        new("max", arguments => Numbers(arguments) is { Count: > 0 } numbers ? HclValue.Of(numbers.Max()) : HclValue.Unknown),
        new("min", arguments => Numbers(arguments) is { Count: > 0 } numbers ? HclValue.Of(numbers.Min()) : HclValue.Unknown),
        new("sum", arguments => arguments is [{ Kind: HclValueKind.List } list] && Numbers(list.Items) is { Count: > 0 } numbers && numbers.TrueForAll(number => Math.Abs(number) < int.MaxValue)
            ? HclValue.Of(numbers.Sum())
            : HclValue.Unknown),
        new("pow", Power),
        new("parseint", ParseInt),
    ];

    private static HclValue Map(IReadOnlyList<HclValue> arguments, Func<decimal, decimal> map) =>
        Numbers(arguments) is [var number] ? HclValue.Of(map(number)) : HclValue.Unknown;

    private static List<decimal>? Numbers(IReadOnlyList<HclValue> values)
    {
        var numbers = values.Select(HclArithmetic.Number).ToList();
        return numbers.Contains(null) ? null : numbers.ConvertAll(number => number!.Value);
    }

    private static HclValue Power(IReadOnlyList<HclValue> arguments)
    {
        if (Numbers(arguments) is not [var number, >= 0 and <= 64 and var exponent] || decimal.Truncate(exponent) != exponent)
        {
            return HclValue.Unknown;
        }

        var product = 1m;
        for (var i = 0; i < exponent; i++)
        {
            product *= number;
            if (Math.Abs(product) > int.MaxValue)
            {
                return HclValue.Unknown;
            }
        }

        return HclValue.Of(product);
    }

    private static HclValue ParseInt(IReadOnlyList<HclValue> arguments) => arguments switch
    {
        [{ Kind: HclValueKind.String } text, { Kind: HclValueKind.Number, Number: 10 }] =>
            long.TryParse(text.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? HclValue.Of((decimal)number) : HclValue.Error,
        [{ Kind: HclValueKind.String } text, { Kind: HclValueKind.Number, Number: 16 }] =>
            long.TryParse(text.Text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? HclValue.Of((decimal)number) : HclValue.Error,
        _ => HclValue.Unknown,
    };
}
