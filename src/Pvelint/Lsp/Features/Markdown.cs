using System.Text;
using System.Text.RegularExpressions;
using Pvelint.Output;

namespace Pvelint.Lsp.Features;

/// <summary>Writes Markdown for an editor. What comes from a file stands as code and makes neither a link nor a picture; nothing has the form of a secret.</summary>
internal sealed partial class Markdown
{
    // An editor shows a small window: whoever wants all of it asks the command line.
    private const int MostLines = 60;

    private const int MostWays = 2;

    private readonly List<string> _lines = [];

    /// <summary>Whether nothing was written.</summary>
    public bool IsEmpty => _lines.Count == 0;

    /// <summary>The name of something in a file as code.</summary>
    public static string Code(string text)
    {
        var plain = Neutral.Line(text);
        var fence = plain.Contains('`', StringComparison.Ordinal) ? "``" : "`";
        return fence.Length > 1 ? $"{fence} {plain.Replace("``", "'", StringComparison.Ordinal)} {fence}" : fence + plain + fence;
    }

    /// <summary>Words of our own, or of the facts, as text: what Markdown takes for signs is escaped.</summary>
    public static string Text(string text)
    {
        var builder = new StringBuilder(text.Length + 8);
        foreach (var c in Neutral.Line(text))
        {
            if (c is '*' or '_' or '`' or '[' or ']' or '<' or '>' or '|' or '\\' or '#' or '!' or '~')
            {
                builder.Append('\\');
            }

            builder.Append(c);
        }

        return builder.ToString();
    }

    /// <summary>Markdown as we write it without its marks, for a client that shows none.</summary>
    public static string Plain(string markdown) => Marks().Replace(markdown, "$1$2");

    /// <summary>A headline: a name and what it is.</summary>
    public Markdown Head(string name, string what)
    {
        _lines.Add($"**{Code(name)}** {what}".TrimEnd());
        _lines.Add("");
        return this;
    }

    /// <summary>An item of a list; its text is Markdown.</summary>
    public Markdown Item(string text)
    {
        _lines.Add("- " + text);
        return this;
    }

    /// <summary>A paragraph; its text is Markdown.</summary>
    public Markdown Paragraph(string text)
    {
        if (_lines.Count > 0 && _lines[^1].Length > 0)
        {
            _lines.Add("");
        }

        _lines.Add(text);
        _lines.Add("");
        return this;
    }

    /// <summary>Items below a title; nothing where there are none, and the rest counted where they are many.</summary>
    public Markdown Section(string title, IEnumerable<string> items, int most = 12)
    {
        var all = items.Distinct(StringComparer.Ordinal).ToList();
        if (all.Count == 0)
        {
            return this;
        }

        Paragraph($"**{title}**");
        foreach (var item in all.Take(most))
        {
            Item(item);
        }

        if (all.Count > most)
        {
            Item($"… and {all.Count - most} more");
        }

        return this;
    }

    /// <summary>A page as <c>pvelint explain</c> prints it, up to the ways: a headline, then labels with what they say.</summary>
    public Markdown Page(IReadOnlyList<string> lines)
    {
        var colon = lines[0].IndexOf(": ", StringComparison.Ordinal);
        Head(lines[0][..colon], Text(lines[0][(colon + 2)..]));
        return Lines(lines.Skip(1).TakeWhile(line => !IsWay(line)));
    }

    /// <summary>The first ways to more of such a page, in steps; the rest is counted.</summary>
    public Markdown Ways(IReadOnlyList<string> lines)
    {
        var ways = lines.Count(IsWay);
        var shown = 0;
        Lines(lines.SkipWhile(line => !IsWay(line)).TakeWhile(line => !IsWay(line) || shown++ < MostWays));
        return ways > MostWays ? Paragraph($"… and {ways - MostWays} more {(ways == MostWays + 1 ? "way" : "ways")}: {Code("pvelint explain")} tells them") : this;
    }

    private static bool IsWay(string line) => line.StartsWith("a way to ", StringComparison.Ordinal);

    private Markdown Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var label = Label().Match(line);
            var step = Step().Match(line);
            if (line.Length == 0)
            {
                _lines.Add("");
            }
            else if (step.Success)
            {
                _lines.Add($"{step.Groups["number"].Value}. {Text(step.Groups["text"].Value)}");
            }
            else if (label.Success)
            {
                Item($"**{Text(label.Groups["label"].Value)}**: {Text(label.Groups["text"].Value)}");
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                _lines.Add("  - " + Text(line.Trim()));
            }
            else
            {
                Paragraph(Text(line));
            }
        }

        return this;
    }

    /// <summary>Text that is Markdown already: a rule's page.</summary>
    public Markdown Ready(string markdown)
    {
        _lines.AddRange(markdown.Split('\n'));
        return this;
    }

    /// <summary>All of it.</summary>
    public override string ToString()
    {
        var lines = _lines.Count <= MostLines ? _lines : [.. _lines.Take(MostLines), "", "…"];
        return Mask.Shape(string.Join('\n', lines).Trim().Replace("\n\n\n", "\n\n", StringComparison.Ordinal)) + "\n";
    }

    [GeneratedRegex(@"^(?<label>[a-z][a-z0-9. ]{1,12}):\s+(?<text>\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\*\*|`|^#+ |\\(.)|\[([^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Marks();

    [GeneratedRegex(@"^  (?<number>[0-9]+)\. (?<text>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
