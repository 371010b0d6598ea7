using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Assignments that are commented out: <c># token_secret: 5903…</c>, <c>// pm_password = "x"</c>. A live secret there is still a
/// secret. Prose is none: a bare value is one word.
/// </summary>
public static class CommentedSettings
{
    private const int MaxKeyLength = 128;

    /// <summary>Reads a comment, one line or several, with or without its marks.</summary>
    /// <param name="comment">The comment's text.</param>
    /// <param name="scope">The scope that the settings would stand in.</param>
    /// <param name="into">Where they go.</param>
    public static void Read(Fragment comment, SettingScope scope, DocumentBuilder into)
    {
        foreach (var line in Lines.Of(comment.Text))
        {
            ReadLine(comment, line, scope, into);
        }
    }

    private static void ReadLine(Fragment comment, TextSpan line, SettingScope scope, DocumentBuilder into)
    {
        var text = comment.Text;
        var start = SkipPrefix(text, line.Start, line.End);
        var key = KeyAt(text, start, line.End);
        if (key.Length == 0)
        {
            return;
        }

        var separator = SkipBlanks(text, QuoteAt(text, key.End, line.End) ? key.End + 1 : key.End, line.End);
        var value = AfterSeparator(text, separator, line.End);
        if (value < 0 || ValueAt(comment, SkipBlanks(text, value, line.End), line.End) is not { } found)
        {
            return;
        }

        into.Setting(scope, text.Substring(key.Start, key.Length), comment.ToSource(key), found, comment: true);
    }

    /// <summary>Past the comment's marks, a list item's dash and words that export.</summary>
    private static int SkipPrefix(string text, int start, int end)
    {
        while (start < end && (text[start] is ' ' or '\t' or '#' or '/' or ';' or '*' or '!' || (text[start] == '<' && start + 3 < end && text[start + 1] == '!')))
        {
            start++;
        }

        if (start < end && text[start] == '-')
        {
            while (start < end && text[start] is '-' or ' ')
            {
                start++;
            }
        }

        foreach (var word in new[] { "export ", "set ", "ENV ", "ARG ", "const ", "let ", "var ", "$env:", "$" })
        {
            if (end - start > word.Length && string.CompareOrdinal(text, start, word, 0, word.Length) == 0)
            {
                return SkipBlanks(text, start + word.Length, end);
            }
        }

        return start;
    }

    private static TextSpan KeyAt(string text, int start, int end)
    {
        var quoted = QuoteAt(text, start, end);
        var first = quoted ? start + 1 : start;
        if (first >= end || !(char.IsLetter(text[first]) || text[first] == '_'))
        {
            return default;
        }

        var last = first;
        while (last < end && last - first <= MaxKeyLength && (char.IsLetterOrDigit(text[last]) || text[last] is '_' or '-' or '.'))
        {
            last++;
        }

        var whole = last - first <= MaxKeyLength && (!quoted || (last < end && text[last] == text[start]));
        return whole ? TextSpan.FromBounds(first, last) : default;
    }

    /// <summary>The offset behind <c>= := =&gt; :</c>; negative where none stands. A colon needs a blank or a quote behind it: <c>https://</c> is no setting.</summary>
    private static int AfterSeparator(string text, int at, int end)
    {
        if (at >= end)
        {
            return -1;
        }

        var next = at + 1 < end ? text[at + 1] : '\0';
        return text[at] switch
        {
            '=' when next == '=' => -1,
            '=' when next == '>' => at + 2,
            '=' => at + 1,
            ':' when next == '=' => at + 2,
            ':' when next is ' ' or '\t' or '"' or '\'' => at + 1,
            _ => -1,
        };
    }

    private static SettingValue? ValueAt(Fragment comment, int start, int end)
    {
        var text = comment.Text;
        if (start >= end)
        {
            return null;
        }

        if (QuoteAt(text, start, end))
        {
            var closing = text.IndexOf(text[start], start + 1, end - start - 1);
            return closing > start && IsTail(text, closing + 1, end) ? BareValues.Quoted(comment, TextSpan.FromBounds(start + 1, closing)) : null;
        }

        var last = start;
        while (last < end && text[last] is not (' ' or '\t'))
        {
            last++;
        }

        // Interpolations may hold blanks: `{{ vault_token }}`.
        if (text.IndexOf("{{", start, end - start, StringComparison.Ordinal) == start && text.IndexOf("}}", start, end - start, StringComparison.Ordinal) is var close and > 0)
        {
            last = close + 2;
        }

        return IsTail(text, last, end) ? BareValues.Bare(comment, TextSpan.FromBounds(start, TrimEnd(text, start, last))) : null;
    }

    /// <summary>Whether nothing but punctuation or another comment stands there.</summary>
    private static bool IsTail(string text, int start, int end)
    {
        start = SkipBlanks(text, start, end);
        while (start < end && text[start] is ',' or ';' or '}' or ')' or ']')
        {
            start = SkipBlanks(text, start + 1, end);
        }

        return start >= end || text[start] is '#' or '<' or '(' || (text[start] is '/' or '-' && start + 1 < end && text[start + 1] == text[start]) || (text[start] == '*' && start + 1 < end && text[start + 1] == '/');
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start && text[end - 1] is ',' or ';')
        {
            end--;
        }

        return end;
    }

    private static bool QuoteAt(string text, int at, int end) => at < end && text[at] is '"' or '\'' or '`';

    private static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }
}
