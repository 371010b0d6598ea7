using System.CommandLine;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary><c>pvelint access</c>: its arguments and options.</summary>
internal static class AccessCommand
{
    /// <summary>The releases whose privileges, roles and paths are known: more than those that rules are written for.</summary>
    private static readonly string[] KnownPve = ["7.4", "8.4", "9.1", "9.2"];

    public static Command Create(Host host)
    {
        var sources = new Argument<string[]>("SOURCE") { Description = "Files and folders that say who is granted what: user.cfg, scripts, Terraform, Ansible, guides; - is a user.cfg on standard input", Arity = ArgumentArity.OneOrMore };
        var authId = new Option<string>("--authid") { Description = "Only this user, token (user@realm!name) or @group", HelpName = "ID" };
        var paths = new Option<string[]>("--path") { Description = "Only this path, taken as it is; may be given several times", HelpName = "PATH", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string[]>("--format") { Description = "Format of a report; may be given several times, each with its --output", HelpName = string.Join('|', AccessReports.Formats), Arity = ArgumentArity.OneOrMore };
        var output = new Option<string[]>("--output", "-o") { Description = "File of the report before it, instead of standard output", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
        var pve = new Option<string>("--pve") { Description = $"Version of Proxmox VE to judge by (default: {Project.NewestPve})", HelpName = string.Join('|', KnownPve) };
        var noColor = new Option<bool>("--no-color") { Description = "Never use colors; NO_COLOR does the same" };
        format.AcceptOnlyFromAmong(AccessReports.Formats);
        pve.AcceptOnlyFromAmong(KnownPve);
        var command = new Command("access", "Say who may do what where, exactly as Proxmox VE decides, and why")
        {
            sources, authId, paths, format, output, pve, noColor,
        };
        command.SetAction(parsed => (int)AccessAnswer.Run(
            new AccessOptions
            {
                Sources = parsed.GetValue(sources) ?? [],
                AuthId = parsed.GetValue(authId),
                Paths = parsed.GetValue(paths) ?? [],
                Pve = parsed.GetValue(pve),
                Reports = ReportTargets.Of(parsed, format, output),
                Color = !parsed.GetValue(noColor) && string.IsNullOrEmpty(host.Variable("NO_COLOR")),
            },
            host));
        return command;
    }
}
