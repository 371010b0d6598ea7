using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Reads Markdown, reStructuredText and AsciiDoc: each fence or indented block in its own language, prompts taken away, all as
/// documentation. What stands between is prose.
/// </summary>
internal sealed class MarkdownReader
{
    private static readonly HashSet<string> PlainLanguages = new(StringComparer.Ordinal) { "", "text", "txt", "plain", "plaintext", "output", "none", "log" };

    private readonly Fragment _fragment;
    private readonly string _text;
    private readonly SettingScope _scope;
    private readonly DocumentBuilder _into;
    private readonly List<TextSpan> _lines;
    private readonly bool _isAsciiDoc;

    private MarkdownReader(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        _fragment = fragment;
        _text = fragment.Text;
        _scope = scope;
        _into = into;
        _lines = [.. Lines.Of(_text)];
        _isAsciiDoc = into.File.Name.EndsWith("doc", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a fragment.</summary>
    public static void Read(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        new MarkdownReader(fragment, scope, into).ReadBlocks();
        BoxTables.Read(fragment, scope, into);
    }

    private void ReadBlocks()
    {
        var isBlank = true;
        for (var i = 0; i < _lines.Count;)
        {
            var line = Lines.Trim(_text, _lines[i]);
            if (Mark(line) is { Length: > 0 } mark)
            {
                i = ReadFence(i, line, mark);
            }
            else if (isBlank && line.Length > 0 && Indent(_lines[i]) >= 4)
            {
                i = ReadIndented(i);
            }
            else
            {
                ReadComment(line);
                i++;
            }

            isBlank = line.Length == 0;
        }
    }

    /// <summary>The run of characters that opens a fence; empty where none does.</summary>
    private string Mark(TextSpan line)
    {
        if (line.Length < 3)
        {
            return "";
        }

        var c = _text[line.Start];
        if (c is not ('`' or '~') && !(_isAsciiDoc && c == '-' && line.Length >= 4))
        {
            return "";
        }

        var end = line.Start;
        while (end < line.End && _text[end] == c)
        {
            end++;
        }

        var isOpen = end - line.Start >= 3 && (c != '`' || _text.IndexOf('`', end, line.End - end) < 0) && (c != '-' || end == line.End);
        return isOpen ? new string(c, end - line.Start) : "";
    }

    /// <summary>Reads the fence that a line opens; gives the line behind it. A fence that is never closed goes to the end.</summary>
    private int ReadFence(int open, TextSpan line, string mark)
    {
        var close = open + 1;
        while (close < _lines.Count && !Closes(Lines.Trim(_text, _lines[close]), mark))
        {
            close++;
        }

        var info = mark[0] == '-' ? AsciiDocInfo(open) : _text.Substring(line.Start + mark.Length, line.Length - mark.Length);
        ReadCode(open + 1, close, Indent(_lines[open]), FileFormats.OfLanguage(info), PlainLanguages.Contains(info.Trim().ToLowerInvariant()));
        return close + 1;
    }

    /// <summary>The language in <c>[source,bash]</c> on the line before.</summary>
    private string AsciiDocInfo(int open)
    {
        var before = open > 0 ? _text.Substring(_lines[open - 1].Start, _lines[open - 1].Length).Trim() : "";
        var comma = before.IndexOf(',');
        return before.StartsWith("[", StringComparison.Ordinal) && comma > 0 ? before.Substring(comma + 1).TrimEnd(']') : "";
    }

    private bool Closes(TextSpan line, string mark)
    {
        if (line.Length < mark.Length)
        {
            return false;
        }

        for (var i = line.Start; i < line.End; i++)
        {
            if (_text[i] != mark[0])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads a block that is indented by four or more; gives the line behind it.</summary>
    private int ReadIndented(int first)
    {
        var indent = Indent(_lines[first]);
        var next = first;
        while (next < _lines.Count && (Lines.Trim(_text, _lines[next]) is var line && (line.Length == 0 || (Indent(_lines[next]) >= indent && Mark(line).Length == 0))))
        {
            next++;
        }

        ReadCode(first, next, indent, null, isPlain: true);
        return next;
    }

    private void ReadCode(int first, int end, int indent, FileFormat? format, bool isPlain)
    {
        if (first >= Math.Min(end, _lines.Count))
        {
            return;
        }

        var code = Unindented(first, Math.Min(end, _lines.Count), indent);
        if (format is FileFormat.Shell || (isPlain && ConsoleText.IsConsole(code.Text)))
        {
            _into.Read(ConsoleText.Commands(code), FileFormat.Shell, Fence(code), SourceContext.Documentation);
        }
        else if (format is { } known)
        {
            _into.Guess(code, known, Fence(code));
        }
        else if (isPlain)
        {
            EmbeddedText.Read(code, "fence", _scope, _into);
        }
    }

    private SettingScope Fence(Fragment code) => _into.Scope(_scope, "fence", code.ToSource(new TextSpan(0, code.Text.Length)));

    /// <summary>Lines as one text, without the indentation that the block as a whole has.</summary>
    private Fragment Unindented(int first, int end, int indent)
    {
        if (indent == 0)
        {
            return _fragment.Slice(TextSpan.FromBounds(_lines[first].Start, end < _lines.Count ? _lines[end].Start : _text.Length));
        }

        var spelling = new Spelling.Builder(_fragment);
        for (var i = first; i < end; i++)
        {
            var start = _lines[i].Start + Math.Min(indent, Indent(_lines[i]));
            spelling.Verbatim(start, (i + 1 < _lines.Count ? _lines[i + 1].Start : _text.Length) - start);
        }

        return spelling.Build(_lines[first].Start).Fragment;
    }

    /// <summary>Count of blanks at the start of a line; a tab counts as one and, at the very start, as four.</summary>
    private int Indent(TextSpan line)
    {
        var at = line.Start;
        while (at < line.End && _text[at] is ' ' or '\t')
        {
            at++;
        }

        return at - line.Start;
    }

    /// <summary><c>&lt;!-- … --&gt;</c> on one line: where suppressions stand.</summary>
    private void ReadComment(TextSpan line)
    {
        var open = line.Length == 0 ? -1 : _text.IndexOf("<!--", line.Start, line.Length, StringComparison.Ordinal);
        var close = open < 0 ? -1 : _text.IndexOf("-->", open, line.End - open, StringComparison.Ordinal);
        if (close > 0)
        {
            var span = Lines.Trim(_text, TextSpan.FromBounds(open + 4, close));
            _into.Comment(_text.Substring(span.Start, span.Length), _fragment.ToSource(TextSpan.FromBounds(open, close + 3)));
        }
    }
}
