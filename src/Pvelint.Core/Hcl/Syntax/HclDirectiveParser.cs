namespace Pvelint.Hcl;

/// <summary>Reads what stands in <c>%{ }</c>.</summary>
internal sealed class HclDirectiveParser(HclCursor cursor, HclExpressionParser expressions)
{
    /// <summary>directive = "if" expression | "else" | "endif" | "for" names "in" expression | "endfor"; null where it is none.</summary>
    public HclTemplatePiece? Directive(HclToken open)
    {
        if (cursor.Kind != HclTokenKind.Identifier)
        {
            cursor.Fail(cursor.Next, "a directive begins with if, else, endif, for or endfor (a %{ that is meant literally is written %%{)");
            return null;
        }

        var word = cursor.Next;
        switch (cursor.TextOf(word))
        {
            case "if":
                cursor.Read();
                return new HclTemplatePiece(HclTemplatePieceKind.If, open.Start, open.End) { Expression = expressions.Expression() };
            case "else":
                return Alone(HclTemplatePieceKind.Else, open);
            case "endif":
                return Alone(HclTemplatePieceKind.EndIf, open);
            case "for":
                return For(open);
            case "endfor":
                return Alone(HclTemplatePieceKind.EndFor, open);
            default:
                cursor.Fail(word, "this is no directive: if, else, endif, for and endfor are");
                return null;
        }
    }

    private HclTemplatePiece Alone(HclTemplatePieceKind kind, HclToken open)
    {
        cursor.Read();
        return new HclTemplatePiece(kind, open.Start, open.End);
    }

    private HclTemplatePiece? For(HclToken open)
    {
        cursor.Read();
        var header = new HclForHeader(cursor, expressions);
        return header.ReadNames()
            ? new HclTemplatePiece(HclTemplatePieceKind.For, open.Start, open.End) { Header = header, Expression = expressions.Expression() }
            : null;
    }
}
