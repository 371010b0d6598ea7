using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary><c>var.name</c>, <c>a.b[0].c</c>, <c>f(x).y</c>, <c>a[*].b</c>, or a name alone.</summary>
public sealed class HclTraversal : HclExpression
{
    internal HclTraversal(string rootName, TextSpan rootSpan, IReadOnlyList<HclStep> steps, TextSpan span)
        : base(span, HeightOver(null, steps))
    {
        RootName = rootName;
        RootSpan = rootSpan;
        Steps = steps;
    }

    internal HclTraversal(HclExpression source, IReadOnlyList<HclStep> steps, TextSpan span)
        : base(span, HeightOver(source, steps))
    {
        Source = source;
        RootSpan = source.Span;
        Steps = steps;
    }

    /// <summary>The name that it begins with; null where it begins with another expression.</summary>
    public string? RootName { get; }

    /// <summary>The expression that it begins with; null where it begins with a name.</summary>
    public HclExpression? Source { get; }

    /// <summary>The place of what it begins with.</summary>
    public TextSpan RootSpan { get; }

    /// <summary>The steps in order; empty for a name alone.</summary>
    public IReadOnlyList<HclStep> Steps { get; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Children
    {
        get
        {
            if (Source is not null)
            {
                yield return Source;
            }

            foreach (var step in Steps)
            {
                if (step is HclIndexStep index)
                {
                    yield return index.Key;
                }
            }
        }
    }

    /// <summary>The name after <paramref name="root"/>: for <c>var.token.id</c> and root <c>var</c> it is <c>token</c>; null for any other.</summary>
    public string? NameAfter(string root)
    {
        if (RootName != root || Steps.Count == 0)
        {
            return null;
        }

        return Steps[0] switch
        {
            HclAttributeStep attribute => attribute.Name,
            HclIndexStep index => index.Key.AsText()?.Value,
            _ => null,
        };
    }

    /// <summary>Names and attributes with dots, up to the first step that is neither: <c>proxmox_vm_qemu.web.id</c>; null without a root name.</summary>
    public string? Path => RootName is null
        ? null
        : string.Join(".", new[] { RootName }.Concat(Steps.TakeWhile(step => step is HclAttributeStep).Select(step => ((HclAttributeStep)step).Name)));

    private static int HeightOver(HclExpression? source, IReadOnlyList<HclStep> steps)
    {
        var height = source is null ? 0 : Above(source);
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i] is HclIndexStep index)
            {
                height = Math.Max(height, Above(index.Key));
            }
        }

        return height;
    }
}

/// <summary>A step of a traversal.</summary>
public abstract class HclStep
{
    private protected HclStep(TextSpan span) => Span = span;

    /// <summary>The place in the text, dot or brackets included.</summary>
    public TextSpan Span { get; }
}

/// <summary><c>.name</c></summary>
public sealed class HclAttributeStep : HclStep
{
    internal HclAttributeStep(string name, TextSpan span)
        : base(span) => Name = name;

    /// <summary>The name.</summary>
    public string Name { get; }
}

/// <summary><c>[key]</c>, or the old <c>.0</c></summary>
public sealed class HclIndexStep : HclStep
{
    internal HclIndexStep(HclExpression key, TextSpan span)
        : base(span) => Key = key;

    /// <summary>The key.</summary>
    public HclExpression Key { get; }
}

/// <summary><c>[*]</c>, or the old <c>.*</c></summary>
public sealed class HclSplatStep : HclStep
{
    internal HclSplatStep(bool isFull, TextSpan span)
        : base(span) => IsFull = isFull;

    /// <summary>
    /// Whether it is <c>[*]</c>, which takes all steps after it to each item; <c>.*</c> takes only the attributes after it.
    /// </summary>
    public bool IsFull { get; }
}
