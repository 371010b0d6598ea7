namespace Pvelint.Text;

/// <summary>A place in a text as people and editors count it.</summary>
/// <param name="Line">Line, one-based. Lines end at LF, CRLF or a lone CR.</param>
/// <param name="Column">Column in UTF-16 units, one-based.</param>
public readonly record struct LinePosition(int Line, int Column);
