using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>A text cut into tokens.</summary>
/// <param name="text">The text.</param>
/// <param name="tokens">All tokens; the last is <see cref="HclTokenKind.End"/>, and one stands wherever open strings were given up.</param>
/// <param name="comments">The comments.</param>
/// <param name="diagnostics">Characters that stand wrong, in order.</param>
/// <param name="certain">How many of the diagnostics do not depend on where an unclosed heredoc was given up.</param>
internal sealed class HclTokens(
    string text, ArraySegment<HclToken> tokens, IReadOnlyList<HclComment> comments, IReadOnlyList<Diagnostic> diagnostics, int certain)
{
    public string Text { get; } = text;

    public ArraySegment<HclToken> Tokens { get; } = tokens;

    public IReadOnlyList<HclComment> Comments { get; } = comments;

    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;

    public int Certain { get; } = certain;
}
