using Pvelint.Access;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Lsp.Features;

/// <summary>
/// A cursor in HCL: the tokens before it tell in which attribute of which block it stands. The lexer is total and a string that is not closed
/// ends with its line, so half a line is as good as a whole one.
/// </summary>
internal static class HclPlace
{
    private static readonly HclTokenKind[] Blanks = [HclTokenKind.Blank, HclTokenKind.Newline, HclTokenKind.Comment];

    private static readonly string[] Outermost = ["resource", "data", "provider", "variable", "locals", "module", "output", "terraform", "source", "build", "ignore"];

    /// <summary>The place; null where no name that is known belongs there.</summary>
    public static CursorPlace? Of(TextCursor cursor, string name)
    {
        var tokens = HclFile.Parse(cursor.Text).Tokens;
        var left = LastBefore(tokens, cursor.Offset);
        if (left < 0 || tokens[left].Kind is HclTokenKind.Comment or HclTokenKind.TemplateText)
        {
            return null;
        }

        var isConfiguration = name == Rules.Configuration.FileName;
        if (isConfiguration && cursor.LineBefore.TrimStart().StartsWith("rule \"", StringComparison.Ordinal) && cursor.LineBefore.Count(c => c == '"') == 1)
        {
            return new CursorPlace(NameKind.Rule, cursor.Word(NameKind.Rule), false, []);
        }

        var isQuoted = tokens[left].Kind is HclTokenKind.OpenQuote or HclTokenKind.QuotedText;
        if (tokens[left].Kind is HclTokenKind.CloseQuote || (isQuoted && IsInTemplate(tokens, left)) || Outline(cursor.Text, tokens, left) is not { } outline)
        {
            return null;
        }

        var listed = cursor.Others(outline.Words(cursor.Text, tokens));
        var kind = isConfiguration ? outline is { Attribute: "rule", Blocks: [{ Type: "ignore" }] } ? NameKind.Rule : null : KindOf(outline);
        var word = cursor.Word(kind ?? NameKind.Privilege);

        // A list of privileges may stand in a variable or a local: its first word tells.
        kind ??= outline.Attribute is "privileges" or "privs" || (isQuoted && Names.IsPrivilegeLike(cursor.Text.AsSpan(word.Start, word.Length)))
            || (outline.ListStart is not null && listed.Any(AccessFacts.Privileges.ContainsKey)) ? NameKind.Privilege : null;
        return kind is null ? null : new CursorPlace(kind.Value, word, !isQuoted, outline.ListStart is null ? [] : listed);
    }

    // In `"${x}…"` only the run runs on, and what it makes is nobody's to complete.
    private static bool IsInTemplate(IReadOnlyList<HclToken> tokens, int left)
    {
        for (var i = left; i >= 0 && tokens[i].Kind is not (HclTokenKind.OpenQuote or HclTokenKind.Newline); i--)
        {
            if (tokens[i].Kind is HclTokenKind.CloseSequence or HclTokenKind.OpenInterpolation)
            {
                return true;
            }
        }

        return false;
    }

    private static NameKind? KindOf(CursorOutline outline)
    {
        if (outline.Blocks is [.., { Type: "provider" }] && outline.Attribute == "pm_minimum_permission_list")
        {
            return NameKind.Privilege;
        }

        // Innermost first; `dynamic "acl" { content { … } }` is a block acl.
        if (outline.Blocks is not [.., { Type: "resource", Labels: [var type, ..] }] || !GrantForm.Resources.TryGetValue(type, out var form))
        {
            return null;
        }

        foreach (var block in outline.Blocks.Reverse().Skip(1).Where(block => block.Type != "content"))
        {
            if (!form.Nested.TryGetValue(block is { Type: "dynamic", Labels: [var label, ..] } ? label : block.Type, out form))
            {
                return null;
            }
        }

        return form.Fields.TryGetValue(outline.Attribute, out var field) && !(form.Makes is "role" or "user" or "group" && field is "name" or "id")
            ? CursorPlace.KindOf(form.Makes, field) : null;
    }

    private static int LastBefore(IReadOnlyList<HclToken> tokens, int offset)
    {
        var (low, high) = (0, tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = tokens[middle].Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    // Backwards: what is closed is stepped over, what is open is what the cursor stands in.
    private static CursorOutline? Outline(string text, IReadOnlyList<HclToken> tokens, int left)
    {
        string? attribute = null;
        int? list = null;
        var isOpen = false;
        var blocks = new List<CursorBlock>();
        for (var i = left; i >= 0; i--)
        {
            switch (tokens[i].Kind)
            {
                case HclTokenKind.CloseBrace or HclTokenKind.CloseBracket or HclTokenKind.CloseParenthesis or HclTokenKind.CloseQuote or HclTokenKind.CloseSequence or HclTokenKind.CloseHeredoc:
                    i = Opener(tokens, i);
                    break;
                case HclTokenKind.OpenInterpolation or HclTokenKind.OpenDirective:
                    return null;
                case HclTokenKind.OpenBracket when attribute is null:
                    (list, isOpen) = (i, true);
                    break;
                case HclTokenKind.OpenParenthesis when attribute is null:
                    isOpen = true;
                    break;
                case HclTokenKind.Newline when attribute is null && !isOpen && !HasOpenList(tokens, i):
                    return null;
                case HclTokenKind.Equal when attribute is null:
                    var named = Significant(tokens, i - 1);
                    if (named < 0 || tokens[named].Kind is not HclTokenKind.Identifier)
                    {
                        return null;
                    }

                    attribute = text.Substring(tokens[named].Start, tokens[named].Length);
                    i = named;
                    break;
                case HclTokenKind.OpenBrace:
                    if (attribute is null || Head(text, tokens, i) is not { } block)
                    {
                        return null;
                    }

                    blocks.Add(block);
                    if (Outermost.Contains(block.Type))
                    {
                        // Whatever is open above it, such a block stands in no other.
                        return new CursorOutline(attribute, blocks, list);
                    }

                    break;
            }
        }

        return attribute is null ? null : new CursorOutline(attribute, blocks, list);
    }

    // Whether the line above ends within a list: then the newline divides nothing.
    private static bool HasOpenList(IReadOnlyList<HclToken> tokens, int newline)
    {
        for (var i = newline - 1; i >= 0; i--)
        {
            switch (tokens[i].Kind)
            {
                case HclTokenKind.OpenBracket or HclTokenKind.OpenParenthesis:
                    return true;
                case HclTokenKind.Equal or HclTokenKind.OpenBrace or HclTokenKind.CloseBrace:
                    return false;
                case HclTokenKind.CloseBracket or HclTokenKind.CloseParenthesis:
                    return false;
            }
        }

        return false;
    }

    private static int Opener(IReadOnlyList<HclToken> tokens, int closer)
    {
        var (open, close) = tokens[closer].Kind switch
        {
            HclTokenKind.CloseBrace => (HclTokenKind.OpenBrace, HclTokenKind.CloseBrace),
            HclTokenKind.CloseBracket => (HclTokenKind.OpenBracket, HclTokenKind.CloseBracket),
            HclTokenKind.CloseParenthesis => (HclTokenKind.OpenParenthesis, HclTokenKind.CloseParenthesis),
            HclTokenKind.CloseQuote => (HclTokenKind.OpenQuote, HclTokenKind.CloseQuote),
            HclTokenKind.CloseHeredoc => (HclTokenKind.OpenHeredoc, HclTokenKind.CloseHeredoc),
            _ => (HclTokenKind.OpenInterpolation, HclTokenKind.CloseSequence),
        };
        var depth = 0;
        for (var i = closer; i >= 0; i--)
        {
            depth += tokens[i].Kind == close ? 1 : tokens[i].Kind == open || (close is HclTokenKind.CloseSequence && tokens[i].Kind is HclTokenKind.OpenDirective) ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return 0;
    }

    // `type "label" name {`; null for an object's brace.
    private static CursorBlock? Head(string text, IReadOnlyList<HclToken> tokens, int brace)
    {
        var words = new List<string>();
        for (var i = brace - 1; i >= 0; i--)
        {
            switch (tokens[i].Kind)
            {
                case HclTokenKind.Identifier or HclTokenKind.QuotedText:
                    words.Add(text.Substring(tokens[i].Start, tokens[i].Length));
                    break;
                case HclTokenKind.Blank or HclTokenKind.OpenQuote or HclTokenKind.CloseQuote:
                    break;
                case HclTokenKind.Newline or HclTokenKind.OpenBrace or HclTokenKind.CloseBrace or HclTokenKind.Comment:
                    i = 0;
                    break;
                default:
                    return null;
            }
        }

        words.Reverse();
        return words.Count == 0 ? null : new CursorBlock(words[0], [.. words.Skip(1)]);
    }

    private static int Significant(IReadOnlyList<HclToken> tokens, int from)
    {
        while (from >= 0 && Blanks.Contains(tokens[from].Kind))
        {
            from--;
        }

        return from;
    }
}

/// <summary>A block around a cursor.</summary>
/// <param name="Type">The word it begins with.</param>
/// <param name="Labels">What follows up to the brace.</param>
internal sealed record CursorBlock(string Type, IReadOnlyList<string> Labels);

/// <summary>In what a cursor stands.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Blocks">The blocks around it, innermost first.</param>
/// <param name="ListStart">The token that opens the list it stands in; null for none.</param>
internal sealed record CursorOutline(string Attribute, IReadOnlyList<CursorBlock> Blocks, int? ListStart)
{
    /// <summary>The texts in the list; one that is not closed ends where something else begins.</summary>
    public IEnumerable<string> Words(string text, IReadOnlyList<HclToken> tokens)
    {
        for (var i = ListStart + 1 ?? tokens.Count; i < tokens.Count && tokens[i].Kind is not (HclTokenKind.CloseBracket or HclTokenKind.CloseBrace or HclTokenKind.Equal); i++)
        {
            if (tokens[i].Kind is HclTokenKind.QuotedText)
            {
                yield return text.Substring(tokens[i].Start, tokens[i].Length);
            }
        }
    }
}
