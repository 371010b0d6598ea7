namespace Pvelint.Hcl;

/// <summary>The tokens of one to three characters that are neither names, numbers nor brackets of text.</summary>
internal static class HclPunctuation
{
    /// <summary>The token at a position and its length; <see cref="HclTokenKind.Bad"/> for a character that the language does not use.</summary>
    public static (HclTokenKind Kind, int Length) At(string text, int position)
    {
        var next = position + 1 < text.Length ? text[position + 1] : '\0';
        return text[position] switch
        {
            '=' when next == '=' => (HclTokenKind.EqualEqual, 2),
            '=' when next == '>' => (HclTokenKind.Arrow, 2),
            '=' => (HclTokenKind.Equal, 1),
            '!' when next == '=' => (HclTokenKind.NotEqual, 2),
            '!' => (HclTokenKind.Not, 1),
            '<' when next == '=' => (HclTokenKind.LessOrEqual, 2),
            '<' => (HclTokenKind.Less, 1),
            '>' when next == '=' => (HclTokenKind.GreaterOrEqual, 2),
            '>' => (HclTokenKind.Greater, 1),
            '&' when next == '&' => (HclTokenKind.And, 2),
            '|' when next == '|' => (HclTokenKind.Or, 2),
            ':' when next == ':' => (HclTokenKind.DoubleColon, 2),
            ':' => (HclTokenKind.Colon, 1),
            '.' when next == '.' && position + 2 < text.Length && text[position + 2] == '.' => (HclTokenKind.Ellipsis, 3),
            '.' => (HclTokenKind.Dot, 1),
            ',' => (HclTokenKind.Comma, 1),
            '?' => (HclTokenKind.Question, 1),
            '+' => (HclTokenKind.Plus, 1),
            '-' => (HclTokenKind.Minus, 1),
            '*' => (HclTokenKind.Star, 1),
            '/' => (HclTokenKind.Slash, 1),
            '%' => (HclTokenKind.Percent, 1),
            '[' => (HclTokenKind.OpenBracket, 1),
            ']' => (HclTokenKind.CloseBracket, 1),
            '(' => (HclTokenKind.OpenParenthesis, 1),
            ')' => (HclTokenKind.CloseParenthesis, 1),
            _ => (HclTokenKind.Bad, char.IsSurrogatePair(text, position) ? 2 : 1),
        };
    }

    /// <summary>What to say of a character that the language does not use.</summary>
    public static string WhyBad(char unit) => unit switch
    {
        '\'' or '`' or '\u201C' or '\u201D' => "this quote is not used in HCL: strings stand in double quotes",
        '&' or '|' or '^' or '~' => "there are no operators on bits in HCL: conditions are joined with && and ||",
        ';' => "a semicolon is not used in HCL: arguments end with their line",
        _ => "this character is not used in HCL outside of strings",
    };
}
