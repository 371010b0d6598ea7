using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Turns what people write into JSON files into JSON, place for place.</summary>
internal static class JsonComments
{
    /// <summary>
    /// The text with blanks for comments and trailing commas, and with <c>null</c> for templates outside of strings (<c>"port": {{ port }}</c>). Its
    /// length stays the same.
    /// </summary>
    public static string Blank(string text, List<TextSpan> comments)
    {
        var blanked = text.ToCharArray();
        var comma = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                i = StringEnd(text, i);
                comma = -1;
            }
            else if (c == '/' && i + 1 < text.Length && text[i + 1] is '/' or '*')
            {
                var end = CommentEnd(text, i);
                comments.Add(TextSpan.FromBounds(i, end));
                Fill(blanked, i, end);
                i = end - 1;
            }
            else if (c is '{' or '$' or '<' && TemplateText.HoleLength(text, i) is var length and > 0 && !(c == '{' && text[i + 1] != '{' && text[i + 1] != '%' && text[i + 1] != '#'))
            {
                Fill(blanked, i, i + length);
                var isValue = length >= 4 && c is not '<' && text[i + 1] is not ('%' or '#');
                "null".CopyTo(0, blanked, isValue ? i : blanked.Length, isValue ? 4 : 0);
                i += length - 1;
                comma = -1;
            }
            else if (c is '}' or ']' && comma >= 0)
            {
                blanked[comma] = ' ';
                comma = -1;
            }
            else if (!char.IsWhiteSpace(c))
            {
                comma = c == ',' ? i : -1;
            }
        }

        return new string(blanked);
    }

    private static int StringEnd(string text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] is '"' or '\n')
            {
                return i;
            }
        }

        return text.Length;
    }

    private static int CommentEnd(string text, int at)
    {
        var close = text[at + 1] == '/' ? text.IndexOf('\n', at) : text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        return close < 0 ? text.Length : text[at + 1] == '/' ? close : close + 2;
    }

    private static void Fill(char[] blanked, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            blanked[i] = blanked[i] is '\n' or '\r' ? blanked[i] : ' ';
        }
    }
}
