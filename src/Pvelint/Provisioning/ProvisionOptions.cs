namespace Pvelint.Provisioning;

/// <summary>How to provision.</summary>
/// <param name="Expire">When the user and its token expire, in seconds since 1970; 0 for never.</param>
/// <param name="Now">What time it is, in seconds since 1970.</param>
/// <param name="Force">Whether to change what others use, too.</param>
/// <param name="Runner">Names who runs this: a token that the same one left unfinished is taken up again, one of another is not.</param>
internal sealed record ProvisionOptions(long Expire, long Now, bool Force, string Runner)
{
    // What stands in the comments of all that pvelint makes: only this it takes away again.
    private const string Mark = "made by pvelint";
    private const string Unfinished = "; pending ";

    // Longer than any run between the token and its sink takes.
    private const long Patience = 15 * 60;

    /// <summary>The comment of a tool's user and token.</summary>
    public static string Comment(string tool) => $"{Mark} for {tool}";

    /// <summary>The comment of a token that takes the place of another.</summary>
    public static string InPlaceOf(string tool, string old) => $"{Comment(tool)}, in place of {old}";

    /// <summary>Whether a token took the place of another and was handed over, by its comment.</summary>
    public static bool IsInPlaceOf(string comment, string old) => IsOurs(comment) && comment.TrimEnd().EndsWith($", in place of {old}", StringComparison.Ordinal);

    /// <summary>The tool that something was made for, by its comment; null where that does not tell.</summary>
    public static string? ToolOf(string comment) => IsOurs(comment) && comment.Length > Mark.Length + " for ".Length ? comment[(Mark.Length + " for ".Length)..].Split(',', ';', ' ')[0] : null;

    /// <summary>Whether pvelint made something, by its comment.</summary>
    public static bool IsOurs(string comment) => comment.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>Whether a token's secret was never delivered, by its comment.</summary>
    public static bool IsPending(string comment) => IsOurs(comment) && comment.Contains(Unfinished, StringComparison.Ordinal);

    /// <summary>The comment of a token whose secret nobody has yet.</summary>
    /// <param name="comment">The comment that it gets then.</param>
    public string Pending(string comment) => $"{comment}{Unfinished}{Runner} {Now}";

    /// <summary>Whether such a token may be taken away: this runner left it, or nobody can be at work on it any more.</summary>
    public bool MayTakeUp(string comment)
    {
        var words = comment[(comment.IndexOf(Unfinished, StringComparison.Ordinal) + Unfinished.Length)..].Split(' ');
        return Force || words[0] == Runner || (words.Length > 1 && long.TryParse(words[1], out var since) && Now - since > Patience);
    }
}
