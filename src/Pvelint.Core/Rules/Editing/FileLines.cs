using Pvelint.Text;

namespace Pvelint.Rules.Editing;

/// <summary>Lines of a file as edits need them: where they begin, how they are indented, how they end.</summary>
internal static class FileLines
{
    /// <summary>The line break that the file uses at a place: that of its line, else of the line before, else LF.</summary>
    public static string BreakAt(SourceFile file, int offset)
    {
        var text = file.Text;
        var end = text.IndexOfAny(['\r', '\n'], Math.Min(offset, text.Length));
        if (end < 0)
        {
            end = text.LastIndexOfAny(['\r', '\n'], text.Length - 1);
            end -= end > 0 && text[end] == '\n' && text[end - 1] == '\r' ? 1 : 0;
        }

        return end < 0 || text[end] == '\n' ? "\n" : end + 1 < text.Length && text[end + 1] == '\n' ? "\r\n" : "\r";
    }

    /// <summary>Offset of the first unit of the line that holds the place.</summary>
    public static int StartOf(SourceFile file, int offset)
    {
        while (offset > 0 && file.Text[offset - 1] is not ('\n' or '\r'))
        {
            offset--;
        }

        return offset;
    }

    /// <summary>Offset just after the line's break, or of the end of the text.</summary>
    public static int EndOf(SourceFile file, int offset)
    {
        var text = file.Text;
        var end = text.IndexOfAny(['\r', '\n'], Math.Min(offset, text.Length));
        return end < 0 ? text.Length : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    /// <summary>The lines that a piece of the text stands on with their breaks; of a last line without one the break before it.</summary>
    public static TextSpan Whole(SourceFile file, int start, int end)
    {
        var first = StartOf(file, start);
        var last = EndOf(file, end);
        if (last == file.Text.Length && first > 0 && last > 0 && file.Text[last - 1] is not ('\n' or '\r'))
        {
            first -= first > 1 && file.Text[first - 1] == '\n' && file.Text[first - 2] == '\r' ? 2 : 1;
        }

        return TextSpan.FromBounds(first, last);
    }

    /// <summary>What stands between the place and the end of its line.</summary>
    public static string Rest(SourceFile file, int offset)
    {
        var end = file.Text.IndexOfAny(['\r', '\n'], offset);
        return file.Text.Substring(offset, (end < 0 ? file.Text.Length : end) - offset);
    }

    /// <summary>The blanks that the place's line begins with.</summary>
    public static string IndentOf(SourceFile file, int offset)
    {
        var start = StartOf(file, offset);
        var end = start;
        while (end < file.Text.Length && file.Text[end] is ' ' or '\t')
        {
            end++;
        }

        return file.Text.Substring(start, end - start);
    }

    /// <summary>Whether nothing but blanks stands before the place in its line.</summary>
    public static bool IsFirst(SourceFile file, int offset) => StartOf(file, offset) + IndentOf(file, offset).Length == offset;

    /// <summary>Whether a piece of the text has a line break in it.</summary>
    public static bool Breaks(SourceFile file, int start, int end) => end > start && file.Text.IndexOfAny(['\r', '\n'], start, end - start) >= 0;
}
