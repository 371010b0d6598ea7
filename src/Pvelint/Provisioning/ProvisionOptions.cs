using Pvelint.Api;

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
    private const string Heir = ", in place of ";
    private const string Until = " until ";

    // Longer than any run between the token and its sink takes.
    private const long Patience = 15 * 60;

    /// <summary>The comment of a tool's user and token.</summary>
    public static string Comment(string tool) => $"{Mark} for {tool}";

    /// <summary>The comment of a token that takes the place of another. It tells when that one would have expired, since another may be made by its name.</summary>
    public static string InPlaceOf(string tool, PveToken old) => $"{Comment(tool)}{Heir}{old.Id.Name}{Until}{old.Expire}";

    /// <summary>Whether a token took the place of some other and was handed over, by its comment.</summary>
    public static bool IsHeir(string comment) => IsOurs(comment) && !IsPending(comment) && comment.Contains(Heir, StringComparison.Ordinal);

    /// <summary>Whether it took the place of this one, which may have less time left since then, but never more.</summary>
    public static bool IsInPlaceOf(string comment, PveToken old)
    {
        var words = IsHeir(comment) ? comment[(comment.LastIndexOf(Heir, StringComparison.Ordinal) + Heir.Length)..].TrimEnd().Split(Until) : [];
        return words.Length == 2 && words[0] == old.Id.Name && long.TryParse(words[1], out var until) && (old.Expire == until || (old.Expire != 0 && (until == 0 || old.Expire < until)));
    }

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
