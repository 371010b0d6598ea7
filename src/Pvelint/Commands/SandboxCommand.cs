using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;

namespace Pvelint.Commands;

/// <summary>
/// <c>pvelint sandbox</c>: a simulated Proxmox VE access API to try things on. It is a program of its own, since it needs the web framework
/// and this one does not: it is started, and has the terminal till it ends.
/// </summary>
internal static class SandboxCommand
{
    private const string Name = "pvelint-sandbox";

    public static Command Create(Host host)
    {
        var words = new Argument<string[]>("OPTIONS")
        {
            Description = "What it takes: --pve VERSION, --port N, --folder DIR, --user-cfg FILE, --password-file FILE, and -- COMMAND to run with it; 'pvelint-sandbox --help' says more",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("sandbox", "Start a simulated Proxmox VE access API on this machine, to try things on") { words };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => Run(Words(parsed), host));
        return command;
    }

    // Everything behind the command's name goes on as it is.
    private static List<string> Words(ParseResult parsed) => [.. parsed.Tokens.SkipWhile(token => token.Value != "sandbox").Skip(1).Select(token => token.Value)];

    private static int Run(IReadOnlyList<string> words, Host host)
    {
        var program = Folders(host).Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? Name + ".exe" : Name)).FirstOrDefault(File.Exists)
            ?? throw new StopException(ExitCode.Incomplete, $"sandbox: {Name} is neither beside pvelint nor on the PATH: it needs the web framework and comes by itself: dotnet tool install --global {Name}");
        try
        {
            return Interruption.RunInForeground(new ProcessStartInfo(program, words) { UseShellExecute = false, WorkingDirectory = host.Folder });
        }
        catch (Win32Exception error)
        {
            throw new StopException(ExitCode.Incomplete, $"sandbox: {program} cannot be run: {error.Message}");
        }
    }

    // A relative entry of the PATH would run what a repository brings along.
    private static IEnumerable<string> Folders(Host host) =>
        host.Program.Select(word => Path.GetDirectoryName(word)!).Where(folder => folder.Length > 0)
            .Concat((host.Variable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified)).Distinct(StringComparer.Ordinal);
}
