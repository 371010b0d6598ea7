using System.Text.RegularExpressions;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules.Transport;

/// <summary>Code that switches verification off on a client of the Proxmox API: <c>verify=False</c>, <c>InsecureSkipVerify: true</c>.</summary>
internal static class InsecureSource
{
    // How far around a client's settings its address or header is looked for.
    private const int NearLines = 60;

    // A file with more is generated or hostile; the first ones say all.
    private const int MaxPlaces = 1000;

    /// <summary>The places in a file's code.</summary>
    public static IEnumerable<InsecurePlace> In(Document document)
    {
        if (!IsCode(document) && document.Format is not (FileFormat.Markdown or FileFormat.Text))
        {
            yield break;
        }

        var text = document.File.Text;
        var found = TransportFacts.Current.Forms
            .Where(form => text.IndexOf(form.Text, StringComparison.Ordinal) >= 0)
            .SelectMany(form => Matches(form, text))
            .OrderBy(span => span.Start)
            .Take(MaxPlaces);
        foreach (var span in found)
        {
            if (IsNearProxmox(document.File, span) && Decides(document, span))
            {
                yield return new InsecurePlace(span, Message(document.File.Slice(span)), ContextOf(document, span), Confidence.Medium, Written(document.File.Slice(span)));
            }
        }
    }

    /// <summary>The settings of code that count: what a condition decides about, or what talks to others, does not.</summary>
    public static IEnumerable<InsecurePlace> Among(Document document, IEnumerable<InsecurePlace> settings) => IsCode(document)
        ? settings.Where(place => Decides(document, place.Span)).Select(place => place with { Context = ContextOf(document, place.Span) })
        : settings;

    private static bool IsCode(Document document) => document.Format is FileFormat.Source or FileFormat.CSharp or FileFormat.PowerShell;

    private static bool Decides(Document document, TextSpan span) =>
        !CodeAround.IsGuarded(document.File, span) && !CodeAround.TalksElsewhere(document.File.Text, span);

    private static SourceContext ContextOf(Document document, TextSpan span) =>
        document.Context == SourceContext.Code ? CodeAround.ContextOf(document.File, span) : document.Context;

    private static string Written(string code) => string.Join(" ", code.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string Message(string code) =>
        $"`{Written(code)}` switches TLS verification off for calls to the Proxmox API: whoever sits on the way can read the credentials";

    private static IEnumerable<TextSpan> Matches(InsecureForm form, string text)
    {
        var spans = new List<TextSpan>();
        try
        {
            for (var match = form.Pattern.Match(text); match.Success; match = match.NextMatch())
            {
                if (form.Holds(text, match.Groups["name"].Value, TransportFacts.PatternTime))
                {
                    var at = match.Groups["at"];
                    spans.Add(new TextSpan(at.Index, at.Length));
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // What was found before the bound stands; the rest of a text that defeats the pattern is not code.
        }

        return spans;
    }

    private static bool IsNearProxmox(SourceFile file, TextSpan span)
    {
        if (ProxmoxMentions.In(file.Path))
        {
            return true;
        }

        var line = file.Position(span.Start).Line;
        var start = file.Line(Math.Max(1, line - NearLines)).Start;
        var end = file.Line(Math.Min(file.LineCount, line + NearLines)).End;
        return ProxmoxMentions.In(file.Text.Substring(start, end - start));
    }
}
