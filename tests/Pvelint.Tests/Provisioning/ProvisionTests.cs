using Pvelint.Sandbox;

namespace Pvelint.Tests.Provisioning;

public sealed class ProvisionTests
{
    private const string Token = "terraform@pve!automation";

    [Fact]
    public async Task What_pools_give_to_their_members_is_no_more_than_the_code_needs_of_all_pools()
    {
        await using var live = await LiveRun.StartAsync("""
            terraform {
              required_providers {
                proxmox = { source = "bpg/proxmox", version = "0.111.1" }
              }
            }
            resource "proxmox_virtual_environment_pool" "ci" {
              pool_id = "ci-pool"
            }
            """);
        var run = live.Provision();
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact]
    public async Task Makes_what_the_code_needs_and_no_more()
    {
        await using var live = await LiveRun.StartAsync();
        var run = live.Provision();
        Assert.Equal((0, run.Error), (run.Code, run.Error));
        Assert.Contains("may do exactly what the code needs", run.Output, StringComparison.Ordinal);
        Assert.True(live.Server.Grants.On(Token, "/pool/prod").Holds("VM.Allocate"));
        Assert.True(live.Server.Grants.On(Token, "/").IsEmpty);
        Assert.Equal([Token], live.Server.TokensWithSecret.Where(id => id.StartsWith("terraform@", StringComparison.Ordinal)));
        Assert.DoesNotContain("pending", live.Server.UserCfg, StringComparison.Ordinal);
        Assert.StartsWith(Token + "=", live.Env("PROXMOX_VE_API_TOKEN"), StringComparison.Ordinal);
        Assert.DoesNotContain(live.Env("PROXMOX_VE_API_TOKEN").Split('=')[1], live.Printed, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(live.Folder, ".env")));
        }
    }

    [Fact]
    public async Task Changes_nothing_the_second_time_with_eight_requests_at_most()
    {
        await using var live = await LiveRun.StartAsync();
        Assert.Equal(0, live.Provision().Code);
        var (config, env, before) = (live.Server.UserCfg, File.ReadAllText(Path.Combine(live.Folder, ".env")), live.Server.Calls.Count);
        var run = live.Provision();
        Assert.Equal((0, run.Error), (run.Code, run.Error));
        Assert.Contains("nothing to change", run.Output, StringComparison.Ordinal);
        var calls = live.Server.Calls.Skip(before).ToList();
        Assert.InRange(calls.Count, 1, 8);
        Assert.DoesNotContain(calls, call => call.Method != "GET" && !call.Path.EndsWith("/access/ticket", StringComparison.Ordinal));
        Assert.Equal((config, env), (live.Server.UserCfg, File.ReadAllText(Path.Combine(live.Folder, ".env"))));
    }

    [Fact]
    public async Task The_new_token_is_valid_and_exactly_enough()
    {
        await using var live = await LiveRun.StartAsync();
        Assert.Equal(0, live.Provision().Code);
        var before = live.Server.Calls.Count;
        live.Variables.Clear();
        live.Variables["PROXMOX_VE_API_TOKEN"] = live.Env("PROXMOX_VE_API_TOKEN");
        var run = live.Run("validate", ".");
        Assert.Equal((0, run.Error), (run.Code, run.Error));
        Assert.Contains("may do exactly what the code needs", run.Output, StringComparison.Ordinal);
        Assert.InRange(live.Server.Calls.Count - before, 1, 6);
    }

    [Fact]
    public async Task A_token_that_lacks_something_or_has_too_much_is_found_out()
    {
        await using var live = await LiveRun.StartAsync();
        Assert.Equal(0, live.Provision().Code);
        live.Variables["PROXMOX_VE_API_TOKEN"] = live.Env("PROXMOX_VE_API_TOKEN");
        File.WriteAllText(Path.Combine(live.Folder, "main.tf"), LiveRun.Clone.Replace("local-lvm", "local", StringComparison.Ordinal).Replace("prod", "test", StringComparison.Ordinal));
        var run = live.Run("validate", ".");
        Assert.Equal(1, run.Code);
        Assert.Contains("missing on /storage/local: Datastore.AllocateSpace", run.Output, StringComparison.Ordinal);
        Assert.Contains("not needed on /pool/prod: ", run.Output, StringComparison.Ordinal);

        // The storages of the template are not known to the token.
        Assert.Contains("may be needed on /storage/local-lvm: Datastore.AllocateSpace", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_the_endpoint_for_what_a_template_has()
    {
        var code = LiveRun.Clone[..LiveRun.Clone.IndexOf("  disk {", StringComparison.Ordinal)] + "}\n";
        await using var live = await LiveRun.StartAsync(code);
        var run = live.Provision();
        Assert.Equal((0, run.Error), (run.Code, run.Error));
        Assert.DoesNotContain("guest 9000", run.Error, StringComparison.Ordinal);
        Assert.True(live.Server.Grants.On(Token, "/storage/local-lvm").Holds("Datastore.AllocateSpace"));

        // An administrator sees the template, too; the token alone does not.
        live.Variables["PROXMOX_VE_API_TOKEN"] = live.Env("PROXMOX_VE_API_TOKEN");
        Assert.Equal(0, live.Run("validate", ".").Code);
        var before = live.Server.Calls.Count;
        var seen = live.Run("validate", ".", "--user", "root@pam");
        Assert.InRange(live.Server.Calls.Count - before, 1, 6);
        Assert.Equal((0, seen.Error), (seen.Code, seen.Error));
        Assert.Contains("expires", seen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_a_leak_of_the_token_would_open()
    {
        await using var live = await LiveRun.StartAsync(LiveRun.Clone + """

            resource "proxmox_virtual_environment_user" "ci" {
              user_id = "ci@pve"
            }
            """);
        var run = live.Run("provision", ".", "--dry-run");
        Assert.Contains("warning: this token leads to", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, live.Provision().Code);
        live.Variables["PROXMOX_VE_API_TOKEN"] = live.Env("PROXMOX_VE_API_TOKEN");
        var valid = live.Run("validate", ".");
        Assert.Equal((0, valid.Output), (valid.Code, valid.Output));
        Assert.Contains("warning: this token leads to", valid.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_prints_the_commands_and_changes_nothing()
    {
        await using var live = await LiveRun.StartAsync();
        var before = live.Server.UserCfg;
        var run = live.Run("provision", ".", "--dry-run");
        Assert.Equal(0, run.Code);
        Assert.Contains("pveum user token add terraform@pve automation --privsep 1", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, live.Server.UserCfg);
    }

    [Fact]
    public async Task Takes_what_was_computed_before_and_how_much_of_it_is_known()
    {
        await using var live = await LiveRun.StartAsync("""
            resource "proxmox_virtual_environment_pool" "lab" {
              pool_id = "lab"
            }
            """);
        var file = Path.Combine(live.Folder, "needs.json");
        var computed = Pvelint.Tests.Commands.Cli.Run(live.Folder, "privileges", ".", "--format", "json");
        Assert.Equal(0, computed.Code);
        File.WriteAllText(file, computed.Output);
        Assert.Contains("\"complete\": true", computed.Output, StringComparison.Ordinal);
        var run = live.Run("provision", "--requirements", "needs.json", "--yes", "--to", ".env");
        Assert.Equal((0, run.Error), (run.Code, run.Error));
        live.Variables["PROXMOX_VE_API_TOKEN"] = live.Env("PROXMOX_VE_API_TOKEN");
        Assert.Equal(0, live.Run("validate", ".").Code);

        // What is not known makes no all clear.
        File.WriteAllText(file, computed.Output.Replace("\"complete\": true", "\"complete\": false", StringComparison.Ordinal));
        var open = live.Run("validate", "--requirements", "needs.json");
        Assert.Equal(3, open.Code);
        Assert.Contains("not all that the code needs is known", open.Error, StringComparison.Ordinal);
        File.WriteAllText(file, "{\"tools\":[{\"tool\":null}]}");
        Assert.Equal(2, live.Run("validate", "--requirements", "needs.json").Code);
    }

    [Fact]
    public async Task Asks_nobody_without_yes_where_nobody_is_there()
    {
        await using var live = await LiveRun.StartAsync();
        var before = live.Server.UserCfg;
        var run = live.Run("provision", ".", "--to", ".env");
        Assert.Equal(2, run.Code);
        Assert.Equal(before, live.Server.UserCfg);
    }

    [Fact]
    public async Task Writes_the_secret_to_no_file_that_git_would_take()
    {
        await using var live = await LiveRun.StartAsync();
        System.Diagnostics.Process.Start("git", ["-C", live.Folder, "init", "-q"]).WaitForExit();
        var before = live.Server.UserCfg;
        var run = live.Provision();
        Assert.Equal(2, run.Code);
        Assert.Contains("git does not ignore it", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, live.Server.UserCfg);
        File.WriteAllText(Path.Combine(live.Folder, ".gitignore"), ".env\n");
        Assert.Equal(0, live.Provision().Code);
    }

    [Fact]
    public async Task A_sink_that_fails_leaves_no_token()
    {
        await using var live = await LiveRun.StartAsync();
        var run = live.Run("provision", ".", "--yes", "--pipe-to", "cat >/dev/null; echo it is full >&2; exit 3");
        Assert.Equal(3, run.Code);
        Assert.Contains("did not take the secret", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(live.Server.TokensWithSecret, id => id.StartsWith("terraform@", StringComparison.Ordinal));
        Assert.DoesNotContain("token:terraform@pve!", live.Server.UserCfg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_repeats_the_secret_is_masked()
    {
        await using var live = await LiveRun.StartAsync();
        var run = live.Run("provision", ".", "--yes", "--pipe-to", "tee secret.txt; cat secret.txt >&2");
        Assert.Equal(0, run.Code);
        var secret = File.ReadAllText(Path.Combine(live.Folder, "secret.txt")).Split('=')[1].Trim();
        Assert.Equal(36, secret.Length);
        Assert.DoesNotContain(secret, live.Printed, StringComparison.Ordinal);
        Assert.Contains("***", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_the_administrator_lacks_before_anything_is_changed()
    {
        await using var live = await LiveRun.StartAsync(options: new SandboxOptions
        {
            UserCfg = "user:weak@pve:1:0::::::\ntoken:weak@pve!audit:0:0::\nacl:1:/:weak@pve:PVEAuditor:\npool:prod::9000:local-lvm:\n",
        });
        var run = await WeakRunAsync(live);
        Assert.Equal(3, run.Code);
        Assert.Contains("Sys.Modify on /access", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("terraform", live.Server.UserCfg, StringComparison.Ordinal);
    }

    private static async Task<Pvelint.Tests.Commands.CliRun> WeakRunAsync(LiveRun live)
    {
        using var root = new Pvelint.Tests.Sandbox.SandboxClient(live.Server);
        await root.LogIn("root@pam", LiveRun.Password);
        var made = await root.Post("/access/users/weak@pve/token/second", "privsep=0");
        live.Variables.Clear();
        live.Variables["PROXMOX_VE_API_TOKEN"] = "weak@pve!second=" + made.Data.GetProperty("value").GetString();
        return live.Provision();
    }
}
