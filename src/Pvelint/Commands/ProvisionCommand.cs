using System.CommandLine;
using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Provisioning;

namespace Pvelint.Commands;

/// <summary><c>pvelint provision [PATH…] --endpoint URL</c>: makes the role, user, ACL and token that code needs, and no more.</summary>
internal static class ProvisionCommand
{
    // How often to look again where another run was quicker.
    private const int MostTries = 4;

    // Clocks that are kept by anything differ by less, in seconds.
    private const int MostSkew = 300;

    public static Command Create(Host host)
    {
        var code = new CodeOptions();
        var endpoint = new EndpointOptions();
        var wanted = new WantedOptions();
        var sink = new SinkOptions();
        var yes = new Option<bool>("--yes") { Description = "Do not ask" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Change nothing: print the commands that do the same on a node" };
        var force = new Option<bool>("--force") { Description = "Change what others use, too, and take over what another run left" };
        var command = new Command("provision", "Make the role, user, ACL and token that code needs on an endpoint, and no more");
        code.AddTo(command);
        wanted.AddTo(command);
        endpoint.AddTo(command);
        sink.AddTo(command);
        foreach (var option in new Option[] { yes, dryRun, force })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            var settings = endpoint.Settings(parsed, host);
            var login = endpoint.Login(parsed, settings, host);
            return (int)RunAsync(settings, login, new Request(
                (access, live) => wanted.ReadAsync(parsed, code, live.Version, host, new LiveGuests(access, live.State.Resources), null, CancellationToken.None),
                now => wanted.Options(parsed, now, parsed.GetValue(force)),
                tool => sink.Sink(parsed, tool, settings.Endpoint, host),
                parsed.GetValue(yes),
                parsed.GetValue(dryRun)), host).GetAwaiter().GetResult();
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(EndpointSettings settings, PveLogin login, Request request, Host host)
    {
        using var client = new PveClient(settings);
        var access = new PveAccess(await login.EnterAsync(client).ConfigureAwait(false));
        var live = await ReadAsync(access, host, CancellationToken.None).ConfigureAwait(false);
        var need = await request.Wanted(access, live).ConfigureAwait(false);
        var options = request.Options(host.Seconds);
        CheckClock(access.Client, options, host);
        using var held = ProvisionLock.Take(settings.Endpoint, need.Wanted.Token);

        var plan = ProvisionPlan.Of(need.Wanted, live, options);
        using var output = host.OpenText();
        ProvisionText.Plan(output, plan, settings.Name);
        output.Flush();
        if (request.IsDryRun)
        {
            foreach (var step in plan.Changes)
            {
                output.WriteLine(step.Pveum);
            }
        }

        Refuse(plan);
        var changes = plan.Changes.ToList();
        if (request.IsDryRun || changes.Count == 0)
        {
            output.WriteLine(changes.Count == 0 ? $"nothing to change: {plan.Wanted.Token} has exactly this" : "nothing was changed");
            return need.IsComplete ? ExitCode.Clean : ExitCode.Incomplete;
        }

        await CheckRightsAsync(changes, live, plan.After, access, CancellationToken.None).ConfigureAwait(false);

        SecretSink sink = changes.Exists(step => step is TokenStep { Change: Change.Create }) ? request.Sink(need.Wanted.Tool) : new MemorySink();
        if (!request.IsYes && !host.Agrees($"make {Host.Count(changes.Count, "change")} on {settings.Name}?"))
        {
            output.WriteLine("nothing was changed");
            return ExitCode.Incomplete;
        }

        // From here on an end that is asked for waits for a state that may stay.
        using var cancel = new CancellationTokenSource();
        using var deferral = Interruption.Defer(cancel);
        var check = await CarryOutAsync(plan, access, options, sink, host, cancel.Token).ConfigureAwait(false);
        if (check is null)
        {
            output.WriteLine($"{Host.Count(changes.Count, "change")} made: {plan.Wanted.Token} has exactly what the code needs");
            if (sink is not MemorySink)
            {
                host.Say($"another run made {plan.Wanted.Token} meanwhile and has its secret: nothing went to {sink.Name}");
            }

            return need.IsComplete ? ExitCode.Clean : ExitCode.Incomplete;
        }

        output.WriteLine($"made; the secret of {check.Id} went to {sink.Name}");
        ProvisionText.Check(output, check, need.Wanted.Grants.Count);
        return !need.IsComplete ? ExitCode.Incomplete : check.IsExact ? ExitCode.Clean : ExitCode.Findings;
    }

    /// <summary>Reads what is there, and stops where too little of it can be seen.</summary>
    public static async Task<LiveAccess> ReadAsync(PveAccess access, Host host, CancellationToken cancel)
    {
        var live = await LiveAccess.ReadAsync(access, withPoolStorages: false, cancel).ConfigureAwait(false);
        foreach (var note in live.Notes)
        {
            host.Say(note);
        }

        return live.SeesAcl ? live : throw new StopException(ExitCode.Incomplete, string.Join("; ", live.Problems) + ": nothing was changed");
    }

    /// <summary>Says where the endpoint's clock is another than ours, which it counts by; stops where what is made would have expired by then.</summary>
    public static void CheckClock(PveClient client, ProvisionOptions options, Host host)
    {
        if (client.EndpointTime is not { } time || Math.Abs(time - host.Seconds) < MostSkew)
        {
            return;
        }

        var skew = $"the clock of {client.Settings.Name} is {Host.Count(Math.Abs(time - host.Seconds) / 60, "minute")} {(time > host.Seconds ? "ahead of" : "behind")} this machine's, and expiry counts by it";
        if (options.Expire != 0 && options.Expire <= time)
        {
            throw new StopException(ExitCode.Incomplete, $"{skew}: what expires {Times.Day(options.Expire)} would have expired already; set the clocks, or say --expire; nothing was changed");
        }

        host.Say(skew);
    }

    /// <summary>Stops where the login may not do all of it.</summary>
    public static async Task CheckRightsAsync(IEnumerable<ProvisionStep> changes, LiveAccess live, AccessModel after, PveAccess access, CancellationToken cancel)
    {
        var missing = await Rights.MissingAsync([.. changes.Select(step => step.Call)], live, after, access, cancel).ConfigureAwait(false);
        if (missing.Count > 0)
        {
            throw new StopException(ExitCode.Incomplete, $"{live.AuthId} may not do this, and nothing was changed: {string.Join("; ", missing.Take(5))}");
        }
    }

    /// <summary>Stops where something speaks against a plan.</summary>
    public static void Refuse(ProvisionPlan plan)
    {
        if (plan.Refusals.Count > 0)
        {
            throw new StopException(ExitCode.Incomplete, $"{string.Join("; ", plan.Refusals)}: nothing was changed");
        }
    }

    /// <summary>Carries a plan out. Another run may make the same at the same time, and an answer may be lost: then the state tells what is left to do.</summary>
    public static async Task<TokenCheck?> CarryOutAsync(ProvisionPlan plan, PveAccess access, ProvisionOptions options, SecretSink sink, Host host, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await new Provisioner(access, options, sink).CarryOutAsync(plan, cancel).ConfigureAwait(false);
            }
            catch (PveFault fault) when (tries < MostTries && !cancel.IsCancellationRequested && (fault.IsInDoubt || fault.Kind is PveFaultKind.Exists or PveFaultKind.NotFound))
            {
                host.Say($"{fault.Message}: looking again");
                plan = ProvisionPlan.Of(plan.Wanted, await ReadAsync(access, host, cancel).ConfigureAwait(false), options);
                Refuse(plan);
            }
        }
    }

    private sealed record Request(Func<PveAccess, LiveAccess, Task<Need>> Wanted, Func<long, ProvisionOptions> Options, Func<string, SecretSink> Sink, bool IsYes, bool IsDryRun);

    /// <summary>What is needed.</summary>
    /// <param name="Wanted">What to make.</param>
    /// <param name="IsComplete">Whether all that the code needs is known.</param>
    internal sealed record Need(WantedAccess Wanted, bool IsComplete);
}
