namespace Pvelint.Hcl;

/// <summary>Evaluates <c>for</c>, in expressions and in templates, over what is known.</summary>
internal static class HclLoops
{
    /// <summary>A list or object, or unknown where a key is; an item that is taken on a condition that is not known, the list may lack.</summary>
    public static HclValue For(HclEvaluator evaluator, HclFor loop, HclScope scope)
    {
        var collection = evaluator.Evaluate(loop.Collection, scope);
        if (evaluator.ReadsFacts && collection.Kind == HclValueKind.Null)
        {
            collection = HclValue.EmptyList;
        }

        if ((Pairs(collection) ?? Possible(collection)) is not { } pairs)
        {
            return HclValue.Unknown.Because(collection);
        }

        var entries = new List<KeyValuePair<string, HclValue>>();
        foreach (var (key, value) in pairs)
        {
            var inner = scope.With(loop.KeyName, key).With(loop.ValueName, value.Given);
            var condition = loop.Condition is null ? HclValue.True : evaluator.Evaluate(loop.Condition, inner);
            var isTaken = HclArithmetic.Truth(condition);
            if (isTaken is null && (condition.IsKnown || condition.IsError || loop.Key is not null))
            {
                return HclValue.Unknown.Because(condition);
            }

            if (isTaken == false)
            {
                continue;
            }

            var name = loop.Key is null ? HclValue.Of("") : evaluator.Evaluate(loop.Key, inner).AsString();
            if (!name.IsKnown)
            {
                return HclValue.Unknown.Because(name);
            }

            var item = evaluator.Evaluate(loop.Value, inner);
            entries.Add(new KeyValuePair<string, HclValue>(name.Text, isTaken is null ? HclValue.Maybe(condition.What, item) : value.IsMaybe ? HclValue.Maybe(value.What, item) : item));
        }

        if (loop.Key is not null)
        {
            return collection.IsKnown ? HclValue.Of(loop.Groups ? Grouped(entries) : InOrder(entries)) : HclValue.Unknown.Because(collection);
        }

        List<HclValue> items = [.. entries.Select(entry => entry.Value)];
        return collection.IsKnown ? HclValue.ListOf(items) : HclValue.UnknownList(collection.What, items);
    }

    /// <summary>Adds the text of each round.</summary>
    /// <returns>Null, or what is not known where the text is not.</returns>
    public static HclValue? Template(HclEvaluator evaluator, HclTemplateFor loop, HclScope scope, HclStringBuilder into)
    {
        var collection = evaluator.Evaluate(loop.Collection, scope);
        if (Pairs(collection) is not { } pairs)
        {
            return HclValue.Unknown.Because(collection);
        }

        foreach (var (key, value) in pairs)
        {
            if (evaluator.Append(loop.Body, scope.With(loop.KeyName, key).With(loop.ValueName, value), into) is { } unknown)
            {
                return unknown;
            }
        }

        return null;
    }

    /// <summary>A list by index, an object by key in the order of its keys; null for what cannot be walked.</summary>
    public static IEnumerable<(HclValue Key, HclValue Value)>? Pairs(HclValue collection) => collection switch
    {
        { Kind: HclValueKind.List, IsSet: true } => collection.Items.Select(item => (item, item)),
        { Kind: HclValueKind.List } => collection.Items.Select((item, index) => (HclValue.OfIndex(index), item)),
        { Kind: HclValueKind.Object, IsOpen: false } => InOrder(collection.Entries).Select(entry => (HclValue.Of(entry.Key), entry.Value)),
        _ => null,
    };

    /// <summary>The items that a list may have, by index as far as none before may be missing; null for what is no such list.</summary>
    public static IEnumerable<(HclValue Key, HclValue Value)>? Possible(HclValue collection)
    {
        if (collection.IsKnown || collection.MayHold is not { } items)
        {
            return null;
        }

        var sure = items.TakeWhile(item => !item.IsMaybe).Count();
        return items.Select((item, index) => (index <= sure ? HclValue.Of((decimal)index) : HclValue.UnknownBy(collection.What), item));
    }

    /// <summary>Entries in the order in which the language walks them.</summary>
    public static IEnumerable<KeyValuePair<string, HclValue>> InOrder(IEnumerable<KeyValuePair<string, HclValue>> entries) =>
        entries.OrderBy(entry => entry.Key, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, HclValue>> Grouped(List<KeyValuePair<string, HclValue>> entries) =>
        entries.GroupBy(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new KeyValuePair<string, HclValue>(group.Key, HclValue.Of([.. group])));
}
