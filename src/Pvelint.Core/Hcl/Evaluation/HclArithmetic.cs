using System.Globalization;

namespace Pvelint.Hcl;

/// <summary>What operators make of known values.</summary>
internal static class HclArithmetic
{
    // Products and sums of such numbers are exact in a decimal; of larger ones nothing is said.
    private const decimal Limit = 10_000_000_000_000m;

    /// <summary>A truth value, or a string that the language takes for one; else null.</summary>
    public static bool? Truth(HclValue value) => value.Kind is HclValueKind.Boolean or HclValueKind.String
        ? value.Text switch
        {
            "true" => true,
            "false" => false,
            _ => null,
        }
        : null;

    /// <summary>A number, or a string that the language takes for one; else null.</summary>
    public static decimal? Number(HclValue value) => value.Kind switch
    {
        HclValueKind.Number => value.Number,
        HclValueKind.String when decimal.TryParse(
            value.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static HclValue Unary(HclOperator symbol, HclValue operand)
    {
        if (symbol == HclOperator.Not)
        {
            return Truth(operand) is { } truth ? HclValue.Of(!truth) : HclValue.Unknown;
        }

        return Number(operand) is { } number ? HclValue.Of(-number) : HclValue.Unknown;
    }

    public static HclValue Binary(HclValue left, HclOperator symbol, HclValue right) => symbol switch
    {
        HclOperator.And or HclOperator.Or => Logic(Truth(left), symbol == HclOperator.Or, Truth(right)),
        HclOperator.Equal => AreEqual(left, right) is { } equal ? HclValue.Of(equal) : HclValue.Unknown,
        HclOperator.NotEqual => AreEqual(left, right) is { } equal ? HclValue.Of(!equal) : HclValue.Unknown,
        _ => Number(left) is { } first && Number(right) is { } second ? OfNumbers(first, symbol, second) : HclValue.Unknown,
    };

    // One side alone may decide.
    private static HclValue Logic(bool? left, bool decisive, bool? right)
    {
        if (left == decisive || right == decisive)
        {
            return HclValue.Of(decisive);
        }

        return left is null || right is null ? HclValue.Unknown : HclValue.Of(!decisive);
    }

    /// <summary>What <c>==</c> says; null where it is not known. Of collections nothing is: whether a list equals a tuple their types decide.</summary>
    public static bool? AreEqual(HclValue left, HclValue right)
    {
        if ((left.Kind == HclValueKind.Null && (right.IsKnown || right.IsNotNull)) || (right.Kind == HclValueKind.Null && (left.IsKnown || left.IsNotNull)))
        {
            return left.Kind == right.Kind;
        }

        // Whatever it is, it is itself.
        if (left.IsNamed && right.IsNamed && left.What == right.What)
        {
            return true;
        }

        if (!left.IsWhollyKnown || !right.IsWhollyKnown)
        {
            return (left.Shape is { } shape && right.Kind == HclValueKind.String && !shape.CanBe(right.Text))
                || (right.Shape is { } other && left.Kind == HclValueKind.String && !other.CanBe(left.Text)) ? false : null;
        }

        if (left.Kind != right.Kind)
        {
            return false;
        }

        return left.Kind switch
        {
            HclValueKind.Number => left.Number == right.Number,
            HclValueKind.String or HclValueKind.Boolean => left.Text == right.Text,
            _ => null,
        };
    }

    /// <summary>Whether two values are wholly known and the same, item by item.</summary>
    public static bool AreSame(HclValue left, HclValue right)
    {
        if (ReferenceEquals(left, right))
        {
            return left.IsWhollyKnown;
        }

        if (left.Kind is not (HclValueKind.List or HclValueKind.Object) || left.Kind != right.Kind)
        {
            return AreEqual(left, right) == true;
        }

        if (!left.IsWhollyKnown || !right.IsWhollyKnown || left.Items.Count != right.Items.Count || left.Entries.Count != right.Entries.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Items.Count; i++)
        {
            if (!AreSame(left.Items[i], right.Items[i]))
            {
                return false;
            }
        }

        return left.Entries.All(entry => right.Entry(entry.Key) is { } other && AreSame(entry.Value, other));
    }

    private static HclValue OfNumbers(decimal left, HclOperator symbol, decimal right)
    {
        switch (symbol)
        {
            case HclOperator.Less:
                return HclValue.Of(left < right);
            case HclOperator.LessOrEqual:
                return HclValue.Of(left <= right);
            case HclOperator.Greater:
                return HclValue.Of(left > right);
            case HclOperator.GreaterOrEqual:
                return HclValue.Of(left >= right);
        }

        if (Math.Abs(left) > Limit || Math.Abs(right) > Limit)
        {
            return HclValue.Unknown;
        }

        switch (symbol)
        {
            case HclOperator.Add:
                return HclValue.Of(left + right);
            case HclOperator.Subtract:
                return HclValue.Of(left - right);
            case HclOperator.Multiply:
                return HclValue.Of(left * right);
            case HclOperator.Modulo when right != 0:
                return HclValue.Of(left % right);
            case HclOperator.Divide when right != 0 && Quotient(left, right) is { } quotient:
                return HclValue.Of(quotient);
            default:
                return HclValue.Unknown;
        }
    }

    // The language keeps more digits than a decimal: one third has no value here.
    private static decimal? Quotient(decimal left, decimal right)
    {
        var quotient = Math.Abs(right) < 1 / Limit ? 0 : left / right;
        return quotient * right == left && Math.Abs(quotient) <= Limit ? quotient : null;
    }
}
