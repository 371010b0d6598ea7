namespace Pvelint.Rules.Secrets;

/// <summary>Takes names and values apart into words.</summary>
internal static class Words
{
    /// <summary>
    /// The words of a name in lower case: <c>proxmoxApiToken2_secret</c> gives <c>proxmox api token secret</c>. Anything
    /// that is no letter parts words, and so does a capital after a small letter.
    /// </summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var letter = i < text.Length && char.IsLetter(text[i]);
            var parts = letter && start >= 0 && IsStart(text, i);
            if (start >= 0 && (!letter || parts))
            {
                words.Add(text.Substring(start, i - start).ToLowerInvariant());
                start = -1;
            }

            if (letter && start < 0)
            {
                start = i;
            }
        }

        return words;
    }

    /// <summary>A key as keys compare: lower case, without dashes and underscores.</summary>
    public static string Normalise(string key)
    {
        var units = new char[key.Length];
        var length = 0;
        foreach (var unit in key)
        {
            if (unit is not ('-' or '_'))
            {
                units[length++] = char.ToLowerInvariant(unit);
            }
        }

        return new string(units, 0, length);
    }

    // `apiToken`: a capital after a small letter; `APIToken`: the last capital before a small letter.
    private static bool IsStart(string text, int i) =>
        char.IsUpper(text[i])
        && (char.IsLower(text[i - 1]) || (i + 1 < text.Length && char.IsUpper(text[i - 1]) && char.IsLower(text[i + 1])));
}
