using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>A value in a JSON text. <c>ToString()</c> gives the type's name alone: a value may be a secret.</summary>
public abstract class HclJsonValue
{
    private protected HclJsonValue(TextSpan span) => Span = span;

    /// <summary>The place in the text, quotes and brackets included.</summary>
    public TextSpan Span { get; }
}

/// <summary><c>{ "name": value }</c></summary>
public sealed class HclJsonObject : HclJsonValue
{
    internal HclJsonObject(IReadOnlyList<HclJsonProperty> properties, TextSpan span)
        : base(span) => Properties = properties;

    /// <summary>The properties in order. A name given twice stands twice.</summary>
    public IReadOnlyList<HclJsonProperty> Properties { get; }

    /// <summary>The first value of that name; null where there is none.</summary>
    public HclJsonValue? Value(string name)
    {
        foreach (var property in Properties)
        {
            if (property.Name.Value == name)
            {
                return property.Value;
            }
        }

        return null;
    }
}

/// <summary>A name and its value.</summary>
public sealed class HclJsonProperty
{
    internal HclJsonProperty(HclText name, HclJsonValue value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>The name, decoded; its span is without quotes.</summary>
    public HclText Name { get; }

    /// <summary>The value.</summary>
    public HclJsonValue Value { get; }
}

/// <summary><c>[ a, b ]</c></summary>
public sealed class HclJsonArray : HclJsonValue
{
    internal HclJsonArray(IReadOnlyList<HclJsonValue> items, TextSpan span)
        : base(span) => Items = items;

    /// <summary>The items in order.</summary>
    public IReadOnlyList<HclJsonValue> Items { get; }
}

/// <summary>A string.</summary>
public sealed class HclJsonString : HclJsonValue
{
    internal HclJsonString(HclText text, TextSpan span)
        : base(span) => Text = text;

    /// <summary>The decoded text with its map; its span is without quotes.</summary>
    public HclText Text { get; }

    /// <summary>The decoded text.</summary>
    public string Value => Text.Value;
}

/// <summary>A number.</summary>
public sealed class HclJsonNumber : HclJsonValue
{
    internal HclJsonNumber(string text, TextSpan span)
        : base(span) => Text = text;

    /// <summary>It as written, of any precision.</summary>
    public string Text { get; }
}

/// <summary><c>true</c> or <c>false</c></summary>
public sealed class HclJsonBoolean : HclJsonValue
{
    internal HclJsonBoolean(bool value, TextSpan span)
        : base(span) => Value = value;

    /// <summary>The value.</summary>
    public bool Value { get; }
}

/// <summary><c>null</c></summary>
public sealed class HclJsonNull : HclJsonValue
{
    internal HclJsonNull(TextSpan span)
        : base(span)
    {
    }
}

/// <summary>Nothing, or nothing readable, where a value should stand.</summary>
public sealed class HclJsonMissing : HclJsonValue
{
    internal HclJsonMissing(TextSpan span)
        : base(span)
    {
    }
}
