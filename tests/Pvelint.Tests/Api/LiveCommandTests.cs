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

    [Theory]
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

    private static CliRun Run(TestEndpoint endpoint, params string[] arguments) =>
        Cli.Run("/", "", [.. arguments, "--endpoint", endpoint.Address.ToString(), "--fingerprint", endpoint.Fingerprint], Login);
}
