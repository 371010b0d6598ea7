using Pvelint.Sandbox;

namespace Pvelint.Tests.Provisioning;

/// <summary>Whatever is cut off wherever: no secret that nobody has, nothing wider than planned, and the same again completes it.</summary>
public sealed class ProvisionFaultTests
{
    private const string Token = "terraform@pve!automation";

    public static TheoryData<string> Faults => ["cut before", "cut after", "500 after"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Every_cut_point_leaves_a_state_that_the_same_run_completes(string name)
    {
        var fault = name switch
        {
            "cut before" => SandboxFault.CutBefore,
            "cut after" => SandboxFault.CutAfter,
            _ => new SandboxFault(FaultKind.Status, true) { Code = 500 },
        };
        int calls;
        await using (var whole = await LiveRun.StartAsync())
        {
            Assert.Equal(0, whole.Provision().Code);
            calls = whole.Server.Calls.Count;
        }

        for (var cut = 1; cut <= calls; cut++)
        {
            await using var live = await LiveRun.StartAsync();
            live.Server.Fault = call => call.Number == cut ? fault : null;
            var run = live.Provision();
            live.Server.Fault = null;
            await CheckAsync(live, $"{name}, call {cut}: exit {run.Code}: {run.Error}");
        }
    }

    [Fact]
    public async Task Every_call_after_a_cut_point_failing_too_leaves_such_a_state()
    {
        int calls;
        await using (var whole = await LiveRun.StartAsync())
        {
            Assert.Equal(0, whole.Provision().Code);
            calls = whole.Server.Calls.Count;
        }

        for (var cut = 1; cut <= calls; cut++)
        {
            foreach (var after in new[] { false, true })
            {
                await using var live = await LiveRun.StartAsync();
                live.Server.Fault = call => call.Number == cut && after ? SandboxFault.CutAfter : call.Number >= cut ? SandboxFault.CutBefore : null;
                var run = live.Provision();
                live.Server.Fault = null;
                var secret = File.Exists(Path.Combine(live.Folder, ".env")) ? "" : run.Error;
                if (live.Server.TokensWithSecret.Contains(Token) && !File.Exists(Path.Combine(live.Folder, ".env")))
                {
                    // It could not be taken away: that is said, and it may be taken up again.
                    Assert.Contains("could not be taken away", secret, StringComparison.Ordinal);
                    Assert.Contains("pending", live.Server.UserCfg, StringComparison.Ordinal);
                }

                await CheckAsync(live, $"gone from call {cut} on ({(after ? "after" : "before")}): exit {run.Code}: {run.Error}", mayBePending: true);
            }
        }
    }

    private static async Task CheckAsync(LiveRun live, string what, bool mayBePending = false)
    {
        var env = Path.Combine(live.Folder, ".env");
        if (live.Server.TokensWithSecret.Contains(Token) && !(mayBePending && !File.Exists(env)))
        {
            Assert.True(File.Exists(env), what + ": a token whose secret nobody has");
            live.Variables["PROXMOX_VE_API_TOKEN"] = live.Env("PROXMOX_VE_API_TOKEN");
            Assert.Equal((0, what), (live.Run("validate", ".").Code, what));
            live.Variables.Remove("PROXMOX_VE_API_TOKEN");
        }

        Assert.True(live.Server.Grants.On(Token, "/").IsEmpty, what);
        Assert.True(live.Server.Grants.On(Token, "/vms").IsEmpty, what);

        var again = live.Provision();
        Assert.Equal((0, what), (again.Code, again.Code == 0 ? what : what + " then " + again.Error));
        live.Variables["PROXMOX_VE_API_TOKEN"] = live.Env("PROXMOX_VE_API_TOKEN");
        Assert.Equal((0, what), (live.Run("validate", ".").Code, what));
        Assert.DoesNotContain("pending", live.Server.UserCfg, StringComparison.Ordinal);
        Assert.DoesNotContain(live.Env("PROXMOX_VE_API_TOKEN").Split('=')[1], live.Printed, StringComparison.Ordinal);
        await Task.CompletedTask;
    }
}
