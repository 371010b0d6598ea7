using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Rules;

namespace Pvelint.Tests.Api;

/// <summary>Bad input and faults: each is one sentence for the user, with the way out, and without anything secret.</summary>
public sealed class PveFaultTests
{
    private const string Uuid = "b2f86d03-41ce-4a97-9d58-e06c7b1fa294";

    private static readonly ApiToken Token = ApiToken.Of("ci@pve!terraform", Uuid, "here");

    [Theory]
    [InlineData(401, "invalid token value!", "", PveFaultKind.NotAuthenticated, "its secret is wrong")]
    [InlineData(403, "Permission check failed (/access, Sys.Modify)", """{"data":null,"message":"Permission check failed (/access, Sys.Modify)\n"}""", PveFaultKind.NotAllowed, "(/access, Sys.Modify)")]
    [InlineData(500, "role 'x' does not exist", """{"message":"role 'x' does not exist\n","data":null}""", PveFaultKind.NotFound, "role 'x' does not exist")]
    [InlineData(500, "no such token 'x' for user 'ci@pve'", """{"message":"no such token 'x' for user 'ci@pve'\n","data":null}""", PveFaultKind.NotFound, "no such token")]
    [InlineData(500, "create role failed: role 'x' already exists", """{"message":"create role failed: role 'x' already exists\n","data":null}""", PveFaultKind.Exists, "already exists")]
    [InlineData(400, "Parameter verification failed.", """{"data":null,"message":"Parameter verification failed.\n","errors":{"tokenid":"Token already exists."}}""", PveFaultKind.Exists, "tokenid: Token already exists.")]
    [InlineData(400, "Parameter verification failed.", """{"data":null,"message":"Parameter verification failed.\n","errors":{"privs":"invalid format - invalid privilege 'VM.X'"}}""", PveFaultKind.Invalid, "invalid privilege 'VM.X'")]
    [InlineData(500, "ACL update failed: 400 Parameter verification failed.", """{"message":"ACL update failed: 400 Parameter verification failed.\nrole: Cannot add role 'X' - requires 'Permissions.Modify' or superset of privileges.\n","data":null}""", PveFaultKind.NotAllowed, "superset of privileges")]
    [InlineData(500, "cluster not ready - no quorum?", """{"message":"cluster not ready - no quorum?\n","data":null}""", PveFaultKind.NoQuorum, "pvecm status")]
    [InlineData(500, "x", """{"message":"create role failed: cfs-lock 'file-user_cfg' error: no quorum!\n","data":null}""", PveFaultKind.NoQuorum, "takes no change")]
    [InlineData(500, "x", """{"message":"cfs-lock 'file-user_cfg' error: got lock request timeout\n","data":null}""", PveFaultKind.Busy, "another change is under way")]
    [InlineData(501, "chunked transfer encoding not supported", "", PveFaultKind.Failed, "chunked")]
    [InlineData(599, "Too many redirections", "", PveFaultKind.Unavailable, "pveproxy")]
    [InlineData(503, "Service Unavailable", "", PveFaultKind.Unavailable, "503")]
    public async Task Says_what_a_refusal_means(int status, string reason, string body, object kind, string says)
    {
        await using var endpoint = await TestEndpoint.StartAsync(body, status, reason);
        using var client = new PveClient(endpoint.Settings);
        var fault = await Faulty(() => client.As(Token).PostAsync($"/access/roles"));
        Assert.Equal(((PveFaultKind)kind, (int?)status), (fault.Kind, fault.Status));
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.Equal(fault.Kind == PveFaultKind.Unavailable, fault.IsInDoubt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Not Found")]
    public async Task A_404_of_somebody_in_between_does_not_prove_that_a_token_is_gone(string body)
    {
        await using var endpoint = await TestEndpoint.StartAsync(body, 404, "Not Found");
        using var client = new PveClient(endpoint.Settings);
        var fault = await Faulty(() => new PveAccess(client.As(Token)).DeleteTokenAsync(Token.Id));
        Assert.Equal(PveFaultKind.NotPve, fault.Kind);
        Assert.DoesNotContain(Uuid, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_redirect_to_another_host()
    {
        await using var elsewhere = await TestEndpoint.StartAsync("""{"data":{}}""");
        await using var endpoint = await TestEndpoint.StartAsync((_, context) =>
        {
            context.Response.Redirect(elsewhere.Address + "api2/json/version?x=1");
            return Task.CompletedTask;
        });
        using var client = new PveClient(endpoint.Settings);
        var fault = await Faulty(() => client.As(Token).GetAsync($"/version"));
        Assert.Equal(PveFaultKind.Redirected, fault.Kind);
        Assert.Contains(elsewhere.Address.GetLeftPart(UriPartial.Authority), fault.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Says_that_a_web_page_is_no_answer()
    {
        await using var endpoint = await TestEndpoint.StartAsync((_, context) =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<html>router login</html>");
        });
        using var client = new PveClient(endpoint.Settings);
        var fault = await Faulty(() => client.As(Token).GetAsync($"/version"));
        Assert.Equal(PveFaultKind.NotPve, fault.Kind);
        Assert.Contains("8006", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("router", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"data":[1,2""", PveFaultKind.Cut)]
    [InlineData("""{"data":"\ud800"}""", PveFaultKind.Cut)]
    [InlineData("""{"dat":1}""", PveFaultKind.NotPve)]
    [InlineData("[1]", PveFaultKind.NotPve)]
    [InlineData("nonsense", PveFaultKind.NotPve)]
    [InlineData("", PveFaultKind.NotPve)]
    public async Task Takes_no_half_answer_for_one(string body, object kind)
    {
        await using var endpoint = await TestEndpoint.StartAsync(body);
        using var client = new PveClient(endpoint.Settings);
        Assert.Equal(kind, (await Faulty(() => client.As(Token).GetAsync($"/version"))).Kind);
    }

    [Fact]
    public async Task Says_that_the_connection_broke_off()
    {
        await using var endpoint = await TestEndpoint.StartAsync(async (_, context) =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("""{"data":""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        using var client = new PveClient(endpoint.Settings);
        Assert.Equal(PveFaultKind.Cut, (await Faulty(() => client.As(Token).GetAsync($"/version"))).Kind);
        Assert.Equal(3, endpoint.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reads_no_answer_without_end(bool saysLength)
    {
        await using var endpoint = await TestEndpoint.StartAsync(async (_, context) =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = saysLength ? PveClient.MostBytes + 10L : null;
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 64 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                try
                {
                    await context.Response.Body.WriteAsync(block, context.RequestAborted);
                }
                catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException)
                {
                    return;
                }
            }
        });
        using var client = new PveClient(endpoint.Settings);
        Assert.Equal(PveFaultKind.TooLarge, (await Faulty(() => client.As(Token).GetAsync($"/version"))).Kind);
    }

    [Fact]
    public async Task Says_that_nobody_listens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = new PveClient(new EndpointSettings { Endpoint = new Uri($"https://127.0.0.1:{port}") });
        var fault = await Faulty(() => client.As(Token).PostAsync($"/access/roles"));
        Assert.Equal((PveFaultKind.Unreachable, false), (fault.Kind, fault.IsInDoubt));
        Assert.Contains("nobody listens", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_a_name_is_none()
    {
        using var client = new PveClient(new EndpointSettings { Endpoint = new Uri("https://pve.invalid:8006"), IsDirect = true });
        var fault = await Faulty(() => client.As(Token).GetAsync($"/version"));
        Assert.Equal(PveFaultKind.Unreachable, fault.Kind);
        Assert.Contains("pve.invalid", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", PveFaultKind.NotTrusted)]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", PveFaultKind.NotTrusted)]
    [InlineData("", PveFaultKind.Unreachable)]
    public async Task Says_that_a_port_speaks_no_tls(string greeting, object kind)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var peer = await listener.AcceptTcpClientAsync();
            await peer.GetStream().WriteAsync(Encoding.ASCII.GetBytes(greeting));
        });
        using var client = new PveClient(new EndpointSettings { Endpoint = new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}") });
        var fault = await Faulty(() => client.As(Token).PostAsync($"/version"));
        Assert.True(fault.Kind == (PveFaultKind)kind || fault.Kind == PveFaultKind.NotTrusted, $"{fault.Kind}: {fault.Message}");
        Assert.False(fault.IsInDoubt);
        await serving;
    }

    [Fact]
    public async Task Says_that_no_answer_comes_and_that_a_change_may_have_been_made()
    {
        var isOver = new TaskCompletionSource();
        await using var endpoint = await TestEndpoint.StartAsync((_, _) => isOver.Task);
        using var client = new PveClient(endpoint.Settings with { Timeout = TimeSpan.FromMilliseconds(200) });
        var fault = await Faulty(() => client.As(Token).PostAsync($"/access/roles"));
        Assert.Equal((PveFaultKind.TimedOut, true), (fault.Kind, fault.IsInDoubt));
        isOver.SetResult();
    }

    [Fact]
    public async Task Does_not_print_what_a_hostile_endpoint_gives_back()
    {
        const string Password = "kestrel-Mauve-42";
        var ticket = Ticket.Of("root@pam", "PVE:root@pam:66F0AA11::abcdef", "66F0AA11:xYzxYz")!;
        await using var endpoint = await TestEndpoint.StartAsync((request, context) => TestEndpoint.Json(
            context,
            $$$"""{"message":"\u001b[2Jno: {{{request.Headers.GetValueOrDefault("Authorization", "")}}} {{{Uri.UnescapeDataString(request.Headers.GetValueOrDefault("Cookie", ""))}}} {{{request.Body}}} {{{request.Headers.GetValueOrDefault("CSRFPreventionToken", "")}}}\n::error::forged","errors":{"a":"{{{Password}}}"}}""",
            500));
        using var client = new PveClient(endpoint.Settings);
        foreach (var credential in new Credential[] { Token, ticket })
        {
            var fault = await Faulty(() => client.As(credential).PostAsync($"/access/users", new PveForm { { "password", new Secret(Password) } }));
            Assert.DoesNotContain(Password, fault.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("abcdef", fault.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("xYzxYz", fault.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', fault.Message);
            Assert.DoesNotContain('\n', fault.Message);
        }
    }

    [Fact]
    public async Task Bounds_what_an_endpoint_says()
    {
        await using var endpoint = await TestEndpoint.StartAsync($$$"""{"message":"{{{new string('x', 100_000)}}}"}""", 500);
        using var client = new PveClient(endpoint.Settings);
        Assert.True((await Faulty(() => client.As(Token).GetAsync($"/version"))).Message.Length < 1000);
    }

    private static async Task<PveFault> Faulty(Func<Task> call)
    {
        var fault = await Assert.ThrowsAsync<PveFault>(call);
        Assert.DoesNotContain(Uuid, fault.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Null(fault.InnerException);
        Assert.Equal(Pvelint.Commands.ExitCode.Incomplete, fault.Code);
        return fault;
    }
}
