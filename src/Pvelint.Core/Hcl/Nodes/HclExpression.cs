using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>A value as written. <c>ToString()</c> gives the type's name alone: a value may be a secret.</summary>
public abstract class HclExpression
{
    private protected HclExpression(TextSpan span, int height)
    {
        Span = span;
        Height = height;
    }

    /// <summary>The place in the text, quotes and brackets included.</summary>
    public TextSpan Span { get; }

    /// <summary>The expressions directly below, in the order of the text.</summary>
    public abstract IEnumerable<HclExpression> Children { get; }

    /// <summary>Levels below; at most <see cref="HclFile.MaxDepth"/>, so a recursive reader needs no guard of its own.</summary>
    internal int Height { get; }

    /// <summary>The text, where this is a string or heredoc with no interpolation or directive; else null. Sees through parentheses.</summary>
    public virtual HclText? AsText() => null;

    /// <summary>The text as <see cref="AsText"/> gives it, taken apart.</summary>
    /// <param name="value">The decoded text.</param>
    /// <param name="map">From offsets in <paramref name="value"/> to offsets in the file.</param>
    /// <param name="contentSpan">The place without quotes.</param>
    public bool AsString(out string value, out TextMap map, out TextSpan contentSpan)
    {
        var text = AsText();
        value = text?.Value ?? "";
        map = text?.Map ?? TextMap.At(Span.Start, 0);
        contentSpan = text?.Span ?? Span;
        return text is not null;
    }

    /// <summary>This expression and all below it, in the order of the text.</summary>
    public IEnumerable<HclExpression> SelfAndDescendants()
    {
        yield return this;
        foreach (var child in Children)
        {
            foreach (var descendant in child.SelfAndDescendants())
            {
                yield return descendant;
            }
        }
    }

    private protected static int Above(HclExpression? child) => child is null ? 1 : child.Height + 1;

    private protected static int Above(HclExpression? first, HclExpression? second) => Math.Max(Above(first), Above(second));

    private protected static int Above(IReadOnlyList<HclExpression> children)
    {
        var height = 0;
        for (var i = 0; i < children.Count; i++)
        {
            height = Math.Max(height, children[i].Height);
        }

        return height + 1;
    }
}
