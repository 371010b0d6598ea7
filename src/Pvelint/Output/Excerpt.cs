using System.Globalization;
using System.Text;
using Pvelint.Text;

namespace Pvelint.Output;

/// <summary>A line of a file as it may be shown: cut round a span, secrets masked, made harmless for a terminal.</summary>
/// <param name="Line">The line.</param>
/// <param name="Carets">Spaces and carets that stand below the span.</param>
internal readonly record struct Excerpt(string Line, string Carets)
{
    private const int Width = 110;

    // How far to look for secrets beyond what is shown: one that is cut in two must be hidden all the same.
    private const int Reach = 4096;
    private const string Cut = "…";

    /// <summary>The line on which a span starts, with carets below the part of the span that stands on it.</summary>
    public static Excerpt Of(SourceFile file, TextSpan span, Mask mask)
    {
        var line = file.Line(file.Position(span.Start).Line);
        var marked = TextSpan.FromBounds(Math.Min(span.Start, line.End), Math.Min(Math.Max(span.End, span.Start), line.End));
        var around = TextSpan.FromBounds(Math.Max(line.Start, marked.Start - Reach), Math.Min(line.End, marked.Start + Width + Reach));
        var hidden = mask.Hidden(file, around);
        var shown = Window(line, marked, hidden);
        var writer = new Writer(file.Text, marked);
        writer.Plain(shown.Start > line.Start ? Cut : "");
        writer.Piece(shown, hidden);
        writer.Plain(shown.End < line.End ? Cut : "");
        return new Excerpt(writer.Line.ToString(), writer.Carets());
    }

    // The span in the middle where the line is too long, masked as it is.
    private static TextSpan Window(TextSpan line, TextSpan marked, IReadOnlyList<TextSpan> hidden)
    {
        if (line.Length < Reach && line.Length - hidden.Sum(span => Math.Min(span.End, line.End) - Math.Max(span.Start, line.Start) - Mask.Stars.Length) <= Width)
        {
            return line;
        }

        var start = Math.Max(line.Start, marked.Start - Width / 3);
        return TextSpan.FromBounds(start, Math.Min(line.End, start + Width));
    }

    private sealed class Writer(string text, TextSpan marked)
    {
        private int _columns;
        private int _caretStart = -1;
        private int _caretEnd = -1;

        public StringBuilder Line { get; } = new();

        public void Plain(string piece)
        {
            Line.Append(piece);
            _columns += piece.Length;
        }

        public void Piece(TextSpan shown, IReadOnlyList<TextSpan> hidden)
        {
            for (var at = shown.Start; at < shown.End;)
            {
                var from = _columns;
                int next;
                if (hidden.FirstOrDefault(span => span.Start <= at && at < span.End) is { Length: > 0 } secret)
                {
                    Plain(Mask.Stars);
                    next = Math.Min(secret.End, shown.End);
                }
                else
                {
                    next = Character(at);
                }

                // The caret of a masked secret is as wide as the mask, and tells nothing of the secret's length.
                if (at < Math.Max(marked.End, marked.Start + 1) && marked.Start < next)
                {
                    _caretStart = _caretStart < 0 ? from : _caretStart;
                    _caretEnd = _columns;
                }

                at = next;
            }
        }

        public string Carets()
        {
            var start = _caretStart < 0 ? _columns : _caretStart;
            return new string(' ', start) + new string('^', Math.Max(1, _caretEnd - start));
        }

        private int Character(int at)
        {
            if (text[at] == '\t')
            {
                Plain("    ");
                return at + 1;
            }

            var before = Line.Length;
            var count = Neutral.Append(Line, text, at);
            _columns += Line.Length - before == count && Rune.TryGetRuneAt(text, at, out var rune) ? ColumnsOf(rune) : Line.Length - before;
            return at + count;
        }

        // How wide terminals draw it: combining marks not at all, East Asian wide characters and emoji twice.
        private static int ColumnsOf(Rune rune) => rune.Value switch
        {
            < 0x300 => 1,
            _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
            (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF)
                or (>= 0x20000 and <= 0x3FFFD) => 2,
            _ => 1,
        };
    }
}
