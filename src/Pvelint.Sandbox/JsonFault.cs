namespace Pvelint.Sandbox;

/// <summary>What Perl's reader of JSON says to a body that is none, as far as that is told by its first character.</summary>
internal static class JsonFault
{
    private const string Place = " at /usr/share/perl5/PVE/APIServer/AnyEvent.pm line 934.";
    private const int MostShown = 20;

    /// <summary>The message.</summary>
    public static string Of(string body)
    {
        var start = body.TakeWhile(char.IsWhiteSpace).Count();
        var inside = start + 1 + body.Skip(start + 1).TakeWhile(char.IsWhiteSpace).Count();
        return start < body.Length && body[start] == '{' && inside < body.Length && body[inside] != '"'
            ? At("'\"' expected", body, inside)
            : At("malformed JSON string, neither tag, array, object, number, string or atom", body, start);
    }

    private static string At(string what, string body, int offset)
    {
        var rest = body[offset..];
        var shown = rest.Length == 0 ? "(end of string)" : rest.Length > MostShown ? rest[..MostShown] + "..." : rest;
        return $"{what}, at character offset {offset} (before \"{shown}\"){Place}";
    }
}
