using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Reads <c>.env</c>, <c>.envrc</c> and environment files of systemd and compose: <c>[export] KEY=value</c>, quoted or bare. Lines
/// that are no assignments are read as shell: an <c>.envrc</c> is a script.
/// </summary>
internal static class DotenvReader
{
    private static readonly string[] Prefixes = ["export ", "set ", "setx ", "SET ", "ENV "];

    /// <summary>Reads a fragment.</summary>
    public static void Read(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        var text = fragment.Text;
        for (var at = 0; at < text.Length;)
        {
            at = SkipBlanks(text, at, text.Length);
            var end = EndOfLine(text, at);
            at = at == end ? end + 1 : ReadLine(fragment, at, end, scope, into);
        }
    }

    /// <summary>Reads the line at <paramref name="at"/>, its continuation too; gives the start of the next.</summary>
    private static int ReadLine(Fragment fragment, int at, int end, SettingScope scope, DocumentBuilder into)
    {
        var text = fragment.Text;
        if (text[at] is '#' or ';')
        {
            var span = Lines.Trim(text, TextSpan.FromBounds(at, end));
            into.Comment(text.Substring(span.Start, span.Length).TrimStart('#', ';').TrimStart(), fragment.ToSource(span));
            CommentedSettings.Read(fragment.Slice(span), scope, into);
            return end + 1;
        }

        var key = KeyAt(text, SkipPrefix(text, at, end), end);
        var equals = SkipBlanks(text, key.End, end);
        if (key.Length == 0 || equals == end || text[equals] != '=')
        {
            return ReadShell(fragment, at, end, scope, into);
        }

        var (value, next) = ReadValue(fragment, SkipBlanks(text, equals + 1, end), end, into);
        into.Setting(scope, text.Substring(key.Start, key.Length), fragment.ToSource(key), value);
        return next;
    }

    /// <summary>Statements of a script, up to the next line that assigns.</summary>
    private static int ReadShell(Fragment fragment, int at, int end, SettingScope scope, DocumentBuilder into)
    {
        var text = fragment.Text;
        while (end + 1 < text.Length && !IsAssignment(text, end + 1))
        {
            end = EndOfLine(text, end + 1);
        }

        into.Read(fragment.Slice(TextSpan.FromBounds(at, end)), FileFormat.Shell, scope);
        return end + 1;
    }

    private static bool IsAssignment(string text, int start)
    {
        var end = EndOfLine(text, start);
        var key = KeyAt(text, SkipPrefix(text, SkipBlanks(text, start, end), end), end);
        return key.Length > 0 && key.End < end && text[key.End] == '=';
    }

    private static int SkipPrefix(string text, int at, int end)
    {
        foreach (var prefix in Prefixes)
        {
            if (end - at > prefix.Length && string.CompareOrdinal(text, at, prefix, 0, prefix.Length) == 0)
            {
                var start = SkipBlanks(text, at + prefix.Length, end);
                return start < end && text[start] == '"' && prefix[0] is 's' or 'S' ? start + 1 : start;
            }
        }

        return at;
    }

    private static TextSpan KeyAt(string text, int at, int end)
    {
        var last = at;
        while (last < end && (char.IsLetterOrDigit(text[last]) || text[last] is '_' or '.' or '-'))
        {
            last++;
        }

        return last > at && (char.IsLetter(text[at]) || text[at] == '_') ? TextSpan.FromBounds(at, last) : new TextSpan(at, 0);
    }

    private static (SettingValue Value, int Next) ReadValue(Fragment fragment, int at, int end, DocumentBuilder into)
    {
        var text = fragment.Text;
        if (at == end || text[at] is not ('"' or '\'' or '`'))
        {
            return ReadBare(fragment, at, end);
        }

        var spelling = new Spelling.Builder(fragment);
        var closing = ClosingQuote(text, at);
        if (closing < 0)
        {
            into.Diagnostic(fragment.ToSource(new TextSpan(at, 1)), "this quote is never closed: the value is read up to the end of the line");
            closing = TrimEnd(text, at + 1, end);
        }

        if (text[at] == '`' && text.IndexOf(' ', at, closing - at) > 0)
        {
            // A command in an `.envrc`; without blanks it is a third kind of quote.
            spelling.Hole(at, closing - at);
        }
        else if (text[at] == '"')
        {
            AddQuoted(text, at + 1, closing, spelling);
        }
        else
        {
            spelling.Verbatim(at + 1, closing - at - 1);
        }

        return (Noted(spelling.Build(at + 1), into), EndOfLine(text, Math.Min(text.Length, closing)) + 1);
    }

    /// <summary>A value that escapes or references cut into pieces is a text of its own for the search of whole tokens.</summary>
    private static SettingValue Noted(Spelling spelling, DocumentBuilder into)
    {
        if (!spelling.IsVerbatim)
        {
            into.Text(spelling.Fragment);
        }

        return spelling.Value;
    }

    private static int ClosingQuote(string text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == text[at])
            {
                return i;
            }

            // A line that assigns again says that the quote was forgotten.
            if (text[i] == '\n' && i - at > 1 && IsAssignment(text, i + 1) && LineHasOneQuote(text, at, i))
            {
                return -1;
            }

            i += text[i] == '\\' && text[at] == '"' ? 1 : 0;
        }

        return -1;
    }

    private static bool LineHasOneQuote(string text, int at, int feed) => EndOfLine(text, at) == (feed > 0 && text[feed - 1] == '\r' ? feed - 1 : feed);

    private static void AddQuoted(string text, int at, int end, Spelling.Builder spelling)
    {
        var from = at;
        while (at < end)
        {
            var reference = text[at] == '$' ? Interpolations.LengthAt(text, at, end) : 0;
            var template = reference == 0 && text[at] == '{' ? Interpolations.LengthAt(text, at, end) : reference;
            if (text[at] != '\\' && template == 0)
            {
                at++;
                continue;
            }

            spelling.Verbatim(from, at - from);
            var (decoded, length) = template > 0 ? ("", template) : Escapes.C(text, at, end);
            if (template > 0)
            {
                spelling.Hole(at, length);
            }
            else
            {
                spelling.Escape(decoded, at, length);
            }

            at += length;
            from = at;
        }

        spelling.Verbatim(from, end - from);
    }

    /// <summary>Up to the end of the line or a comment; a backslash at the end continues it.</summary>
    private static (SettingValue Value, int Next) ReadBare(Fragment fragment, int at, int end)
    {
        var text = fragment.Text;
        var last = at;
        while (last < end && !(text[last] == '#' && last > at && text[last - 1] is ' ' or '\t') && !(text[last] == '#' && last == at))
        {
            last++;
        }

        last = TrimEnd(text, at, last);
        if (last == end && last > at && text[last - 1] == '\\' && EndOfLine(text, Math.Min(text.Length, end + 1)) is var next && end + 1 < text.Length)
        {
            return (Continued(fragment, at, last - 1, end, next), next + 1);
        }

        return (BareValues.Interpolated(fragment, TextSpan.FromBounds(at, last)), end + 1);
    }

    private static SettingValue Continued(Fragment fragment, int at, int last, int end, int next)
    {
        var spelling = new Spelling.Builder(fragment);
        spelling.Verbatim(at, last - at);
        var second = SkipBlanks(fragment.Text, Math.Min(next, fragment.Text[end] == '\r' ? end + 2 : end + 1), next);
        spelling.Verbatim(second, TrimEnd(fragment.Text, second, next) - second);
        return spelling.Build(at).Value;
    }

    private static int EndOfLine(string text, int at)
    {
        var end = at < text.Length ? text.IndexOf('\n', at) : -1;
        return end < 0 ? text.Length : end;
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\t' or '\r')
        {
            at++;
        }

        return at;
    }
}
