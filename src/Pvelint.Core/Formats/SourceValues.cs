using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Reads what stands behind <c>=</c> or <c>:</c> in source code: strings and what joins them, truth values, numbers, references.</summary>
internal sealed class SourceValues(SourceTokens tokens, SourceScopes scopes, Fragment fragment, DocumentBuilder into)
{
    // The compiler follows names in C#, and both must find the same.
    private readonly Lazy<SourceConstants?> _constants = new(() => into.Format == FileFormat.CSharp ? new SourceConstants(fragment.Text, into.File.Name) : null);

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "if", "elif", "else", "unless", "switch", "match", "when", "while", "for", "foreach", "catch", "return", "in", "and", "or", "not", "with", "until", "case",
        "do", "try", "finally", "default", "yield", "await", "throw", "raise", "assert", "print", "lambda", "class", "struct", "using", "lock",
    };

    /// <summary>Whether a word is neither a key nor a value.</summary>
    public static bool IsKeyword(string word) => Keywords.Contains(word);

    /// <summary>The value ahead; null where none is written here. Strings are consumed, names are left for the reader to see what they call.</summary>
    public SettingValue? Read()
    {
        tokens.SkipLines();
        if (tokens.IsSymbol(tokens.Peek(0), "(") && tokens.PeekPastLines(1).Kind == SourceTokenKind.String)
        {
            scopes.Top.Tokens++;
            tokens.Take();
            scopes.Open(')', "", tokens.Behind(0).Span.Start);
            tokens.SkipLines();
        }

        var token = tokens.Peek(0);
        return token.Kind switch
        {
            SourceTokenKind.String => Joined(),
            SourceTokenKind.Word when tokens.IsSymbol(tokens.Peek(1), "+") && tokens.PeekPastLines(2).Kind == SourceTokenKind.String && !IsKeyword(tokens.Text(token)) => Joined(),
            SourceTokenKind.Word => Named(token),
            SourceTokenKind.Number => SettingValue.Verbatim(ValueKind.Number, fragment, token.Span),
            _ => null,
        };
    }

    private SettingValue? Named(SourceToken token)
    {
        var text = tokens.Text(token);
        var value = SettingValue.Verbatim(ValueKind.Reference, fragment, token.Span);
        return text switch
        {
            "true" or "True" or "TRUE" => value with { Kind = ValueKind.Boolean, Text = "true" },
            "false" or "False" or "FALSE" => value with { Kind = ValueKind.Boolean, Text = "false" },
            "null" or "None" or "nil" or "undefined" => value with { Kind = ValueKind.Null, Text = "" },
            _ => IsKeyword(text) ? null : value,
        };
    }

    /// <summary>Strings and names joined by <c>+ . .. &amp;</c> or by standing next to each other.</summary>
    private SettingValue Joined()
    {
        var spelling = new Spelling.Builder(fragment);
        var start = tokens.Peek(0).Content.Start;
        while (true)
        {
            var token = tokens.Take();
            if (token.Kind == SourceTokenKind.String)
            {
                SourceStrings.Add(fragment.Text, Formatted(token), spelling, _constants.Value);
            }
            else if (_constants.Value?.Add(tokens.Text(token), spelling) != true)
            {
                spelling.Hole(token.Span.Start, token.Span.Length);
            }

            var skipped = tokens.PastLines();
            var next = tokens.Peek(skipped);
            if (next.Kind == SourceTokenKind.String && (skipped == 0 || scopes.Top.Close == ')'))
            {
                tokens.TakeMany(skipped);
            }
            else if (Joins(next, tokens.PeekPastLines(skipped + 1)))
            {
                tokens.TakeMany(skipped + 1);
                tokens.SkipLines();
            }
            else
            {
                break;
            }
        }

        var built = spelling.Build(start);
        if (!built.IsVerbatim)
        {
            into.Text(built.Fragment);
        }

        return built.Value;
    }

    /// <summary>Whether an operator joins two strings here; a dot does so in PHP, where names begin with a dollar sign, else it calls a method.</summary>
    private bool Joins(SourceToken operation, SourceToken next) =>
        operation.Kind == SourceTokenKind.Symbol && next.Kind is SourceTokenKind.String or SourceTokenKind.Word && tokens.Text(operation) switch
        {
            "+" or "&" or ".." => true,
            "." => next.Kind == SourceTokenKind.String || fragment.Text[next.Span.Start] == '$',
            _ => false,
        };

    /// <summary><c>"…{}".format(x)</c> and <c>"…%s" % x</c>.</summary>
    private SourceToken Formatted(SourceToken token)
    {
        var next = tokens.Peek(0);
        var style = token.Style;
        style |= tokens.IsSymbol(next, ".") && tokens.Peek(1) is { Kind: SourceTokenKind.Word } method && tokens.Text(method).StartsWith("format", StringComparison.OrdinalIgnoreCase) ? StringStyle.Braces : 0;
        style |= tokens.IsSymbol(next, "%") ? StringStyle.Percents : 0;
        return token with { Style = style };
    }
}
