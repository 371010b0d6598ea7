using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Output;
using Pvelint.Provisioning;
using Pvelint.Repo;

namespace Pvelint.Commands;

/// <summary><c>pvelint run -- COMMAND</c>: a token that does what the code needs and lives as long as the command.</summary>
internal static class RunCommand
{
    // What shells say of a command that cannot be run.
    private const int NotRun = 127;

    // And of one that Ctrl-C ended.
    private const int Interrupted = 130;

    // How the names of its tokens begin.
    private const string Prefix = "run-";

    public static Command Create(Host host)
    {
        var words = new Argument<string[]>("COMMAND") { Description = "-- and the command with its arguments", Arity = ArgumentArity.OneOrMore };
        var folders = new Option<string[]>("--code") { Description = "Files and folders with the code (default: the current directory); may be repeated", HelpName = "PATH" };
        var code = new CodeOptions();
        var endpoint = new EndpointOptions();
        var wanted = new WantedOptions();
        var most = new Option<string>("--max") { Description = "When the token expires at the latest, should this machine break down: 1h, 30m, 2d (default: 1h)", HelpName = "TIME", DefaultValueFactory = _ => "1h" };
        var command = new Command("run", "Run a command with a token for the code at hand that lives no longer than the command") { words };
        command.Options.Add(folders);
        code.AddTo(command, withPaths: false);
        wanted.AddTo(command, withExpiry: false);
        endpoint.AddTo(command);
        command.Options.Add(most);
        command.SetAction(parsed =>
        {
            var settings = endpoint.Settings(parsed, host);
            var login = endpoint.Login(parsed, settings, host);
            var lasts = Times.Duration(parsed.GetValue(most)!) ?? throw new StopException(ExitCode.Usage, $"--max {parsed.GetValue(most)}: write 1h, 30m or 2d");
            return RunAsync(
                settings, login, (access, live) => wanted.ReadAsync(parsed, code, live.Version, host, new LiveGuests(access, live.State.Resources), parsed.GetValue(folders) ?? [], CancellationToken.None), new ProvisionOptions(host.Seconds + lasts, host.Seconds, Force: false, WantedOptions.Runner()), parsed.GetValue(words)!, host).GetAwaiter().GetResult();
        });
        return command;
    }

    private static async Task<int> RunAsync(EndpointSettings settings, PveLogin login, Func<PveAccess, LiveAccess, Task<ProvisionCommand.Need>> read, ProvisionOptions options, IReadOnlyList<string> words, Host host)
    {
        using var client = new PveClient(settings);
        var access = new PveAccess(await login.EnterAsync(client).ConfigureAwait(false));
        var live = await ProvisionCommand.ReadAsync(access, host, CancellationToken.None).ConfigureAwait(false);
        ProvisionCommand.CheckClock(access.Client, options, host);
        var need = await read(access, live).ConfigureAwait(false);
        var wanted = need.Wanted.For(need.Wanted.Token with { Name = Prefix + RandomNumberGenerator.GetHexString(10, lowercase: true) });
        var plan = ProvisionPlan.Of(wanted, live, options);

        // What was left where a machine broke down: it has expired, and nobody else takes it away.
        var dead = live.State.Users.Where(user => user.Id == wanted.Token.User).SelectMany(user => user.Tokens)
            .Where(token => token.Id.Name.StartsWith(Prefix, StringComparison.Ordinal) && ProvisionOptions.IsOurs(token.Comment) && token.Expire != 0 && token.Expire <= options.Now)
            .Select(token => new TokenStep(Change.Remove, token.Id, token.Comment, token.Expire));
        plan = plan with { Steps = [.. dead, .. plan.Steps] };
        foreach (var note in plan.Notes)
        {
            host.Say(note);
        }

        ProvisionCommand.Refuse(plan);
        var last = new TokenStep(Change.Remove, wanted.Token, "", 0);
        await ProvisionCommand.CheckRightsAsync(plan.Changes.Append(last), live, plan.After, access, CancellationToken.None).ConfigureAwait(false);
        var sink = new MemorySink();

        // From here on an end that is asked for waits until the token is gone again.
        using var cancel = new CancellationTokenSource();
        using var deferral = Interruption.Defer(cancel);
        var code = NotRun;
        try
        {
            await ProvisionCommand.CarryOutAsync(plan, access, options, sink, host, cancel.Token).ConfigureAwait(false);
            if (!cancel.IsCancellationRequested)
            {
                host.Say($"{wanted.Token} was made for {words[0]}; it {Times.Expiry(options.Expire)} at the latest");
            }

            code = cancel.IsCancellationRequested ? Interrupted : Start(words, sink.Token!, wanted.Tool, settings.Endpoint, host);
        }
        finally
        {
            if (sink.Token is not null)
            {
                await EndAsync(access, login, settings, wanted.Token, options.Expire, host).ConfigureAwait(false);
            }
        }

        return code;
    }

    // Only its own token: the administrator's login stays here.
    private static int Start(IReadOnlyList<string> words, ApiToken token, string tool, Uri endpoint, Host host)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { UseShellExecute = false, WorkingDirectory = host.Folder };
        EndpointEnvironment.Withhold(start.Environment);
        foreach (var (name, value) in ToolSettings.Of(tool).Environment(token, endpoint))
        {
            start.Environment[name] = value;
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            host.Say($"{words[0]} cannot be run: {error.Message}");
            return NotRun;
        }

        using (process)
        {
            // A terminal tells the command of Ctrl-C itself, and a second one would cut short what it brings to an end; of all else it learns
            // through us. Whatever it takes to end, it is waited for: its token must not go before it.
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Pass(context, process));
            using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Pass(context, process));
            process.WaitForExit();
            return process.ExitCode;
        }
    }

    private static void Pass(PosixSignalContext context, Process process)
    {
        context.Cancel = true;
        PosixProcess.Terminate(process.Id);
    }

    private static async Task EndAsync(PveAccess access, PveLogin login, EndpointSettings settings, TokenId token, long expire, Host host)
    {
        try
        {
            await access.DeleteTokenAsync(token, CancellationToken.None).ConfigureAwait(false);
        }
        catch (PveFault first)
        {
            // A ticket may have ended meanwhile.
            try
            {
                using var client = new PveClient(settings);
                await new PveAccess(await login.EnterAsync(client).ConfigureAwait(false)).DeleteTokenAsync(token, CancellationToken.None).ConfigureAwait(false);
            }
            catch (StopException)
            {
                throw new StopException(ExitCode.Incomplete, $"{token} could not be taken away ({first.Message}): do it with 'pvelint revoke {token}'; it {Times.Expiry(expire)} by itself");
            }
        }

        host.Say($"{token} is gone");
    }
}
