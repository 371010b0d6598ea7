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

    private static string Line(Report report)
    {
        var open = report.Open.ToList();
        var suppressed = report.Findings.Count - open.Count;
        var parts = new[] { Severity.Error, Severity.Warning, Severity.Note }
            .Select(severity => (Name: Levels.Name(severity), Count: open.Count(finding => finding.Finding.Severity == severity)))
            .Where(part => part.Count > 0)
            .Select(part => Host.Count(part.Count, part.Name))
            .ToList();
        var found = parts.Count == 0 ? "nothing found" : string.Join(", ", parts);
        return $"{found} in {Host.Count(report.Files, "file")}"
            + (suppressed == 0 ? "" : $"; {suppressed} suppressed")
            + (report.IsComplete ? "" : $"; {Host.Count(report.Skipped.Count, "path")} could not be checked");
    }
}
