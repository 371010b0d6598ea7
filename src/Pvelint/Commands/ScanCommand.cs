using System.CommandLine;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary><c>pvelint scan</c>: its arguments and options.</summary>
internal static class ScanCommand
{
    private const int MostJobs = 256;

    public static Command Create(Host host)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files and folders to scan; the current folder where none is given", Arity = ArgumentArity.ZeroOrMore };
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
            paths, input, inputName, format, output, configuration, failOn, pve, jobs, noColor, quiet, verbose, noSuppressions,
        };
        command.SetAction(parsed => (int)Scan.Run(
            new ScanOptions
            {
                Paths = parsed.GetValue(paths) ?? [],
                InputName = InputName(parsed.GetValue(input), parsed.GetValue(inputName), parsed.GetValue(paths) ?? []),
                Reports = ReportTargets.Of(parsed, format, output),
                Configuration = parsed.GetValue(configuration),
                FailOn = parsed.GetValue(failOn) is { } level ? Enum.Parse<FailOn>(level, ignoreCase: true) : null,
                Pve = parsed.GetValue(pve),
                Jobs = parsed.GetValue(jobs) ?? Environment.ProcessorCount,
                Color = !parsed.GetValue(noColor) && string.IsNullOrEmpty(host.Variable("NO_COLOR")),
                Quiet = parsed.GetValue(quiet),
                Verbose = parsed.GetValue(verbose),
                HonorsSuppressions = !parsed.GetValue(noSuppressions),
            },
            host));
        return command;
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
