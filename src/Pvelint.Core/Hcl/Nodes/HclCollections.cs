using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary><c>[a, b]</c></summary>
public sealed class HclTuple : HclExpression
{
    internal HclTuple(IReadOnlyList<HclExpression> items, TextSpan span)
        : base(span, Above(items)) => Items = items;

    /// <summary>The items in order.</summary>
    public IReadOnlyList<HclExpression> Items { get; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Children => Items;
}

/// <summary><c>{ key = value }</c></summary>
public sealed class HclObject : HclExpression
{
    internal HclObject(IReadOnlyList<HclObjectItem> items, TextSpan span)
        : base(span, HeightOver(items)) => Items = items;

    /// <summary>The items in order. A key given twice stands twice.</summary>
    public IReadOnlyList<HclObjectItem> Items { get; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Children => Items.SelectMany(item => new[] { item.Key, item.Value });

    /// <summary>The first value under that literal key; null where there is none.</summary>
    public HclExpression? Value(string key)
    {
        foreach (var item in Items)
        {
            if (item.Name == key)
            {
                return item.Value;
            }
        }

        return null;
    }

    private static int HeightOver(IReadOnlyList<HclObjectItem> items)
    {
        var height = 1;
        for (var i = 0; i < items.Count; i++)
        {
            height = Math.Max(height, Above(items[i].Key, items[i].Value));
        }

        return height;
    }
}

/// <summary>A key and its value in an object.</summary>
public sealed class HclObjectItem
{
    internal HclObjectItem(HclExpression key, HclExpression value)
    {
        Key = key;
        Value = value;
        (Name, NameSpan) = NameOf(key);
    }

    /// <summary>The key as written.</summary>
    public HclExpression Key { get; }

    /// <summary>The key, where it is a bare name or a string without interpolation; else null.</summary>
    public string? Name { get; }

    /// <summary>The place of the key, without quotes.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The value.</summary>
    public HclExpression Value { get; }

    // A bare name as a key is the name itself, a name in parentheses is a reference.
    private static (string?, TextSpan) NameOf(HclExpression key) => key switch
    {
        HclTraversal { RootName: { } name, Steps.Count: 0 } => (name, key.Span),
        HclTemplate template when template.AsText() is { } text => (text.Value, text.Span),
        HclLiteral literal => (literal.Text, literal.Span),
        _ => (null, key.Span),
    };
}

/// <summary><c>[for k, v in c : x if y]</c> or <c>{for k, v in c : x => y... if z}</c></summary>
public sealed class HclFor : HclExpression
{
    internal HclFor(
        string? keyName, string valueName, HclExpression collection, HclExpression? key, HclExpression value, bool groups,
        HclExpression? condition, TextSpan span)
        : base(span, Math.Max(Above(collection, key), Above(value, condition)))
    {
        KeyName = keyName;
        ValueName = valueName;
        Collection = collection;
        Key = key;
        Value = value;
        Groups = groups;
        Condition = condition;
    }

    /// <summary>The name of the key; null where only the value is named.</summary>
    public string? KeyName { get; }

    /// <summary>The name of the value.</summary>
    public string ValueName { get; }

    /// <summary>What is walked.</summary>
    public HclExpression Collection { get; }

    /// <summary>The key of each item of an object; null where a tuple is made.</summary>
    public HclExpression? Key { get; }

    /// <summary>The value of each item.</summary>
    public HclExpression Value { get; }

    /// <summary>Whether values of the same key are grouped (<c>...</c>).</summary>
    public bool Groups { get; }

    /// <summary>Which items are taken; null for all.</summary>
    public HclExpression? Condition { get; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Children
    {
        get
        {
            yield return Collection;
            if (Key is not null)
            {
                yield return Key;
            }

            yield return Value;
            if (Condition is not null)
            {
                yield return Condition;
            }
        }
    }
}
