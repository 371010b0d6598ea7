using System.Globalization;
using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>Which literal it is.</summary>
public enum HclLiteralKind
{
    /// <summary><c>null</c></summary>
    Null,

    /// <summary><c>true</c> or <c>false</c></summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,
}

/// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
public sealed class HclLiteral : HclExpression
{
    internal HclLiteral(HclLiteralKind kind, string text, TextSpan span)
        : base(span, 0)
    {
        Kind = kind;
        Text = text;
    }

    /// <summary>Which literal it is.</summary>
    public HclLiteralKind Kind { get; }

    /// <summary>It as written.</summary>
    public string Text { get; }

    /// <summary>Whether it is <c>true</c>.</summary>
    public bool IsTrue => Kind == HclLiteralKind.Boolean && Text == "true";

    /// <summary>The number; null where it is none or past what a double holds.</summary>
    public double? Number =>
        Kind == HclLiteralKind.Number && double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !double.IsInfinity(number)
            ? number
            : null;

    /// <summary>Its value, once it has been evaluated: the project's own facts are evaluated over and over.</summary>
    internal HclValue? Value { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Children => [];
}
