using Pvelint.Commands;

namespace Pvelint.Output;

/// <summary>Every format of what <c>access</c> tells.</summary>
internal static class AccessReports
{
    /// <summary>Their names, as <c>--format</c> takes them.</summary>
    public static string[] Formats { get; } = ["text", "json", "html"];

    /// <summary>Writes a report.</summary>
    /// <param name="format">The name of the format.</param>
    /// <param name="report">What it says.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="color">Whether a terminal shows it in colors.</param>
    public static void Write(string format, AccessReport report, Stream output, bool color)
    {
        switch (format)
        {
            case "json":
                AccessJson.Write(report, output);
                break;
            case "html":
                AccessHtmlReport.Write(report, output);
                break;
            default:
                using (var text = new StreamWriter(output, Host.Utf8, bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" })
                {
                    AccessText.Write(report, text, color);
                }

                break;
        }
    }
}
