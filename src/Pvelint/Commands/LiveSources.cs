using System.CommandLine;
using Pvelint.Access;
using Pvelint.Api;

namespace Pvelint.Commands;

/// <summary>Reads the access of an endpoint for commands that otherwise read files.</summary>
internal static class LiveSources
{
    /// <summary>Logs in and reads. What is not known is said on standard error.</summary>
    /// <exception cref="StopException">There is no endpoint, no login, or a call failed.</exception>
    public static LiveAccess Read(EndpointOptions options, ParseResult parsed, Host host)
    {
        var settings = options.Settings(parsed, host);
        var login = options.Login(parsed, settings, host);
        return ReadAsync(settings, login, host).GetAwaiter().GetResult();
    }

    /// <summary>The same as what <c>access</c> reads from files.</summary>
    public static AccessSources Of(LiveAccess live) => new(live.Plan, live.Version, live.IsComplete);

    private static async Task<LiveAccess> ReadAsync(EndpointSettings settings, PveLogin login, Host host)
    {
        using var client = new PveClient(settings);
        var live = await LiveAccess.ReadAsync(new PveAccess(await login.EnterAsync(client).ConfigureAwait(false))).ConfigureAwait(false);
        foreach (var line in live.Notes.Concat(live.Problems))
        {
            host.Say(line);
        }

        foreach (var warning in live.Plan.Warnings)
        {
            host.Say($"{settings.Name}: {warning.Message}");
        }

        return live;
    }
}
