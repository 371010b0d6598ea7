using Pvelint.Access;
using Pvelint.Text;

namespace Pvelint.Lsp.Features;

/// <summary>A cursor in a line of <c>pveum</c> or <c>pvesh</c>, in whatever file that stands: a script, a heredoc, a task, a guide.</summary>
internal static class CommandPlace
{
    private const int MostLines = 40;

    private static readonly char[] Separators = [' ', '\t', ',', ';', '"', '\'', '\\', '\r', '\n'];

    /// <summary>The place; null where the line is no such command, or the cursor at no name.</summary>
    public static CursorPlace? Of(TextCursor cursor)
    {
        var start = LogicalStart(cursor);
        var before = cursor.Text[start..cursor.Offset];
        var program = Math.Max(Program(before, "pveum"), Program(before, "pvesh"));
        if (program < 0 || Words(before[program..]) is not { } words || words.Count < 2 || Form(words, out var taken) is not { } form || taken >= words.Count)
        {
            return null;
        }

        if (FieldAt(form, [.. words.Skip(taken)]) is not { } field || CursorPlace.KindOf(form.Makes, field) is not { } kind)
        {
            return null;
        }

        // A role that is being made has a name that nobody else has.
        if (kind is NameKind.Role && form is { Makes: "role", Changes: false })
        {
            return null;
        }

        var listed = (before[program..] + cursor.LineAfter.Split('|', ';', '&')[0]).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return new CursorPlace(kind, cursor.Word(kind), false, kind is NameKind.Privilege or NameKind.Role ? cursor.Others(listed) : []);
    }

    // The lines before it that a backslash joins to it.
    private static int LogicalStart(TextCursor cursor)
    {
        var start = cursor.LineStart;
        for (var i = 0; i < MostLines && start > 0; i++)
        {
            var end = start - 1;
            end = end > 0 && cursor.Text[end] == '\n' && cursor.Text[end - 1] == '\r' ? end - 1 : end;
            if (end == 0 || cursor.Text[end - 1] is not ('\\' or '`'))
            {
                break;
            }

            start = cursor.StartOfLine(end - 1);
        }

        return start;
    }

    // The last one in the line, as a word of its own: `ssh node pveum …`, `$(pveum …)`.
    private static int Program(string text, string name)
    {
        var at = text.LastIndexOf(name, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '-' or '.')) && at + name.Length < text.Length && text[at + name.Length] is ' ' or '\t' ? at : -1;
    }

    // The words up to the cursor; the last is the one it stands in, empty after a blank. Null where the command has ended before.
    private static List<string>? Words(string text)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        var (isBegun, quote) = (false, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\\' or '`' && i + 1 < text.Length && text[i + 1] is '\r' or '\n')
            {
                continue;
            }

            if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                (isBegun, quote) = (true, quote == '\0' ? c : '\0');
            }
            else if (quote == '\0' && c is ';' or '|' or '&')
            {
                return null;
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (isBegun)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    isBegun = false;
                }
            }
            else
            {
                word.Append(c);
                isBegun = true;
            }
        }

        words.Add(word.ToString());
        return words;
    }

    private static GrantForm? Form(List<string> words, out int taken)
    {
        if (words[0] == "pvesh")
        {
            taken = 3;
            return words.Count < 3 ? null : GrantForm.Commands.FirstOrDefault(form => IsCall(form.Key, words)).Value;
        }

        for (taken = Math.Min(4, words.Count - 1); taken > 1; taken--)
        {
            if (GrantForm.Commands.TryGetValue(string.Join(' ', words.Take(taken)), out var form))
            {
                return form;
            }
        }

        return null;
    }

    private static bool IsCall(string name, List<string> words) => name.Split(' ') is ["pvesh", var verb, var template] && verb == words[1]
        && template.Split('/') is var expected && words[2].Split('/') is var segments && expected.Length == segments.Length
        && expected.Zip(segments).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);

    // Which field the last word is a value of: that of the option before it, or the one whose turn it is.
    private static string? FieldAt(GrantForm form, List<string> words)
    {
        string? open = null;
        var positional = 0;
        foreach (var word in words.Take(words.Count - 1))
        {
            if (word.StartsWith('-'))
            {
                open = word.Contains('=', StringComparison.Ordinal) ? null : FieldOf(form, word);
            }
            else if (open is not null)
            {
                // `--privs VM.Audit, VM.Clone` is meant as one list.
                open = word.EndsWith(',') ? open : null;
            }
            else
            {
                positional++;
            }
        }

        var last = words[^1];
        return last.StartsWith('-') ? last.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 ? FieldOf(form, last[..equals]) : null
            : open ?? (positional < form.Words.Count ? form.Words[positional] : null);
    }

    // An option may be shortened as long as it is unambiguous. Source: Perl's Getopt::Long, as pveum uses it.
    private static string? FieldOf(GrantForm form, string option)
    {
        var name = option.TrimStart('-');
        var longer = form.Fields.Where(field => field.Key.StartsWith(name, StringComparison.Ordinal)).Select(field => field.Value).Distinct().ToList();
        return form.Fields.TryGetValue(name, out var exact) ? exact : name.Length > 2 && longer.Count == 1 ? longer[0] : null;
    }
}
