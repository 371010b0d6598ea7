using System.CommandLine;
using Pvelint.Access;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary><c>pvelint access</c>: its arguments and options.</summary>
internal static class AccessCommand
{
    /// <summary>The releases whose privileges, roles and paths are known: more than those that rules are written for.</summary>
    private static readonly string[] KnownPve = ["7.4", "8.4", "9.1", "9.2"];

    private static string[] AllFormats => [.. AccessReports.Formats.Union(AccessDiffReport.Formats)];

    public static Command Create(Host host)
    {
        var sources = new Argument<string[]>("SOURCE") { Description = "Files and folders that say who is granted what: user.cfg, scripts, Terraform, Pulumi, Ansible, guides; - is a user.cfg on standard input", Arity = ArgumentArity.ZeroOrMore };
        var authId = new Option<string>("--authid") { Description = "Only this user, token (user@realm!name) or @group", HelpName = "ID" };
        var paths = new Option<string[]>("--path") { Description = "Only this path, taken as it is; may be given several times", HelpName = "PATH", Arity = ArgumentArity.OneOrMore };
        var privilege = new Option<string>("--privilege") { Description = "Only this privilege: who holds it anywhere, and where", HelpName = "NAME" };
        var why = new Option<string>("--why") { Description = "Why --authid, or everyone who does, holds a privilege on a path, or what takes it away: VM.Audit@/vms/100", HelpName = "PRIVILEGE@PATH" };
        var to = new Option<string>("--to") { Description = "Only who has a way to this from what may be done, with its steps", HelpName = "cluster|host|guests|data" };
        var diff = new Option<string[]>("--diff") { Description = "What HEAD newly allows beside BASE: each a revision of git, a file or a folder; of a revision only SOURCE counts, where it is given", HelpName = "BASE HEAD", Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true };
        var failOn = new Option<string>("--fail-on-new-access") { Description = "With --diff: exit with 1 where something of this risk or above is newly allowed (default: low)", HelpName = "low|medium|high|critical", Arity = ArgumentArity.ZeroOrOne };
        var logs = new Option<string[]>("--from-access-log") { Description = "Access logs of pveproxy, rotated or compressed ones too ('-' for standard input): what was never used, what code did not do, what was refused; SOURCE is grants and code", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string[]>("--format") { Description = "Format of a report; may be given several times, each with its --output", HelpName = string.Join('|', AllFormats), Arity = ArgumentArity.OneOrMore };
        var output = new Option<string[]>("--output", "-o") { Description = "File of the report before it, instead of standard output", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
        var pve = new Option<string>("--pve") { Description = $"Version of Proxmox VE to judge by (default: {Project.NewestPve})", HelpName = string.Join('|', KnownPve) };
        var noColor = new Option<bool>("--no-color") { Description = "Never use colors; NO_COLOR does the same" };
        format.AcceptOnlyFromAmong(AllFormats);
        failOn.AcceptOnlyFromAmong([.. Enum.GetNames<Risk>().Select(name => name.ToLowerInvariant())]);
        to.AcceptOnlyFromAmong([.. Enum.GetNames<EscalationTarget>().Select(name => name.ToLowerInvariant())]);
        pve.AcceptOnlyFromAmong(KnownPve);
        var command = new Command("access", "Say who may do what where, exactly as Proxmox VE decides, and why")
        {
            sources, authId, paths, privilege, why, to, diff, failOn, logs, format, output, pve, noColor,
        };
        var endpoint = new EndpointOptions().AddTo(command, "Read this endpoint in place of files");
        command.SetAction(parsed => (int)(parsed.GetResult(diff) is not null ? Diff(parsed) : parsed.GetResult(logs) is not null ? Observed(parsed) : AccessAnswer.Run(
            new AccessOptions
            {
                Sources = parsed.GetValue(sources) ?? [],
                Live = endpoint.IsGiven(parsed) ? () => LiveSources.Read(endpoint, parsed, host) : null,
                AuthId = parsed.GetValue(authId),
                Paths = parsed.GetValue(paths) ?? [],
                Privilege = parsed.GetValue(privilege),
                Why = parsed.GetValue(why),
                To = parsed.GetValue(to) is { } target ? Enum.Parse<EscalationTarget>(target, ignoreCase: true) : null,
                Pve = parsed.GetValue(pve),
                Reports = Only(AccessReports.Formats, ReportTargets.Of(parsed, format, output), "without --diff"),
                Color = !parsed.GetValue(noColor) && string.IsNullOrEmpty(host.Variable("NO_COLOR")),
            },
            host)));
        return command;

        ExitCode Observed(ParseResult parsed)
        {
            if (new Option[] { paths, privilege, why, to }.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } other)
            {
                throw new StopException(ExitCode.Usage, $"--from-access-log tells all of a user or token; give it without {other.Name}");
            }

            return AccessObserved.Run(
                new AccessOptions
                {
                    Sources = parsed.GetValue(sources) ?? [],
                    Live = endpoint.IsGiven(parsed) ? () => LiveSources.Read(endpoint, parsed, host) : null,
                    AuthId = parsed.GetValue(authId),
                    Pve = parsed.GetValue(pve),
                    Reports = Only(ObservedReports.Formats, ReportTargets.Of(parsed, format, output), "with --from-access-log"),
                },
                parsed.GetRequiredValue(logs),
                host);
        }

        ExitCode Diff(ParseResult parsed)
        {
            if (endpoint.IsGiven(parsed))
            {
                throw new StopException(ExitCode.Usage, "--diff compares files and revisions; give it without --endpoint");
            }

            if (new Option[] { authId, paths, privilege, why, to, logs }.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } other)
            {
                throw new StopException(ExitCode.Usage, $"--diff tells all that is newly allowed; give it without {other.Name}");
            }

            var states = parsed.GetRequiredValue(diff);
            return AccessDiff.Run(
                new AccessDiffOptions
                {
                    Base = states[0],
                    Head = states[1],
                    Sources = parsed.GetValue(sources) ?? [],
                    FailsFrom = parsed.GetResult(failOn) is null ? null : parsed.GetValue(failOn) is { } risk ? Enum.Parse<Risk>(risk, ignoreCase: true) : Risk.Low,
                    Pve = parsed.GetValue(pve),
                    Reports = Only(AccessDiffReport.Formats, ReportTargets.Of(parsed, format, output), "with --diff"),
                },
                host);
        }
    }

    private static IReadOnlyList<ReportTarget> Only(string[] formats, IReadOnlyList<ReportTarget> targets, string when) =>
        targets.FirstOrDefault(target => !formats.Contains(target.Format)) is { } other
            ? throw new StopException(ExitCode.Usage, $"--format {other.Format}: {when} it is {string.Join(", ", formats)}")
            : targets;
}
