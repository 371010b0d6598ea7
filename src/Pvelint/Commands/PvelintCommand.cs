using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Pvelint.Commands;

/// <summary>The command <c>pvelint</c>: its subcommands, its help, and what it says to a mistyped line.</summary>
internal static class PvelintCommand
{
    private const int HelpWidth = 100;

    /// <summary>The version, as <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(PvelintCommand).Assembly.GetName().Version!.ToString(3);

    /// <summary>Runs a command line.</summary>
    public static ExitCode Run(string[] args, Host host)
    {
        // A file name that starts with @ is a file name: names come from the repository.
        var parsed = Create(host).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
            {
                host.Say(OneLine(error.Message));
            }

            host.Say($"see '{NameOf(parsed)} --help'");
            return ExitCode.Usage;
        }

        using var output = host.OpenText();
        return (ExitCode)parsed.Invoke(new InvocationConfiguration { Output = output, Error = host.Error, EnableDefaultExceptionHandler = false });
    }

    private static Command Create(Host host)
    {
        var version = new Option<bool>("--version") { Description = "Print the version" };
        var root = new Command("pvelint", "Find committed Proxmox secrets and too-broad grants.")
        {
            new HelpOption("--help", "-h") { Description = "Show this help", Recursive = true, Action = new HelpAction { MaxWidth = HelpWidth } },
            version,
            ScanCommand.Create(host),
            AccessCommand.Create(host),
            PrivilegesCommand.Create(host),
            CanCommand.Create(host),
            ExplainCommand.Create(host),
            RulesCommand.Create(host),
            MergeCommand.Create(host),
            HookCommand.Create(host),
            AuditCommand.Create(host),
            FingerprintCommand.Create(host),
            SandboxCommand.Create(host),
            ProvisionCommand.Create(host),
            ValidateCommand.Create(host),
            RotateCommand.Create(host),
            RevokeCommand.Create(host),
            RunCommand.Create(host),
            LspCommand.Create(host),
        };
        root.SetAction(parsed =>
        {
            if (parsed.GetValue(version))
            {
                parsed.InvocationConfiguration.Output.WriteLine(Version);
                return (int)ExitCode.Clean;
            }

            host.Say("say what to do: scan, access, privileges, can, merge, explain, rules, hook, audit, fingerprint, provision, validate, rotate, revoke, run, lsp or sandbox; see 'pvelint --help'");
            return (int)ExitCode.Usage;
        });
        return root;
    }

    // The library lists allowed values one a line, and speaks in sentences.
    private static string OneLine(string message)
    {
        var parts = message.TrimEnd('.').Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var line = parts[0] + (parts.Length > 1 ? " " + string.Join(", ", parts[1..]) : "");
        return char.ToLowerInvariant(line[0]) + line[1..];
    }

    private static string NameOf(ParseResult parsed) =>
        parsed.CommandResult.Command.Name is "pvelint" and var root ? root : "pvelint " + parsed.CommandResult.Command.Name;
}
