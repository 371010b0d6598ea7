using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Values in languages that only their look tells apart: a literal, a reference, or a text with holes.</summary>
internal static class BareValues
{
    private static readonly string[] ReferencePrefixes =
    [
        "var.", "local.", "data.", "module.", "each.", "self.", "path.", "secrets.", "vars.", "env.", "os.", "process.", "settings.", "config.", "lookup(", "sensitive(",
    ];

    /// <summary>A value without quotes.</summary>
    public static SettingValue Bare(Fragment fragment, TextSpan span)
    {
        var text = fragment.Text.Substring(span.Start, span.Length);
        var isReference = Array.Exists(ReferencePrefixes, prefix => text.StartsWith(prefix, StringComparison.Ordinal)) || IsCall(text);
        return isReference ? SettingValue.Verbatim(ValueKind.Reference, fragment, span) : Quoted(fragment, span);
    }

    /// <summary>A value between quotes, which <paramref name="span"/> leaves out; escapes stay as they are written.</summary>
    public static SettingValue Quoted(Fragment fragment, TextSpan span) => TemplateText.Read(fragment.Slice(span), fragment.ToSource(span));

    /// <summary>A value of a language that expands <c>$X</c> in the middle of a text too.</summary>
    public static SettingValue Interpolated(Fragment fragment, TextSpan span)
    {
        var text = fragment.Text;
        var spelling = new Spelling.Builder(fragment);
        var (start, at) = (span.Start, span.Start);
        while (at < span.End)
        {
            var length = Interpolations.LengthAt(text, at, span.End);
            if (length == 0)
            {
                at++;
                continue;
            }

            spelling.Verbatim(start, at - start);
            spelling.Hole(at, length);
            at += length;
            start = at;
        }

        spelling.Verbatim(start, span.End - start);
        return spelling.Build(span.Start).Value;
    }

    private static bool IsCall(string text)
    {
        var open = text.IndexOf('(');
        return open > 0 && text[text.Length - 1] == ')' && char.IsLetter(text[0]) && text.Take(open).All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or ':');
    }
}
