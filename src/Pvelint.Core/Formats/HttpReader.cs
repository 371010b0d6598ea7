using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Reads requests as editors run them: <c>@name = value</c>, <c>GET https://…</c>, headers, a body of JSON or form fields, <c>###</c>
/// between requests. The headers and the body form a scope named like the request line.
/// </summary>
internal static class HttpReader
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "CONNECT", "TRACE"];

    private enum Part
    {
        Start,
        Headers,
        Body,
    }

    /// <summary>Reads a fragment.</summary>
    public static void Read(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        var text = fragment.Text;
        var (part, request, body) = (Part.Start, scope, 0);
        foreach (var line in Lines.Of(text))
        {
            var span = Lines.Trim(text, line);
            if (StartsWith(text, span, "###"))
            {
                ReadBody(fragment, part, body, line.Start, request, into);
                (part, request) = (Part.Start, scope);
                Comment(fragment, span, scope, into);
            }
            else if (part == Part.Start && IsRequest(text, span))
            {
                request = into.Scope(scope, text.Substring(span.Start, span.Length), fragment.ToSource(span));
                part = Part.Headers;
            }
            else if (part == Part.Headers && span.Length == 0)
            {
                (part, body) = (Part.Body, Math.Min(text.Length, line.End + 1));
            }
            else if (part != Part.Body && span.Length > 0)
            {
                ReadHead(fragment, span, part == Part.Headers, request, into);
            }
        }

        ReadBody(fragment, part, body, text.Length, request, into);
    }

    private static void ReadHead(Fragment fragment, TextSpan line, bool isHeader, SettingScope scope, DocumentBuilder into)
    {
        var text = fragment.Text;
        if (text[line.Start] == '#' || StartsWith(text, line, "//"))
        {
            Comment(fragment, line, scope, into);
        }
        else if (text[line.Start] == '@' && text.IndexOf('=', line.Start, line.Length) is var equals and > 0)
        {
            var key = Lines.Trim(text, TextSpan.FromBounds(line.Start + 1, equals));
            var value = Lines.Trim(text, TextSpan.FromBounds(equals + 1, line.End));
            into.Setting(scope, text.Substring(key.Start, key.Length), fragment.ToSource(key), BareValues.Quoted(fragment, value));
        }
        else if (isHeader && text[line.Start] is '?' or '&')
        {
            FormData.Pairs(BareValues.Quoted(fragment, TextSpan.FromBounds(line.Start + 1, line.End)), '&', percent: true, scope, into);
        }
        else if (isHeader)
        {
            FormData.Header(BareValues.Quoted(fragment, line), scope, into);
        }
    }

    private static void ReadBody(Fragment fragment, Part part, int start, int end, SettingScope scope, DocumentBuilder into)
    {
        var span = part == Part.Body ? Lines.Trim(fragment.Text, TextSpan.FromBounds(Math.Min(start, end), end)) : default;
        if (span.Length == 0)
        {
            return;
        }

        if (fragment.Text[span.Start] is '{' or '[')
        {
            into.Guess(fragment.Slice(span), FileFormat.Json, scope);
            return;
        }

        // A form may stand on several lines, each with its `&`.
        foreach (var line in Lines.Of(fragment.Text.Substring(span.Start, span.Length)))
        {
            var source = Lines.Trim(fragment.Text, new TextSpan(span.Start + line.Start, line.Length));
            FormData.Pairs(BareValues.Quoted(fragment, source), '&', percent: true, scope, into);
        }
    }

    private static void Comment(Fragment fragment, TextSpan line, SettingScope scope, DocumentBuilder into)
    {
        var comment = fragment.Slice(line);
        into.Comment(comment.Text.TrimStart('#', '/').TrimStart(), fragment.ToSource(line));
        CommentedSettings.Read(comment, scope, into);
    }

    private static bool IsRequest(string text, TextSpan line) =>
        StartsWith(text, line, "https://") || StartsWith(text, line, "http://")
        || Array.Exists(Methods, method => StartsWith(text, line, method + " "));

    private static bool StartsWith(string text, TextSpan line, string prefix) =>
        line.Length >= prefix.Length && string.CompareOrdinal(text, line.Start, prefix, 0, prefix.Length) == 0;
}
