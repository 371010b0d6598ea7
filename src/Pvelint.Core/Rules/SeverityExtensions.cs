using Pvelint.Formats;

namespace Pvelint.Rules;

/// <summary>How severity depends on what a text is for.</summary>
public static class SeverityExtensions
{
    /// <summary>The severity in a context: a note where nothing is loaded or run, else unchanged.</summary>
    public static Severity In(this Severity severity, SourceContext context) =>
        context is SourceContext.Code ? severity : Severity.Note;
}
