using System.Diagnostics;
using System.Globalization;
using Pvelint.Tests.Commands;

namespace Pvelint.Tests.Provisioning;

/// <summary>The real program is told to end while the endpoint holds back an answer, at each of its calls in turn.</summary>
public sealed class InterruptedTests
{
    private const string Token = "terraform@pve!automation";
    // Little is needed for it, so that there are few steps.
    private const string Small = """
        resource "proxmox_virtual_environment_pool" "lab" {
          pool_id = "lab"
        }
        """;

    private static readonly string[] Provision = ["provision", ".", "--yes", "--to", ".env"];
    private static readonly string[] Rotate = ["rotate", Token, "--yes", "--to", ".env"];

    [Fact]
    public async Task Told_to_end_between_two_steps_of_provision_nothing_or_a_usable_token_is_left()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        IReadOnlyList<int> calls;
        await using (var whole = await LiveRun.StartAsync(Small))
        {
            var made = whole.Provision();
            Assert.True(made.Code == 0, made.Output + made.Error);
            calls = whole.Moments(0);
        }

        var interrupted = 0;
        foreach (var held in calls)
        {
            await using var live = await LiveRun.StartAsync(Small);
            var run = await EndedAtAsync(live, held, Provision);
            var what = $"call {held} of {calls[^1]}: exit {run.Code}: {run.Error}";
            Assert.True(run.Code is 0 or 3, what);
            Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
            interrupted += run.Code == 3 ? 1 : 0;
            Assert.Equal((File.Exists(Path.Combine(live.Folder, ".env")), what), (live.Tokens.Count == 1, what));
            Assert.True(live.Tokens.Count == 0 || live.IsExact(), what);
            Assert.DoesNotContain("pending", live.Server.UserCfg, StringComparison.Ordinal);
            Assert.Empty(Pieces(live));
            Assert.Equal((0, what), (live.Provision().Code, what));
            Assert.True(live.IsExact(), what);
        }

        Assert.True(interrupted > calls.Count / 2, $"{interrupted} of {calls.Count} were interrupted");
    }

    [Fact]
    public async Task Told_to_end_between_two_steps_of_rotate_one_token_works_and_the_same_again_completes_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        IReadOnlyList<int> calls;
        await using (var whole = await LiveRun.StartAsync(Small))
        {
            Assert.Equal(0, whole.Provision().Code);
            var before = whole.Server.Calls.Count;
            Assert.Equal(0, whole.Run(Rotate).Code);
            calls = whole.Moments(before);
        }

        foreach (var held in calls)
        {
            await using var live = await LiveRun.StartAsync(Small);
            Assert.Equal(0, live.Provision().Code);
            var run = await EndedAtAsync(live, held, Rotate);
            var what = $"call {held} of {calls[0]} to {calls[^1]}: exit {run.Code}: {run.Error}";
            Assert.True(run.Code is 0 or 3, what);
            Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
            Assert.Equal((1, what), (live.Tokens.Count, what));
            Assert.True(live.IsExact(), what);
            Assert.DoesNotContain("pending", live.Server.UserCfg, StringComparison.Ordinal);
            Assert.Empty(Pieces(live));
            Assert.Equal((0, what), (live.Run(Rotate).Code, what));
            Assert.Single(live.Tokens);
            Assert.True(live.IsExact(), what);
        }
    }

    [Theory]
    [InlineData("TERM", 5)]
    [InlineData("HUP", 5)]
    [InlineData("INT", 7)]
    public async Task A_command_that_is_told_to_end_is_waited_for_and_its_token_goes_then(string signal, int code)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Ctrl-C reaches the command by the terminal; whoever tells only us to end gets it told by us.
        await using var live = await LiveRun.StartAsync(Small);
        using var process = Process.Start(live.Process("home", "run", "--code", ".", "--", "sh", "-c", "trap 'exit 5' TERM; touch ready; while [ ! -e end ]; do sleep 0.02; done; exit 7"))!;
        process.StandardInput.Close();
        await UntilAsync(() => File.Exists(Path.Combine(live.Folder, "ready")), process);
        Assert.Single(live.Tokens);
        Signal(process, signal);
        if (signal == "INT")
        {
            Assert.Single(live.Tokens);
            File.WriteAllText(Path.Combine(live.Folder, "end"), "");
        }

        var run = live.End(process);
        Assert.Equal((code, run.Error), (run.Code, run.Error));
        Assert.Empty(live.Tokens);
    }

    [Fact]
    public async Task Told_to_end_before_the_command_begins_it_is_not_run()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        IReadOnlyList<int> calls;
        await using (var whole = await LiveRun.StartAsync(Small))
        {
            Assert.Equal(0, whole.Run("run", "--code", ".", "--", "git", "check-ref-format", "refs/heads/x").Code);
            calls = whole.Moments(0);
        }

        // The last one comes after the command: what takes its token away.
        foreach (var held in calls.SkipLast(1))
        {
            await using var live = await LiveRun.StartAsync(Small);
            var run = await EndedAtAsync(live, held, "run", "--code", ".", "--", "touch", "ran");
            var what = $"call {held} of {calls[^1]}: exit {run.Code}: {run.Error}";
            Assert.True(live.Tokens.Count == 0, what);
            Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
            Assert.True(run.Code is 3 or 130, what);
            Assert.False(File.Exists(Path.Combine(live.Folder, "ran")), what);
        }
    }

    // Starts it, holds back the answer to a call, tells it to end, and lets the answer go.
    private static async Task<CliRun> EndedAtAsync(LiveRun live, int held, params string[] command)
    {
        using var reached = new SemaphoreSlim(0);
        using var released = new ManualResetEventSlim();
        live.Server.Fault = call =>
        {
            if (call.Number == held)
            {
                reached.Release();
                released.Wait(TimeSpan.FromSeconds(30));
            }

            return null;
        };
        using var process = Process.Start(live.Process("home", command))!;
        process.StandardInput.Close();
        var end = Task.Run(() => live.End(process));
        if (await Task.WhenAny(reached.WaitAsync(), end) != end)
        {
            Signal(process, held % 2 == 0 ? "INT" : "TERM");
            released.Set();
        }

        var run = await end;
        live.Server.Fault = null;
        return run;
    }

    // The handler runs on a thread of its own: whether the answer or the signal comes first, what must hold is the same.
    private static void Signal(Process process, string signal) =>
        Assert.Equal(0, Tool.Run(Tool.Start("/", "sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process.Id} && sleep 0.1")])).Code);

    private static async Task UntilAsync(Func<bool> isSo, Process process)
    {
        while (!isSo())
        {
            Assert.False(process.HasExited, "it has ended before");
            await Task.Delay(10);
        }
    }

    private static IEnumerable<string> Pieces(LiveRun live) => new[] { live.Folder, live.Home }.SelectMany(folder => Directory.EnumerateFiles(folder, "*.tmp", SearchOption.AllDirectories));
}
