using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Pvelint.Access;
using Pvelint.Commands;

namespace Pvelint.Output;

/// <summary>
/// <c>pvelint access --format html</c>: one page that needs nothing but itself. What sources say stands in it as data alone, all
/// but plain letters escaped; a policy in its head lets nothing be loaded and no script run but its own.
/// </summary>
internal static class AccessHtmlReport
{
    // One script in parts, in the order in which each uses those above it.
    private static readonly string[] Scripts = ["data.js", "rows.js", "grid.js", "why.js", "graph.js", "panel.js", "page.js"];

    /// <summary>How the page's data is written.</summary>
    internal static JsonWriterOptions Options { get; } = new() { Encoder = MakeEncoder() };

    /// <summary>Writes the page.</summary>
    /// <param name="report">Who may do what. Who and what is asked about is where the page starts; all the rest is in it, too.</param>
    /// <param name="output">Where the page goes.</param>
    public static void Write(AccessReport report, Stream output)
    {
        var (css, js) = (Resource("page.css"), string.Concat(Scripts.Select(Resource)));
        using var text = new StreamWriter(output, Host.Utf8, bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        foreach (var part in Parts(Resource("page.html")))
        {
            switch (part)
            {
                case "{{policy}}":
                    text.Write($"default-src 'none'; script-src 'sha256-{Hash(js)}'; style-src 'sha256-{Hash(css)}'; base-uri 'none'; form-action 'none'");
                    break;
                case "{{style}}":
                    text.Write(css);
                    break;
                case "{{script}}":
                    text.Write(js);
                    break;
                case "{{data}}":
                    text.Flush();
                    WriteData(report, output);
                    break;
                default:
                    text.Write(part);
                    break;
            }
        }
    }

    private static void WriteData(AccessReport report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("pve", report.Model.Version.ToString());
        json.WriteString("tool", PvelintCommand.Version);
        json.WriteBoolean("complete", report.IsComplete);
        WriteTexts(json, "sources", report.Sources);
        WriteTexts(json, "asked", new[] { report.Principal?.Id ?? "", report.Paths.Count > 0 ? report.Paths[0] : "", report.Privilege ?? "" });
        WriteTexts(json, "problems", report.Problems.Select(problem => $"{AccessHtmlData.PlaceOf(problem.Place)}: {problem.Message}"));
        AccessHtmlData.Write(json, report.Model);
        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>A list of texts, each made harmless.</summary>
    internal static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(Neutral.Line(text));
        }

        json.WriteEndArray();
    }

    // The policy's hashes are of exactly what stands between the tags.
    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<string> Parts(string page)
    {
        for (var at = 0; at < page.Length;)
        {
            var start = page.IndexOf("{{", at, StringComparison.Ordinal);
            if (start < 0)
            {
                yield return page[at..];
                yield break;
            }

            yield return page[at..start];
            at = page.IndexOf("}}", start, StringComparison.Ordinal) + 2;
            yield return page[start..at];
        }
    }

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("AccessHtml/" + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    // Neither < nor & nor anything but ASCII: no name ends the script element, starts a comment, or turns the text around.
    private static JavaScriptEncoder MakeEncoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.BasicLatin);
        settings.ForbidCharacters('#');
        return JavaScriptEncoder.Create(settings);
    }
}
