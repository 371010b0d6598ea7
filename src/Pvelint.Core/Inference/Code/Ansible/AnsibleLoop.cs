using Pvelint.Formats;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>The rounds of a task's loop.</summary>
/// <param name="Index">What follows the task's address: <c>[0]</c>; empty without a loop.</param>
/// <param name="Names">What the loop's variables are in it.</param>
/// <param name="Holds">True; null where it is not known whether there is such a round.</param>
/// <param name="Decides">What decides that.</param>
internal sealed record AnsibleRound(string Index, IReadOnlyList<KeyValuePair<string, HclValue>> Names, bool? Holds = true, string? Decides = null)
{
    private static readonly AnsibleRound Once = new("", []);

    /// <summary>The rounds of a task: <c>loop</c>, <c>with_items</c>, <c>with_list</c>, <c>with_dict</c>; of other loops one that may be.</summary>
    public static IReadOnlyList<AnsibleRound> Of(YamlValue task, AnsibleScope scope, Action<string> tooMany)
    {
        var loop = task.Pairs.FirstOrDefault(pair => pair.Key == "loop" || pair.Key.StartsWith("with_", StringComparison.Ordinal));
        if (loop is null)
        {
            return [Once];
        }

        var control = task["loop_control"];
        var name = control?["loop_var"]?.Text is { Length: > 0 } given ? given : "item";
        var value = loop.Key is "loop" or "with_items" or "with_list" or "with_dict" or "with_flattened" ? scope.Value(loop.Value) : HclValue.UnknownBy(loop.Key);
        var items = loop.Key switch
        {
            "with_items" or "with_flattened" when value.Kind is HclValueKind.List => HclFunctions.Call("flatten", [value]),
            "with_items" or "with_list" or "loop" when value.Kind is HclValueKind.String or HclValueKind.Number => HclValue.Of([value]),
            "with_dict" => JinjaFilters.Apply("dict2items", value, []),
            _ => value,
        };
        AnsibleRound Round(string index, HclValue item) => new(index, [new(name, item), .. control?["index_var"]?.Text is { Length: > 0 } counter ? [new KeyValuePair<string, HclValue>(counter, HclValue.Unknown)] : Array.Empty<KeyValuePair<string, HclValue>>()]);
        if (items.Kind != HclValueKind.List)
        {
            var what = items.FirstUnknown()?.What ?? loop.Key;
            return [Round("[…]", HclValue.UnknownBy(what)) with { Holds = null, Decides = what }];
        }

        var rounds = items.Items.Take(CodeCollector.MaxInstances).Select((item, index) => Round(HclSteps.Written(HclValue.Of((decimal)index)), item)).ToList();
        if (items.Items.Count > rounds.Count)
        {
            tooMany($"the loop has {items.Items.Count} rounds");
            rounds.Add(Round("[…]", HclValue.UnknownNamed(name)));
        }

        return rounds;
    }
}
