using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules.Editing;

/// <summary>How a fix finds again what its finding is about.</summary>
internal static class FixPlaces
{
    /// <summary>The document that a finding stands in; null where it is not the project's.</summary>
    public static Document? DocumentOf(this Project project, Finding finding) => project.Documents.FirstOrDefault(document => document.File == finding.File);

    /// <summary>Whether the place of a word is exact: the file has these very units there.</summary>
    public static bool IsWritten(this Word word) => word.Text is { } text && word.Place.File.Holds(word.Place.Span, text);

    /// <summary>Whether a value's place is exact.</summary>
    public static bool IsWrittenIn(this SettingValue value, SourceFile file) => file.Holds(value.Span, value.Text);

    /// <summary>Whether these very units stand at a place.</summary>
    public static bool Holds(this SourceFile file, TextSpan span, string text) =>
        text.Length > 0 && span.Length == text.Length && string.CompareOrdinal(file.Text, span.Start, text, 0, text.Length) == 0;
}
