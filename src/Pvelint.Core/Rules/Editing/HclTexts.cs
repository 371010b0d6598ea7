using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Rules.Editing;

/// <summary>Finds the texts of an HCL file by place.</summary>
internal static class HclTexts
{
    /// <summary>The innermost string or heredoc in which the whole span stands; null where it stands in none.</summary>
    public static HclTemplate? Around(HclFile tree, TextSpan span) =>
        AttributeAround(tree, span)?.Expression.SelfAndDescendants().OfType<HclTemplate>().LastOrDefault(template => template.ContentSpan.Contains(span));

    /// <summary>The innermost string or heredoc that the place lies in.</summary>
    public static HclTemplate? Around(HclFile tree, int offset) => Around(tree, new TextSpan(offset, 0));

    /// <summary>The blocks around a place, outermost first.</summary>
    public static IReadOnlyList<HclBlock> BlocksAround(HclFile tree, TextSpan span)
    {
        var blocks = new List<HclBlock>();
        for (var body = tree.Body; body.Blocks.FirstOrDefault(block => block.Span.Contains(span)) is { } block; body = block.Body)
        {
            blocks.Add(block);
        }

        return blocks;
    }

    /// <summary>The attribute whose value holds a place; null where none does.</summary>
    public static HclAttribute? AttributeAround(HclFile tree, TextSpan span) =>
        (BlocksAround(tree, span).LastOrDefault()?.Body ?? tree.Body).Attributes.FirstOrDefault(attribute => attribute.Expression.Span.Contains(span));
}
