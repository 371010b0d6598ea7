namespace Pvelint.Rules;

/// <summary>
/// A pattern of paths as in <c>.gitignore</c>: <c>*</c> and <c>?</c> within a name, <c>**</c> over folders. A pattern without
/// a slash holds for that name anywhere, one that names a folder for all below it.
/// </summary>
public sealed class PathPattern
{
    private readonly string[] _segments;

    /// <summary>A pattern with forward slashes.</summary>
    /// <param name="text">The pattern as written; a leading <c>./</c> or <c>/</c> and a trailing <c>/</c> change nothing else.</param>
    public PathPattern(string text)
    {
        Text = text;
        var anchored = text.TrimEnd('/').IndexOf('/') >= 0;
        var parts = text.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToList();
        if (!anchored)
        {
            parts.Insert(0, "**");
        }

        // What names a folder covers all below it.
        if (parts.Count == 0 || parts[parts.Count - 1] != "**")
        {
            parts.Add("**");
        }

        _segments = [.. parts];
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>Whether it covers a path, relative to the folder of the configuration, with forward slashes.</summary>
    public bool Matches(string path)
    {
        var names = path.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".").ToArray();

        // reached[i]: the names so far are covered by the first i segments. One pass, whatever the pattern.
        var reached = new bool[_segments.Length + 1];
        reached[0] = true;
        SkipStars(reached);
        foreach (var name in names)
        {
            var next = new bool[_segments.Length + 1];
            for (var i = 0; i < _segments.Length; i++)
            {
                next[i] |= reached[i] && _segments[i] == "**";
                next[i + 1] |= reached[i] && _segments[i] != "**" && NameMatches(_segments[i], name);
            }

            SkipStars(next);
            reached = next;
        }

        return reached[_segments.Length];
    }

    /// <summary>The pattern as written.</summary>
    public override string ToString() => Text;

    private void SkipStars(bool[] reached)
    {
        for (var i = 0; i < _segments.Length; i++)
        {
            reached[i + 1] |= reached[i] && _segments[i] == "**";
        }
    }

    // The usual two-pointer walk: on a mismatch the last star takes one letter more.
    private static bool NameMatches(string pattern, string name)
    {
        int at = 0, star = -1, starName = 0;
        for (var i = 0; i < name.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                starName = i;
            }
            else if (at < pattern.Length && (pattern[at] == '?' || pattern[at] == name[i]))
            {
                at++;
                i++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                i = ++starName;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*')
        {
            at++;
        }

        return at == pattern.Length;
    }
}
