using System.CommandLine;
using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Output;
using Pvelint.Provisioning;

namespace Pvelint.Commands;

/// <summary><c>pvelint rotate TOKEN</c>: a new token in place of an old one, which ends once the new one is handed over and good.</summary>
internal static class RotateCommand
{
    public static Command Create(Host host)
    {
        var token = new Argument<string>("TOKEN") { Description = "The token: user@realm!name" };
        var grace = new Option<string?>("--grace") { Description = "How long the old token goes on beside the new one: 1h, 2d (default: it ends at once)", HelpName = "TIME" };
        var expire = new Option<string>("--expire") { Description = "When the new token expires: 90d, 12h, 2027-01-31 or never (default: 90d)", HelpName = "WHEN", DefaultValueFactory = _ => "90d" };
        var tool = new Option<string?>("--tool") { Description = "Who uses it, for the names in the file (default: as its comment says)", HelpName = "TOOL" };
        var yes = new Option<bool>("--yes") { Description = "Do not ask" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Change nothing: print the commands that do the same on a node" };
        var force = new Option<bool>("--force") { Description = "Take over what another run left" };
        var endpoint = new EndpointOptions();
        var sink = new SinkOptions();
        var command = new Command("rotate", "Make a new token in place of an old one, which ends once the new one is good") { token, grace, expire, tool, yes, dryRun, force };
        endpoint.AddTo(command);
        sink.AddTo(command);
        command.SetAction(parsed =>
        {
            var id = TokenId.Parse(parsed.GetRequiredValue(token)) ?? throw new StopException(ExitCode.Usage, $"{parsed.GetRequiredValue(token)}: a token is named user@realm!name");
            var seconds = parsed.GetValue(grace) is { } text ? Times.Duration(text) ?? throw new StopException(ExitCode.Usage, $"--grace {text}: write 1h, 30m or 2d") : 0;
            var options = WantedOptions.Options(parsed.GetValue(expire)!, host.Seconds, parsed.GetValue(force));
            var settings = endpoint.Settings(parsed, host);
            var login = endpoint.Login(parsed, settings, host);
            return (int)RunAsync(
                settings, login, live => Rotation.Of(id, parsed.GetValue(tool), seconds, live, options), options, name => sink.Sink(parsed, name, settings.Endpoint, host), parsed.GetValue(yes), parsed.GetValue(dryRun), host).GetAwaiter().GetResult();
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        EndpointSettings settings, PveLogin login, Func<LiveAccess, Rotation> rotate, ProvisionOptions options, Func<string, SecretSink> sinkOf, bool isYes, bool isDryRun, Host host)
    {
        using var client = new PveClient(settings);
        var access = new PveAccess(await login.EnterAsync(client).ConfigureAwait(false));
        var live = await ProvisionCommand.ReadAsync(access, host, CancellationToken.None).ConfigureAwait(false);
        ProvisionCommand.CheckClock(access.Client, options, host);
        var rotation = rotate(live);
        using var held = ProvisionLock.Take(settings.Endpoint, rotation.Old.Id);
        using var output = host.OpenText();
        if (rotation.Old.Change == Change.Keep)
        {
            output.WriteLine($"that token is gone, and {rotation.Old.Id} is in its place: nothing to change; to rotate that one, name it");
            return ExitCode.Clean;
        }

        var steps = (rotation.New?.Changes ?? []).Append(rotation.Old).ToList();
        if (rotation.New is { } plan)
        {
            ProvisionText.Plan(output, plan, settings.Name);
        }
        else
        {
            output.WriteLine($"a token in place of {rotation.Old.Id} is there and was handed over: only the old one is left to end");
        }

        output.WriteLine($"then {(rotation.Old.Change == Change.Remove ? "remove" : "end")} {rotation.Old.What}{(rotation.Old.Change == Change.Remove ? "" : ": " + Times.Expiry(rotation.Old.Expire))}");
        foreach (var step in isDryRun ? steps : [])
        {
            output.WriteLine(step.Pveum);
        }

        output.Flush();
        if (isDryRun)
        {
            return ExitCode.Clean;
        }

        await ProvisionCommand.CheckRightsAsync(steps, live, rotation.New?.After ?? new AccessModel(live.Plan, live.Version), access, CancellationToken.None).ConfigureAwait(false);
        var sink = rotation.New is null ? new MemorySink() : sinkOf(rotation.Tool);
        if (!isYes && !host.Agrees($"rotate {rotation.Old.Id} on {settings.Name}?"))
        {
            output.WriteLine("nothing was changed");
            return ExitCode.Incomplete;
        }

        // From here on an end that is asked for waits for a state that may stay.
        using var cancel = new CancellationTokenSource();
        using var deferral = Interruption.Defer(cancel);
        if (rotation.New is { } make)
        {
            var check = await new Provisioner(access, options, sink).CarryOutAsync(make, cancel.Token).ConfigureAwait(false);
            output.WriteLine($"the secret of {check!.Id} went to {sink.Name}; it may do what {rotation.Old.Id} may");
            output.Flush();
        }

        await rotation.Old.DoAsync(access, CancellationToken.None).ConfigureAwait(false);
        output.WriteLine(rotation.Old.Change == Change.Remove ? $"{rotation.Old.Id} is gone" : $"{rotation.Old.Id} {Times.Expiry(rotation.Old.Expire)}");
        return ExitCode.Clean;
    }
}
