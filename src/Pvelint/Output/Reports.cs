using Pvelint.Commands;

namespace Pvelint.Output;

/// <summary>Every format of a report.</summary>
internal static class Reports
{
    /// <summary>Their names, as <c>--format</c> takes them.</summary>
    public static string[] Formats { get; } = ["text", "json", "sarif", "github", "gitlab", "junit", "msbuild"];

    /// <summary>Writes a report.</summary>
    /// <param name="format">The name of the format.</param>
    /// <param name="report">What it says.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="color">Whether a terminal shows it in colors.</param>
    public static void Write(string format, Report report, Stream output, bool color)
    {
        switch (format)
        {
            case "json":
                JsonReport.Write(report, output);
                break;
            case "sarif":
                SarifReport.Write(report, output);
                break;
            case "gitlab":
                GitLabReport.Write(report, output);
                break;
            case "junit":
                JUnitReport.Write(report, output);
                break;
            case "github":
                WriteLines(output, text => GitHubReport.Write(report, text));
                break;
            case "msbuild":
                WriteLines(output, text => MsBuildReport.Write(report, text));
                break;
            default:
                WriteLines(output, text => TextReport.Write(report, text, color));
                break;
        }
    }

    private static void WriteLines(Stream output, Action<TextWriter> write)
    {
        using var text = new StreamWriter(output, Host.Utf8, bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        write(text);
    }
}
