using Pvelint.Text;

namespace Pvelint.Lsp.Features;

/// <summary>A cursor in a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Offset">Where it stands, between two units.</param>
internal readonly record struct TextCursor(string Text, int Offset)
{
    /// <summary>Where its line begins.</summary>
    public int LineStart => StartOfLine(Offset);

    /// <summary>Where its line ends, without the line break.</summary>
    public int LineEnd => Text.AsSpan(Offset).IndexOfAny('\r', '\n') is var length and >= 0 ? Offset + length : Text.Length;

    /// <summary>The line up to it.</summary>
    public string LineBefore => Text[LineStart..Offset];

    /// <summary>The line from it on.</summary>
    public string LineAfter => Text[Offset..LineEnd];

    /// <summary>The word around it.</summary>
    /// <param name="isPart">What belongs to a word.</param>
    public TextSpan Word(Func<char, bool> isPart)
    {
        var start = Offset;
        while (start > 0 && isPart(Text[start - 1]))
        {
            start--;
        }

        var end = Offset;
        while (end < Text.Length && isPart(Text[end]))
        {
            end++;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The word around it as names of a kind are written.</summary>
    public TextSpan Word(NameKind kind) => Word(PartOf(kind));

    /// <summary>Words of a list less the one under the cursor.</summary>
    public IReadOnlyCollection<string> Others(IEnumerable<string> words)
    {
        var under = Text.Substring(Word(PartOf(NameKind.Privilege)).Start, Word(PartOf(NameKind.Privilege)).Length);
        var others = words.ToList();
        others.Remove(under);
        return others.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Where the line that an offset is in begins.</summary>
    public int StartOfLine(int offset) => offset == 0 ? 0 : Text.LastIndexOfAny(['\r', '\n'], offset - 1) + 1;

    /// <summary>The fence of Markdown around it: its text and language. Null where it is in none; an unclosed one reaches to the end.</summary>
    public (int Start, int End, string Language)? Fence()
    {
        string? mark = null;
        var (start, language) = (0, "");
        for (var at = 0; at < Text.Length;)
        {
            var end = Text.IndexOf('\n', at) is var found and >= 0 ? found : Text.Length;
            var line = Text.AsSpan(at, end - at).Trim();
            var isMark = line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal);
            if (mark is null && isMark)
            {
                mark = line[..3].ToString();
                language = line.TrimStart(line[0]).Trim().ToString().Split(' ', '{', ',')[0].ToLowerInvariant();
                start = end + 1;
                if (start > Offset)
                {
                    return null;
                }
            }
            else if (mark is not null && isMark && line.StartsWith(mark, StringComparison.Ordinal) && line.TrimStart(mark[0]).IsEmpty)
            {
                if (Offset < at)
                {
                    return (start, at, language);
                }

                mark = null;
            }
            else if (mark is null && at > Offset)
            {
                return null;
            }

            at = end + 1;
        }

        return mark is not null && start <= Offset ? (start, Text.Length, language) : null;
    }

    private static Func<char, bool> PartOf(NameKind kind) => kind switch
    {
        NameKind.Path => c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_',
        NameKind.User or NameKind.Token or NameKind.Group => c => char.IsAsciiLetterOrDigit(c) || c is '@' or '!' or '.' or '-' or '_',
        _ => c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_',
    };
}
