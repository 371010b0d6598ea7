using System.Globalization;
using System.Text;
using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Decodes scalars as YAML 1.2 does (chapters 7.3 and 8.1) and knows for each unit where it is written.</summary>
internal static class YamlScalars
{
    /// <summary>The decoded text of a scalar of <paramref name="source"/> and its place in the file.</summary>
    public static Fragment Decode(Fragment source, YamlScalar scalar)
    {
        var decoded = new Decoder(source.Text, scalar.Span, scalar.Style).Decode();
        if (scalar.Value is not { } value || value == decoded.Text)
        {
            return source.Decode(decoded.Text, decoded.Map);
        }

        // The parser read it otherwise than we do: its text counts, the places are then about right only.
        var map = new TextMap.Builder();
        map.Add(value.Length, scalar.Span.Start, scalar.Span.Length);
        return source.Decode(value, map.Build());
    }

    /// <summary>The place of the text alone: without quotes, without a block's header and last line break.</summary>
    public static TextSpan Inner(string text, YamlScalar scalar)
    {
        var span = scalar.Span;
        switch (scalar.Style)
        {
            case YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted when span.Length >= 2:
                return new TextSpan(span.Start + 1, span.Length - 2);
            case YamlStyle.Literal or YamlStyle.Folded:
                var start = Math.Min(span.End, LineEnd(text, span.Start, span.End) + 1);
                while (start < span.End && text[start] is ' ' or '\n' or '\r')
                {
                    start++;
                }

                var end = span.End;
                while (end > start && text[end - 1] is ' ' or '\n' or '\r')
                {
                    end--;
                }

                return TextSpan.FromBounds(start, end);
            default:
                return span;
        }
    }

    private static int LineEnd(string text, int start, int end) => text.IndexOf('\n', start, end - start) is var found and >= 0 ? found : end;

    private sealed class Decoder(string text, TextSpan span, YamlStyle style)
    {
        private readonly StringBuilder _decoded = new();
        private readonly TextMap.Builder _map = new();

        public (string Text, TextMap Map) Decode()
        {
            if (span.Length == 0)
            {
                return ("", TextMap.At(span.Start, 0));
            }

            switch (style)
            {
                case YamlStyle.Plain:
                    Flow(span.Start, span.End);
                    break;
                case YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted:
                    Flow(span.Start + 1, Math.Max(span.Start + 1, span.End - 1));
                    break;
                default:
                    Block();
                    break;
            }

            return (_decoded.ToString(), _decoded.Length == 0 ? TextMap.At(span.Start, 0) : _map.Build());
        }

        private void Keep(int start, int length)
        {
            if (length > 0)
            {
                _decoded.Append(text, start, length);
                _map.Verbatim(start, length);
            }
        }

        private void Put(string decoded, int start, int length)
        {
            _decoded.Append(decoded);
            _map.Add(decoded.Length, start, length);
        }

        /// <summary>Plain and quoted scalars: a line break is a blank, and each empty line after it a line break.</summary>
        private void Flow(int start, int end)
        {
            var kept = start;
            var i = start;
            while (i < end)
            {
                if (text[i] is '\n' or '\r')
                {
                    var blanks = i;
                    while (blanks > kept && text[blanks - 1] is ' ' or '\t')
                    {
                        blanks--;
                    }

                    Keep(kept, blanks - kept);
                    i = kept = Fold(blanks, end, escaped: false);
                }
                else if (style == YamlStyle.SingleQuoted && text[i] == '\'' && i + 1 < end && text[i + 1] == '\'')
                {
                    Keep(kept, i - kept);
                    Put("'", i, 2);
                    i = kept = i + 2;
                }
                else if (style == YamlStyle.DoubleQuoted && text[i] == '\\' && i + 1 < end)
                {
                    Keep(kept, i - kept);
                    i = kept = Escape(i, end);
                }
                else
                {
                    i++;
                }
            }

            Keep(kept, end - kept);
        }

        /// <summary>Blanks, line breaks and the next line's indentation, from <paramref name="start"/> on.</summary>
        private int Fold(int start, int end, bool escaped)
        {
            var breaks = 0;
            var i = start;
            for (; i < end && text[i] is ' ' or '\t' or '\n' or '\r'; i++)
            {
                breaks += text[i] == '\n' || (text[i] == '\r' && (i + 1 == end || text[i + 1] != '\n')) ? 1 : 0;
            }

            if (breaks > 1)
            {
                Put(new string('\n', breaks - 1), start, i - start);
            }
            else if (!escaped)
            {
                Put(" ", start, i - start);
            }

            return i;
        }

        private int Escape(int at, int end)
        {
            var c = text[at + 1];
            if (c is '\n' or '\r')
            {
                return Fold(at + 1, end, escaped: true);
            }

            var digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0)
            {
                var length = Math.Min(digits, end - at - 2);
                var known = int.TryParse(text.AsSpan(at + 2, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit);
                var decoded = !known || unit is < 0 or > 0x10FFFF ? "\uFFFD" : unit > 0xFFFF ? char.ConvertFromUtf32(unit) : ((char)unit).ToString();
                Put(decoded, at, 2 + length);
                return at + 2 + length;
            }

            Put(Simple(c), at, 2);
            return at + 2;
        }

        private static string Simple(char c) => c switch
        {
            '0' => "\0",
            'a' => "\a",
            'b' => "\b",
            't' or '\t' => "\t",
            'n' => "\n",
            'v' => "\v",
            'f' => "\f",
            'r' => "\r",
            'e' => "\u001B",
            'N' => "\u0085",
            '_' => "\u00A0",
            'L' => "\u2028",
            'P' => "\u2029",
            _ => c.ToString(),
        };

        /// <summary><c>|</c> keeps its lines, <c>&gt;</c> folds those that are not indented further.</summary>
        private void Block()
        {
            var lines = Lines();
            var header = text.Substring(span.Start, Math.Min(LineEnd(text, span.Start, span.End), span.End) - span.Start);
            var indicators = header.Split([' ', '\t', '\r', '#'], 2)[0];
            var indent = Indent(lines, indicators);
            var last = lines.FindLastIndex(line => line.End - line.Start > indent && !IsBlank(line));
            var breaks = 0;
            var breakStart = 0;
            var previousMore = true;
            for (var i = 0; i <= last; i++)
            {
                var (start, end, _) = lines[i];
                if (end - start <= indent || (style == YamlStyle.Folded && IsBlank(lines[i])))
                {
                    breakStart = breaks == 0 ? start : breakStart;
                    breaks++;
                    continue;
                }

                var content = start + indent;
                var more = text[content] is ' ' or '\t';
                if (i > 0)
                {
                    Join(i, lines, breaks, breakStart, previousMore || more, content);
                }

                Keep(content, end - content);
                (breaks, previousMore) = (0, more);
            }

            Chomp(lines, last, indicators);
        }

        /// <summary>What stands between the last line with text and line <paramref name="i"/>.</summary>
        private void Join(int i, List<(int Start, int End, int Next)> lines, int empty, int emptyStart, bool indented, int content)
        {
            if (_decoded.Length == 0)
            {
                Put(new string('\n', empty), emptyStart, content - emptyStart);
                return;
            }

            var from = lines[i - 1 - empty].End;
            var folded = style == YamlStyle.Folded && !indented;
            var joint = !folded ? new string('\n', empty + 1) : empty == 0 ? " " : new string('\n', empty);
            Put(joint, from, content - from);
        }

        private void Chomp(List<(int Start, int End, int Next)> lines, int last, string indicators)
        {
            if (indicators.IndexOf('-') >= 0 || (last < 0 && indicators.IndexOf('+') < 0))
            {
                return;
            }

            var keep = indicators.IndexOf('+') >= 0;
            for (var i = Math.Max(last, 0); i < lines.Count && (i <= last || keep); i++)
            {
                if (lines[i].Next > lines[i].End)
                {
                    Put("\n", lines[i].End, lines[i].Next - lines[i].End);
                }
            }
        }

        /// <summary>An indentation indicator counts from the parent, which is not known here: the first line's own text tells.</summary>
        private int Indent(List<(int Start, int End, int Next)> lines, string indicators)
        {
            var first = lines.FindIndex(line => !IsBlank(line));
            if (first < 0)
            {
                return lines.Count == 0 ? 0 : lines.Max(line => line.End - line.Start);
            }

            var spaces = Spaces(lines[first]);
            var explicitly = indicators.IndexOfAny(['1', '2', '3', '4', '5', '6', '7', '8', '9']) >= 0;
            return explicitly ? Math.Min(spaces, lines.Where(line => !IsBlank(line)).Min(Spaces)) : spaces;
        }

        private int Spaces((int Start, int End, int Next) line)
        {
            var i = line.Start;
            while (i < line.End && text[i] == ' ')
            {
                i++;
            }

            return i - line.Start;
        }

        private bool IsBlank((int Start, int End, int Next) line) => Spaces(line) == line.End - line.Start;

        private List<(int Start, int End, int Next)> Lines()
        {
            var lines = new List<(int, int, int)>();
            var start = LineEnd(text, span.Start, span.End) + 1;
            while (start < span.End)
            {
                var found = LineEnd(text, start, span.End);
                var end = found > start && text[found - 1] == '\r' ? found - 1 : found;
                lines.Add((start, end, Math.Min(found + 1, span.End)));
                start = found + 1;
            }

            return lines;
        }
    }
}
