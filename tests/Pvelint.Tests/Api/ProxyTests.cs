using System.Net;
using System.Net.Sockets;
using System.Text;
using Pvelint.Api;

namespace Pvelint.Tests.Api;

/// <summary>An endpoint behind a proxy.</summary>
public sealed class ProxyTests
{
    private static readonly ApiToken Token = ApiToken.Of("ci@pve!terraform", "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17", "here");

    [Fact]
    public async Task Goes_through_the_proxy_that_is_named_which_sees_nothing_but_the_name()
    {
        await using var endpoint = await TestEndpoint.StartAsync("""{"data":1}""");
        var (proxy, asked) = Proxy("HTTP/1.1 200 OK\r\n\r\n", endpoint.Address.Port);
        using var client = new PveClient(endpoint.Settings with { Proxy = proxy });
        await client.As(Token).GetAsync($"/version");
        Assert.StartsWith($"CONNECT localhost:{endpoint.Address.Port} HTTP/1.1", await asked, StringComparison.Ordinal);
        Assert.DoesNotContain("PVEAPIToken", await asked, StringComparison.Ordinal);
        Assert.Single(endpoint.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")]
    public async Task Says_that_the_proxy_does_not_let_us_through(string answer)
    {
        var (proxy, _) = Proxy(answer, 0);
        using var client = new PveClient(new EndpointSettings { Endpoint = new Uri("https://pve.example.org:8006"), Proxy = proxy });
        var fault = await Assert.ThrowsAsync<PveFault>(() => client.As(Token).PostAsync($"/access/roles"));
        Assert.Equal((PveFaultKind.Unreachable, false), (fault.Kind, fault.IsInDoubt));
        Assert.Contains("the proxy does not let us through", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_the_proxy_cannot_be_reached()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = new PveClient(new EndpointSettings { Endpoint = new Uri("https://pve.example.org:8006"), Proxy = new Uri($"http://127.0.0.1:{port}") });
        var fault = await Assert.ThrowsAsync<PveFault>(() => client.As(Token).GetAsync($"/version"));
        Assert.Contains($"the proxy http://127.0.0.1:{port} on the way", fault.Message, StringComparison.Ordinal);
    }

    // Answers one CONNECT, and passes on what comes then.
    private static (Uri Address, Task<string> Asked) Proxy(string answer, int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asked = new TaskCompletionSource<string>();
        _ = Task.Run(async () =>
        {
            using var peer = await listener.AcceptTcpClientAsync();
            listener.Stop();
            var stream = peer.GetStream();
            var buffer = new byte[8192];
            var text = "";
            while (!text.Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                text += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
            }

            asked.SetResult(text);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
            if (port > 0)
            {
                using var target = new TcpClient("localhost", port);
                await Task.WhenAny(stream.CopyToAsync(target.GetStream()), target.GetStream().CopyToAsync(stream));
            }
        });
        return (new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), asked.Task);
    }
}
