using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Values of a plan, less those that it marks as sensitive or as known after the plan only.</summary>
/// <param name="name">The resource's address, which names what is not known.</param>
/// <param name="unknown">The tree of marks <c>after_unknown</c>; null for none.</param>
/// <param name="sensitive">The tree of marks <c>after_sensitive</c>; null for none.</param>
internal sealed class PlanValues(string name, HclJsonValue? unknown, HclJsonValue? sensitive)
{
    // JSON may be nested as deep as its reader takes it.
    private const int MaxDepth = 64;

    private static HclValue Nothing { get; } = HclValue.Of(Enumerable.Empty<KeyValuePair<string, HclValue>>());

    /// <summary>The object with these marks heeded; empty where there is none.</summary>
    public HclValue Of(HclJsonValue? values) => Of(values ?? new HclJsonObject([], default), unknown, sensitive, name, MaxDepth) is { Kind: HclValueKind.Object } known ? known : Nothing;

    private static HclValue Of(HclJsonValue? value, HclJsonValue? unknown, HclJsonValue? sensitive, string name, int depth)
    {
        if (unknown is HclJsonBoolean { Value: true } || depth == 0)
        {
            return HclValue.UnknownNamed(name);
        }

        if (sensitive is HclJsonBoolean { Value: true })
        {
            return value is null or HclJsonNull ? HclValue.Null : HclValue.UnknownGiven(name);
        }

        switch (value)
        {
            case HclJsonObject item:
                var keys = item.Properties.Select(property => property.Name.Value).Concat((unknown as HclJsonObject)?.Properties.Select(property => property.Name.Value) ?? []).Distinct(StringComparer.Ordinal);
                var (unknowns, secrets, values) = (Index(unknown), Index(sensitive), Index(item));
                return HclValue.Of(keys.Select(key => new KeyValuePair<string, HclValue>(key, Of(Find(values, key), Find(unknowns, key), Find(secrets, key), name + "." + key, depth - 1))));
            case HclJsonArray list:
                return HclValue.Of([.. list.Items.Select((one, index) =>
                    Of(one, At(unknown, index), At(sensitive, index), name + HclSteps.Written(HclValue.Of((decimal)index)), depth - 1))]);
            case null:
                return HclValue.Null;
            default:
                return HclJsonText.Of(value);
        }
    }

    private static Dictionary<string, HclJsonValue> Index(HclJsonValue? value)
    {
        var index = new Dictionary<string, HclJsonValue>(StringComparer.Ordinal);
        foreach (var property in (value as HclJsonObject)?.Properties ?? [])
        {
            index[property.Name.Value] = property.Value;
        }

        return index;
    }

    private static HclJsonValue? Find(Dictionary<string, HclJsonValue> index, string key) => index.TryGetValue(key, out var value) ? value : null;

    private static HclJsonValue? At(HclJsonValue? value, int index) => value is HclJsonArray list && index < list.Items.Count ? list.Items[index] : null;
}
