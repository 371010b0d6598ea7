using System.CommandLine;
using Pvelint.Output;
using Pvelint.Output.Merging;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary><c>pvelint merge</c>: joins the reports of shards, or of several repositories, into one.</summary>
internal static class MergeCommand
{
    private const int MostReports = 10_000;

    public static Command Create(Host host)
    {
        var reports = new Argument<string[]>("REPORT") { Description = "Reports that 'pvelint scan' wrote, all of them JSON or all of them SARIF", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { Description = "File of the joined report, instead of standard output", HelpName = "FILE" };
        var prefix = new Option<bool>("--prefix") { Description = "Put the report's file name before its paths: web.json gives web/main.tf" };
        var failOn = new Option<string>("--fail-on") { Description = "Lowest severity that makes the exit code 1 (default: warning)", HelpName = "error|warning|note|never" };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print the report and errors, nothing else" };
        failOn.AcceptOnlyFromAmong("error", "warning", "note", "never");
        var command = new Command("merge", "Join the reports of shards, or of several repositories, into one") { reports, output, prefix, failOn, quiet };
        command.SetAction(parsed => (int)Run(
            parsed.GetValue(reports) ?? [],
            parsed.GetValue(output),
            parsed.GetValue(prefix),
            parsed.GetValue(failOn) is { } level ? Enum.Parse<FailOn>(level, ignoreCase: true) : FailOn.Warning,
            parsed.GetValue(quiet),
            host));
        return command;
    }

    private static ExitCode Run(string[] reports, string? output, bool hasPrefix, FailOn failOn, bool isQuiet, Host host)
    {
        if (reports.Length > MostReports)
        {
            throw new StopException(ExitCode.Usage, $"at most {MostReports} reports are joined at once");
        }

        if (output is not null)
        {
            ReportFile.Check(host.Absolute(output), "--output", output);
        }

        using var parts = ReportParts.Read(reports, hasPrefix, host);
        var problem = parts.ShardProblem();
        var merged = parts.Merge(problem is null);
        if (output is null)
        {
            merged.Write(host.Output);
            host.Output.Flush();
        }
        else
        {
            ReportFile.Write(host.Absolute(output), "--output", output, merged.Write);
        }

        if (problem is not null)
        {
            host.Say(problem);
        }

        if (!isQuiet)
        {
            host.Say($"{Host.Count(merged.Findings, "finding")} in {Host.Count(reports.Length, "report")}{(merged.IsComplete ? "" : "; not all could be checked")}");
        }

        return !merged.IsComplete ? ExitCode.Incomplete : merged.Open.Any(severity => failOn.Counts(severity)) ? ExitCode.Findings : ExitCode.Clean;
    }
}
