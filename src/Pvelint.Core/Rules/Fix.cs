using Pvelint.Text;

namespace Pvelint.Rules;

/// <summary>How much a person has to look at a fix.</summary>
public enum FixSafety
{
    /// <summary>The meaning is kept, or nothing can work less than before: <c>scan --fix</c> makes it.</summary>
    Safe,

    /// <summary>Something else may have to be changed with it (a variable set, a grant given): <c>scan --fix --unsafe</c> makes it.</summary>
    Unsafe,

    /// <summary>Something is missing that only a person can add, a reason or a grant: offered by editors alone.</summary>
    ByHand,
}

/// <summary>A way to mend a finding, made as a whole or not at all. It holds no secret: what it takes out is told by its place alone.</summary>
/// <param name="Title">What it does, as an editor's menu says it; lower case, never a secret.</param>
/// <param name="Safety">How much a person has to look at it.</param>
/// <param name="Edits">What it changes; no two overlap, and at least one.</param>
public sealed record Fix(string Title, FixSafety Safety, IReadOnlyList<FixEdit> Edits);

/// <summary>A piece of a file's text that is replaced.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">What is replaced, in UTF-16 units of the file's text; empty where text is put in.</param>
/// <param name="NewText">What stands there afterwards, with the line ends of the file; empty where text is taken out.</param>
public sealed record FixEdit(SourceFile File, TextSpan Span, string NewText);
