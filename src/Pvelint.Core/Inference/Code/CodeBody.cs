using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Evaluates the body of a block: attributes by name, nested blocks by type as lists of objects, <c>dynamic</c> unfolded.</summary>
internal static class CodeBody
{
    private const int MaxDynamic = 1000;

    /// <summary>What a block is given.</summary>
    /// <param name="items">Attributes and blocks, each with its file.</param>
    /// <param name="evaluator">The evaluator of its module.</param>
    /// <param name="scope">The names in it.</param>
    /// <param name="without">Names of attributes and blocks that are left out: how the tool goes about it is nothing that the resource is given.</param>
    public static IReadOnlyList<KeyValuePair<string, HclValue>> Evaluate(
        IEnumerable<(CodeFile File, HclItem Item)> items, HclEvaluator evaluator, HclScope scope, ISet<string>? without = null)
    {
        var entries = new List<KeyValuePair<string, HclValue>>();
        var blocks = new Dictionary<string, List<HclValue>>(StringComparer.Ordinal);
        foreach (var (file, item) in items)
        {
            if (item is HclAttribute attribute)
            {
                if (without?.Contains(attribute.Name) != true)
                {
                    var value = evaluator.Evaluate(attribute.Expression, scope.At(file.Path));
                    entries.Add(new(attribute.Name, value is { IsKnown: false, What: null } ? HclValue.UnknownBy(Named(attribute)) : value));
                }

                continue;
            }

            var block = (HclBlock)item;
            var isDynamic = block.Type == "dynamic" && block.Labels.Count > 0;
            var type = isDynamic ? block.Labels[0].Text : block.Type;
            if (without?.Contains(type) == true)
            {
                continue;
            }

            if (!blocks.TryGetValue(type, out var list))
            {
                blocks.Add(type, list = []);
            }

            if (isDynamic)
            {
                Unfold(file, block, evaluator, scope.At(file.Path), list);
            }
            else
            {
                list.Add(Object(file, block.Body, evaluator, scope));
            }
        }

        entries.AddRange(blocks.Select(pair => new KeyValuePair<string, HclValue>(pair.Key, HclValue.ListOf(pair.Value))));
        return entries;
    }

    // What cannot be evaluated at all has at least a name.
    private static string Named(HclAttribute attribute) =>
        attribute.Expression.SelfAndDescendants().OfType<HclTraversal>().Select(traversal => traversal.Path).FirstOrDefault(path => path is not null) ?? "the value of " + attribute.Name;

    private static HclValue Object(CodeFile file, HclBody body, HclEvaluator evaluator, HclScope scope) =>
        HclValue.Of(Evaluate(body.Items.Select(item => (file, item)), evaluator, scope));

    // developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
    private static void Unfold(CodeFile file, HclBlock dynamic, HclEvaluator evaluator, HclScope scope, List<HclValue> into)
    {
        if (dynamic.Body.Block("content") is not { } content || dynamic.Body.Attribute("for_each") is not { } each)
        {
            into.Add(HclValue.Maybe(null, HclValue.Unknown));
            return;
        }

        var name = dynamic.Body.Attribute("iterator")?.Expression is HclTraversal { RootName: { } iterator } ? iterator : dynamic.Labels[0].Text;
        HclValue Round(HclValue key, HclValue value) =>
            Object(file, content.Body, evaluator, scope.With(name, HclValue.Of([new KeyValuePair<string, HclValue>("key", key), new("value", value)])));

        var collection = evaluator.Evaluate(each.Expression, scope);
        if ((HclLoops.Pairs(collection) ?? HclLoops.Possible(collection)) is { } pairs && Math.Max(collection.Items.Count, collection.Entries.Count) <= MaxDynamic)
        {
            foreach (var (key, value) in pairs)
            {
                var round = Round(key, value.Given);
                into.Add(value.IsMaybe ? HclValue.Maybe(value.What, round) : round);
            }
        }
        else if (collection.Kind != HclValueKind.Null)
        {
            var unknown = HclValue.UnknownBy(collection.FirstUnknown()?.What);
            into.Add(HclValue.Maybe(unknown.What, Round(unknown, unknown)));
        }
    }
}
