namespace Pvelint.Hcl;

/// <summary>Steps into values: attributes and indexes.</summary>
internal static class HclSteps
{
    private const int MaxName = 100;

    /// <summary>What stands under a key of an object or a number of a list.</summary>
    public static HclValue Step(HclValue value, HclValue key)
    {
        if (!value.IsKnown)
        {
            return value.Below(Written(key));
        }

        if (!key.IsKnown)
        {
            return HclValue.Unknown.Because(key);
        }

        if (value.Kind == HclValueKind.Object && key.AsString() is { IsKnown: true } name)
        {
            // Whatever exists has an id.
            return value.Entry(name.Text) ?? (value.IsOpen ? HclValue.UnknownNamed(value.What + "." + name.Text, isNotNull: name.Text == "id") : HclValue.Error);
        }

        return value.Kind == HclValueKind.List && HclArithmetic.Number(key) is { } number && number >= 0 && number < value.Items.Count && decimal.Truncate(number) == number
            ? value.Items[(int)number]
            : HclValue.Error;
    }

    /// <summary>An index as it is written: <c>[0]</c>, <c>["a"]</c>.</summary>
    public static string Written(HclValue key) => key switch
    {
        { Kind: HclValueKind.Number } number => "[" + number.Text + "]",
        { Kind: HclValueKind.String, Text.Length: <= MaxName } name => "[\"" + name.Text + "\"]",
        _ => "[…]",
    };
}
