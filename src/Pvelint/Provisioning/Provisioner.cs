using Pvelint.Api;
using Pvelint.Commands;

namespace Pvelint.Provisioning;

/// <summary>
/// Carries out a plan. After each step the state is one that may stay: roles and a user that nobody can log in as, a token without rights.
/// A token whose secret did not reach its sink is taken away again.
/// </summary>
/// <param name="access">The administrator.</param>
/// <param name="options">How.</param>
/// <param name="sink">Where the secret goes.</param>
internal sealed class Provisioner(PveAccess access, ProvisionOptions options, SecretSink sink)
{
    private bool _isHandedOver;

    /// <summary>Carries it out.</summary>
    /// <param name="plan">The plan, which nothing speaks against.</param>
    /// <param name="cancel">Asks for an end: nothing new is begun, and what is begun is brought to its end or undone.</param>
    /// <returns>What the new token may do; null where there is no new one.</returns>
    /// <exception cref="StopException">It could not be carried out; the message says what state is left.</exception>
    public async Task<TokenCheck?> CarryOutAsync(ProvisionPlan plan, CancellationToken cancel)
    {
        var done = 0;
        var steps = plan.Changes.ToList();
        try
        {
            for (; done < steps.Count; done++)
            {
                Pass(cancel);
                if (steps[done] is TokenStep { Change: Change.Create } make)
                {
                    var rest = steps.Skip(done + 1).ToList();
                    var check = await MakeAsync(plan, make, rest, cancel).ConfigureAwait(false);
                    return check;
                }

                await steps[done].DoAsync(access, CancellationToken.None).ConfigureAwait(false);
            }

            return null;
        }
        catch (PveFault fault) when (!_isHandedOver)
        {
            // Its kind tells whoever called whether to look again.
            throw new PveFault(fault.Kind, $"{fault.Message}; {StateAfter(steps, done)}") { Status = fault.Status, Reason = fault.Reason, IsInDoubt = fault.IsInDoubt };
        }
        catch (StopException stop) when (!_isHandedOver)
        {
            throw new StopException(stop.Code, $"{stop.Message}; {StateAfter(steps, done)}");
        }
    }

    // The rights come before the secret leaves this process, so that whoever gets it can use it; till then nobody can.
    private async Task<TokenCheck> MakeAsync(ProvisionPlan plan, TokenStep make, IReadOnlyList<ProvisionStep> rest, CancellationToken cancel)
    {
        var pending = options.Pending(make.Comment);
        ApiToken token;
        try
        {
            token = await access.CreateTokenAsync(make.Id, isSeparated: true, pending, make.Expire, CancellationToken.None).ConfigureAwait(false);
        }
        catch (PveFault fault) when (fault.Kind is not (PveFaultKind.Exists or PveFaultKind.NotAllowed or PveFaultKind.Invalid or PveFaultKind.NotAuthenticated or PveFaultKind.NoQuorum))
        {
            // It may be there all the same, with a secret that never came.
            await TakeAwayAsync(make, pending).ConfigureAwait(false);
            throw;
        }

        TokenCheck check;
        try
        {
            foreach (var step in rest)
            {
                Pass(cancel);
                await step.DoAsync(access, CancellationToken.None).ConfigureAwait(false);
            }

            Pass(cancel);
            check = await TokenCheck.OfAsync(new PveAccess(access.Client.As(token)), make.Id, plan.Wanted, cancel: CancellationToken.None).ConfigureAwait(false);
            if (check.Missing.Count > 0)
            {
                throw new StopException(ExitCode.Incomplete, $"the new token may not do all that it should: {string.Join(", ", check.Missing.Take(3))}: it was not handed over");
            }

            Pass(cancel);
            sink.Give(token);
        }
        catch
        {
            await TakeAwayAsync(make, pending).ConfigureAwait(false);
            throw;
        }

        _isHandedOver = true;
        try
        {
            await access.SetTokenAsync(make.Id, comment: make.Comment, cancel: CancellationToken.None).ConfigureAwait(false);
        }
        catch (PveFault fault)
        {
            // No fault that is looked into: the sink would be given a second secret.
            throw new StopException(
                ExitCode.Incomplete, $"the secret of {make.Id} went to {sink.Name} and is good, but the token is still marked as unfinished ({fault.Message}): run the same again, which puts a new one in its place");
        }

        return check;
    }

    // Only the one that this run made: another run may have been quicker.
    private async Task TakeAwayAsync(TokenStep make, string pending)
    {
        try
        {
            if (await access.FindTokenAsync(make.Id, CancellationToken.None).ConfigureAwait(false) is { } there && there.Comment.TrimEnd() == pending)
            {
                await access.DeleteTokenAsync(make.Id, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (PveFault fault)
        {
            throw new StopException(
                ExitCode.Incomplete,
                $"the secret of the new token {make.Id} is lost, and it could not be taken away again ({fault.Message}): run the same again, which does, or 'pveum user token remove {make.Id.User} {make.Id.Name}' on a node");
        }
    }

    private static void Pass(CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
        {
            throw new StopException(ExitCode.Incomplete, "interrupted");
        }
    }

    private static string StateAfter(List<ProvisionStep> steps, int done)
    {
        var rest = steps.Skip(done).ToList();
        var isTokenLeft = rest.Exists(step => step is TokenStep { Change: Change.Create });
        return done == 0 && isTokenLeft ? "nothing is left of it but what was there before"
            : $"{done} of {Host.Count(steps.Count, "change")} {(done == 1 ? "is" : "are")} made{(isTokenLeft ? ", there is no new token" : "")}: run the same again to make the rest";
    }
}
