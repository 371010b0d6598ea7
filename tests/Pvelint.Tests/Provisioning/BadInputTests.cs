using Pvelint.Access;
using Pvelint.Sandbox;

namespace Pvelint.Tests.Provisioning;

/// <summary>What speaks against making a token is said before anything is changed, and a secret that cannot be handed over is given up.</summary>
public sealed class BadInputTests
{
    private const string Pool = "pool:prod::9000:local-lvm:\n";

    [Fact]
    public async Task A_role_that_others_have_is_changed_by_force_alone()
    {
        await using var live = await LiveRun.StartAsync(options: With("user:other@pve:1:0::::::\nrole:terraform-pool-prod:VM.Audit:\nacl:1:/vms/100:other@pve:terraform-pool-prod:\n"));
        var run = Refused(live, 3);
        Assert.Contains("the role terraform-pool-prod is there with other privileges, and other@pve has it", run, StringComparison.Ordinal);
        Assert.Equal(0, live.Provision("--force").Code);
        Assert.True(live.IsExact());
    }

    [Theory]
    [InlineData("user:terraform@pve:1:0::::::\ntoken:terraform@pve!automation:0:1:of somebody else:\n", "was not made by pvelint")]
    [InlineData("user:terraform@pve:1:1000000000::::::\n", "has expired and was not made by pvelint")]
    [InlineData("user:terraform@pve:0:0::::::\n", "is disabled")]
    public async Task What_others_made_is_left_alone(string config, string says)
    {
        await using var live = await LiveRun.StartAsync(options: With(config));
        Assert.Contains(says, Refused(live, 3), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user@pve!1x", "a token is named user@pve!name")]
    [InlineData("terraform@pve", "a token is named user@pve!name")]
    [InlineData("terraform@pam!t1", "NAME@pve")]
    [InlineData("root@pam!t1", "NAME@pve")]
    [InlineData("a b@pve!t1", "user@pve!name")]
    [InlineData("a/b@pve!t1", "user@pve!name")]
    [InlineData("a\nb@pve!t1", "user@pve!name")]
    public async Task A_name_that_Proxmox_VE_refuses_is_refused_before_it_is_asked(string name, string says)
    {
        await using var live = await LiveRun.StartAsync();
        Assert.Contains(says, Refused(live, 2, "--as", name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_whose_roles_would_have_a_name_that_is_reserved_gets_others()
    {
        await using var live = await LiveRun.StartAsync();
        var run = live.Provision("--as", "pvebot@pve!t1");
        Assert.Equal((0, run.Error), (run.Code, run.Error));
        Assert.True(live.IsExact());
    }

    [Fact]
    public async Task A_user_of_ours_that_has_expired_lives_on_with_a_new_token()
    {
        await using var live = await LiveRun.StartAsync(options: With("user:terraform@pve:1:1000000000:::: made by pvelint for terraform-bpg::\n".Replace(": made", ":made", StringComparison.Ordinal)));
        var run = live.Provision();
        Assert.Equal((0, run.Error), (run.Code, run.Error));
        Assert.True(live.IsExact());
    }

    [Fact]
    public async Task A_cluster_without_quorum_is_left_as_it_is()
    {
        await using var live = await LiveRun.StartAsync();
        live.Server.IsQuorate = false;
        Assert.Contains("quorum", Refused(live, 3), StringComparison.Ordinal);
        Assert.Contains("quorum", live.Run("run", "--code", ".", "--", "git", "check-ref-format", "refs/heads/x").Error, StringComparison.Ordinal);
        live.Server.IsQuorate = true;
        Assert.Equal(0, live.Provision().Code);
        live.Server.IsQuorate = false;
        var config = live.Server.UserCfg;
        Assert.Equal(3, live.Run("rotate", "terraform@pve!automation", "--yes", "--to", ".env").Code);
        Assert.Equal(3, live.Run("revoke", "terraform@pve!automation", "--yes").Code);
        Assert.Equal(config, live.Server.UserCfg);
        Assert.True(live.IsExact());
    }

    [Fact]
    public async Task An_endpoint_whose_clock_is_ahead_makes_no_token_that_has_expired_already()
    {
        await using var live = await LiveRun.StartAsync(options: new SandboxOptions { Clock = new ShiftedClock(TimeSpan.FromDays(200)) });
        Assert.Contains("minutes ahead of this machine's", Refused(live, 3), StringComparison.Ordinal);
        var run = live.Provision("--expire", "300d");
        Assert.Equal(0, run.Code);
        Assert.Contains("expiry counts by it", run.Error, StringComparison.Ordinal);
        Assert.True(live.IsExact());
    }

    [Fact]
    public async Task A_clock_that_is_behind_is_said()
    {
        await using var live = await LiveRun.StartAsync();
        live.Time = () => DateTimeOffset.UtcNow.AddDays(30).ToUnixTimeSeconds();
        var run = live.Provision();
        Assert.Equal(0, run.Code);
        Assert.Contains("behind this machine's", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cat > /dev/full")]
    [InlineData("exit 1")]
    [InlineData("kill -9 $$")]
    [InlineData("no-such-command-anywhere")]
    public async Task A_command_that_cannot_take_the_secret_leaves_no_token(string command)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var live = await LiveRun.StartAsync();
        var run = live.Run("provision", ".", "--yes", "--pipe-to", command);
        Assert.Equal(3, run.Code);
        Assert.Contains("did not take the secret", run.Error, StringComparison.Ordinal);
        Assert.Empty(live.Tokens);
        Assert.Equal(0, live.Provision().Code);
    }

    [Fact]
    public async Task A_folder_that_takes_no_file_is_found_out_before_there_is_a_secret()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await using var live = await LiveRun.StartAsync();
        var before = live.Server.UserCfg;
        var run = live.Run("provision", ".", "--yes", "--to", "/proc/self/token.env");
        Assert.Equal(3, run.Code);
        Assert.Contains("its folder cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, live.Run("provision", ".", "--yes", "--to", "none/token.env").Code);
        Assert.Equal(2, live.Run("provision", ".", "--yes", "--to", ".").Code);
        Assert.Equal(before, live.Server.UserCfg);
    }

    [Fact]
    public async Task A_folder_that_goes_away_meanwhile_leaves_no_token_and_no_piece_of_a_file()
    {
        await using var live = await LiveRun.StartAsync();
        var folder = Directory.CreateDirectory(Path.Combine(live.Folder, "secrets")).FullName;
        live.Server.Fault = call =>
        {
            if (call.Method == "POST" && call.Path.Contains("/token/", StringComparison.Ordinal))
            {
                Directory.Delete(folder);
            }

            return null;
        };
        var run = live.Run("provision", ".", "--yes", "--to", "secrets/.env");
        Assert.Equal(3, run.Code);
        Assert.Contains("cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Empty(live.Tokens);
        Assert.Equal(["main.tf"], Directory.EnumerateFileSystemEntries(live.Folder).Select(Path.GetFileName));
    }

    // The small cluster of these tests, and more.
    private static SandboxOptions With(string config) => new() { UserCfg = "user:root@pam:1:0::::::\n" + config + Pool };

    private static string Refused(LiveRun live, int code, params string[] more)
    {
        var before = live.Server.UserCfg;
        var run = live.Provision(more);
        Assert.Equal((code, before), (run.Code, live.Server.UserCfg));
        Assert.False(File.Exists(Path.Combine(live.Folder, ".env")));
        return run.Error;
    }

    private sealed class ShiftedClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + by;
    }
}
