using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>What stands between the strings of JSON or HCL and is neither: comments of C, and templates that are rendered before (<c>"port": {{ port }}</c>).</summary>
internal sealed class TemplateMarks
{
    private readonly string _text;
    private readonly List<TextSpan> _comments = [];
    private readonly List<TextSpan> _templates = [];

    private TemplateMarks(string text) => _text = text;

    /// <summary>The places of the comments, marks included, in order.</summary>
    public IReadOnlyList<TextSpan> Comments => _comments;

    public static TemplateMarks Find(string text)
    {
        var marks = new TemplateMarks(text);
        for (var i = 0; i < text.Length; i++)
        {
            i = marks.Skip(i);
        }

        return marks;
    }

    /// <summary>The text with <c>null</c> for each template that may be a value and blanks for the others; null where there is none. Its length stays the same.</summary>
    /// <param name="dollars">Whether <c>${x}</c> and <c>%{ x }</c> are templates; in HCL they are its own.</param>
    public string? WithoutTemplates(bool dollars)
    {
        var templates = _templates.FindAll(template => dollars || _text[template.Start] is not ('$' or '%'));
        if (templates.Count == 0)
        {
            return null;
        }

        var blanked = _text.ToCharArray();
        foreach (var template in templates)
        {
            for (var i = template.Start; i < template.End; i++)
            {
                blanked[i] = blanked[i] is '\n' or '\r' ? blanked[i] : ' ';
            }

            if (template.Length >= 4 && _text[template.Start] != '%' && _text[template.Start + 1] is not ('%' or '#'))
            {
                "null".CopyTo(0, blanked, template.Start, 4);
            }
        }

        return new string(blanked);
    }

    /// <summary>The last unit of the string, comment or template that begins at an offset; the offset itself where none does.</summary>
    private int Skip(int at)
    {
        switch (_text[at])
        {
            case '"':
                return StringEnd(at);
            case '/' when at + 1 < _text.Length && _text[at + 1] is '/' or '*':
                var comment = TextSpan.FromBounds(at, CommentEnd(at));
                _comments.Add(comment);
                return comment.End - 1;
            case '{' or '$' or '<' or '%' when TemplateText.HoleLength(_text, at) is var length and > 0:
                _templates.Add(new TextSpan(at, length));
                return at + length - 1;
            default:
                return at;
        }
    }

    private int StringEnd(int at)
    {
        for (var i = at + 1; i < _text.Length; i++)
        {
            if (_text[i] == '\\')
            {
                i++;
            }
            else if (_text[i] is '"' or '\n')
            {
                return i;
            }
        }

        return _text.Length;
    }

    private int CommentEnd(int at)
    {
        var isLine = _text[at + 1] == '/';
        var close = isLine ? _text.IndexOf('\n', at) : _text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        return close < 0 ? _text.Length : isLine ? close : close + 2;
    }
}
