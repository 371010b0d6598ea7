using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>How a template is written.</summary>
public enum HclTemplateKind
{
    /// <summary><c>"…"</c></summary>
    Quoted,

    /// <summary><c>&lt;&lt;NAME … NAME</c></summary>
    Heredoc,

    /// <summary><c>&lt;&lt;-NAME … NAME</c>: the indentation that all lines share is taken away.</summary>
    FlushHeredoc,

    /// <summary>A JSON string.</summary>
    Json,
}

/// <summary>A string or heredoc: text with interpolations and directives between.</summary>
public sealed class HclTemplate : HclExpression
{
    internal HclTemplate(HclTemplateKind kind, IReadOnlyList<HclTemplatePart> parts, TextSpan contentSpan, TextSpan span, int height)
        : base(span, height)
    {
        Kind = kind;
        Parts = parts;
        ContentSpan = contentSpan;
    }

    /// <summary>How it is written.</summary>
    public HclTemplateKind Kind { get; }

    /// <summary>The parts in order; two texts never follow each other. Empty only for an empty heredoc or a broken one.</summary>
    public IReadOnlyList<HclTemplatePart> Parts { get; }

    /// <summary>The place without quotes, or between the lines of a heredoc's names.</summary>
    public TextSpan ContentSpan { get; }

    /// <summary>Its value, once it has been evaluated as a text of the project's own facts.</summary>
    internal HclValue? Value { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Children => Parts.SelectMany(part => part.Expressions);

    /// <inheritdoc/>
    public override HclText? AsText() => Parts.Count switch
    {
        0 => new HclText("", TextMap.At(ContentSpan.Start, 0), ContentSpan),
        1 => Parts[0] as HclText,
        _ => null,
    };
}

/// <summary>A part of a template.</summary>
public abstract class HclTemplatePart
{
    private protected HclTemplatePart(TextSpan span) => Span = span;

    /// <summary>The place in the text.</summary>
    public TextSpan Span { get; }

    /// <summary>The expressions directly in it and in the parts below it, in the order of the text.</summary>
    public abstract IEnumerable<HclExpression> Expressions { get; }
}

/// <summary>Literal text in a template, its escapes decoded.</summary>
public sealed class HclText : HclTemplatePart
{
    private TextMap? _map;

    internal HclText(string value, TextMap? map, TextSpan span)
        : base(span)
    {
        Value = value;
        _map = map;
    }

    /// <summary>The decoded text.</summary>
    public string Value { get; }

    /// <summary>From offsets in <see cref="Value"/> to offsets in the file.</summary>
    public TextMap Map => _map ??= TextMap.At(Span.Start, Value.Length);

    /// <summary>The text with its map.</summary>
    public Fragment Fragment => new(Value, Map);

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Expressions => [];
}

/// <summary><c>${ expression }</c></summary>
public sealed class HclInterpolation : HclTemplatePart
{
    internal HclInterpolation(HclExpression expression, TextSpan span)
        : base(span) => Expression = expression;

    /// <summary>What is put in.</summary>
    public HclExpression Expression { get; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Expressions => [Expression];
}

/// <summary><c>%{ if condition }…%{ else }…%{ endif }</c></summary>
public sealed class HclTemplateIf : HclTemplatePart
{
    internal HclTemplateIf(HclExpression condition, IReadOnlyList<HclTemplatePart> whenTrue, IReadOnlyList<HclTemplatePart> whenFalse, TextSpan span)
        : base(span)
    {
        Condition = condition;
        WhenTrue = whenTrue;
        WhenFalse = whenFalse;
    }

    /// <summary>The condition.</summary>
    public HclExpression Condition { get; }

    /// <summary>The parts before <c>else</c>.</summary>
    public IReadOnlyList<HclTemplatePart> WhenTrue { get; }

    /// <summary>The parts after <c>else</c>; empty where there is none.</summary>
    public IReadOnlyList<HclTemplatePart> WhenFalse { get; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Expressions =>
        new[] { Condition }.Concat(WhenTrue.SelectMany(part => part.Expressions)).Concat(WhenFalse.SelectMany(part => part.Expressions));
}

/// <summary><c>%{ for key, value in collection }…%{ endfor }</c></summary>
public sealed class HclTemplateFor : HclTemplatePart
{
    internal HclTemplateFor(string? keyName, string valueName, HclExpression collection, IReadOnlyList<HclTemplatePart> body, TextSpan span)
        : base(span)
    {
        KeyName = keyName;
        ValueName = valueName;
        Collection = collection;
        Body = body;
    }

    /// <summary>The name of the key; null where only the value is named.</summary>
    public string? KeyName { get; }

    /// <summary>The name of the value.</summary>
    public string ValueName { get; }

    /// <summary>What is walked.</summary>
    public HclExpression Collection { get; }

    /// <summary>The parts that are repeated.</summary>
    public IReadOnlyList<HclTemplatePart> Body { get; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Expressions => new[] { Collection }.Concat(Body.SelectMany(part => part.Expressions));
}
