namespace Pvelint.Text;

/// <summary>Something that a reader could not make sense of. Never an exception, never the end of the reading.</summary>
/// <param name="Span">The place in the file.</param>
/// <param name="Message">What is wrong and the way out; lower case, no full stop, never a secret.</param>
public sealed record Diagnostic(TextSpan Span, string Message);
