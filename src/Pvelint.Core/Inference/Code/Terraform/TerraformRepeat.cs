using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>One of the instances that <c>count</c> or <c>for_each</c> makes of a block, or the one without these.</summary>
/// <param name="Index">What follows the address: <c>[0]</c>, <c>["web"]</c>, <c>[…]</c> where that is not known; empty without repetition.</param>
/// <param name="Names">What <c>count</c> and <c>each</c> are in it.</param>
/// <param name="Exists">Whether it exists; null where that is not known.</param>
/// <param name="Decides">What decides that.</param>
internal sealed record TerraformRepeat(string Index, IReadOnlyList<KeyValuePair<string, HclValue>> Names, bool? Exists = true, string? Decides = null)
{
    private static readonly TerraformRepeat Once = new("", []);

    /// <summary>The names of an instance, for expressions of a file.</summary>
    public HclScope Scope(string path) => Names.Aggregate(new HclScope(path), (scope, name) => scope.With(name.Key, name.Value));

    /// <summary>The instances of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="evaluator">The evaluator of its module.</param>
    /// <param name="tooMany">Told the count where it is bounded.</param>
    public static IReadOnlyList<TerraformRepeat> Of(CodeBlock block, HclEvaluator evaluator, Action<string> tooMany)
    {
        if (block.Attribute("count") is var (countFile, count))
        {
            return ByCount(evaluator.Evaluate(count.Expression, countFile.Path), count.Expression, tooMany);
        }

        return block.Attribute("for_each") is var (file, each) ? ByEach(evaluator.Evaluate(each.Expression, file.Path), tooMany) : [Once];
    }

    private static IReadOnlyList<TerraformRepeat> ByCount(HclValue count, HclExpression expression, Action<string> tooMany)
    {
        if (HclArithmetic.Number(count) is not { } number || number < 0)
        {
            // `x ? 1 : 0` makes the first one or none.
            var isSwitch = expression is HclConditional { WhenTrue: HclLiteral { Text: "0" or "1" }, WhenFalse: HclLiteral { Text: "0" or "1" } };
            return [Counted(isSwitch ? HclValue.Of(0m) : HclValue.UnknownNamed("count.index")) with { Exists = null, Decides = count.FirstUnknown()?.What }];
        }

        var shown = (int)Math.Min(number, CodeCollector.MaxInstances);
        var instances = Enumerable.Range(0, shown).Select(index => Counted(HclValue.Of((decimal)index))).ToList();
        if (number > shown)
        {
            tooMany("count is " + count.Text);
            instances.Add(Counted(HclValue.UnknownNamed("count.index")));
        }

        return instances;
    }

    private static IReadOnlyList<TerraformRepeat> ByEach(HclValue collection, Action<string> tooMany)
    {
        if (Pairs(collection) is not { } pairs)
        {
            var what = collection.FirstUnknown()?.What;
            return [Each(HclValue.UnknownBy(what), HclValue.UnknownBy(what)) with { Exists = null, Decides = what }];
        }

        var instances = pairs.Take(CodeCollector.MaxInstances).Select(pair => Each(pair.Key, pair.Value)).ToList();
        var count = Math.Max(collection.Items.Count, collection.Entries.Count);
        if (count > instances.Count)
        {
            tooMany("for_each has " + HclValue.Of((decimal)count).Text + " items");
            instances.Add(Each(HclValue.UnknownNamed("each.key"), HclValue.UnknownNamed("each.value")));
        }

        return instances;
    }

    // A list is refused, but what was meant is plain.
    private static IEnumerable<(HclValue Key, HclValue Value)>? Pairs(HclValue collection) => collection.Kind switch
    {
        HclValueKind.List => collection.Items.Select(item => (item.AsString(), item)),
        HclValueKind.Null => [],
        _ => HclLoops.Pairs(collection),
    };

    private static TerraformRepeat Counted(HclValue index) => new(HclSteps.Written(index), [new("count", HclValue.Of([new KeyValuePair<string, HclValue>("index", index)]))]);

    private static TerraformRepeat Each(HclValue key, HclValue value) =>
        new(HclSteps.Written(key), [new("each", HclValue.Of([new KeyValuePair<string, HclValue>("key", key), new("value", value)]))]);
}
