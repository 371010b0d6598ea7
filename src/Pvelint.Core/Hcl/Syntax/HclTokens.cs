using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>A text cut into tokens.</summary>
/// <param name="text">The text.</param>
/// <param name="tokens">All tokens; the last is <see cref="HclTokenKind.End"/>, and one stands wherever open strings were given up.</param>
/// <param name="diagnostics">Characters that stand wrong, in order.</param>
/// <param name="certain">How many of the diagnostics do not depend on where an unclosed heredoc was given up.</param>
internal sealed class HclTokens(string text, HclToken[] tokens, IReadOnlyList<Diagnostic> diagnostics, int certain)
{
    public string Text { get; } = text;

    public HclToken[] Tokens { get; } = tokens;

    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;

    public int Certain { get; } = certain;

    /// <summary>The comments, without their marks and line breaks.</summary>
    public IReadOnlyList<HclComment> Comments()
    {
        var comments = new List<HclComment>();
        foreach (var token in Tokens)
        {
            if (token.Kind == HclTokenKind.Comment)
            {
                comments.Add(CommentOf(token));
            }
        }

        return comments;
    }

    private HclComment CommentOf(HclToken token)
    {
        if (Text[token.Start] == '/' && Text[token.Start + 1] == '*')
        {
            return new HclComment(token.Span, TextSpan.FromBounds(token.Start + 2, token.End - 2));
        }

        var end = token.End;
        while (end > token.Start && Text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        var content = token.Start + (Text[token.Start] == '#' ? 1 : 2);
        return new HclComment(TextSpan.FromBounds(token.Start, end), TextSpan.FromBounds(content, end));
    }
}
