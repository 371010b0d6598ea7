using Pvelint.Formats;
using Pvelint.Hcl;

namespace Pvelint.Rules.Secrets;

/// <summary>What a text that stands where a secret stands is.</summary>
public enum SecretText
{
    /// <summary>It could log in.</summary>
    Plausible,

    /// <summary>Nothing, or only marks.</summary>
    Empty,

    /// <summary>It points to a secret kept elsewhere.</summary>
    Reference,

    /// <summary>Ciphertext.</summary>
    Encrypted,

    /// <summary>It asks to put the secret here, names it, or is an example that documentation publishes.</summary>
    Placeholder,
}

/// <summary>Tells a secret from what people write in its place. Lists: <c>rules/placeholders.hcl</c>.</summary>
public static class Placeholders
{
    private static readonly Lazy<Lists> Facts = new(Lists.Read);

    /// <summary>What the text is.</summary>
    public static SecretText Classify(string text)
    {
        var value = text.Trim().Trim('"', '\'', '`').Trim();
        if (value.Length == 0 || !value.Any(char.IsLetterOrDigit))
        {
            return value.Length > 0 && value.All(unit => unit is '*' or '•' or 'X' or '.' or '-' or '_' or '#' or '?') ? SecretText.Placeholder : SecretText.Empty;
        }

        var facts = Facts.Value;
        if (facts.Encrypted.Any(start => value.StartsWith(start, StringComparison.Ordinal)))
        {
            return SecretText.Encrypted;
        }

        if (IsReference(value) || facts.References.Any(start => value.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
        {
            return SecretText.Reference;
        }

        if (SecretForms.IsUuid(value))
        {
            return FakeUuid.Is(value) || facts.Published.Contains(value) ? SecretText.Placeholder : SecretText.Plausible;
        }

        return IsPlaceholder(value, facts) ? SecretText.Placeholder : SecretText.Plausible;
    }

    // `${X}`, `$(cmd)`, `$X`, `{{ x }}`, `%(x)s`, `%X%`, `{X}`, `@@X@@`, `__X__`, `f(…)`, `a.b["c"]`.
    private static bool IsReference(string value)
    {
        if (value[0] == '$' && value.Length > 1 && (value[1] is '{' or '(' || IsVariable(value, 1, value.Length)))
        {
            // `$6$…` is a crypt hash and `$ecret!` a password: only a name that upper-case variables have is a reference.
            return value[1] is '{' or '(' || value.Skip(1).All(unit => unit is '_' or >= 'A' and <= 'Z' or >= '0' and <= '9')
                || value.StartsWith("$env:", StringComparison.OrdinalIgnoreCase);
        }

        return value.Contains("{{") || value.Contains("{%") || value.Contains("${") || value.Contains("$(") || value.Contains("<%")
            || value.StartsWith("$env:", StringComparison.OrdinalIgnoreCase)
            || (value[0] == '%' && (value.EndsWith("%", StringComparison.Ordinal) || value.StartsWith("%(", StringComparison.Ordinal)))
            || Surrounded(value, "{", "}") || Surrounded(value, "@@", "@@") || Surrounded(value, "__", "__") || Surrounded(value, "@", "@")
            || IsCall(value);
    }

    // `<token>`, `[your token]`, `xxxxxxxx-…`, words that only name a secret, markers in any language, prose.
    private static bool IsPlaceholder(string value, Lists facts)
    {
        if (value.IndexOf('<') is var open and >= 0 && value.IndexOf('>') > open + 1)
        {
            return true;
        }

        if (Surrounded(value, "[", "]") || Surrounded(value, "(", ")") || value.IndexOf(SettingValue.Hole) >= 0 || value.Contains("...") || value.Contains("…"))
        {
            return true;
        }

        if (facts.Published.Contains(value) || IsCrossedOut(value))
        {
            return true;
        }

        var words = Words.Of(value);
        if (words.Count == 0)
        {
            return false;
        }

        if (words.Count == 1 && IsRunTogether(words[0], facts))
        {
            return true;
        }

        var letters = words.Sum(word => word.Length);
        var only = letters >= value.Count(char.IsLetterOrDigit);
        return words.Any(facts.Markers.Contains)
            || facts.Markers.Any(marker => marker.Length >= 7 && Words.Normalise(value).IndexOf(marker, StringComparison.Ordinal) >= 0)
            || (only && words.All(word => facts.Kinds.Contains(word) || facts.Fillers.Contains(word)) && words.Any(facts.Kinds.Contains))
            || (only && words.Count > 1 && words.Any(facts.WeakMarkers.Contains) && words.Any(word => facts.Kinds.Contains(word) || facts.Fillers.Contains(word)))
            || (words.Count > 2 && value.IndexOf(' ') > 0 && words.Any(facts.Kinds.Contains));
    }

    // `supersecretpassword`: words of the lists without a gap, two or more, one of them a kind.
    private static bool IsRunTogether(string word, Lists facts)
    {
        const int MaxLength = 48;
        if (word.Length > MaxLength)
        {
            return false;
        }

        // reached[i]: the first i units are words; 1 without a kind among them, 2 with one.
        var reached = new int[word.Length + 1];
        reached[0] = 1;
        for (var start = 0; start < word.Length; start++)
        {
            for (var length = 2; reached[start] > 0 && start + length <= word.Length; length++)
            {
                var part = word.Substring(start, length);
                var kind = length > 2 && facts.Kinds.Contains(part) ? 2 : facts.Fillers.Contains(part) ? 1 : 0;
                reached[start + length] = Math.Max(reached[start + length], kind == 0 ? 0 : Math.Max(kind, reached[start]));
            }
        }

        return reached[word.Length] == 2;
    }

    // Letters X or marks in place of the secret: `xxxxxxxx-xxxx`, `*****`, `PVE-XXXX`.
    private static bool IsCrossedOut(string value)
    {
        var marks = value.Count(unit => unit is 'x' or 'X' or '*' or '•' or '#');
        return marks >= 4 && marks * 2 >= value.Count(unit => char.IsLetterOrDigit(unit) || unit is '*' or '•' or '#');
    }

    private static bool IsVariable(string value, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!(char.IsLetterOrDigit(value[i]) || value[i] is '_' or ':' or '.'))
            {
                return false;
            }
        }

        return end > start;
    }

    private static bool IsCall(string value)
    {
        var open = value.IndexOf('(');
        return open > 1 && value[value.Length - 1] == ')' && IsVariable(value, 0, open);
    }

    private static bool Surrounded(string value, string start, string end) =>
        value.Length > start.Length + end.Length && value.StartsWith(start, StringComparison.Ordinal) && value.EndsWith(end, StringComparison.Ordinal);

    private sealed record Lists(
        HashSet<string> Kinds, HashSet<string> Fillers, HashSet<string> Markers, HashSet<string> WeakMarkers,
        HashSet<string> Published, IReadOnlyList<string> References, IReadOnlyList<string> Encrypted)
    {
        public static Lists Read()
        {
            var facts = FactFile.Read("rules/placeholders.hcl");
            return new Lists(
                Set(facts.Strings("kind_words")), Set(facts.Strings("filler_words")), Set(facts.Strings("markers")), Set(facts.Strings("weak_markers")),
                Set(facts.Objects("published").Select(entry => entry.String("value"))), facts.Strings("references"), facts.Strings("encrypted"));
        }

        private static HashSet<string> Set(IEnumerable<string> words) => new(words, StringComparer.OrdinalIgnoreCase);
    }
}
