using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>A comment: where suppressions stand.</summary>
/// <param name="Text">The text without the comment's marks.</param>
/// <param name="Span">The place in the file.</param>
public readonly record struct Comment(string Text, TextSpan Span);
