using Pvelint.Sandbox;

namespace Pvelint.Tests.Provisioning;

/// <summary>Rotation, revocation, and tokens that live as long as a command.</summary>
public sealed class LifecycleTests
{
    private const string Token = "terraform@pve!automation";

    [Fact]
    public async Task Rotating_leaves_a_new_token_that_may_do_the_same_and_ends_the_old_one()
    {
        await using var live = await LiveRun.StartAsync();
        Assert.Equal(0, live.Provision().Code);
        var old = live.Env("PROXMOX_VE_API_TOKEN");
        var run = live.Run("rotate", Token, "--yes", "--to", ".env");
        Assert.Equal((0, run.Error), (run.Code, run.Error));
        Assert.Equal(["terraform@pve!automation-2"], Tokens(live));
        Assert.NotEqual(old, live.Env("PROXMOX_VE_API_TOKEN"));
        Assert.Equal(0, Validate(live, live.Env("PROXMOX_VE_API_TOKEN")));
        Assert.Equal(3, Validate(live, old));
        Assert.DoesNotContain(old.Split('=')[1], live.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain(live.Env("PROXMOX_VE_API_TOKEN").Split('=')[1], live.Printed, StringComparison.Ordinal);

        // Once more is no other rotation.
        var (config, again) = (live.Server.UserCfg, live.Run("rotate", Token, "--yes", "--to", ".env"));
        Assert.Equal((0, config), (again.Code, live.Server.UserCfg));
    }

    [Fact]
    public async Task Provisioning_goes_on_with_the_token_that_took_the_place_of_another()
    {
        await using var live = await LiveRun.StartAsync();
        Assert.Equal(0, live.Provision().Code);
        Assert.Equal(0, live.Run("rotate", Token, "--yes", "--to", ".env").Code);
        Assert.Equal(0, live.Run("rotate", "terraform@pve!automation-2", "--yes", "--to", ".env").Code);
        var (config, env) = (live.Server.UserCfg, File.ReadAllText(Path.Combine(live.Folder, ".env")));
        var run = live.Provision();
        Assert.Equal((0, run.Error), (run.Code, run.Error));
        Assert.Contains("terraform@pve!automation-3 is in its place", run.Output, StringComparison.Ordinal);
        Assert.Equal((config, env), (live.Server.UserCfg, File.ReadAllText(Path.Combine(live.Folder, ".env"))));
        Assert.Equal(["terraform@pve!automation-3"], Tokens(live));

        // What the code needs from now on the same token gets.
        File.WriteAllText(Path.Combine(live.Folder, "main.tf"), LiveRun.Clone.Replace("local-lvm", "local", StringComparison.Ordinal));
        Assert.Equal(0, live.Provision().Code);
        Assert.Equal(0, Validate(live, live.Env("PROXMOX_VE_API_TOKEN")));
        Assert.Equal(["terraform@pve!automation-3"], Tokens(live));
    }

    [Fact]
    public async Task A_token_that_was_made_anew_by_an_old_name_is_rotated_and_not_just_ended()
    {
        await using var live = await LiveRun.StartAsync();
        Assert.Equal(0, live.Provision().Code);
        Assert.Equal(0, live.Run("rotate", Token, "--yes", "--to", ".env").Code);
        using var root = new Pvelint.Tests.Sandbox.SandboxClient(live.Server);
        await root.LogIn("root@pam", LiveRun.Password);
        var later = DateTimeOffset.UtcNow.AddDays(200).ToUnixTimeSeconds();
        Assert.Equal(200, (await root.Post("/access/users/terraform@pve/token/automation", $"privsep=1&expire={later}")).Status);
        var run = live.Run("rotate", Token, "--yes", "--to", "other.env");
        Assert.Equal((0, run.Error), (run.Code, run.Error));
        Assert.Equal(["terraform@pve!automation-2", "terraform@pve!automation-3"], Tokens(live).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Combine(live.Folder, "other.env")));
    }

    [Fact]
    public async Task With_a_time_of_grace_both_tokens_are_good()
    {
        await using var live = await LiveRun.StartAsync();
        Assert.Equal(0, live.Provision().Code);
        var old = live.Env("PROXMOX_VE_API_TOKEN");
        Assert.Equal(0, live.Run("rotate", Token, "--yes", "--to", ".env", "--grace", "2d").Code);
        Assert.Equal(0, Validate(live, old));
        Assert.Equal(0, Validate(live, live.Env("PROXMOX_VE_API_TOKEN")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_cut_point_of_a_rotation_leaves_a_token_that_works_and_the_same_run_completes_it(bool after)
    {
        int first, last;
        await using (var whole = await LiveRun.StartAsync())
        {
            Assert.Equal(0, whole.Provision().Code);
            first = whole.Server.Calls.Count + 1;
            Assert.Equal(0, whole.Run("rotate", Token, "--yes", "--to", ".env").Code);
            last = whole.Server.Calls.Count;
        }

        for (var cut = first; cut <= last; cut++)
        {
            await using var live = await LiveRun.StartAsync();
            Assert.Equal(0, live.Provision().Code);
            live.Server.Fault = call => call.Number == cut ? after ? SandboxFault.CutAfter : SandboxFault.CutBefore : null;
            var run = live.Run("rotate", Token, "--yes", "--to", ".env");
            live.Server.Fault = null;
            var what = $"call {cut} of {first} to {last}: {run.Error}";
            Assert.Equal((0, what), (Validate(live, live.Env("PROXMOX_VE_API_TOKEN")), what));
            Assert.True(live.Server.Grants.On("terraform@pve!automation-2", "/").IsEmpty, what);
            var again = live.Run("rotate", Token, "--yes", "--to", ".env");
            Assert.Equal((0, what), (again.Code, again.Code == 0 ? what : what + again.Error));
            Assert.Equal((0, what), (Validate(live, live.Env("PROXMOX_VE_API_TOKEN")), what));
            Assert.Single(Tokens(live));
            Assert.DoesNotContain("pending", live.Server.UserCfg, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Revoking_all_of_a_user_leaves_nothing_that_was_made_for_it()
    {
        await using var live = await LiveRun.StartAsync();
        var before = Lines(live);
        Assert.Equal(0, live.Provision().Code);
        var token = live.Env("PROXMOX_VE_API_TOKEN");
        var run = live.Run("revoke", "--all-of", "terraform@pve", "--yes");
        Assert.Equal((0, run.Error), (run.Code, run.Error));
        Assert.Equal(before, Lines(live));
        Assert.Empty(Tokens(live));
        Assert.Equal(3, Validate(live, token));
        Assert.Equal(0, live.Run("revoke", "--all-of", "terraform@pve", "--yes").Code);
    }

    [Fact]
    public async Task Revoking_a_token_leaves_the_others()
    {
        await using var live = await LiveRun.StartAsync();
        Assert.Equal(0, live.Provision().Code);
        Assert.Equal(0, live.Run("provision", ".", "--yes", "--as", "terraform@pve!second", "--to", "second.env").Code);
        Assert.Equal(0, live.Run("revoke", Token, "--yes").Code);
        Assert.Equal(["terraform@pve!second"], Tokens(live));
        Assert.Equal(2, live.Run("revoke", "--yes").Code);
        Assert.Equal(2, live.Run("revoke", "not-a-token", "--yes").Code);
    }

    [Fact]
    public async Task A_command_has_a_token_that_is_gone_when_it_ends()
    {
        await using var live = await LiveRun.StartAsync();
        var run = live.Run("run", "--code", ".", "--", "sh", "-c", "printf '%s\\n%s' \"$PROXMOX_VE_API_TOKEN\" \"$PROXMOX_VE_PASSWORD\" > seen; exit 7");
        Assert.Equal((7, run.Error), (run.Code, run.Error));
        var seen = File.ReadAllLines(Path.Combine(live.Folder, "seen"));
        Assert.StartsWith("terraform@pve!run-", seen[0], StringComparison.Ordinal);
        Assert.Single(seen);
        Assert.Equal(3, Validate(live, seen[0]));
        Assert.Empty(Tokens(live));
        Assert.DoesNotContain(seen[0].Split('=')[1], live.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_cannot_be_run_leaves_no_token()
    {
        await using var live = await LiveRun.StartAsync();
        Assert.Equal(127, live.Run("run", "--code", ".", "--", "no-such-command-anywhere").Code);
        Assert.Empty(Tokens(live));
    }

    // How Proxmox VE orders them is its own affair.
    private static List<string> Lines(LiveRun live) => [.. live.Server.UserCfg.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    private static List<string> Tokens(LiveRun live) => [.. live.Server.TokensWithSecret.Where(id => id.StartsWith("terraform@", StringComparison.Ordinal))];

    private static int Validate(LiveRun live, string token)
    {
        live.Variables["PROXMOX_VE_API_TOKEN"] = token;
        var code = live.Run("validate", ".").Code;
        live.Variables.Remove("PROXMOX_VE_API_TOKEN");
        return code;
    }
}
