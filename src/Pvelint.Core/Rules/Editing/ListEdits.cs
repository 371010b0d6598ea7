using Pvelint.Access;
using Pvelint.Text;

namespace Pvelint.Rules.Editing;

/// <summary>
/// Edits of a list of words by its text alone, whatever the language: <c>["A", "B"]</c>, <c>"A,B"</c>, <c>"A B"</c>, items on lines
/// of their own. What is not plainly a list with separators between is left alone.
/// </summary>
internal sealed class ListEdits
{
    private static readonly char[] Quotes = ['"', '\'', '`'];
    private readonly SourceFile _file;
    private readonly IReadOnlyList<Item> _items;

    private ListEdits(SourceFile file, IReadOnlyList<Item> items)
    {
        _file = file;
        _items = items;
    }

    // A word of the list, its place, and the place with its quotes where it has its own.
    private readonly record struct Item(Word Word, TextSpan Span, TextSpan Outer)
    {
        public bool IsQuoted => Outer.Length > Span.Length;
    }

    /// <summary>The list whose words these are; null where one of them does not stand as it is in the one file.</summary>
    public static ListEdits? Of(IReadOnlyList<Word> words)
    {
        if (words.Count == 0 || !words.All(word => word.Place.File == words[0].Place.File && word.IsWritten()))
        {
            return null;
        }

        var file = words[0].Place.File;
        return new ListEdits(file, [.. words.OrderBy(word => word.Place.Span.Start).Select(word => new Item(word, word.Place.Span, Outer(file, word.Place.Span)))]);
    }

    /// <summary>Takes words out, with their quotes and separators; null where that would empty the list or it is not plain how.</summary>
    public IReadOnlyList<FixEdit>? Remove(IReadOnlyCollection<Word> words)
    {
        var edits = new List<FixEdit>();
        for (var first = 0; first < _items.Count; first++)
        {
            if (!words.Contains(_items[first].Word))
            {
                continue;
            }

            var last = first;
            while (last + 1 < _items.Count && words.Contains(_items[last + 1].Word))
            {
                last++;
            }

            if (Remove(first, last) is not { } removal || (first == 0 && last == _items.Count - 1))
            {
                return null;
            }

            edits.AddRange(removal);
            first = last;
        }

        return edits.Count == 0 ? null : edits;
    }

    /// <summary>Puts words behind the last one, as the list writes its words; null where it is not plain how.</summary>
    public IReadOnlyList<FixEdit>? Append(IReadOnlyList<string> words)
    {
        var last = _items[_items.Count - 1];
        var quote = last.IsQuoted ? _file.Text.Substring(last.Outer.Start, 1) : "";
        if (Separator() is not { } separator)
        {
            return null;
        }

        return [new FixEdit(_file, new TextSpan(last.Outer.End, 0), string.Concat(words.Select(word => separator + quote + word + quote)))];
    }

    private IReadOnlyList<FixEdit>? Remove(int first, int last)
    {
        var (from, to) = (_items[first].Outer.Start, _items[last].Outer.End);
        var hasNext = last + 1 < _items.Count;
        var comma = to < _file.Text.Length && _file.Text[to] == ',' ? to + 1 : to;
        if (StartsLine(from) && EndsLine(comma) && (comma > to || IsDash(from)))
        {
            return AllBetween(first, last) ? [new FixEdit(_file, FileLines.Whole(_file, from, to), "")] : null;
        }

        if (hasNext && IsGap(to, _items[last + 1].Outer.Start) && AllBetween(first, last))
        {
            return [new FixEdit(_file, TextSpan.FromBounds(from, _items[last + 1].Outer.Start), "")];
        }

        return first > 0 && IsGap(_items[first - 1].Outer.End, from) && AllBetween(first, last)
            ? [new FixEdit(_file, TextSpan.FromBounds(_items[first - 1].Outer.End, to), "")]
            : null;
    }

    // Whether between the words of a run nothing else stands that would go with them, comments behind a word apart.
    private bool AllBetween(int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            var (end, start) = (_items[i].Outer.End, _items[i + 1].Outer.Start);
            var comma = _file.Text[end] == ',' ? end + 1 : end;
            if (!IsGap(end, start) && !(EndsLine(comma) && StartsLine(start) && FileLines.EndOf(_file, end) == FileLines.StartOf(_file, start)))
            {
                return false;
            }
        }

        return true;
    }

    private bool StartsLine(int offset) => _file.Text.Substring(FileLines.StartOf(_file, offset), offset - FileLines.StartOf(_file, offset)).Trim(' ', '\t', '-').Length == 0;

    private bool IsDash(int offset) => _file.Text.Substring(FileLines.StartOf(_file, offset), offset - FileLines.StartOf(_file, offset)).Trim() == "-";

    private bool EndsLine(int offset)
    {
        var rest = FileLines.Rest(_file, offset).Trim();
        return rest.Length == 0 || rest[0] == '#' || rest.StartsWith("//", StringComparison.Ordinal);
    }

    // Blanks and line breaks with one comma, semicolon or dash among them at most; a backslash only where it continues a line.
    private bool IsGap(int start, int end)
    {
        var marks = 0;
        for (var i = start; i < end; i++)
        {
            var unit = _file.Text[i];
            if (unit is ',' or ';' or '-')
            {
                marks++;
            }
            else if (unit == '\\' ? _file.Text[i + 1] is not ('\n' or '\r') : !char.IsWhiteSpace(unit))
            {
                return false;
            }
        }

        return end > start && marks <= 1;
    }

    // What stands between the last two words, else what fits the place of the only one.
    private string? Separator()
    {
        var last = _items[_items.Count - 1];
        if (_items.Count > 1 && _items[_items.Count - 2] is var before)
        {
            if (IsGap(before.Outer.End, last.Outer.Start) && before.IsQuoted == last.IsQuoted)
            {
                return _file.Text.Substring(before.Outer.End, last.Outer.Start - before.Outer.End);
            }

            return StartsLine(last.Outer.Start) && EndsLine(Comma(before.Outer.End)) && Comma(before.Outer.End) > before.Outer.End
                ? "," + FileLines.BreakAt(_file, before.Outer.End) + FileLines.IndentOf(_file, last.Outer.Start)
                : null;
        }

        var text = _file.Text;
        if (IsDash(last.Outer.Start))
        {
            return FileLines.BreakAt(_file, last.Span.Start) + text.Substring(FileLines.StartOf(_file, last.Outer.Start), last.Outer.Start - FileLines.StartOf(_file, last.Outer.Start));
        }

        return last.IsQuoted ? ", " : ",";
    }

    private int Comma(int offset) => offset < _file.Text.Length && _file.Text[offset] == ',' ? offset + 1 : offset;

    // A word in quotes of its own is an item of a list; one alone in the quotes of a text that lists words is not.
    private static TextSpan Outer(SourceFile file, TextSpan span)
    {
        var text = file.Text;
        if (span.Start == 0 || span.End >= text.Length || text[span.Start - 1] != text[span.End] || Array.IndexOf(Quotes, text[span.End]) < 0)
        {
            return span;
        }

        var before = span.Start - 2;
        while (before >= 0 && char.IsWhiteSpace(text[before]))
        {
            before--;
        }

        var after = span.End + 1;
        while (after < text.Length && char.IsWhiteSpace(text[after]))
        {
            after++;
        }

        return (before >= 0 && text[before] is '[' or ',' or '-' or '(' or '{') || (after < text.Length && text[after] is ',' or ']' or '#')
            ? TextSpan.FromBounds(span.Start - 1, span.End + 1)
            : span;
    }
}
