namespace Pvelint.Hcl;

/// <summary>Converts a value to the type that a variable declares (developer.hashicorp.com/terraform/language/expressions/type-constraints).</summary>
internal static class HclTypes
{
    /// <summary>The value as the type has it; an error where it cannot be one, itself where the type is none that is known here.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type as written: <c>map(object({ cores = optional(number, 2) }))</c>; null for any.</param>
    /// <param name="evaluate">Evaluates the default of an optional attribute.</param>
    public static HclValue Convert(HclValue value, HclExpression? type, Func<HclExpression, HclValue> evaluate)
    {
        if (type is null || value.Kind is HclValueKind.Unknown or HclValueKind.Null)
        {
            return value;
        }

        // Terraform 0.11 wrote types as texts.
        var name = type is HclTraversal { Steps.Count: 0 } traversal ? traversal.RootName : type.AsText()?.Value;
        return name is not null ? Primitive(value, name)
            : type is HclCall { Arguments.Count: > 0 } call ? Collection(value, call, evaluate)
            : value;
    }

    /// <summary>A string, number or truth value as one of the others; anything else as it is.</summary>
    public static HclValue Primitive(HclValue value, string type)
    {
        switch (type)
        {
            case "string" or "number" or "bool" when value.Kind is HclValueKind.List or HclValueKind.Object:
                return HclValue.Error;
            case "string":
                return value.Kind is HclValueKind.Number or HclValueKind.Boolean ? value.AsString() : value;
            case "bool" when value.Kind != HclValueKind.Boolean:
                return HclArithmetic.Truth(value) is { } truth ? HclValue.Of(truth) : HclValue.Error;
            case "number" when value.Kind != HclValueKind.Number:
                return HclArithmetic.Number(value) is { } number ? HclValue.Of(number) : HclValue.Error;
            default:
                return value;
        }
    }

    private static HclValue Collection(HclValue value, HclCall type, Func<HclExpression, HclValue> evaluate)
    {
        var inner = type.Arguments[0];
        switch (type.Name)
        {
            case "list" when value.Kind == HclValueKind.List:
                return Items(value, inner, evaluate);
            case "set" when value.Kind == HclValueKind.List:
                return HclConversions.Set(Items(value, inner, evaluate));
            case "map" when value.Kind == HclValueKind.Object:
                return HclValue.Of(HclLoops.InOrder(value.Entries).Select(entry => new KeyValuePair<string, HclValue>(entry.Key, Convert(entry.Value, inner, evaluate))));
            case "object" when value.Kind == HclValueKind.Object && inner is HclObject attributes:
                return HclValue.Of(attributes.Items.Where(item => item.Name is not null)
                    .Select(item => new KeyValuePair<string, HclValue>(item.Name!, Attribute(value, item.Name!, item.Value, evaluate))));
            case "tuple" when value.Kind == HclValueKind.List && inner is HclTuple tuple && tuple.Items.Count == value.Items.Count:
                return HclValue.Of([.. value.Items.Select((item, index) => Convert(item, tuple.Items[index], evaluate))]);
            case "list" or "set" or "map" or "object" or "tuple":
                return HclValue.Error;
            default:
                return value;
        }
    }

    private static HclValue Items(HclValue list, HclExpression type, Func<HclExpression, HclValue> evaluate) =>
        HclValue.Of([.. list.Items.Select(item => Convert(item, type, evaluate))]);

    // optional(type, default): the default stands for null, too, and is converted itself.
    private static HclValue Attribute(HclValue value, string name, HclExpression type, Func<HclExpression, HclValue> evaluate)
    {
        var given = value.Entry(name) ?? (value.IsOpen ? HclValue.UnknownNamed(value.What + "." + name) : null);
        if (type is not HclCall { Name: "optional", Arguments.Count: > 0 } optional)
        {
            return given is null ? HclValue.Error : Convert(given, type, evaluate);
        }

        var taken = given is null or { Kind: HclValueKind.Null }
            ? optional.Arguments.Count > 1 ? evaluate(optional.Arguments[1]) : HclValue.Null
            : given;
        return Convert(taken, optional.Arguments[0], evaluate);
    }
}
