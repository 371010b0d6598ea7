namespace Pvelint.Rules.Editing;

/// <summary>Truth values as people write them, turned round in the same spelling.</summary>
internal static class Opposite
{
    private static readonly (string True, string False)[] Pairs = [("true", "false"), ("1", "0"), ("yes", "no"), ("on", "off"), ("y", "n"), ("t", "f")];

    /// <summary>The other truth value, in the same words and capitals; null where the text is none.</summary>
    public static string? Of(string text)
    {
        foreach (var (yes, no) in Pairs)
        {
            var other = string.Equals(text, yes, StringComparison.OrdinalIgnoreCase) ? no : string.Equals(text, no, StringComparison.OrdinalIgnoreCase) ? yes : null;
            if (other is not null)
            {
                return !char.IsUpper(text[0]) ? other
                    : text.ToUpperInvariant() == text ? other.ToUpperInvariant()
                    : char.ToUpperInvariant(other[0]) + other.Substring(1);
            }
        }

        return null;
    }
}
