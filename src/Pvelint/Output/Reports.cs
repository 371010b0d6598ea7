using Pvelint.Commands;

namespace Pvelint.Output;

/// <summary>Every format of a report.</summary>
internal static class Reports
{
    /// <summary>Their names, as <c>--format</c> takes them.</summary>
    public static string[] Formats { get; } = ["text", "json"];

    /// <summary>Writes a report.</summary>
    /// <param name="format">The name of the format.</param>
    /// <param name="report">What it says.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="color">Whether a terminal shows it in colors.</param>
    public static void Write(string format, Report report, Stream output, bool color)
    {
        if (format == "json")
        {
            JsonReport.Write(report, output);
            return;
        }

        using var text = new StreamWriter(output, Host.Utf8, bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        TextReport.Write(report, text, color);
    }
}
