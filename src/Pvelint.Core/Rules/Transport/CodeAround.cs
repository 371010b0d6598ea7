using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules.Transport;

/// <summary>What stands around a place in code of any language, told by indentation and quotes alone.</summary>
internal static class CodeAround
{
    private const int MaxLines = 40;

    // Comments and docstrings that begin further back are not looked for: a hostile file must not cost its length for each place.
    private const int MaxLookBack = 1 << 16;

    private static readonly string[] Conditions = ["if", "elif", "else", "unless", "when", "case", "switch"];

    private static readonly string[] AboutVerification = ["insecure", "verify", "verif", "skip", "tls", "ssl", "cert", "selfsigned", "self_signed", "validate"];

    /// <summary>Whether a condition on a setting decides about the place: <c>if cfg.Insecure {</c>.</summary>
    public static bool IsGuarded(SourceFile file, TextSpan span)
    {
        var number = file.Position(span.Start).Line;
        var line = file.Slice(file.Line(number));
        var start = file.Line(number).Start;
        if ((IsCondition(line) && IsAboutVerification(line.Substring(0, span.Start - start))) || IsCondition(file.Text.Substring(span.End, Math.Max(0, start + line.Length - span.End))))
        {
            return true;
        }

        var indent = Indent(line);
        var branch = false;
        for (var above = number - 1; above > 0 && above > number - MaxLines && indent >= 0; above--)
        {
            var text = file.Slice(file.Line(above));
            var outer = Indent(text);
            if (outer < 0 || text.Trim() == "{" || (branch ? outer != indent : outer >= indent))
            {
                continue;
            }

            // An `else` has its condition at its `if`, further up and as far in.
            indent = outer;
            branch = IsCondition(text) && !IsAboutVerification(text) && text.IndexOf("else", StringComparison.Ordinal) >= 0 && !text.Contains("if ");
            if (IsCondition(text) && IsAboutVerification(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the call that the place is an argument of names an address that is not Proxmox's.</summary>
    public static bool TalksElsewhere(string text, TextSpan span)
    {
        var call = Call(text, span.Start);
        var addresses = call.Split(['"', '\'', '`'], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || part.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            .Where(part => part.Length > "https://".Length && part["https://".Length] is not ('{' or '$'))
            .ToList();
        return addresses.Count > 0 && addresses.TrueForAll(address => !ProxmoxMentions.In(address) || ProxmoxMentions.IsLoopback(ProxmoxMentions.HostOf(address)));
    }

    /// <summary>Whether the place, which may be a string, is run or stands in a comment.</summary>
    public static SourceContext CommentOrCode(SourceFile file, TextSpan span) =>
        ContextOf(file, span) == SourceContext.Comment ? SourceContext.Comment : SourceContext.Code;

    /// <summary>Whether the place is run, or stands in a comment, a string or a documentation text.</summary>
    public static SourceContext ContextOf(SourceFile file, TextSpan span)
    {
        var lineStart = file.Line(file.Position(span.Start).Line).Start;
        var before = file.Text.Substring(lineStart, span.Start - lineStart);
        if (IsComment(before) || IsInside(file.Text, span.Start, "/*", "*/") || IsInside(file.Text, span.Start, "<#", "#>"))
        {
            return SourceContext.Comment;
        }

        return IsInString(before) || IsInDocstring(file.Text, span.Start, "\"\"\"") || IsInDocstring(file.Text, span.Start, "'''")
            ? SourceContext.Documentation
            : SourceContext.Code;
    }

    private static bool IsComment(string before)
    {
        var text = before.TrimStart();
        return text.StartsWith("#", StringComparison.Ordinal) || text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("* ", StringComparison.Ordinal)
            || text.StartsWith("--", StringComparison.Ordinal) || before.Contains(" # ") || before.Contains(" // ");
    }

    // A quote that is still open before the place; one that stands right before it is the key's own.
    private static bool IsInString(string before)
    {
        var text = before.TrimEnd('"', '\'');
        return text.Count(unit => unit == '"') % 2 == 1 || text.Count(unit => unit == '\'') % 2 == 1;
    }

    private static bool IsInside(string text, int offset, string open, string close) =>
        offset > 0 && text.LastIndexOf(open, offset - 1, Math.Min(offset, MaxLookBack), StringComparison.Ordinal) is var start and >= 0
        && text.IndexOf(close, start, offset - start, StringComparison.Ordinal) < 0;

    private static bool IsInDocstring(string text, int offset, string quotes)
    {
        if (offset > MaxLookBack)
        {
            return false;
        }

        var count = 0;
        for (var i = text.IndexOf(quotes, StringComparison.Ordinal); i >= 0 && i < offset; i = text.IndexOf(quotes, i + quotes.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count % 2 == 1;
    }

    private static bool IsCondition(string line)
    {
        var text = line.TrimStart(' ', '\t', '}', ')');
        return Array.Exists(Conditions, word =>
            text.StartsWith(word, StringComparison.Ordinal) && (text.Length == word.Length || !(char.IsLetterOrDigit(text[word.Length]) || text[word.Length] == '_')));
    }

    private static bool IsAboutVerification(string line) =>
        Array.Exists(AboutVerification, word => line.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    // Columns of blanks at the start; -1 for a blank line.
    private static int Indent(string line)
    {
        var indent = 0;
        while (indent < line.Length && line[indent] is ' ' or '\t')
        {
            indent++;
        }

        return indent == line.Length ? -1 : indent;
    }

    // The text between the brackets that are open around the offset, as far as a few lines go.
    private static string Call(string text, int offset)
    {
        const int Reach = 2000;
        var depth = 0;
        var start = offset;
        while (start > 0 && offset - start < Reach)
        {
            start--;
            if (text[start] is ')' or ']')
            {
                depth++;
            }
            else if (text[start] is '(' or '[' && --depth < 0)
            {
                break;
            }
        }

        if (depth >= 0)
        {
            return "";
        }

        depth = 0;
        var end = start;
        while (end < text.Length && end - start < 2 * Reach)
        {
            depth += text[end] is '(' or '[' ? 1 : text[end] is ')' or ']' ? -1 : 0;
            end++;
            if (depth == 0)
            {
                break;
            }
        }

        return text.Substring(start, end - start);
    }
}
