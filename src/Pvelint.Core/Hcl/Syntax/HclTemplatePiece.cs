namespace Pvelint.Hcl;

/// <summary>What a piece of a template is, before directives are paired.</summary>
internal enum HclTemplatePieceKind : byte
{
    Text,
    Interpolation,
    If,
    Else,
    EndIf,
    For,
    EndFor,
}

/// <summary>A text, an interpolation, or a directive alone.</summary>
internal sealed class HclTemplatePiece(HclTemplatePieceKind kind, int start, int end)
{
    public HclTemplatePieceKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int End { get; } = end;

    /// <summary>The text of a text.</summary>
    public HclTextRuns? Text { get; init; }

    /// <summary>What is put in, the condition, or the collection.</summary>
    public HclExpression? Expression { get; init; }

    /// <summary>The names of a <c>for</c>.</summary>
    public HclForHeader? Header { get; init; }

    public HclTemplatePiece EndingAt(int end) => new(Kind, Start, end) { Text = Text, Expression = Expression, Header = Header };

    /// <summary>The flush heredoc's rule: takes from each line the white space that all lines begin with. Blank lines do not count.</summary>
    public static void TakeIndentation(List<HclTemplatePiece> pieces)
    {
        var shared = int.MaxValue;
        var lineStart = true;
        var lines = new List<HclTextRuns>();
        foreach (var piece in pieces)
        {
            if (lineStart && piece.Text?.IsBlankLine() != true)
            {
                shared = Math.Min(shared, piece.Text?.LeadingSpaces() ?? 0);
                if (piece.Text is not null)
                {
                    lines.Add(piece.Text);
                }
            }

            lineStart = piece.Text?.EndsLine() == true;
        }

        foreach (var line in lines)
        {
            line.TrimStart(shared);
        }
    }
}
