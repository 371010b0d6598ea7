using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>The common filters of Jinja and Ansible; of any other nothing is known but what it is given.</summary>
internal static class JinjaFilters
{
    /// <summary>A filter of what nothing defines: its default, or unknown.</summary>
    public static HclValue Undefined(string filter, HclValue value, IReadOnlyList<HclValue> arguments) =>
        filter is "default" or "d" ? arguments.Count > 0 ? arguments[0] : HclValue.Of("") : HclValue.UnknownBy(value.What);

    /// <summary>A filter of a value.</summary>
    public static HclValue Apply(string filter, HclValue value, IReadOnlyList<HclValue> arguments) => Known(filter, value, arguments).Because([value, .. arguments]);

    private static HclValue Known(string filter, HclValue value, IReadOnlyList<HclValue> arguments)
    {
        switch (filter)
        {
            // With true as the second argument what is empty counts as not given.
            case "default" or "d":
                return arguments.Count > 1 && JinjaExpression.Truth(arguments[1]) == true && JinjaExpression.Truth(value) == false ? arguments[0] : value;
            case "int" or "float":
                return HclArithmetic.Number(value) is { } number ? HclValue.Of(filter == "int" ? decimal.Truncate(number) : number) : HclValue.Unknown;
            case "string":
                return value.AsString();
            case "bool":
                return JinjaExpression.Truth(value) is { } truth ? HclValue.Of(truth) : HclValue.Unknown;
            case "lower" or "upper" or "trim":
                return HclFunctions.Call(filter == "trim" ? "trimspace" : filter, [value.AsString()]);
            case "length" or "count":
                return HclFunctions.Call("length", [value]);
            case "list":
                return value.Kind == HclValueKind.Object ? HclFunctions.Call("keys", [value]) : value;
            case "first":
                return value.Items.Count > 0 ? value.Items[0] : HclValue.Unknown;
            case "last":
                return value.Items.Count > 0 ? value.Items[value.Items.Count - 1] : HclValue.Unknown;
            case "join":
                return HclFunctions.Call("join", [arguments.Count > 0 ? arguments[0] : HclValue.Of(""), value]);
            case "split":
                return HclFunctions.Call("split", [arguments.Count > 0 ? arguments[0] : HclValue.Of(" "), value]);
            case "replace" when arguments.Count == 2 && value.Kind == HclValueKind.String && arguments[0].Text.Length > 0:
                return arguments[0].IsKnown && arguments[1].IsKnown ? HclValue.Of(value.Text.Replace(arguments[0].Text, arguments[1].Text)) : HclValue.Unknown;
            case "basename":
                return HclFunctions.Call("basename", [value]);
            case "flatten":
                return HclFunctions.Call("flatten", [value]);
            case "unique":
                return HclFunctions.Call("distinct", [value]);
            case "combine":
                return HclFunctions.Call("merge", [value, .. arguments]);
            case "dict2items" when value is { Kind: HclValueKind.Object, IsOpen: false }:
                return HclValue.Of([.. value.Entries.Select(entry => HclValue.Of([new KeyValuePair<string, HclValue>("key", HclValue.Of(entry.Key)), new("value", entry.Value)]))]);
            case "ternary" when arguments.Count >= 2:
                return JinjaExpression.Truth(value) is { } holds ? arguments[holds ? 0 : 1] : HclValue.Unknown;
            case "mandatory" or "quote":
                return value;
            default:
                return HclValue.Unknown;
        }
    }
}
