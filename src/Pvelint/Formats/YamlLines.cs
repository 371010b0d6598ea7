using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Reads what looks like YAML and is not (a template, a broken file) line by line: keys, items and their indentation.
/// Lines that are neither are left out.
/// </summary>
internal static class YamlLines
{
    private static readonly string[] TemplateMarks = ["{{", "{%", "{#", "<%", "%{", "#", "---", "..."];

    public static List<YamlNode> Parse(string text, int start, int end)
    {
        var reader = new Reader(text, end);
        for (var line = start; line < end;)
        {
            line = reader.Line(line);
        }

        return reader.Finish();
    }

    /// <summary>Whether an item of a list begins here.</summary>
    public static bool IsItem(string text, int at) => at < text.Length && text[at] == '-' && (at + 1 == text.Length || text[at + 1] is ' ' or '\n' or '\r' or '\t');

    /// <summary>The offset just after the key that stands at <paramref name="at"/>, that is its colon's; 0 where there is no key.</summary>
    public static int KeyEnd(string text, int at, int lineEnd)
    {
        if (at >= lineEnd || text[at] is ' ' or '\t' or '\r' or '\n' or '#' or '{' or '[' or '}' or ']' or ',' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`')
        {
            return 0;
        }

        var i = at;
        if (text[at] is '"' or '\'')
        {
            var close = text.IndexOf(text[at], at + 1, lineEnd - at - 1);
            return close > 0 && close + 1 < lineEnd && text[close + 1] == ':' ? close + 1 : 0;
        }

        while (i < lineEnd && text[i] is not ('\n' or '\r'))
        {
            if (text[i] == ':' && (i + 1 == lineEnd || char.IsWhiteSpace(text[i + 1])))
            {
                return i;
            }

            if (text[i] == '#' && text[i - 1] == ' ')
            {
                return 0;
            }

            i++;
        }

        return 0;
    }

    private sealed class Reader(string text, int end)
    {
        private readonly YamlTreeBuilder _tree = new(text);
        private readonly Stack<(int Column, bool IsMapping)> _open = new();
        private int _last;

        public List<YamlNode> Finish()
        {
            _tree.CloseAll(_last);
            return _tree.Roots;
        }

        /// <summary>Reads a line, or a block scalar's lines.</summary>
        /// <returns>Where the next line begins.</returns>
        public int Line(int start)
        {
            var next = text.IndexOf('\n', start, end - start) is var found and >= 0 ? found + 1 : end;
            var at = SkipBlanks(start, next);
            if (at == next || Array.Exists(TemplateMarks, mark => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0))
            {
                return next;
            }

            var isItem = false;
            while (at < next && IsItem(text, at))
            {
                Item(at, at - start);
                at = SkipBlanks(at + 1, next);
                isItem = true;
            }

            var colon = KeyEnd(text, at, next);
            if (colon > 0)
            {
                Key(at, at - start, colon);
                return Value(colon + 1, next, at - start);
            }

            return isItem && at < next && _tree.WaitsForValue ? Value(at, next, at - start) : next;
        }

        private void Item(int at, int column)
        {
            CloseTo(column, forItem: true);
            if (_open.Count == 0 || (_tree.WaitsForValue && (_open.Peek().IsMapping || _open.Peek().Column < column)))
            {
                Open(mapping: false, at, column);
            }
        }

        private void Key(int at, int column, int colon)
        {
            CloseTo(column, forItem: false);
            if (_open.Count == 0 || (_tree.WaitsForValue && _open.Peek().Column < column))
            {
                Open(mapping: true, at, column);
            }

            _tree.EndEntry();
            _tree.Add(Scalar(at, TrimEnd(at, colon)));
            _last = colon;
        }

        private void Open(bool mapping, int at, int column)
        {
            if (_tree.Depth < YamlEventReader.MaxDepth)
            {
                _tree.Open(mapping, at, "");
                _open.Push((column, mapping));
            }
        }

        /// <summary>Ends what is indented further; the items of a list may stand in the column of its key.</summary>
        private void CloseTo(int column, bool forItem)
        {
            while (_open.Count > 0 && (_open.Peek().Column > column || (_open.Peek().Column == column && !_open.Peek().IsMapping && !forItem)))
            {
                _open.Pop();
                _tree.Close(_last);
            }
        }

        private int Value(int from, int next, int column)
        {
            var at = SkipBlanks(from, next);
            var tag = "";
            if (at < next && text[at] is '!' or '&')
            {
                var tagEnd = at;
                while (tagEnd < next && !char.IsWhiteSpace(text[tagEnd]))
                {
                    tagEnd++;
                }

                tag = text[at] == '!' ? text.Substring(at, tagEnd - at) : "";
                at = SkipBlanks(tagEnd, next);
            }

            if (at == next || text[at] == '#')
            {
                return next;
            }

            if (text[at] is '|' or '>')
            {
                return Block(at, next, column, tag);
            }

            var valueEnd = ValueEnd(at, next);
            var value = Flow(at, valueEnd) ?? Scalar(at, valueEnd, tag);
            _tree.Add(value);
            _last = valueEnd;
            return next;
        }

        /// <summary>A list or mapping on one line.</summary>
        private YamlNode? Flow(int at, int valueEnd)
        {
            if (text[at] is not ('[' or '{') || (at + 1 < valueEnd && text[at + 1] is '{' or '%'))
            {
                return null;
            }

            var documents = new List<List<YamlNode>>();
            return YamlEventReader.Read(text, at, valueEnd, documents) is null && documents.Count == 1 && documents[0].Count == 1 ? documents[0][0] : null;
        }

        private int Block(int at, int next, int column, string tag)
        {
            var stop = next;
            for (var line = next; line < end;)
            {
                var after = text.IndexOf('\n', line, end - line) is var found and >= 0 ? found + 1 : end;
                var first = SkipBlanks(line, after);
                if (first < after && first - line <= column && text[first] is not ('\r' or '\n'))
                {
                    break;
                }

                line = after;
                stop = first < after ? after : stop;
            }

            var style = text[at] == '|' ? YamlStyle.Literal : YamlStyle.Folded;
            _tree.Add(new YamlScalar(TextSpan.FromBounds(at, stop), tag, style, null));
            _last = stop;
            return stop;
        }

        private YamlScalar Scalar(int at, int stop, string tag = "")
        {
            var quoted = stop - at >= 2 && text[at] is '"' or '\'' && text[stop - 1] == text[at];
            var style = !quoted ? YamlStyle.Plain : text[at] == '"' ? YamlStyle.DoubleQuoted : YamlStyle.SingleQuoted;
            return new YamlScalar(TextSpan.FromBounds(at, stop), tag, style, null);
        }

        /// <summary>A quoted value ends with its quote, any other with its line or a comment.</summary>
        private int ValueEnd(int at, int next)
        {
            if (text[at] is '"' or '\'')
            {
                for (var i = at + 1; i < next; i++)
                {
                    if (text[i] == '\\' && text[at] == '"')
                    {
                        i++;
                    }
                    else if (text[i] == text[at] && (i + 1 == next || char.IsWhiteSpace(text[i + 1])))
                    {
                        return i + 1;
                    }
                }
            }

            var comment = text.IndexOf(" #", at, next - at, StringComparison.Ordinal);
            return TrimEnd(at, comment < 0 ? next : comment);
        }

        private int TrimEnd(int start, int stop)
        {
            while (stop > start && char.IsWhiteSpace(text[stop - 1]))
            {
                stop--;
            }

            return stop;
        }

        private int SkipBlanks(int at, int stop)
        {
            while (at < stop && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            return at;
        }
    }
}
