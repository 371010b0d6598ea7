namespace Pvelint.Hcl;

/// <summary>Pairs the directives of a template and joins neighbouring texts.</summary>
internal sealed class HclTemplateTree(HclCursor cursor, List<HclTemplatePiece> pieces, HclToken close)
{
    private int _next;

    /// <summary>Levels of expressions and directives in what was built.</summary>
    public int Height { get; private set; } = 1;

    /// <summary>The parts of the whole template.</summary>
    public IReadOnlyList<HclTemplatePart> Parts()
    {
        var parts = new List<HclTemplatePart>(1);
        while (_next < pieces.Count)
        {
            AddPart(parts, level: 1);
            if (_next < pieces.Count && IsEnd(pieces[_next].Kind))
            {
                cursor.Report(TokenOf(pieces[_next]), "this directive ends nothing: no if or for is open here");
                _next++;
            }
        }

        if (parts.Count == 0 && pieces.Count > 0)
        {
            parts.Add(new HclTextRuns(cursor).Build(pieces[0].Start));
        }

        return parts;
    }

    private void AddPart(List<HclTemplatePart> parts, int level)
    {
        var piece = pieces[_next];
        if (IsEnd(piece.Kind))
        {
            return;
        }

        if (level >= HclFile.MaxDepth)
        {
            cursor.Report(TokenOf(piece), HclExpressionParser.NestedTooDeep);
            _next = pieces.Count;
            return;
        }

        if (piece.Kind == HclTemplatePieceKind.Text)
        {
            AddText(parts);
            return;
        }

        Height = Math.Max(Height, level + piece.Expression!.Height);
        _next++;
        parts.Add(piece.Kind switch
        {
            HclTemplatePieceKind.If => If(piece, level),
            HclTemplatePieceKind.For => For(piece, level),
            _ => new HclInterpolation(piece.Expression, cursor.Place(piece.Start, piece.End)),
        });
    }

    // Texts that follow each other are one: lines of a heredoc, what a trimmed sequence left.
    private void AddText(List<HclTemplatePart> parts)
    {
        var start = pieces[_next].Start;
        var text = pieces[_next++].Text!;
        while (_next < pieces.Count && pieces[_next].Text is { } more)
        {
            text.Append(more);
            _next++;
        }

        if (!text.IsEmpty)
        {
            parts.Add(text.Build(start));
        }
    }

    private HclTemplateIf If(HclTemplatePiece open, int level)
    {
        var whenTrue = Branch(level);
        IReadOnlyList<HclTemplatePart> whenFalse = [];
        if (At(HclTemplatePieceKind.Else))
        {
            _next++;
            whenFalse = Branch(level);
        }

        End(HclTemplatePieceKind.EndIf, "endif");
        return new HclTemplateIf(open.Expression!, whenTrue, whenFalse, PlaceFrom(open));
    }

    private HclTemplateFor For(HclTemplatePiece open, int level)
    {
        var body = Branch(level);
        End(HclTemplatePieceKind.EndFor, "endfor");
        return new HclTemplateFor(open.Header!.KeyName, open.Header.ValueName, open.Expression!, body, PlaceFrom(open));
    }

    private List<HclTemplatePart> Branch(int level)
    {
        var parts = new List<HclTemplatePart>();
        while (_next < pieces.Count && !IsEnd(pieces[_next].Kind))
        {
            AddPart(parts, level + 1);
        }

        return parts;
    }

    private void End(HclTemplatePieceKind kind, string word)
    {
        if (At(kind))
        {
            _next++;
            return;
        }

        if (_next >= pieces.Count)
        {
            cursor.Report(close, $"a directive of this string is never closed with %{{ {word} }}");
            return;
        }

        cursor.Report(TokenOf(pieces[_next]), $"%{{ {word} }} is expected here");
        _next++;
    }

    private bool At(HclTemplatePieceKind kind) => _next < pieces.Count && pieces[_next].Kind == kind;

    private Pvelint.Text.TextSpan PlaceFrom(HclTemplatePiece open) =>
        cursor.Place(open.Start, _next > 0 ? pieces[Math.Min(_next, pieces.Count) - 1].End : open.End);

    private static bool IsEnd(HclTemplatePieceKind kind) =>
        kind is HclTemplatePieceKind.Else or HclTemplatePieceKind.EndIf or HclTemplatePieceKind.EndFor;

    private static HclToken TokenOf(HclTemplatePiece piece) => new(HclTokenKind.OpenDirective, piece.Start, piece.End - piece.Start);
}
