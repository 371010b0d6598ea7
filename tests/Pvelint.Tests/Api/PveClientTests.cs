using Microsoft.AspNetCore.Http;
using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Rules;

namespace Pvelint.Tests.Api;

/// <summary>What a client sends, what it reads, and what it does not repeat.</summary>
public sealed class PveClientTests
{
    private const string Uuid = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";

    private static readonly ApiToken Token = ApiToken.Of("ci@pve!terraform", Uuid, "here");

    [Fact]
    public async Task Sends_a_token_as_it_is_and_no_cookie()
    {
        await using var endpoint = await TestEndpoint.StartAsync("""{"data":{"version":"9.1.4","release":"9.1"}}""");
        using var client = new PveClient(endpoint.Settings);
        Assert.Equal(new PveVersion(9, 1), await new PveAccess(client.As(Token)).VersionAsync());
        var request = Assert.Single(endpoint.Requests);
        Assert.Equal("GET /api2/json/version", request.Method + " " + request.Target);
        Assert.Equal($"PVEAPIToken=ci@pve!terraform={Uuid}", request.Headers["Authorization"]);
        Assert.DoesNotContain("Cookie", request.Headers.Keys);
        Assert.DoesNotContain("Accept-Encoding", request.Headers.Keys);
        Assert.DoesNotContain("traceparent", request.Headers.Keys);
    }

    [Fact]
    public async Task Encodes_odd_ids_in_a_header_a_path_and_a_body()
    {
        await using var endpoint = await TestEndpoint.StartAsync("""{"data":null}""");
        using var client = new PveClient(endpoint.Settings);
        var access = new PveAccess(client.As(ApiToken.Of("50%;ü!x@y@pve!t1", Uuid, "here")));
        await access.SetTokenAsync(new TokenId("we!rd@x@pve", "t1"), isSeparated: true, comment: "a&b=c +ü%");
        var request = Assert.Single(endpoint.Requests);
        Assert.Equal("PVEAPIToken=50%25%3B%C3%BC!x@y@pve!t1=" + Uuid, request.Headers["Authorization"]);
        Assert.Equal("/api2/json/access/users/we%21rd%40x%40pve/token/t1", request.Target);
        Assert.Equal("privsep=1&comment=a%26b%3Dc+%2B%C3%BC%25", request.Body);
        Assert.Equal("application/x-www-form-urlencoded", request.Headers["Content-Type"]);
        Assert.Equal(request.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), request.Headers["Content-Length"]);
        Assert.DoesNotContain("Transfer-Encoding", request.Headers.Keys);
    }

    [Fact]
    public async Task Sends_the_parameters_of_a_deletion_in_the_query_and_no_body()
    {
        await using var endpoint = await TestEndpoint.StartAsync("""{"data":null}""");
        using var client = new PveClient(endpoint.Settings);
        await client.As(Token).DeleteAsync($"/pools", new PveForm { { "poolid", "a/b" } }, mayRepeat: false);
        var request = Assert.Single(endpoint.Requests);
        Assert.Equal("DELETE /api2/json/pools?poolid=a%2Fb ", $"{request.Method} {request.Target} {request.Body}");
        Assert.DoesNotContain("Content-Type", request.Headers.Keys);
        Assert.Equal("0", request.Headers.GetValueOrDefault("Content-Length", "0"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Refuses_a_name_that_would_lead_to_another_path(string name)
    {
        await using var endpoint = await TestEndpoint.StartAsync("""{"data":null}""");
        using var client = new PveClient(endpoint.Settings);
        var fault = await Assert.ThrowsAsync<PveFault>(() => new PveAccess(client.As(Token)).DeleteRoleAsync(name));
        Assert.Equal(PveFaultKind.Invalid, fault.Kind);
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public async Task Sends_a_ticket_as_a_cookie_and_its_other_half_with_changes_alone()
    {
        await using var endpoint = await TestEndpoint.StartAsync("""{"data":[]}""");
        using var client = new PveClient(endpoint.Settings);
        var access = new PveAccess(client.As(Ticket.Of("root@pam", "PVE:root@pam:66F0AA11::a+b/c==", "66F0AA11:xYz")!));
        await access.RolesAsync();
        await access.SetRoleAsync("ci", ["VM.Audit", "VM.PowerMgmt"]);
        Assert.All(endpoint.Requests, request => Assert.Equal("PVEAuthCookie=PVE%3Aroot%40pam%3A66F0AA11%3A%3Aa%2Bb%2Fc%3D%3D", request.Headers["Cookie"]));
        Assert.False(endpoint.Requests[0].Headers.ContainsKey("CSRFPreventionToken"));
        Assert.Equal("66F0AA11:xYz", endpoint.Requests[1].Headers["CSRFPreventionToken"]);
        Assert.Equal("privs=VM.Audit%2CVM.PowerMgmt", endpoint.Requests[1].Body);
    }

    [Theory]
    [InlineData("ci@pve!terraform", Uuid + "\r\nX-Evil: 1")]
    [InlineData("ci@pve!terraform", Uuid + "\n")]
    [InlineData("ci@pve!terraform\r\nX: 1", Uuid)]
    [InlineData("ci@pve!terra form", Uuid)]
    [InlineData("ci@pve", Uuid)]
    [InlineData("ci@pve!terraform", "kestrel-Mauve-42")]
    [InlineData("c\u0001i@pve!terraform", Uuid)]
    public void Takes_no_token_that_is_more_than_a_token_and_tells_nothing_of_it(string id, string secret)
    {
        // A line break at the end is what files end with.
        if (secret == Uuid + "\n")
        {
            Assert.Equal(Uuid, ApiToken.Of(id, secret, "here").Secret.Reveal());
            return;
        }

        var stop = Assert.ThrowsAny<Exception>(() => ApiToken.Of(id, secret, "here"));
        Assert.DoesNotContain("kestrel", stop.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Uuid, stop.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Evil", stop.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PVE:root@pam:66F0\r\nX: 1::abc", "66F0:x")]
    [InlineData("PVE:root@pam:66F0::abc", "66F0:x\r\nX: 1")]
    [InlineData("PVE:root@pam:66F0::abc", "66F0:ü")]
    [InlineData("PVE:root@pam:66F0::abc", "")]
    [InlineData("nothing", "66F0:x")]
    public void Takes_no_ticket_that_is_none(string ticket, string csrf) => Assert.Null(Ticket.Of("root@pam", ticket, csrf));

    [Fact]
    public void Prints_no_credential()
    {
        var ticket = Ticket.Of("root@pam", "PVE:root@pam:66F0AA11::abcdef", "66F0AA11:xYz")!;
        Assert.Equal("root@pam ***", $"{ticket}");
        Assert.Equal("ci@pve!terraform ***", $"{Token}");
        Assert.DoesNotContain(Uuid, new PveLogin.WithToken(Token).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("abcdef", new PveLogin.WithTicket(ticket).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("kestrel", $"{new PveForm { { "password", new Secret("kestrel-Mauve-42") } }.Secrets[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_whatever_types_values_have()
    {
        const string Users = """
            {"data":[
              {"userid":"a@pve","enable":"1","expire":"1795388608","groups":"g1,g2","tokens":null},
              {"userid":"b@pve","enable":0,"expire":0,"groups":["g3"],"tokens":[{"tokenid":"t1","privsep":"0","expire":"5"},{"tokenid":"t2","privsep":true}]},
              {"userid":"c@pve","enable":true,"tokens":{"t3":{"privsep":0,"expire":7},"t4":{"privsep":false}}},
              {"nothing":1}]}
            """;
        await using var endpoint = await TestEndpoint.StartAsync(Users);
        using var client = new PveClient(endpoint.Settings);
        var users = await new PveAccess(client).UsersAsync();
        Assert.Equal(["a@pve", "b@pve", "c@pve"], users.Select(user => user.Id));
        Assert.Equal([true, false, true], users.Select(user => user.IsEnabled));
        Assert.Equal([1795388608, 0, 0], users.Select(user => user.Expire));
        Assert.Equal(["g1", "g2", "g3"], users.SelectMany(user => user.Groups));
        Assert.Equal(
            ["b@pve!t1 False 5", "b@pve!t2 True 0", "c@pve!t3 False 7", "c@pve!t4 False 0"],
            users.SelectMany(user => user.Tokens).Select(token => $"{token.Id} {token.IsSeparated} {token.Expire}"));
        Assert.Equal("/api2/json/access/users?full=1", Assert.Single(endpoint.Requests).Target);
    }

    [Fact]
    public async Task Takes_the_secret_of_a_new_token_and_of_no_other()
    {
        await using var endpoint = await TestEndpoint.StartAsync((request, context) => TestEndpoint.Json(context, request.Target.EndsWith("/other", StringComparison.Ordinal)
            ? $$$"""{"data":{"full-tokenid":"ci@pve!t1","value":"{{{Uuid}}}"}}"""
            : $$$"""{"data":{"full-tokenid":"ci@pve!t1","info":{"privsep":"1"},"value":"{{{Uuid}}}"}}"""));
        using var client = new PveClient(endpoint.Settings);
        var access = new PveAccess(client.As(Token));
        var made = await access.CreateTokenAsync(new TokenId("ci@pve", "t1"), isSeparated: true, "made by pvelint", 1795388608);
        Assert.Equal(Uuid, made.Secret.Reveal());
        Assert.Equal("privsep=1&comment=made+by+pvelint&expire=1795388608", endpoint.Requests[0].Body);
        var fault = await Assert.ThrowsAsync<PveFault>(() => access.CreateTokenAsync(new TokenId("ci@pve", "other"), isSeparated: true, null, null));
        Assert.True(fault.IsInDoubt);
        Assert.DoesNotContain(Uuid, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeats_a_reading_and_what_may_be_repeated_and_never_a_creation()
    {
        await using var endpoint = await TestEndpoint.StartAsync("""{"data":null,"message":"x"}""", 596, "Connection timed out");
        using var client = new PveClient(endpoint.Settings);
        var user = client.As(Token);
        foreach (var (call, count, isInDoubt) in new (Func<Task>, int, bool)[]
        {
            (() => user.GetAsync($"/version"), 3, false),
            (() => user.PutAsync($"/access/acl", null, mayRepeat: true), 3, true),
            (() => user.PutAsync($"/access/acl", null, mayRepeat: false), 1, true),
            (() => user.DeleteAsync($"/access/roles/x", null, mayRepeat: true), 3, true),
            (() => user.DeleteAsync($"/access/roles/x", null, mayRepeat: false), 1, true),
            (() => user.PostAsync($"/access/roles"), 1, true),
        })
        {
            var before = endpoint.Requests.Count;
            var fault = await Assert.ThrowsAsync<PveFault>(call);
            Assert.Equal((PveFaultKind.Unavailable, isInDoubt), (fault.Kind, fault.IsInDoubt));
            Assert.Equal(count, endpoint.Requests.Count - before);
        }
    }

    [Fact]
    public async Task Sends_a_creation_once_even_where_the_connection_is_closed_upon_it()
    {
        await using var endpoint = await TestEndpoint.StartAsync((request, context) =>
        {
            if (request.Method == "POST")
            {
                context.Abort();
                return Task.CompletedTask;
            }

            return TestEndpoint.Json(context, """{"data":[]}""");
        });
        using var client = new PveClient(endpoint.Settings);
        var access = new PveAccess(client.As(Token));
        await access.RolesAsync();
        var fault = await Assert.ThrowsAsync<PveFault>(() => access.CreateRoleAsync("ci", ["VM.Audit"]));
        Assert.Equal((PveFaultKind.Cut, true), (fault.Kind, fault.IsInDoubt));
        Assert.Single(endpoint.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task Says_each_request_and_nothing_secret()
    {
        var lines = new List<string>();
        await using var endpoint = await TestEndpoint.StartAsync($$$"""{"data":{"value":"{{{Uuid}}}"}}""");
        using var client = new PveClient(endpoint.Settings with { Log = lines.Add });
        await new PveAccess(client.As(Token)).CreateTokenAsync(new TokenId("ci@pve", "t1"), true, null, null);
        Assert.Matches(@"\APOST /access/users/ci%40pve/token/t1 200 \d+ ms\z", Assert.Single(lines));
    }

    [Fact]
    public async Task Tells_how_far_the_clock_of_the_endpoint_is_ahead()
    {
        await using var endpoint = await TestEndpoint.StartAsync((_, context) =>
        {
            context.Response.Headers.Date = DateTimeOffset.UtcNow.AddHours(2).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            return TestEndpoint.Json(context, """{"data":1}""");
        });
        using var client = new PveClient(endpoint.Settings);
        var user = client.As(Token);
        await user.GetAsync($"/version");
        Assert.InRange(TimeSpan.FromSeconds(user.EndpointTime!.Value - DateTimeOffset.UtcNow.ToUnixTimeSeconds()), TimeSpan.FromMinutes(119), TimeSpan.FromMinutes(121));
    }
}
