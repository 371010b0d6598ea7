using Pvelint.Sandbox;

namespace Pvelint.Tests.Provisioning;

/// <summary>Whatever is cut off wherever while a command has its token, or while tokens are taken away: nothing is left, or it is said.</summary>
public sealed class RunAndRevokeFaultTests
{
    private static readonly string[] Command = ["run", "--code", ".", "--", "git", "check-ref-format", "refs/heads/x"];
    private static readonly string[] Revoke = ["revoke", "--all-of", "terraform@pve", "--yes"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_cut_point_of_a_run_leaves_a_token(bool after)
    {
        var calls = await CallsAsync(live => 0, Command);
        foreach (var cut in calls.Moments)
        {
            await using var live = await LiveRun.StartAsync();
            live.Server.Fault = call => call.Number == cut ? after ? SandboxFault.CutAfter : SandboxFault.CutBefore : null;
            var run = live.Run(Command);
            live.Server.Fault = null;
            var what = $"call {cut} of {calls.Last}, {(after ? "after" : "before")}: exit {run.Code}: {run.Error}";
            Assert.True(run.Code is 0 or 3, what);
            Assert.True(live.Tokens.Count == 0, what);
            Assert.True(live.Server.Grants.On("terraform@pve", "/").IsEmpty, what);
            Assert.True(live.Server.Grants.On("terraform@pve", "/vms").IsEmpty, what);
            Assert.Equal((0, what), (live.Run(Command).Code, what));
            Assert.Empty(live.Tokens);
        }
    }

    [Fact]
    public async Task An_endpoint_that_goes_away_during_a_run_leaves_at_most_a_token_that_expires_by_itself_and_that_is_said()
    {
        var calls = await CallsAsync(live => 0, Command);
        for (var cut = calls.Made; cut <= calls.Last; cut++)
        {
            await using var live = await LiveRun.StartAsync();
            var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            live.Server.Fault = call => call.Number > cut || (call.Number == cut && call.Path.EndsWith("/acl", StringComparison.Ordinal)) ? SandboxFault.CutBefore : null;
            var run = live.Run(Command);
            live.Server.Fault = null;
            var what = $"gone after call {cut} of {calls.Last}: exit {run.Code}: {run.Error}";
            Assert.True(run.Code == 3 || cut == calls.Last, what);
            if (live.Tokens is [var left])
            {
                Assert.Equal(3, run.Code);
                Assert.Contains("could not be taken away", run.Error, StringComparison.Ordinal);
                var line = live.ConfigLines.Single(one => one.StartsWith("token:" + left, StringComparison.Ordinal)).Split(':');
                Assert.InRange(long.Parse(line[2], System.Globalization.CultureInfo.InvariantCulture), now, now + 3700);

                // Once it has expired, the next run takes it away.
                live.Time = () => now + 7200;
                Assert.Equal((0, what), (live.Run(Command).Code, what));
            }

            Assert.True(live.Tokens.Count == 0, what);
        }
    }

    [Fact]
    public async Task A_run_whose_token_cannot_be_taken_away_says_so_whatever_the_command_said()
    {
        await using var live = await LiveRun.StartAsync();
        live.Server.Fault = call => call.Method == "DELETE" ? SandboxFault.CutBefore : null;
        var run = live.Run(Command);
        live.Server.Fault = null;
        Assert.Equal(3, run.Code);
        var left = Assert.Single(live.Tokens);
        Assert.Contains($"{left} could not be taken away", run.Error, StringComparison.Ordinal);
        Assert.Contains($"pvelint revoke {left}", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, live.Run("revoke", left, "--yes").Code);
        Assert.Empty(live.Tokens);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_cut_point_of_a_revocation_is_completed_by_the_same_again(bool after)
    {
        var calls = await CallsAsync(live => live.Provision().Code, Revoke);
        foreach (var cut in calls.Moments)
        {
            await using var live = await LiveRun.StartAsync();
            var before = live.ConfigLines;
            Assert.Equal(0, live.Provision().Code);
            live.Server.Fault = call => call.Number >= cut ? call.Number == cut && after ? SandboxFault.CutAfter : SandboxFault.CutBefore : null;
            var run = live.Run(Revoke);
            live.Server.Fault = null;
            var what = $"gone at call {cut} of {calls.Moments[0]} to {calls.Last}, {(after ? "after" : "before")}: exit {run.Code}: {run.Error}";
            Assert.Equal((3, what), (run.Code, what));
            Assert.True(live.Server.Grants.On("terraform@pve", "/").IsEmpty, what);
            Assert.Equal((0, what), (live.Run(Revoke).Code, what));
            Assert.Equal(before, live.ConfigLines);
            Assert.Empty(live.Tokens);
        }
    }

    // The calls that are worth cutting, the one that makes the token, and the last.
    private static async Task<(IReadOnlyList<int> Moments, int Made, int Last)> CallsAsync(Func<LiveRun, int> before, string[] command)
    {
        await using var live = await LiveRun.StartAsync();
        Assert.Equal(0, before(live));
        var first = live.Server.Calls.Count;
        var run = live.Run(command);
        Assert.Equal((0, run.Error), (run.Code, run.Code == 0 ? run.Error : ""));
        return (live.Moments(first), live.Server.Calls.FirstOrDefault(call => call.Method == "POST" && call.Path.Contains("/token/", StringComparison.Ordinal))?.Number ?? first, live.Server.Calls.Count);
    }
}
