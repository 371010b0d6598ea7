using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>The lines between <c>&lt;&lt;EOF</c> and <c>EOF</c>.</summary>
internal static class HeredocBody
{
    /// <summary>The body that starts at an offset, where reading goes on behind it, and whether the closing line was found.</summary>
    public static (Fragment Body, int Next, bool IsClosed) At(Fragment fragment, int start, int end, string delimiter, bool stripsTabs, bool isQuoted)
    {
        var text = fragment.Text;
        var spelling = new Spelling.Builder(fragment);
        for (var line = start; line < end;)
        {
            var feed = text.IndexOf('\n', line, end - line);
            var next = feed < 0 ? end : feed + 1;
            var first = line;
            while (stripsTabs && first < next && text[first] == '\t')
            {
                first++;
            }

            if (IsDelimiter(text, first, next, delimiter))
            {
                return (Body(fragment, spelling, start), next, true);
            }

            AddLine(text, first, next, isQuoted, spelling);
            line = next;
        }

        return (Body(fragment, spelling, start), end, false);
    }

    private static Fragment Body(Fragment fragment, Spelling.Builder spelling, int start) =>
        spelling.Length == 0 ? new Fragment("", TextMap.At(fragment.Map.ToSource(start), 0)) : spelling.Build(start).Fragment;

    // A heredoc that is indented in YAML or Markdown has an indented end too; that an exact shell would not see it does not matter.
    private static bool IsDelimiter(string text, int start, int end, string delimiter)
    {
        var line = Lines.Trim(text, TextSpan.FromBounds(start, end));
        return line.Length == delimiter.Length && string.CompareOrdinal(text, line.Start, delimiter, 0, delimiter.Length) == 0;
    }

    /// <summary>Where the delimiter is not quoted, <c>\$ \` \\</c> are escapes; expansions stay as written, for the body's own language to see.</summary>
    private static void AddLine(string text, int start, int end, bool isQuoted, Spelling.Builder spelling)
    {
        var from = start;
        for (var i = start; i + 1 < end && !isQuoted; i++)
        {
            if (text[i] == '\\' && text[i + 1] is '$' or '`' or '\\')
            {
                spelling.Verbatim(from, i - from);
                spelling.Escape(text[i + 1].ToString(), i, 2);
                from = i + 2;
                i++;
            }
        }

        spelling.Verbatim(from, end - from);
    }
}
