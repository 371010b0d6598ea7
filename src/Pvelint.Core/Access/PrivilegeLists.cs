using System.Text.RegularExpressions;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>
/// Finds lists of privileges in texts that no other reader understands: a tuple in Python, an array in a template. Such a list is
/// a role's content, whatever the language.
/// </summary>
internal static class PrivilegeLists
{
    // Two or three names may stand in a sentence; four in a row with nothing but separators between are a list.
    private const int MinCount = 4;
    private const int MaxGap = 120;

    private static readonly Regex Name = new(
        @"(?<![\w.-])(?:Datastore|Group|Mapping|Permissions|Pool|Realm|SDN|Sys|User|VM)\.[A-Z][A-Za-z]+(?:\.[A-Z][A-Za-z]+)?(?![\w-])",
        RegexOptions.CultureInvariant);

    /// <summary>Adds the lists of a document that no role of the plan holds already.</summary>
    public static void Read(Document document, PlanBuilder plan)
    {
        if (document.Context != SourceContext.Code || document.Format is FileFormat.Markdown or FileFormat.UserCfg
            || document.File.Text.IndexOf("VM.", StringComparison.Ordinal) < 0
            || document.File.Name.IndexOf(".tfstate", StringComparison.Ordinal) >= 0)
        {
            return;
        }

        var comments = new DocumentComments(document);
        var run = new List<Word>();
        foreach (Match match in Name.Matches(document.File.Text))
        {
            var span = new TextSpan(match.Index, match.Length);
            if (run.Count > 0 && !IsGap(document.File.Text, run[run.Count - 1].Place.Span.End, span.Start))
            {
                Add(run, document, comments, plan);
                run = [];
            }

            run.Add(new Word(match.Value, new Place(document.File, span, document.Context)));
        }

        Add(run, document, comments, plan);
    }

    private static void Add(List<Word> run, Document document, DocumentComments comments, PlanBuilder plan)
    {
        if (run.Count(word => AccessFacts.Privileges.ContainsKey(word.Text!)) < MinCount
            || run.Any(word => plan.HasPrivilegeAt(document.File, word.Place.Span) || comments.Contains(word.Place.Span)))
        {
            return;
        }

        plan.AddPrivileges(new WordList(run, true), new Place(document.File, run[0].Place.Span, document.Context));
    }

    private static bool IsGap(string text, int start, int end)
    {
        // A comment that silences a finding in the middle of a list must not hide the list.
        if (end - start > 4 * MaxGap)
        {
            return false;
        }

        if (text.IndexOf("pvelint:ignore", start, end - start, StringComparison.Ordinal) is var ignore and >= 0 && text.IndexOf('\n', ignore) is var lineEnd && lineEnd > 0 && lineEnd < end)
        {
            return IsGap(text, lineEnd, end) && IsGap(text.Substring(start, ignore - start).TrimEnd(' ', '#', '/', '-'));
        }

        return IsGap(text.Substring(start, end - start));
    }

    private static bool IsGap(string text)
    {
        if (text.Length > MaxGap)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && text[i] is not (',' or ';' or '"' or '\'' or '`' or '\\' or '+' or '-' or '|'))
            {
                return false;
            }
        }

        return true;
    }
}
