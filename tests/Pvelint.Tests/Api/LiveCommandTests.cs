using Pvelint.Tests.Commands;

namespace Pvelint.Tests.Api;

/// <summary>The commands that read an endpoint.</summary>
public sealed class LiveCommandTests
{
    private static readonly Dictionary<string, string> Login = new() { ["PROXMOX_VE_API_TOKEN"] = $"{FakeCluster.Reader}={FakeCluster.Uuid}" };

    [Fact]
    public async Task Access_tells_who_may_do_what_on_an_endpoint()
    {
        await using var endpoint = await FakeCluster.StartAsync();
        var run = Run(endpoint, "access", "--authid", "ci@pve", "--path", "/vms/101", "--format", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("""{"version":1,"pve":"9.1","authid":"ci@pve","paths":{"/vms/101":{"VM.Audit":0,"VM.PowerMgmt":0}}""", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("kestrel", Run(endpoint, "access", "--format", "html").Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_is_no_all_clear_where_the_login_does_not_see_all()
    {
        await using var endpoint = await FakeCluster.StartAsync(new(FakeCluster.Answers) { ["/access/permissions"] = "{}" });
        var run = Run(endpoint, "access");
        Assert.Equal(3, run.Code);
        Assert.Contains("lacks Sys.Audit on /access", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_says_each_request()
    {
        await using var endpoint = await FakeCluster.StartAsync();
        var run = Run(endpoint, "access", "--verbose", "--authid", "ci@pve");
        Assert.Contains("pvelint: GET /access/acl 200 ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeCluster.Uuid, run.Error + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_fingerprint_ends_with_three_before_anything_is_sent()
    {
        await using var endpoint = await FakeCluster.StartAsync();
        var run = Cli.Run("/", "", ["access", "--endpoint", endpoint.Address.ToString(), "--fingerprint", new string('A', 64)], Login);
        Assert.Equal((3, ""), (run.Code, run.Output));
        Assert.Contains(endpoint.Fingerprint, run.Error, StringComparison.Ordinal);
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public async Task Fingerprint_shows_what_the_endpoint_shows_and_sends_nothing()
    {
        await using var endpoint = await FakeCluster.StartAsync();
        var run = Cli.Run("/", "", ["fingerprint", endpoint.Address.ToString()]);
        Assert.Equal((0, endpoint.Fingerprint + "\n"), (run.Code, run.Output));
        Assert.Contains("pvenode cert info", run.Error, StringComparison.Ordinal);
        Assert.Contains("CN=localhost", run.Error, StringComparison.Ordinal);
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public async Task Audit_asks_the_rules_about_permissions_and_tells_who_could_take_the_cluster()
    {
        await using var endpoint = await FakeCluster.StartAsync();
        var run = Run(endpoint, "audit");
        Assert.Equal(1, run.Code);
        Assert.Contains("/access:", run.Output, StringComparison.Ordinal);
        Assert.Contains("PVE204", run.Output, StringComparison.Ordinal);
        Assert.Contains("root@pam!old", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 users, 3 tokens, 1 role and 3 ACL entries", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("kestrel", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, Run(endpoint, "audit", "--fail-on", "never").Code);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("gitlab")]
    [InlineData("junit")]
    [InlineData("github")]
    [InlineData("msbuild")]
    [InlineData("html")]
    public async Task Audit_writes_every_format(string format)
    {
        await using var endpoint = await FakeCluster.StartAsync();
        var run = Run(endpoint, "audit", "--format", format);
        Assert.Equal(1, run.Code);
        Assert.Contains("root@pam!old", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_is_no_all_clear_where_the_login_does_not_see_all()
    {
        await using var endpoint = await FakeCluster.StartAsync(new(FakeCluster.Answers) { ["/access/permissions"] = "{}" });
        var run = Run(endpoint, "audit", "--format", "json");
        Assert.Equal(3, run.Code);
        Assert.Contains("\"complete\": false", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_tells_tokens_that_no_call_was_made_with()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "access.log"), "::ffff:192.0.2.7 - ci@pve!t1 [21/11/2026:09:00:00 +0000] \"GET /api2/json/version HTTP/1.1\" 200 51\n");
        File.WriteAllText(Path.Combine(folder.Path, "empty.log"), "");
        await using var endpoint = await FakeCluster.StartAsync();
        var run = Run(folder.Path, endpoint, "audit", "--access-log", "access.log", "--format", "msbuild");
        Assert.Contains("no call of the access log from 2026-11-21 to 2026-11-21 was made with the token root@pam!old", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("made with the token ci@pve!t1", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("made with the token audit@pve!pvelint", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, Run(folder.Path, endpoint, "audit", "--access-log", "empty.log").Code);
        Assert.Equal(3, Run(folder.Path, endpoint, "audit", "--access-log", "none.log").Code);
    }

    [Fact]
    public async Task Privileges_compares_code_with_what_an_endpoint_grants()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "main.tf"), """
            provider "proxmox" {
              endpoint  = "https://pve:8006"
              api_token = "ci@pve!t1=${var.secret}"
            }

            resource "proxmox_virtual_environment_pool" "ci" {
              pool_id = "ci-pool"
            }
            """);
        await using var endpoint = await FakeCluster.StartAsync();
        var run = Run(folder.Path, endpoint, "privileges", "--compare", "live", "--authid", "ci@pve!t1");
        Assert.Equal(1, run.Code);
        Assert.Contains("Pool.Allocate", run.Output, StringComparison.Ordinal);
        Assert.Contains(endpoint.Address.GetLeftPart(UriPartial.Authority), run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_output_holds_a_secret_whatever_the_endpoint_does()
    {
        const string Password = "kestrel-Mauve-42";
        using var folder = new TempFolder();
        foreach (var path in FakeCluster.Answers.Keys.Append("/access/ticket"))
        {
            foreach (var status in new[] { 200, 302, 400, 401, 403, 500 })
            {
                // It gives back all that it was sent, where the tool expects something else.
                await using var endpoint = await TestEndpoint.StartAsync((request, context) =>
                {
                    var target = request.Target["/api2/json".Length..];
                    var echo = string.Join(' ', request.Headers.Select(header => header.Key + ": " + header.Value)).Replace('"', ' ') + " " + Uri.UnescapeDataString(request.Body);
                    context.Response.Headers.Location = "https://elsewhere.example.org/?" + request.Body;
                    return target == path ? TestEndpoint.Json(context, $$$"""{"message":"{{{echo}}}","errors":{"password":"{{{echo}}}"},"data":["{{{echo}}}"]}""", status, status == 500 ? echo : null)
                        : target == "/access/ticket" ? TestEndpoint.Json(context, """{"data":{"username":"root@pam","ticket":"PVE:root@pam:66F0AA11::abcdefghij","CSRFPreventionToken":"66F0AA11:klmnopq"}}""")
                        : TestEndpoint.Json(context, "{\"data\":" + FakeCluster.Answers[target] + "}");
                });
                string[] arguments = ["audit", "--verbose", "--endpoint", endpoint.Address.ToString(), "--fingerprint", endpoint.Fingerprint];
                foreach (var run in new[] { Cli.Run(folder.Path, "", arguments, Login), Cli.Run(folder.Path, Password + "\n", [.. arguments, "--user", "root@pam", "--password-stdin"]) })
                {
                    Assert.All(new[] { FakeCluster.Uuid, Password, "abcdefghij", "klmnopq" }, secret => Assert.DoesNotContain(secret, run.Output + run.Error, StringComparison.OrdinalIgnoreCase));
                }
            }
        }
    }

    [Theory]
    [InlineData("audit", "--endpoint", "http://pve")]
    [InlineData("audit")]
    [InlineData("privileges", "--endpoint", "pve")]
    [InlineData("access", "--endpoint", "pve", "user.cfg")]
    [InlineData("access", "--endpoint", "pve", "--pve", "9.1")]
    [InlineData("access", "--endpoint", "pve", "--diff", "a", "b")]
    [InlineData("access", "--endpoint", "http://pve")]
    [InlineData("fingerprint")]
    [InlineData("fingerprint", "http://pve")]
    public void Says_what_is_wrong_with_a_command_line(params string[] arguments)
    {
        var run = Cli.Run("/", arguments);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.NotEqual("", run.Error);
    }

    private static CliRun Run(TestEndpoint endpoint, params string[] arguments) => Run("/", endpoint, arguments);

    private static CliRun Run(string folder, TestEndpoint endpoint, params string[] arguments) =>
        Cli.Run(folder, "", [.. arguments, "--endpoint", endpoint.Address.ToString(), "--fingerprint", endpoint.Fingerprint], Login);
}
