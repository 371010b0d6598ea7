using System.Text.Json;
using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Provisioning;
using Pvelint.Tests.Api;
using Pvelint.Tests.Commands;
using Pvelint.Tests.Repo.Objects;

namespace Pvelint.Tests.Provisioning;

/// <summary>Tokens that a scan finds: which of them are live and what they open, and how they are ended.</summary>
public sealed class LeakTests
{
    private const string Dead = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
    private const string Stray = "b2f86d03-41ce-4a97-9d58-e06c7b1fa294";

    [Fact]
    public async Task A_live_token_stands_first_with_what_it_may_do_and_a_dead_one_is_said_to_be_refused()
    {
        await using var live = await LeakAsync();
        live.Write("a.env", $"PROXMOX_VE_API_TOKEN='old@pve!gone={Dead}'\n");
        var before = live.Server.Calls.Count;
        var run = live.Run("scan", "--verify", "a.env", "leak.env", "copy.env");
        Assert.Equal(1, run.Code);
        Assert.StartsWith("copy.env:1:", run.Output, StringComparison.Ordinal);
        Assert.Contains("  verified: live at " + Name(live), run.Output, StringComparison.Ordinal);
        Assert.Matches(@"verified: live at \S+ \d+ privileges on \d+ paths?, worst risk \w+", run.Output);
        Assert.Contains("  verified: refused by " + Name(live), run.Output[run.Output.IndexOf("a.env:1", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("1 of 2 tokens is live", run.Error, StringComparison.Ordinal);

        // The realms as nobody, twice for the live token, once for the dead one, however often they stand there.
        Assert.Equal(4, live.Server.Calls.Count - before);
        Assert.All(live.Secrets, secret => Assert.DoesNotContain(secret, live.Printed, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Reports_for_programs_carry_the_same()
    {
        await using var live = await LeakAsync();
        live.Write("a.env", $"PROXMOX_VE_API_TOKEN='old@pve!gone={Dead}'\n");
        var json = JsonDocument.Parse(live.Run("scan", "--verify", "--format", "json", "a.env", "leak.env").Output).RootElement;
        var verified = json.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("rule").GetString() == "PVE101").ToDictionary(finding => finding.GetProperty("path").GetString()!, finding => finding.GetProperty("verified"));
        Assert.Equal(("refused", "live"), (verified["a.env"].GetProperty("state").GetString(), verified["leak.env"].GetProperty("state").GetString()));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (verified["a.env"].GetProperty("privileges").ValueKind, verified["a.env"].GetProperty("reason").ValueKind));
        Assert.True(verified["leak.env"].GetProperty("privileges").GetInt32() > 3);
        Assert.Equal(Name(live), verified["leak.env"].GetProperty("endpoint").GetString());
        Assert.True(json.GetProperty("complete").GetBoolean());
        var sarif = JsonDocument.Parse(live.Run("scan", "--verify", "--format", "sarif", "leak.env").Output).RootElement;
        Assert.Contains(sarif.GetProperty("runs")[0].GetProperty("results").EnumerateArray(), result => result.GetProperty("properties").TryGetProperty("verified", out var one) && one.GetProperty("state").GetString() == "live");
        Assert.All(live.Secrets, secret => Assert.DoesNotContain(secret, live.Printed, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_leads_to_the_cluster_is_told_with_the_call()
    {
        await using var live = await LiveRun.StartAsync();
        var token = await live.MakeTokenAsync(new TokenId("boss@pve", "ci"), "Administrator");
        live.Write("boss.env", $"PROXMOX_VE_API_TOKEN='boss@pve!ci={token}'\n");
        var run = live.Run("scan", "--verify", "boss.env");
        Assert.Equal(1, run.Code);
        Assert.Contains("worst risk critical", run.Output, StringComparison.Ordinal);
        Assert.Contains("  verified: leads to the cluster: ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(token, run.Output + run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_endpoint_that_cannot_be_reached_is_no_all_clear()
    {
        await using var live = await LeakAsync();
        await live.Server.DisposeAsync();
        var run = live.Run("scan", "--verify", "--fail-on", "never", "leak.env");
        Assert.Equal(3, run.Code);
        Assert.Contains("  verified: not tried, so it may be live: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("not checked: leak.env: whether the API token in line 1 is live: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_shown_no_token()
    {
        await using var live = await LeakAsync();
        var before = live.Server.Calls.Count;
        var run = Cli.Run(live.Folder, "", ["scan", "--verify", "--endpoint", live.Server.Endpoint.ToString(), "leak.env"]);
        Assert.Equal((3, before), (run.Code, live.Server.Calls.Count));
    }

    [Fact]
    public async Task A_secret_without_an_id_is_not_tried_and_that_is_said()
    {
        await using var live = await LiveRun.StartAsync();
        live.Write("stray.env", $"PM_API_TOKEN_SECRET={Stray}\n");
        var before = live.Server.Calls.Count;
        var run = live.Run("scan", "--verify", "stray.env");
        Assert.Equal((3, before), (run.Code, live.Server.Calls.Count));
        Assert.Contains("no id of a token", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(200)]
    [InlineData(302)]
    public async Task Who_is_no_Proxmox_VE_gets_no_token_and_tells_nothing(int status)
    {
        using var folder = new TempFolder().With("leak.env", $"PROXMOX_VE_API_TOKEN='old@pve!gone={Dead}'\n");
        await using var endpoint = await TestEndpoint.StartAsync("{}", status);
        var run = Verify(endpoint, folder.Path);
        Assert.Equal(3, run.Code);
        Assert.Contains("  verified: not tried, so it may be live: ", run.Output, StringComparison.Ordinal);
        Assert.All(endpoint.Requests, request => Assert.False(request.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task What_an_endpoint_gives_back_of_a_secret_is_not_shown()
    {
        using var folder = new TempFolder().With("leak.env", $"PROXMOX_VE_API_TOKEN='old@pve!gone={Dead}'\n");
        var rows = $$$"""{"/access/groups":{"User.Modify":1},"/pool/{{{Dead}}}":{"Permissions.Modify":1,"Pool.Allocate":1},"/vms/\u001b[31m":{"VM.Allocate":1}}""";
        await using var endpoint = await TestEndpoint.StartAsync((request, context) => request.Target.EndsWith("/domains", StringComparison.Ordinal)
            ? TestEndpoint.Json(context, """{"data":[{"realm":"pam"}]}""")
            : TestEndpoint.Json(context, request.Target.EndsWith("/version", StringComparison.Ordinal) ? """{"data":{"version":"9.1.4"}}""" : $"{{\"data\":{rows}}}"));
        foreach (var format in new[] { "text", "json", "sarif" })
        {
            var run = Verify(endpoint, folder.Path, "--format", format, "--verbose");
            Assert.Equal(1, run.Code);
            Assert.Contains("POST /access/users/root@pam/token/{tokenid}", run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(Dead, run.Output + run.Error, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('\u001b', run.Output + run.Error);
        }
    }

    [Fact]
    public async Task Once_an_endpoint_is_gone_the_other_tokens_are_not_tried_and_are_no_all_clear()
    {
        using var folder = new TempFolder().With("leak.env", string.Concat(Enumerable.Range(0, 20).Select(i => $"PROXMOX_VE_API_TOKEN='old@pve!gone{i}={Dead}'\n")));
        await using var endpoint = await TestEndpoint.StartAsync((request, context) => request.Target.EndsWith("/domains", StringComparison.Ordinal)
            ? TestEndpoint.Json(context, """{"data":[{"realm":"pam"}]}""")
            : TestEndpoint.Json(context, "{}", 302));
        var run = Verify(endpoint, folder.Path);
        Assert.Equal(3, run.Code);
        Assert.InRange(endpoint.Requests.Count, 2, 9);
        Assert.DoesNotContain("verified: refused", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"0 of 20 tokens are live at \S+; 20 could not be tried and may be", run.Error);
    }

    [Theory]
    [InlineData("more than are followed")]
    [InlineData("may not GET /access/permissions")]
    public async Task A_token_that_is_live_and_does_not_tell_what_it_may_do_is_no_all_clear(string why)
    {
        using var folder = new TempFolder().With("leak.env", $"PROXMOX_VE_API_TOKEN='old@pve!gone={Dead}'\n");
        await using var endpoint = await TestEndpoint.StartAsync((request, context) => request.Target.Split('/')[^1] switch
        {
            "domains" => TestEndpoint.Json(context, """{"data":[{"realm":"pam"}]}"""),
            "version" => TestEndpoint.Json(context, """{"data":{"version":"9.1.4"}}"""),
            _ when why.StartsWith("may not", StringComparison.Ordinal) => TestEndpoint.Json(context, """{"data":null}""", 403),
            _ => TestEndpoint.Json(context, "{\"data\":{" + string.Join(",", Enumerable.Range(0, 50_001).Select(i => $"\"/vms/{i}\":{{\"VM.Audit\":1}}")) + "}}"),
        });
        var run = Verify(endpoint, folder.Path);
        Assert.Equal(3, run.Code);
        Assert.Contains("  verified: live at ", run.Output, StringComparison.Ordinal);
        Assert.Contains(why, run.Output, StringComparison.Ordinal);
        Assert.Contains("what the API token in line 1 may do: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_in_the_history_is_verified_and_revoked_by_its_commit()
    {
        await using var live = await LeakAsync();
        using var git = GitFolder.Init().With("infra/a.env", File.ReadAllText(Path.Combine(live.Folder, "leak.env")));
        git.Git("add", ".");
        git.Git("commit", "-qm", "leak");
        File.Delete(Path.Combine(git.Path, "infra/a.env"));
        git.Git("commit", "-qam", "gone");
        var scan = live.RunIn(git.Path, "scan", "--verify", "--no-cache", "--history", "--format", "json", "--output", "report.json");
        Assert.Equal(1, scan.Code);
        Assert.Contains("1 of 1 token is live", scan.Error, StringComparison.Ordinal);
        var run = live.RunIn(git.Path, "revoke", "--found", "report.json", "--yes");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Empty(live.Server.TokensWithSecret);
        Assert.All(live.Secrets, secret => Assert.DoesNotContain(secret, live.Printed, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Authorization: PBSAPIToken=backup@pam!job:" + Stray)]
    [InlineData("backup@pbs!job:" + Stray)]
    public async Task A_token_of_another_product_is_not_sent(string text)
    {
        await using var live = await LiveRun.StartAsync();
        live.Write("backup.sh", $"curl -H '{text}' https://pbs:8007\n");
        var before = live.Server.Calls.Count;
        var run = live.Run("scan", "--verify", "backup.sh");
        Assert.Equal((3, before), (run.Code, live.Server.Calls.Count));
        Assert.Contains("  verified: not tried, so it may be live: it is a token of another Proxmox product", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_suppressed_is_not_sent()
    {
        await using var live = await LeakAsync();
        live.Write("leak.env", "# pvelint:ignore PVE101 -- a lab\n" + File.ReadAllText(Path.Combine(live.Folder, "leak.env")));
        var before = live.Server.Calls.Count;
        Assert.Equal((0, before), (live.Run("scan", "--verify", "leak.env").Code, live.Server.Calls.Count));
    }

    [Fact]
    public async Task Without_being_asked_to_verify_nothing_is_sent()
    {
        await using var live = await LeakAsync();
        var before = live.Server.Calls.Count;
        Assert.Equal(2, live.Run("scan", "leak.env").Code);
        Assert.Equal(1, Cli.Run(live.Folder, "", ["scan", "leak.env"], live.Variables).Code);
        Assert.Equal(before, live.Server.Calls.Count);
    }

    [Fact]
    public async Task Revoking_what_was_found_ends_exactly_these()
    {
        await using var live = await LeakAsync();
        await live.MakeTokenAsync(new TokenId("boss@pve", "ci"), "Administrator");
        Assert.Equal(1, live.Run("scan", "--verify", "--format", "json", "--output", "report.json", "leak.env", "copy.env").Code);
        var run = live.Run("revoke", "--found", "report.json", "--yes");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("remove token terraform@pve!automation", run.Output, StringComparison.Ordinal);
        Assert.Equal(["boss@pve!ci"], live.Server.TokensWithSecret);
        Assert.Contains("verified: refused", live.Run("scan", "--verify", "leak.env").Output, StringComparison.Ordinal);
        Assert.All(live.Secrets, secret => Assert.DoesNotContain(secret, live.Printed, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_has_changed_since_the_report_is_not_revoked()
    {
        await using var live = await LeakAsync();
        live.Write("stray.env", $"PM_API_TOKEN_SECRET={Stray}\n");
        Assert.Equal(1, live.Run("scan", "--format", "json", "--output", "report.json", "--verify", "leak.env", "copy.env").Code);
        Assert.Equal(3, live.Run("scan", "--verify", "--format", "json", "--output", "stray.json", "stray.env").Code);

        // Its successor stands where the leaked one stood.
        live.Write("leak.env", $"PROXMOX_VE_API_TOKEN='terraform@pve!automation={Dead}'\n");
        File.Delete(Path.Combine(live.Folder, "copy.env"));
        var config = live.Server.UserCfg;
        var run = live.Run("revoke", "--found", "report.json", "--yes");
        Assert.Equal((3, config), (run.Code, live.Server.UserCfg));
        Assert.Contains("not revoked: copy.env:1: the same secret is not found there", run.Error, StringComparison.Ordinal);
        Assert.Contains("not revoked: leak.env:1: the same secret is not found there", run.Error, StringComparison.Ordinal);
        Assert.Contains("no id of a token stands near it", live.Run("revoke", "--found", "stray.json", "--yes").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_left_out_takes_away_what_comes_from_above()
    {
        var all = PrivilegeTable.All(PveVersion.Parse("9.1")!.Value);
        var rows = new Dictionary<string, PermissionSet> { ["/"] = new(all, all) };
        foreach (var path in PveAccess.TopPaths)
        {
            rows[path] = new PermissionSet(all, all);
        }

        Assert.Equal(EscalationTarget.Cluster, TokenReach.Of(rows, PveVersion.Parse("9.1")!.Value).Target);
        var held = PrivilegeTable.Mask(["VM.Audit"]);
        var modest = TokenReach.Of(new Dictionary<string, PermissionSet> { ["/vms"] = new(held, held) }, PveVersion.Parse("9.1")!.Value);
        Assert.Equal((1, 1, Risk.Low, null), (modest.Privileges, modest.Paths, modest.Risk, modest.Target));
        rows.Remove("/access");
        rows.Remove("/access/groups");
        Assert.DoesNotContain(TokenReach.Of(rows, PveVersion.Parse("9.1")!.Value).Ways, way => way.Steps[0].Needs.Any(need => need.Path.StartsWith("/access", StringComparison.Ordinal)));
    }

    // A token that was provisioned, twice written into files.
    private static async Task<LiveRun> LeakAsync()
    {
        var live = await LiveRun.StartAsync();
        Assert.Equal(0, live.Provision().Code);
        live.Write("leak.env", $"PROXMOX_VE_API_TOKEN='{live.Env("PROXMOX_VE_API_TOKEN")}'\n");
        live.Write("copy.env", $"PROXMOX_VE_API_TOKEN='{live.Env("PROXMOX_VE_API_TOKEN")}'\n");
        live.Secrets.AddRange([live.Env("PROXMOX_VE_API_TOKEN").Split('=')[1], Dead, Stray]);
        return live;
    }

    private static CliRun Verify(TestEndpoint endpoint, string folder, params string[] more) =>
        Cli.Run(folder, "", ["scan", "--verify", "--endpoint", endpoint.Address.ToString(), "--fingerprint", endpoint.Fingerprint, "leak.env", .. more]);

    private static string Name(LiveRun live) => live.Server.Endpoint.GetLeftPart(UriPartial.Authority);
}
