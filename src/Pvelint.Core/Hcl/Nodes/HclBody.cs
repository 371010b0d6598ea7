using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>What stands between braces of a block, or a whole file: attributes and blocks.</summary>
public sealed class HclBody
{
    internal HclBody(IReadOnlyList<HclItem> items, TextSpan span)
    {
        Items = items;
        Span = span;
    }

    /// <summary>Attributes and blocks in the order of the text. A name given twice stands twice.</summary>
    public IReadOnlyList<HclItem> Items { get; }

    /// <summary>The place in the text, without the braces.</summary>
    public TextSpan Span { get; }

    /// <summary>The attributes in the order of the text.</summary>
    public IEnumerable<HclAttribute> Attributes => Items.OfType<HclAttribute>();

    /// <summary>The blocks in the order of the text.</summary>
    public IEnumerable<HclBlock> Blocks => Items.OfType<HclBlock>();

    /// <summary>The first attribute of that name; null where there is none.</summary>
    public HclAttribute? Attribute(string name)
    {
        foreach (var item in Items)
        {
            if (item is HclAttribute attribute && attribute.Name == name)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The blocks of that type, in the order of the text.</summary>
    public IEnumerable<HclBlock> BlocksOf(string type) => Blocks.Where(block => block.Type == type);

    /// <summary>The first block of that type; null where there is none.</summary>
    public HclBlock? Block(string type) => BlocksOf(type).FirstOrDefault();
}

/// <summary>An attribute or a block.</summary>
public abstract class HclItem
{
    private protected HclItem(TextSpan span) => Span = span;

    /// <summary>The place of the whole item.</summary>
    public TextSpan Span { get; }
}

/// <summary><c>name = expression</c>, or a property of a JSON object.</summary>
public sealed class HclAttribute : HclItem
{
    internal HclAttribute(string name, TextSpan nameSpan, HclExpression expression, TextSpan span)
        : base(span)
    {
        Name = name;
        NameSpan = nameSpan;
        Expression = expression;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The place of the name; in JSON without its quotes.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The value.</summary>
    public HclExpression Expression { get; }
}

/// <summary><c>type "label" name { … }</c></summary>
public sealed class HclBlock : HclItem
{
    internal HclBlock(string type, TextSpan typeSpan, IReadOnlyList<HclLabel> labels, HclBody body, TextSpan span)
        : base(span)
    {
        Type = type;
        TypeSpan = typeSpan;
        Labels = labels;
        Body = body;
    }

    /// <summary>The word it begins with: <c>resource</c>.</summary>
    public string Type { get; }

    /// <summary>The place of that word.</summary>
    public TextSpan TypeSpan { get; }

    /// <summary>What stands between the type and the brace: <c>"proxmox_vm_qemu" "web"</c>.</summary>
    public IReadOnlyList<HclLabel> Labels { get; }

    /// <summary>What stands between the braces.</summary>
    public HclBody Body { get; }

    /// <summary>Whether it has this type and begins with these labels.</summary>
    public bool Is(string type, params string[] labels) =>
        Type == type && Labels.Count >= labels.Length && labels.Select((label, index) => Labels[index].Text == label).All(same => same);
}

/// <summary>A label of a block.</summary>
/// <param name="Text">The decoded text.</param>
/// <param name="Span">The place without quotes.</param>
public readonly record struct HclLabel(string Text, TextSpan Span);
