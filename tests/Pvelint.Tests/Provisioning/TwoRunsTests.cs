using System.Diagnostics;
using Pvelint.Api;
using Pvelint.Commands;
using Pvelint.Inference;
using Pvelint.Provisioning;
using Pvelint.Rules;
using Pvelint.Sandbox;
using Pvelint.Tests.Commands;

namespace Pvelint.Tests.Provisioning;

/// <summary>Two runs at once make one token, whose secret is in one place.</summary>
public sealed class TwoRunsTests
{
    private const string Token = "terraform@pve!automation";

    [Fact]
    public async Task Wherever_a_second_run_overtakes_the_first_there_is_one_token_and_one_has_its_secret()
    {
        int calls;
        await using (var whole = await LiveRun.StartAsync())
        {
            Assert.Equal("", (await MakeAsync(whole, "first")).Stopped);
            calls = whole.Server.Calls.Count;
        }

        var overtaken = 0;
        for (var held = 1; held <= calls; held++)
        {
            await using var live = await LiveRun.StartAsync();
            using var gate = new Gate(live.Server, call => call.Number == held);
            var first = Task.Run(() => MakeAsync(live, "first"));
            await gate.ReachedAsync(first);
            var second = await MakeAsync(live, "second");
            gate.Open();
            var what = $"held at call {held} of {calls}: {(await first).Stopped}; {second.Stopped}";

            var have = new[] { await first, second }.Where(run => run.Sink.Token is not null).ToList();
            Assert.True(have.Count == 1, what);
            Assert.True(live.Tokens is [Token], what);
            Assert.True(second.Stopped.Length == 0 || second.Stopped.StartsWith("another run is making the token", StringComparison.Ordinal), what);
            Assert.True((await first).Stopped.Length == 0, what);
            overtaken += second.Sink.Token is not null ? 1 : 0;
            using var client = new PveClient(Settings(live));
            var check = await TokenCheck.OfAsync(new PveAccess(client.As(have[0].Sink.Token!)), have[0].Sink.Token!.Id, Wanted);
            Assert.True(check.IsExact, what);
            Assert.DoesNotContain("pending", live.Server.UserCfg, StringComparison.Ordinal);
            Assert.Equal("", (await MakeAsync(live, "second")).Stopped);
        }

        Assert.InRange(overtaken, 1, calls - 1);
    }

    [Fact]
    public async Task A_second_process_on_the_same_machine_waits_for_no_one_and_changes_nothing()
    {
        await using var live = await LiveRun.StartAsync();
        var second = await TwoProcessesAsync(live, "home", call => call.Method == "POST" && call.Path.Contains("/token/", StringComparison.Ordinal));
        Assert.Contains($"another run on this machine works on {Token} right now", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_elsewhere_leaves_a_token_alone_that_is_being_made()
    {
        await using var live = await LiveRun.StartAsync();
        var made = false;
        var second = await TwoProcessesAsync(live, "elsewhere", call => made || (made |= call.Method == "POST" && call.Path.Contains("/token/", StringComparison.Ordinal)) && false);
        Assert.Contains($"another run is making the token {Token} now", second, StringComparison.Ordinal);
    }

    // The first one is held at a call while the second one runs; then it completes.
    private static async Task<string> TwoProcessesAsync(LiveRun live, string home, Func<SandboxCall, bool> isHeld)
    {
        using var gate = new Gate(live.Server, isHeld);
        using var process = Process.Start(live.Process("home", "provision", ".", "--yes", "--to", "first.env"))!;
        process.StandardInput.Close();
        var first = Task.Run(() => live.End(process));
        await gate.ReachedAsync(first);
        var before = live.Server.UserCfg;
        var second = live.Run(live.Process(home, "provision", ".", "--yes", "--to", "second.env"));
        Assert.Equal((3, before), (second.Code, live.Server.UserCfg));
        gate.Open();
        var run = await first;
        Assert.True(run.Code == 0, run.Error);
        Assert.Equal([Token], live.Tokens);
        Assert.Equal((true, false), (File.Exists(Path.Combine(live.Folder, "first.env")), File.Exists(Path.Combine(live.Folder, "second.env"))));
        return second.Error;
    }

    private static WantedAccess Wanted { get; } = WantedAccess.Of("terraform-bpg", [new("/pool/prod", "VM.Audit", true), new("/storage/local-lvm", "Datastore.AllocateSpace", true)], null);

    private static EndpointSettings Settings(LiveRun live) => new() { Endpoint = live.Server.Endpoint, Fingerprint = EndpointSettings.ParseFingerprint(live.Server.Fingerprint), RetryDelay = TimeSpan.FromMilliseconds(1) };

    private static async Task<(MemorySink Sink, string Stopped)> MakeAsync(LiveRun live, string runner)
    {
        using var client = new PveClient(Settings(live));
        var host = Cli.HostOf(live.Folder);
        var now = host.Seconds;
        var options = new ProvisionOptions(now + 86400, now, Force: false, runner);
        var sink = new MemorySink();
        try
        {
            var access = new PveAccess(await new PveLogin.WithPassword("root@pam", () => new Secret(LiveRun.Password), () => null).EnterAsync(client, CancellationToken.None));
            var plan = ProvisionPlan.Of(Wanted, await ProvisionCommand.ReadAsync(access, host, CancellationToken.None), options);
            ProvisionCommand.Refuse(plan);
            await ProvisionCommand.CarryOutAsync(plan, access, options, sink, host, CancellationToken.None);
            return (sink, "");
        }
        catch (StopException stop)
        {
            return (sink, stop.Message);
        }
    }

    /// <summary>Holds back the first call of a kind until it is let go.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly SemaphoreSlim _reached = new(0);
        private readonly ManualResetEventSlim _open = new();
        private int _held;

        public Gate(SandboxServer server, Func<SandboxCall, bool> isHeld) => server.Fault = call =>
        {
            if (isHeld(call) && Interlocked.Exchange(ref _held, 1) == 0)
            {
                _reached.Release();
                _open.Wait(TimeSpan.FromSeconds(60));
            }

            return null;
        };

        /// <summary>Waits until it is there.</summary>
        public async Task ReachedAsync(Task run)
        {
            var reached = _reached.WaitAsync();
            Assert.True(await Task.WhenAny(reached, run) == reached, "it ended without that call");
        }

        public void Open() => _open.Set();

        public void Dispose()
        {
            _open.Set();
            _reached.Dispose();
        }
    }
}
