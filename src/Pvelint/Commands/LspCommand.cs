using System.CommandLine;
using Pvelint.Lsp;

namespace Pvelint.Commands;

/// <summary><c>pvelint lsp</c>: findings while a line is typed, in every editor that speaks the language server protocol.</summary>
internal static class LspCommand
{
    public static Command Create(Host host)
    {
        var stdio = new Option<bool>("--stdio") { Description = "Talk over standard input and output, which it always does; editors say so" };
        var process = new Option<int?>("--clientProcessId") { Description = "The editor's process: the server ends when it does", HelpName = "ID", Hidden = true };
        var command = new Command("lsp", "Serve editors: findings, fixes and help while a line is typed, over standard input and output") { stdio, process };
        command.SetAction(_ => LspServer.RunAsync(host).GetAwaiter().GetResult());
        return command;
    }
}
