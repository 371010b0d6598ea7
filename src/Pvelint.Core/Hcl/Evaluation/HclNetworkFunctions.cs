using System.Globalization;

namespace Pvelint.Hcl;

/// <summary>The functions over addresses, for IPv4; of IPv6 nothing is said.</summary>
internal static class HclNetworkFunctions
{
    public static IReadOnlyList<KeyValuePair<string, Func<IReadOnlyList<HclValue>, HclValue>>> Functions { get; } =
    [
        new("cidrhost", Host),
        new("cidrnetmask", arguments => Network(arguments) is var (_, length) ? HclValue.Of(Written(Mask(length))) : HclValue.Unknown),
        new("cidrsubnet", Subnet),
    ];

    // A negative number counts from the end.
    private static HclValue Host(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Count != 2 || Network(arguments) is not var (address, length) || HclArithmetic.Number(arguments[1]) is not { } number || decimal.Truncate(number) != number)
        {
            return HclValue.Unknown;
        }

        var size = 1L << (32 - length);
        var host = number < 0 ? size + number : number;
        return host >= 0 && host < size ? HclValue.Of(Written(address + (uint)host)) : HclValue.Error;
    }

    private static HclValue Subnet(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Count != 3 || Network(arguments) is not var (address, length) || HclArithmetic.Number(arguments[1]) is not { } bits || HclArithmetic.Number(arguments[2]) is not { } number
            || decimal.Truncate(bits) != bits || decimal.Truncate(number) != number)
        {
            return HclValue.Unknown;
        }

        if (bits < 0 || length + bits > 32 || number < 0 || number >= 1L << (int)bits)
        {
            return HclValue.Error;
        }

        var longer = length + (int)bits;
        var subnet = address + (longer == 0 ? 0 : (uint)((ulong)number << (32 - longer)));
        return HclValue.Of(Written(subnet) + "/" + longer.ToString(CultureInfo.InvariantCulture));
    }

    private static (uint Address, int Length)? Network(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Count == 0 || arguments[0].Kind != HclValueKind.String || arguments[0].Text.Split('/') is not [var address, var length]
            || address.Split('.') is not { Length: 4 } parts || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) || bits > 32)
        {
            return null;
        }

        var number = 0u;
        foreach (var part in parts)
        {
            if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
            {
                return null;
            }

            number = (number << 8) | octet;
        }

        return (number & Mask(bits), bits);
    }

    private static uint Mask(int length) => length == 0 ? 0 : uint.MaxValue << (32 - length);

    private static string Written(uint address) =>
        string.Join(".", new[] { address >> 24, (address >> 16) & 255, (address >> 8) & 255, address & 255 }.Select(octet => octet.ToString(CultureInfo.InvariantCulture)));
}
