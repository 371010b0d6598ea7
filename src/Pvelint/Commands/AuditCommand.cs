using System.CommandLine;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary><c>pvelint audit</c>: its options.</summary>
internal static class AuditCommand
{
    public static Command Create(Host host)
    {
        var logs = new Option<string[]>("--access-log") { Description = "Access logs of pveproxy, of every node, rotated or compressed ones too: tokens that made no call are told", HelpName = "FILE" };
        var format = new Option<string[]>("--format") { Description = "Format of a report; may be given several times, each with its --output; html is the page of 'access'", HelpName = string.Join('|', Audit.Formats), Arity = ArgumentArity.OneOrMore };
        var output = new Option<string[]>("--output", "-o") { Description = "File of the report before it, instead of standard output", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
        var failOn = new Option<string>("--fail-on") { Description = "Lowest severity that makes the exit code 1 (default: warning)", HelpName = "error|warning|note|never" };
        var noColor = new Option<bool>("--no-color") { Description = "Never use colors; NO_COLOR does the same" };
        format.AcceptOnlyFromAmong(Audit.Formats);
        failOn.AcceptOnlyFromAmong("error", "warning", "note", "never");
        var command = new Command("audit", "Lint the users, tokens, roles and ACL of a live cluster, with who could take it over") { logs, format, output, failOn, noColor };
        var endpoint = new EndpointOptions().AddTo(command);
        command.SetAction(parsed => (int)Audit.Run(
            new AuditOptions
            {
                Live = () => LiveSources.Read(endpoint, parsed, host),
                AccessLogs = parsed.GetValue(logs) ?? [],
                Reports = ReportTargets.Of(parsed, format, output),
                FailOn = parsed.GetValue(failOn) is { } severity ? Enum.Parse<FailOn>(severity, ignoreCase: true) : FailOn.Warning,
                Color = !parsed.GetValue(noColor) && string.IsNullOrEmpty(host.Variable("NO_COLOR")),
            },
            host));
        return command;
    }
}

/// <summary>What the command line of <c>audit</c> says.</summary>
internal sealed record AuditOptions
{
    /// <summary>Reads the endpoint.</summary>
    public required Func<Api.LiveAccess> Live { get; init; }

    /// <summary>The access logs; empty for none.</summary>
    public IReadOnlyList<string> AccessLogs { get; init; } = [];

    /// <summary>The reports to write, at least one.</summary>
    public required IReadOnlyList<ReportTarget> Reports { get; init; }

    /// <summary>From which severity on the run fails.</summary>
    public FailOn FailOn { get; init; }

    /// <summary>Whether colors may be used where a terminal shows them.</summary>
    public bool Color { get; init; } = true;
}
