using Pvelint.Sandbox;

namespace Pvelint.Tests.Sandbox;

/// <summary>Calls go wrong where a test wants them to, and are counted without what they sent.</summary>
public sealed class SandboxFaultTests
{
    [Fact]
    public async Task Cuts_the_connection_before_or_after_a_call_is_made()
    {
        var (server, root) = await SandboxClient.Start();
        await using var _ = server;
        using var __ = root;
        server.Fault = call => call.Number switch { 2 => SandboxFault.CutBefore, 3 => SandboxFault.CutAfter, _ => null };
        await Assert.ThrowsAsync<HttpRequestException>(() => root.Post("/access/groups", "groupid=never"));
        await Assert.ThrowsAsync<HttpRequestException>(() => root.Post("/access/groups", "groupid=made"));
        Assert.Equal(["admins", "made"], (await root.Get("/access/groups")).Data.EnumerateArray().Select(group => group.GetProperty("groupid").GetString()));
    }

    [Fact]
    public async Task Answers_half_or_something_else()
    {
        var (server, root) = await SandboxClient.Start();
        await using var _ = server;
        using var __ = root;
        server.Fault = call => call.Number switch
        {
            2 => new SandboxFault(FaultKind.Half, true),
            3 => new SandboxFault(FaultKind.Status, false) { Code = 596 },
            4 => new SandboxFault(FaultKind.Page, false),
            5 => new SandboxFault(FaultKind.Redirect, false) { Target = "https://elsewhere.example/" },
            6 => new SandboxFault(FaultKind.Delay, false) { Delay = TimeSpan.FromMilliseconds(1) },
            _ => null,
        };
        await Assert.ThrowsAsync<HttpRequestException>(() => root.Get("/version"));
        Assert.Equal(596, (await root.Get("/version")).Status);
        Assert.Equal("text/html", (await root.Get("/version")).Type);
        Assert.Equal(302, (await root.Get("/version")).Status);
        Assert.Equal("200 OK", (await root.Get("/version")).Line);
    }

    [Fact]
    public async Task Counts_calls_without_what_they_sent()
    {
        var (server, root) = await SandboxClient.Start();
        await using var _ = server;
        using var __ = root;
        await root.Post("/access/users?keys=x", "userid=eve@pve&password=kestrel-Mauve-42");
        await root.Get("/access/users/ghost@pve");
        Assert.Equal(["POST /api2/json/access/ticket", "POST /api2/json/access/users", "GET /api2/json/access/users/ghost@pve"], server.Calls.Select(call => call.ToString()));
        Assert.Equal([200, 200, 500], server.Calls.Select(call => call.Status));
        Assert.Equal([null, "root@pam", "root@pam"], server.Calls.Select(call => call.Caller));
        Assert.Equal(["keys", "password", "userid"], server.Calls[1].Parameters);
    }
}
