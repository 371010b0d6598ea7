using System.Diagnostics;
using Pvelint.Output;
using Pvelint.Provisioning;
using Pvelint.Repo;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>Has the contents scanned, wherever they come from, and writes the reports.</summary>
internal static class Scan
{
    public static ExitCode Run(ScanOptions options, Host host)
    {
        var started = Stopwatch.StartNew();
        Check(options);
        host = options.Quiet ? host with { ShowsProgress = false } : host;
        BaselineChange.Check(options);
        Mending.Check(options);
        foreach (var target in options.Reports)
        {
            target.Check(host);
        }

        if (options.Mends is not null)
        {
            return Mending.Run(options, started, host);
        }

        var result = options.Source switch
        {
            ScanSource.Staged or ScanSource.Since => ChangeScan.Run(options, host),
            ScanSource.History => HistoryScan.Run(options, host),
            _ => TreeScan.Run(options, host),
        };
        Interruption.Pass();
        if (IsQuiet(options, result))
        {
            Summary.WriteNothing(result, options, host);
            return ExitCode.Clean;
        }

        var baseline = BaselineFile.Of(options, result, host);
        var report = ReportOf(options, result, baseline, host);
        if (baseline is not null && (options.WriteBaseline || options.PruneBaseline))
        {
            baseline = BaselineChange.Write(options, result, report, baseline, host);
            report = ReportOf(options, result, baseline, host);
        }

        if (options.Verifies is { } endpoint)
        {
            report = LeakCheck.OfAsync(report, endpoint, options.Quiet ? _ => { } : host.Say).GetAwaiter().GetResult();
        }

        Write(options, report, host);
        Summary.Write(report, options, started.Elapsed, host);
        return CodeOf(options, report);
    }

    /// <summary>Writes the reports.</summary>
    internal static void Write(ScanOptions options, Report report, Host host)
    {
        foreach (var target in options.Reports)
        {
            target.Write(host, options.Color, (stream, color) => Reports.Write(target.Format, report, stream, color));
        }
    }

    internal static ExitCode CodeOf(ScanOptions options, Report report) =>
        !report.IsComplete ? ExitCode.Incomplete : options.WriteBaseline ? ExitCode.Clean : report.Findings.Any(report.Fails) ? ExitCode.Findings : ExitCode.Clean;

    // A text report of nothing is empty: a hook that has nothing to say need not make one.
    private static bool IsQuiet(ScanOptions options, ScanResult result) =>
        result is { Findings.Count: 0, Skipped.Count: 0, Old: 0, Configuration.Baseline: null, Baseline: null }
        && options is { Source: ScanSource.Staged, Baseline: null, WriteBaseline: false, PruneBaseline: false, Verbose: false, Reports: [{ Format: "text", File: null }] };

    // An option that does nothing would let a gate look stricter than it is.
    private static void Check(ScanOptions options)
    {
        var problem = options switch
        {
            { TrustBase: true, Source: not ScanSource.Since } => "--trust-base goes with --since: only there is a base to trust",
            { AllReferences: true, Source: not ScanSource.History } => "--all goes with --history",
            { Unreachable: true, Source: not ScanSource.History } => "--unreachable goes with --history",
            { Source: ScanSource.Since, Since.Length: 0 } => "--since takes a revision, such as origin/main; it is empty",
            { Source: ScanSource.Staged or ScanSource.Since, Shard: not null } => "--shard splits files or a history; a change is scanned as a whole",
            _ => null,
        };
        if (problem is not null)
        {
            throw new StopException(ExitCode.Usage, problem);
        }
    }

    /// <summary>The report of what was found.</summary>
    internal static Report ReportOf(ScanOptions options, ScanResult result, BaselineFile? baseline, Host host)
    {
        var findings = Identified(result, baseline, host);
        return new Report
        {
            Findings = baseline is not null && options.HonorsSuppressions ? Baselining.Of(options, result, host).Apply(findings, baseline) : findings,
            Files = result.Files,
            Bytes = result.Bytes,
            Skipped = result.Skipped,
            Pve = result.Pve,
            FailOn = options.FailOn ?? result.Configuration.FailOn ?? FailOn.Warning,
            Shard = options.Shard,
            RepositoryPath = path => path == baseline?.Printed ? baseline.RepositoryPath : result.RepositoryPath(path),
            Old = result.Old,
            Mask = new Mask(result.Hidden ?? result.Findings),
            Fixes = result.Fixes,
        };
    }

    /// <summary>What was found with the ids that reports give to secrets and places.</summary>
    internal static IReadOnlyList<ReportedFinding> Identified(ScanResult result, BaselineFile? baseline, Host host)
    {
        var key = baseline is not null ? baseline.Key
            : result.Findings.Any(finding => finding.Secret is not null) ? FingerprintKey.Of(result.Configuration, host)
            : [];
        return Identities.Of(result.Findings, result.RepositoryPath, key, result.Hidden);
    }
}
