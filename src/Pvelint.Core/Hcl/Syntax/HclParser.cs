using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>From a text to its tree.</summary>
internal static class HclParser
{
    /// <summary>Reads a file in native syntax.</summary>
    public static HclFile Parse(string text)
    {
        var tokens = HclLexer.Read(text);
        var cursor = new HclCursor(tokens, null);
        var body = new HclBodyParser(cursor).File();
        return new HclFile(text, body, tokens.Tokens, tokens.Comments, InOrder(tokens, cursor));
    }

    /// <summary>Reads a template that stands alone; null where it is broken.</summary>
    /// <param name="text">The template, decoded.</param>
    /// <param name="map">From offsets in it to offsets in the file.</param>
    public static HclTemplate? ParseTemplate(string text, TextMap map)
    {
        var tokens = HclLexer.ReadTemplate(text);
        var cursor = new HclCursor(tokens, map);
        var template = new HclExpressionParser(cursor).Templates.WholeText();
        return tokens.Diagnostics.Count == 0 && cursor.Diagnostics.Count == 0 ? template : null;
    }

    // HashiCorp's parser looks at all characters before it looks at the grammar, and so the first error is the same.
    private static IReadOnlyList<Diagnostic> InOrder(HclTokens tokens, HclCursor cursor) =>
        tokens.Diagnostics.Count == 0
            ? cursor.Diagnostics
            : [.. tokens.Diagnostics.Take(tokens.Certain), .. cursor.Diagnostics, .. tokens.Diagnostics.Skip(tokens.Certain)];
}
