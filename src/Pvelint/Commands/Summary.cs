using System.Globalization;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>The last lines of a scan, on standard error.</summary>
internal static class Summary
{
    public static void Write(Report report, ScanOptions options, TimeSpan elapsed, Host host)
    {
        foreach (var skipped in report.Skipped)
        {
            host.Say($"not checked: {skipped.Path}: {skipped.Reason}");
        }

        if (options.Quiet)
        {
            return;
        }

        host.Say(Line(report));
        if (report.Old > 0)
        {
            host.Say($"{Host.Count(report.Old, "finding")} that {(report.Old == 1 ? "was" : "were")} there before {(report.Old == 1 ? "is" : "are")} not shown; 'pvelint scan' shows {(report.Old == 1 ? "it" : "them")}");
        }

        if (options.Verbose)
        {
            var size = (report.Bytes / 1e6).ToString("F1", CultureInfo.InvariantCulture);
            host.Say($"{size} MB read in {elapsed.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture)} s, judged by Proxmox VE {report.Pve}");
        }
    }

    /// <summary>The same where nothing was found in anything.</summary>
    public static void WriteNothing(ScanResult result, ScanOptions options, Host host)
    {
        if (!options.Quiet)
        {
            host.Say("nothing found in " + Host.Count(result.Files, "file"));
        }
    }

    private static string Line(Report report)
    {
        var counts = new int[(int)Severity.Error + 1];
        var suppressed = report.Findings.Count;
        foreach (var finding in report.Open)
        {
            counts[(int)finding.Finding.Severity]++;
            suppressed--;
        }

        var parts = new List<string>();
        for (var severity = Severity.Error; severity >= Severity.Note; severity--)
        {
            if (counts[(int)severity] > 0)
            {
                parts.Add(Host.Count(counts[(int)severity], Levels.Name(severity)));
            }
        }

        var found = parts.Count == 0 ? "nothing found" : string.Join(", ", parts);
        return $"{found} in {Host.Count(report.Files, "file")}"
            + (suppressed == 0 ? "" : $"; {suppressed} suppressed")
            + (report.IsComplete ? "" : $"; {Host.Count(report.Skipped.Count, "path")} could not be checked");
    }
}
