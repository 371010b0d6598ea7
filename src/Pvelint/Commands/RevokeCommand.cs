using System.CommandLine;
using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Output;
using Pvelint.Provisioning;

namespace Pvelint.Commands;

/// <summary><c>pvelint revoke TOKEN…</c>: ends tokens for good, with <c>--found</c> those that a scan found, with <c>--all-of</c> all that was made for a user.</summary>
internal static class RevokeCommand
{
    public static Command Create(Host host)
    {
        var tokens = new Argument<string[]>("TOKEN") { Description = "Tokens by their ids: user@realm!name", Arity = ArgumentArity.ZeroOrMore };
        var found = new Option<string?>("--found") { Description = "The tokens that are still written where a JSON report of 'pvelint scan' found them", HelpName = "REPORT" };
        var allOf = new Option<string?>("--all-of") { Description = "All tokens of this user; where pvelint made it the user, its entries and roles that nobody else has, too", HelpName = "USER@REALM" };
        var yes = new Option<bool>("--yes") { Description = "Do not ask" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Change nothing: print the commands that do the same on a node" };
        var endpoint = new EndpointOptions();
        var command = new Command("revoke", "End tokens for good, or all that was made for a user") { tokens, found, allOf, yes, dryRun };
        endpoint.AddTo(command);
        command.SetAction(parsed =>
        {
            var ids = (parsed.GetValue(tokens) ?? []).Select(text => TokenId.Parse(text) ?? throw new StopException(ExitCode.Usage, $"{text}: a token is named user@realm!name")).ToList();
            var lost = 0;
            if (parsed.GetValue(found) is { } report)
            {
                var read = FoundTokens.Read(report, host);
                ids.AddRange(read.Ids);
                lost = read.Lost.Count;
                foreach (var line in read.Lost)
                {
                    host.Say("not revoked: " + line);
                }

                if (ids.Count == 0 && parsed.GetValue(allOf) is null)
                {
                    host.Say(lost == 0 ? $"{report} tells of no token that is written in a file: there is nothing to revoke" : "there is nothing left that could be revoked");
                    return (int)(lost == 0 ? ExitCode.Clean : ExitCode.Incomplete);
                }
            }

            if (ids.Count == 0 && parsed.GetValue(allOf) is null)
            {
                throw new StopException(ExitCode.Usage, "say what to end: user@realm!name, --found REPORT, or --all-of user@realm");
            }

            var settings = endpoint.Settings(parsed, host);
            var login = endpoint.Login(parsed, settings, host);
            var code = RunAsync(settings, login, ids, parsed.GetValue(allOf), parsed.GetValue(yes), parsed.GetValue(dryRun), host).GetAwaiter().GetResult();
            return (int)(code == ExitCode.Clean && lost > 0 ? ExitCode.Incomplete : code);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(EndpointSettings settings, PveLogin login, IReadOnlyList<TokenId> ids, string? user, bool isYes, bool isDryRun, Host host)
    {
        using var client = new PveClient(settings);
        var access = new PveAccess(await login.EnterAsync(client).ConfigureAwait(false));
        var live = await LiveAccess.ReadAsync(access, withPoolStorages: false).ConfigureAwait(false);
        var plan = Revocation.Of(ids, user, live);
        using var output = host.OpenText();
        foreach (var note in plan.Notes)
        {
            output.WriteLine("note: " + Neutral.Line(note));
        }

        foreach (var step in plan.Steps)
        {
            output.WriteLine(isDryRun ? Neutral.Line(step.Pveum) : $"  remove {Neutral.Line(step.What)}");
        }

        output.Flush();
        if (plan.Steps.Count == 0 || isDryRun)
        {
            // Who is not seen is not proved to be gone.
            return live.IsComplete || isDryRun ? ExitCode.Clean : throw new StopException(ExitCode.Incomplete, string.Join("; ", live.Problems));
        }

        await ProvisionCommand.CheckRightsAsync(plan.Steps, live, new AccessModel(live.Plan, live.Version), access, CancellationToken.None).ConfigureAwait(false);
        if (!isYes && !host.Agrees($"take away {Host.Count(plan.Steps.Count, "thing")} on {settings.Name}?"))
        {
            output.WriteLine("nothing was changed");
            return ExitCode.Incomplete;
        }

        using var cancel = new CancellationTokenSource();
        using var deferral = Interruption.Defer(cancel);

        // Tokens first: whatever happens then, what leaked is of no use any more.
        for (var done = 0; done < plan.Steps.Count; done++)
        {
            if (cancel.IsCancellationRequested)
            {
                throw new StopException(ExitCode.Incomplete, $"interrupted: {done} of {plan.Steps.Count} are gone; run the same again for the rest");
            }

            await plan.Steps[done].DoAsync(access, CancellationToken.None).ConfigureAwait(false);
        }

        var left = (await access.UsersAsync().ConfigureAwait(false)).SelectMany(one => one.Tokens).Select(token => token.Id).Intersect(plan.Steps.OfType<TokenStep>().Select(step => step.Id)).ToList();
        if (left.Count > 0)
        {
            throw new StopException(ExitCode.Incomplete, $"{string.Join(", ", left)}: still there, though the endpoint said otherwise");
        }

        var unseen = ids.Distinct().Except(plan.Steps.OfType<TokenStep>().Select(step => step.Id)).ToList();
        output.WriteLine($"{Host.Count(plan.Steps.Count, "thing")} taken away; no secret of {Host.Count(plan.Steps.OfType<TokenStep>().Count(), "token")} is accepted any more");
        return unseen.Count == 0 || live.IsComplete ? ExitCode.Clean
            : throw new StopException(ExitCode.Incomplete, $"{string.Join(", ", unseen)}: not seen, which proves nothing: {string.Join("; ", live.Problems)}");
    }
}
