using System.Diagnostics;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary><c>scan --fix</c> and <c>scan --diff</c>: mends in memory, round by round, until nothing is left to do, then writes or shows it.</summary>
internal static class Mending
{
    // A round brings what the one before made room for: two fixes of one line, a default of what was marked as sensitive.
    private const int MostRounds = 10;

    /// <summary>Says before the scan what cannot be mended.</summary>
    /// <exception cref="StopException">The options do not go together.</exception>
    public static void Check(ScanOptions options)
    {
        if (options.Mends is null)
        {
            return;
        }

        var option = options.ShowsDiff ? "--diff" : "--fix";
        var problem = options switch
        {
            { Source: ScanSource.Staged } => "mend the files, then stage them; it does not go with --staged",
            { Source: ScanSource.Since } => "a change is mended in its files; it does not go with --since",
            { Source: ScanSource.History } => "what is committed stays as it is; it does not go with --history",
            { Shard: not null } => "what stands in one file is mended in another, so it does not go with --shard",
            { HonorsSuppressions: false } => "what is suppressed is left alone, so it does not go with --no-suppressions",
            { WriteBaseline: true } or { PruneBaseline: true } => "mend first, then change the baseline by a run of its own",
            { Verifies: not null } => "verify first: what is mended no longer stands there to be verified",
            _ when (options.ShowsDiff || options.InputName is not null) && options.Reports.Any(target => target is { File: null, Format: not "text" }) =>
                "its answer goes to standard output; give the report a file with --output",
            _ => null,
        };
        if (problem is not null)
        {
            throw new StopException(ExitCode.Usage, $"{option}: {problem}");
        }
    }

    /// <summary>Mends, and reports what is left.</summary>
    public static ExitCode Run(ScanOptions options, Stopwatch started, Host host)
    {
        var input = Array.Empty<byte>();
        if (options.InputName is not null)
        {
            using var buffer = new MemoryStream();
            host.Input.CopyTo(buffer);
            input = buffer.ToArray();
            host = host with { Input = new MemoryStream(input) };
        }

        var tree = TreeScan.Open(options, host);
        var work = new MendedTree(tree, options, host);
        work.Mend(MostRounds);
        Interruption.Pass();
        var isShown = options.ShowsDiff || options.InputName is not null;
        IReadOnlyList<string> mended = isShown ? [.. work.Changed.Select(pair => pair.Before.Path)] : work.Write();
        if (options.ShowsDiff)
        {
            using var output = host.OpenText();
            UnifiedDiff.Write(work.Changed, work.Mask, output, options.Color && host.IsTerminal);
        }
        else if (options.InputName is not null)
        {
            host.Output.Write(Encoded(work, input, host));
        }

        // What was shown was not made: the report is of what is there.
        var report = options.ShowsDiff ? work.Before : isShown || work.Changed.Count == 0 ? work.After : ReportAnew(options, host);
        Scan.Write(isShown ? options with { Reports = [.. options.Reports.Where(target => target.File is not null)] } : options, report, host);
        if (!options.Quiet)
        {
            work.Say(mended, options.ShowsDiff);
        }

        Summary.Write(report, options, started.Elapsed, host);
        return !report.IsComplete ? ExitCode.Incomplete
            : options.ShowsDiff && work.Changed.Count > 0 ? ExitCode.Findings
            : Scan.CodeOf(options, report);
    }

    private static byte[] Encoded(MendedTree work, byte[] input, Host host)
    {
        if (work.Changed is not [var (before, after), ..])
        {
            return input;
        }

        if (FileEncoding.Encode(input, before.Text, after.Text) is { } bytes)
        {
            return bytes;
        }

        throw new StopException(ExitCode.Incomplete, $"{before.Path}: {MendedFile.NoEncoding}");
    }

    private static Report ReportAnew(ScanOptions options, Host host)
    {
        var result = TreeScan.Run(options, host);
        return Scan.ReportOf(options, result, BaselineFile.Of(options, result, host), host);
    }
}
