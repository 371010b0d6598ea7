using System.CommandLine;
using System.Globalization;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary><c>pvelint scan</c>: its arguments and options.</summary>
internal static class ScanCommand
{
    private const int MostJobs = 256;
    /// <summary>The most parts that the work can be split into.</summary>
    internal const int MostShards = 10_000;

    public static Command Create(Host host)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files and folders to scan; the current folder where none is given", Arity = ArgumentArity.ZeroOrMore };
        var staged = new Option<bool>("--staged") { Description = "Scan what is staged, as it is in the index: what the next commit adds" };
        var since = new Option<string>("--since") { Description = "Scan what HEAD adds to the place where it left REV, as a merge request does", HelpName = "REV" };
        var history = new Option<string[]>("--history") { Description = "Scan every version of every file that REVISIONS (default: HEAD) reach", HelpName = "REVISIONS", Arity = ArgumentArity.ZeroOrMore, AllowMultipleArgumentsPerToken = true };
        var all = new Option<bool>("--all") { Description = "With --history: every branch, tag, stash and note" };
        var unreachable = new Option<bool>("--unreachable") { Description = "With --history: also objects that nothing reaches any more" };
        var trustBase = new Option<bool>("--trust-base") { Description = "With --since: take suppressions, configuration and baseline from the base, not from the change" };
        var baseline = new Option<string>("--baseline") { Description = "Findings that are known and accepted", HelpName = "FILE" };
        var writeBaseline = new Option<bool>("--write-baseline") { Description = "Write what is found into the baseline" };
        var pruneBaseline = new Option<bool>("--prune-baseline") { Description = "Take the entries out of the baseline that no longer stand for anything" };
        var shard = new Option<string>("--shard") { Description = "Do one part of the work: 2/8; 'pvelint merge' joins the reports", HelpName = "I/N" };
        var noCache = new Option<bool>("--no-cache") { Description = "With --history: neither use nor keep what earlier runs saw" };
        var input = new Option<bool>("--stdin") { Description = "Scan what standard input holds, as if it stood in the file that --path names" };
        var inputName = new Option<string>("--path") { Description = "With --stdin: the file's path, which tells its language", HelpName = "NAME" };
        var format = new Option<string[]>("--format") { Description = "Format of a report; may be given several times, each with its --output", HelpName = string.Join('|', Reports.Formats), Arity = ArgumentArity.OneOrMore };
        var output = new Option<string[]>("--output", "-o") { Description = "File of the report before it, instead of standard output", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
        var configuration = new Option<string>("--config") { Description = "Configuration file, instead of the .pvelint.hcl that is searched from PATH up to the repository's root", HelpName = "FILE" };
        var failOn = new Option<string>("--fail-on") { Description = "Lowest severity that makes the exit code 1 (default: warning)", HelpName = "error|warning|note|never" };
        var pve = new Option<string>("--pve") { Description = $"Version of Proxmox VE to judge by (default: {Project.NewestPve})", HelpName = string.Join('|', Project.KnownPve) };
        var jobs = new Option<int?>("--jobs", "-j") { Description = "Count of threads (default: one a core)", HelpName = "N" };
        var noColor = new Option<bool>("--no-color") { Description = "Never use colors; NO_COLOR does the same" };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print the report and errors, nothing else" };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Also say which files were looked into and how long it took" };
        var noSuppressions = new Option<bool>("--no-suppressions") { Description = "Count every finding: ignore comments, ignore blocks and rules that are off do not hold" };
        var verify = new Option<bool>("--verify") { Description = "Ask an endpoint whether the API tokens that are found are live, and what they can do: each is sent to it, and to no other" };
        var fix = new Option<bool>("--fix") { Description = "Mend what can be mended without anything working less than before, then report what is left" };
        var unsafeToo = new Option<bool>("--unsafe") { Description = "With --fix or --diff: mend also what has to be looked at, such as secrets taken from variables" };
        var diff = new Option<bool>("--diff") { Description = "Show what --fix would change, secrets hidden, and change nothing; exit code 1 where there is something" };
        var endpoint = new EndpointOptions();
        format.AcceptOnlyFromAmong(Reports.Formats);
        failOn.AcceptOnlyFromAmong("error", "warning", "note", "never");
        pve.AcceptOnlyFromAmong([.. Project.KnownPve]);
        jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > MostJobs)
            {
                result.AddError($"--jobs takes a number from 1 to {MostJobs}");
            }
        });

        var command = new Command("scan", "Find committed Proxmox secrets, too-broad grants and unsafe transport in files and folders")
        {
            paths, staged, since, history, all, unreachable, trustBase, baseline, writeBaseline, pruneBaseline, shard, noCache, input, inputName, format, output, configuration, failOn, pve, jobs, noColor, quiet, verbose, noSuppressions, verify, fix, unsafeToo, diff,
        };
        endpoint.AddAddressTo(command, verify.Name);
        command.SetAction(parsed => (int)Scan.Run(
            new ScanOptions
            {
                Paths = parsed.GetValue(paths) ?? [],
                InputName = InputName(parsed.GetValue(input), parsed.GetValue(inputName), parsed.GetValue(paths) ?? []),
                Source = Source(parsed.GetValue(staged), parsed.GetValue(since) is not null, parsed.GetResult(history) is not null, parsed.GetValue(input)),
                Since = parsed.GetValue(since) ?? "",
                Revisions = parsed.GetValue(history) ?? [],
                AllReferences = parsed.GetValue(all),
                Unreachable = parsed.GetValue(unreachable),
                TrustBase = parsed.GetValue(trustBase),
                Baseline = parsed.GetValue(baseline),
                WriteBaseline = parsed.GetValue(writeBaseline),
                PruneBaseline = parsed.GetValue(pruneBaseline),
                Shard = ShardOf(parsed.GetValue(shard)),
                UsesCache = !parsed.GetValue(noCache),
                Reports = ReportTargets.Of(parsed, format, output),
                Configuration = parsed.GetValue(configuration),
                FailOn = parsed.GetValue(failOn) is { } level ? Enum.Parse<FailOn>(level, ignoreCase: true) : null,
                Pve = parsed.GetValue(pve),
                Jobs = parsed.GetValue(jobs) ?? Environment.ProcessorCount,
                Color = !parsed.GetValue(noColor) && string.IsNullOrEmpty(host.Variable("NO_COLOR")),
                Quiet = parsed.GetValue(quiet),
                Verbose = parsed.GetValue(verbose),
                Verifies = parsed.GetValue(verify) ? endpoint.Settings(parsed, host) with { Log = parsed.GetValue(verbose) ? host.Say : null } : null,
                HonorsSuppressions = !parsed.GetValue(noSuppressions),
                Mends = Mends(parsed.GetValue(fix) || parsed.GetValue(diff), parsed.GetValue(unsafeToo)),
                ShowsDiff = parsed.GetValue(diff),
            },
            host));
        return command;
    }

    private static ScanSource Source(bool staged, bool since, bool history, bool input)
    {
        if ((staged ? 1 : 0) + (since ? 1 : 0) + (history ? 1 : 0) + (input ? 1 : 0) > 1)
        {
            throw new StopException(ExitCode.Usage, "--staged, --since, --history and --stdin each say what to scan; give one of them");
        }

        return staged ? ScanSource.Staged : since ? ScanSource.Since : history ? ScanSource.History : ScanSource.Files;
    }

    private static FixSafety? Mends(bool fix, bool unsafeToo)
    {
        if (unsafeToo && !fix)
        {
            throw new StopException(ExitCode.Usage, "--unsafe says which fixes are made; it goes with --fix or --diff");
        }

        return !fix ? null : unsafeToo ? FixSafety.Unsafe : FixSafety.Safe;
    }

    private static Shard? ShardOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return text.Split('/') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && index >= 1 && index <= count && count <= MostShards
            ? new Shard(index, count)
            : throw new StopException(ExitCode.Usage, $"--shard takes the part and the count of parts, such as 2/8; at most {MostShards}");
    }

    private static string? InputName(bool input, string? name, string[] paths)
    {
        if (!input)
        {
            return name is null ? null : throw new StopException(ExitCode.Usage, "--path goes with --stdin; files to scan are given without it");
        }

        if (paths.Length > 0)
        {
            throw new StopException(ExitCode.Usage, "--stdin scans one buffer and takes no PATH; name the buffer with --path");
        }

        return name is { Length: > 0 } ? name : throw new StopException(ExitCode.Usage, "--stdin needs --path NAME: the name tells the language");
    }
}
