namespace Pvelint.Output;

/// <summary>How to answer what a need depends on: the words for <c>--assume</c>.</summary>
internal static class OpenHint
{
    /// <summary>The words, each <c>WHAT=VALUE</c> with a placeholder for the value; none where only <c>--state</c> or a plan helps.</summary>
    /// <param name="what">What decides.</param>
    public static IReadOnlyList<string> Of(string what)
    {
        var space = what.IndexOf(' ', StringComparison.Ordinal);
        switch (space < 0 ? "" : what[..space])
        {
            case "guest" or "template":
                var name = what[(space + 1)..];
                return [$"template.{name}.storage=STORAGE", $"template.{name}.bridge=BRIDGE"];
            case "zone" when what.StartsWith("zone of ", StringComparison.Ordinal):
                return [$"zone.{what["zone of ".Length..]}=ZONE"];
            // What a log does not tell no word does.
            case "whether" or "where":
                return what.Split(' ')[1].All(char.IsAsciiLetterUpper) ? [] : [$"{what}=no"];
            case "":
                return IsName(what) ? [$"{what}=VALUE"] : [];
            default:
                return what.EndsWith(" of datacenter.cfg", StringComparison.Ordinal) ? [$"datacenter.{what[..space]}="]
                    : what.StartsWith("the ", StringComparison.Ordinal) && what is not ("the caller" or "the other guests") ? [$"{what}=VALUE"] : [];
        }
    }

    /// <summary>The same for several at once: one word for all templates.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> whats) => whats.Count > 1 && whats.All(what => what.Split(' ')[0] is "guest" or "template")
        ? ["template.storage=STORAGE", "template.bridge=BRIDGE"]
        : [.. whats.SelectMany(Of)];

    /// <summary>Words as options for a shell.</summary>
    public static string Options(IReadOnlyList<string> words) => string.Join(" ", words.Select(word => "--assume " + (word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '=') ? word : $"'{word}'")));

    // A name of code that has a value: an expression has none that could be given.
    private static bool IsName(string what) => what.Length > 0 && (char.IsLetter(what[0]) || what[0] == '_')
        && what.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '[' or ']' or '"') && !what.EndsWith(".vm_id", StringComparison.Ordinal);
}
