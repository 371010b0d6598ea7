namespace Pvelint.Inference;

/// <summary>What a token of a Jinja expression is.</summary>
internal enum JinjaKind
{
    Name,
    Text,
    Number,
    Symbol,
    End,
}

/// <summary>A token of a Jinja expression.</summary>
internal readonly record struct JinjaToken(JinjaKind Kind, string Text);

/// <summary>Cuts a Jinja expression into tokens.</summary>
internal static class JinjaLexer
{
    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "//", "**"];

    /// <summary>The tokens, an end last; null where something is none.</summary>
    public static List<JinjaToken>? Read(string text)
    {
        var tokens = new List<JinjaToken>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            var unit = text[at];
            if (char.IsWhiteSpace(unit))
            {
                at++;
            }
            else if (IsNameUnit(unit) && !char.IsDigit(unit))
            {
                at = End(text, at, IsNameUnit);
                tokens.Add(new JinjaToken(JinjaKind.Name, text.Substring(start, at - start)));
            }
            else if (char.IsDigit(unit))
            {
                at = End(text, at, c => char.IsDigit(c) || c == '.');
                tokens.Add(new JinjaToken(JinjaKind.Number, text.Substring(start, at - start)));
            }
            else if (unit is '\'' or '"')
            {
                if (String(text, ref at) is not { } value)
                {
                    return null;
                }

                tokens.Add(new JinjaToken(JinjaKind.Text, value));
            }
            else
            {
                var symbol = Array.Find(Symbols, symbol => string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0) ?? unit.ToString();
                at += symbol.Length;
                tokens.Add(new JinjaToken(JinjaKind.Symbol, symbol));
            }
        }

        tokens.Add(new JinjaToken(JinjaKind.End, ""));
        return tokens;
    }

    private static bool IsNameUnit(char unit) => unit == '_' || char.IsLetterOrDigit(unit);

    private static int End(string text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at;
    }

    private static string? String(string text, ref int at)
    {
        var quote = text[at++];
        var value = new System.Text.StringBuilder();
        for (; at < text.Length; at++)
        {
            if (text[at] == quote)
            {
                at++;
                return value.ToString();
            }

            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
                value.Append(text[at] switch { 'n' => '\n', 't' => '\t', var other => other });
                continue;
            }

            value.Append(text[at]);
        }

        return null;
    }
}
