using System.Globalization;
using Pvelint.Access;
using Pvelint.Commands;
using Pvelint.Inference;

namespace Pvelint.Output;

/// <summary>What <c>pvelint access --from-access-log</c> has found.</summary>
/// <param name="Found">One by one.</param>
/// <param name="Log">The logs.</param>
/// <param name="Version">The release.</param>
internal sealed record ObservedReport(ObservedAccesses Found, ObservedLog Log, PveVersion Version)
{
    /// <summary>Whether the sources grant anything to anybody.</summary>
    public bool HasGrants { get; init; }

    /// <summary>Whether there is code beside the grants.</summary>
    public bool HasCode { get; init; }

    /// <summary>Whether all could be read and followed.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether nothing is left open, either.</summary>
    public bool IsComplete => IsRead && Found.Unowned.Count == 0 && Found.Principals.All(principal => principal.IsDecided);

    /// <summary>A time as a log's reader writes it, in one zone whatever those of the nodes are.</summary>
    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A call as it was made: <c>GET /nodes/pve1/qemu/100/config</c>.</summary>
    public static string Called(ObservedCall call) =>
        Neutral.Line(call.Variables.Aggregate(call.Label, (label, variable) => label.Replace("{" + variable.Key + "}", variable.Value, StringComparison.Ordinal)));
}

/// <summary>Writes it.</summary>
internal static class ObservedReports
{
    /// <summary>The formats.</summary>
    public static string[] Formats { get; } = ["text", "json"];

    public static void Write(string format, ObservedReport report, Stream output)
    {
        if (format == "json")
        {
            ObservedJson.Write(report, output);
            return;
        }

        using var text = new StreamWriter(output, Host.Utf8, bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        ObservedText.Write(text, report);
    }
}
