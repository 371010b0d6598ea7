using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary><c>--write-baseline</c> and <c>--prune-baseline</c>: what they may go with, and what they change.</summary>
internal static class BaselineChange
{
    private const int MostLines = 100;

    /// <summary>Says before the scan what cannot be done after it.</summary>
    /// <exception cref="StopException">The baseline is to be changed by a run that does not know what to change.</exception>
    public static void Check(ScanOptions options)
    {
        var change = options.WriteBaseline ? "--write-baseline" : options.PruneBaseline ? "--prune-baseline" : null;
        if (change is null)
        {
            return;
        }

        var problem = options switch
        {
            { Shard: not null } => "a shard sees a part only; run it without --shard",
            { HonorsSuppressions: false } => "it goes by what counts, and --no-suppressions counts everything",
            { TrustBase: true } => "it changes the file in the work tree, and --trust-base reads the one of the base",
            { PruneBaseline: true, Source: ScanSource.Staged or ScanSource.Since } => "a change does not show what is gone elsewhere; scan the whole repository",
            { PruneBaseline: true, InputName: not null } => "one buffer does not show what is gone elsewhere; scan the whole repository",
            _ => null,
        };
        if (problem is not null)
        {
            throw new StopException(ExitCode.Usage, $"{change}: {problem}");
        }
    }

    /// <summary>Changes the baseline by what a run found, and says how.</summary>
    /// <exception cref="StopException">It cannot be written, or the run looked at too little.</exception>
    public static BaselineFile Write(ScanOptions options, ScanResult result, Report report, BaselineFile file, Host host)
    {
        if (!report.IsComplete)
        {
            host.Say($"{file.Printed} was left as it is: not all could be checked");
            return file;
        }

        var baselining = Baselining.Of(options, result, host);
        if (options.PruneBaseline && !baselining.CoversAny(file))
        {
            throw new StopException(ExitCode.Usage, $"--prune-baseline: this run saw nothing of what {file.Printed} covers; scan the whole repository");
        }

        var pruned = options.PruneBaseline ? baselining.Prune(report.Findings, file) : file.Baseline;
        var changed = options.WriteBaseline ? baselining.Add(report.Findings, pruned) : pruned;
        var written = file.Write(changed);
        if (!options.Quiet)
        {
            Say(options, file, pruned, changed, host);
        }

        return written;
    }

    private static void Say(ScanOptions options, BaselineFile file, Baseline pruned, Baseline changed, Host host)
    {
        if (options.PruneBaseline)
        {
            host.Say($"{file.Printed}: {Host.Count(file.Baseline.Entries.Count - pruned.Entries.Count, "stale entry", "stale entries")} taken out");
        }

        var added = changed.Entries.Skip(pruned.Entries.Count).ToList();
        if (!options.WriteBaseline)
        {
            return;
        }

        foreach (var entry in added.Take(MostLines))
        {
            host.Say($"added: {entry.Id.Rule} in {entry.Id.Path}");
        }

        host.Say($"{file.Printed}: {Host.Count(added.Count, "entry", "entries")} added{(added.Count == 0 ? "" : "; write the reason into each")}");
        var expired = changed.Entries.Count(entry => entry.HasExpired(host.Today));
        if (expired > 0)
        {
            host.Say($"{file.Printed}: {Host.Count(expired, "entry has", "entries have")} expired and hide nothing; mend the findings, or give the entries another day");
        }
    }
}
