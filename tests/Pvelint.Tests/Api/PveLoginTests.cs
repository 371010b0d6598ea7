using Microsoft.AspNetCore.Http;
using Pvelint.Api;
using Pvelint.Rules;

namespace Pvelint.Tests.Api;

/// <summary>Logging in with a password, with and without a second factor.</summary>
public sealed class PveLoginTests
{
    private const string Password = "Tr0ub4dor-pve-9";
    private const string Good = """{"data":{"username":"root@pam","ticket":"PVE:root@pam:66F0AA11::abc+def/==","CSRFPreventionToken":"66F0AA11:xYz"}}""";

    [Fact]
    public async Task Gets_a_ticket_for_a_password()
    {
        await using var endpoint = await TestEndpoint.StartAsync(Good);
        using var client = new PveClient(endpoint.Settings);
        var user = await Login(null).EnterAsync(client);
        Assert.Equal("root@pam", user.Credential!.AuthId);
        var request = Assert.Single(endpoint.Requests);
        Assert.Equal("POST /api2/json/access/ticket username=root%40pam&password=" + Password, $"{request.Method} {request.Target} {request.Body}");
    }

    [Fact]
    public async Task Renews_a_ticket_that_is_about_to_end_with_itself()
    {
        await using var endpoint = await TestEndpoint.StartAsync(Good);
        using var client = new PveClient(endpoint.Settings);
        var user = await Login(null).EnterAsync(client);
        Assert.Same(user, await PveLogin.RenewAsync(user));
        var old = Ticket.Of("root@pam", "PVE:root@pam:66F00000::old", "66F00000:xYz", DateTimeOffset.UtcNow.AddMinutes(-61))!;
        Assert.False(((Ticket)(await PveLogin.RenewAsync(client.As(old))).Credential!).IsOld);
        Assert.Equal("username=root%40pam&password=PVE%3Aroot%40pam%3A66F00000%3A%3Aold", endpoint.Requests[1].Body);
        Assert.DoesNotContain("Cookie", endpoint.Requests[1].Headers.Keys);
    }

    [Theory]
    [InlineData("totp", "123456", "totp:123456")]
    [InlineData("totp,recovery,webauthn", "recovery:a1-b2", "recovery:a1-b2")]
    [InlineData("yubico", "cccccc", "yubico:cccccc")]
    [InlineData("recovery", "a1-b2 ", "recovery:a1-b2")]
    public async Task Answers_a_second_factor(string kinds, string typed, string sent)
    {
        await using var endpoint = await Challenging(kinds);
        using var client = new PveClient(endpoint.Settings);
        var user = await Login(typed).EnterAsync(client);
        Assert.IsType<Ticket>(user.Credential);
        Assert.Contains("&password=" + Uri.EscapeDataString(sent), endpoint.Requests[1].Body, StringComparison.Ordinal);
        Assert.Contains("tfa-challenge=PVE%3A%21tfa%21", endpoint.Requests[1].Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, endpoint.Requests[1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("webauthn,u2f", "only a browser can ask")]
    [InlineData("", "of an unknown kind")]
    [InlineData("totp", "PROXMOX_VE_OTP")]
    public async Task Says_which_second_factor_it_cannot_answer(string kinds, string says)
    {
        await using var endpoint = await Challenging(kinds);
        using var client = new PveClient(endpoint.Settings);
        var fault = await Assert.ThrowsAsync<PveFault>(() => Login(null).EnterAsync(client));
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task Explains_a_refused_password_and_does_not_show_it()
    {
        await using var endpoint = await TestEndpoint.StartAsync($$"""{"data":null,"message":"authentication failure {{Password}}\n"}""", 401, "authentication failure");
        using var client = new PveClient(endpoint.Settings);
        var fault = await Assert.ThrowsAsync<PveFault>(() => Login(null).EnterAsync(client));
        Assert.Equal(PveFaultKind.NotAuthenticated, fault.Kind);
        Assert.Contains("password or second factor is wrong", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, fault.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Single(endpoint.Requests);
    }

    [Theory]
    [InlineData("""{"data":{"username":"root@pam","ticket":"PVE:root@pam\r\nX: 1","CSRFPreventionToken":"66F0:x"}}""")]
    [InlineData("""{"data":{"username":"root@pam","ticket":"PVE:root@pam:1::a","CSRFPreventionToken":"66F0:x\r\nX: 1"}}""")]
    [InlineData("""{"data":{"username":"root@pam"}}""")]
    [InlineData("""{"data":null}""")]
    public async Task Takes_nothing_else_for_a_ticket(string answer)
    {
        await using var endpoint = await TestEndpoint.StartAsync(answer);
        using var client = new PveClient(endpoint.Settings);
        Assert.Equal(PveFaultKind.NotPve, (await Assert.ThrowsAsync<PveFault>(() => Login(null).EnterAsync(client))).Kind);
    }

    private static PveLogin.WithPassword Login(string? second) => new("root@pam", () => new Secret(Password), () => second is null ? null : new Secret(second));

    private static Task<TestEndpoint> Challenging(string kinds)
    {
        var challenge = "{" + string.Join(",", kinds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(kind => $"\"{kind}\":true")) + ",\"nothing\":null}";
        challenge = challenge.Replace("{,", "{", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        var first = $"{{\"data\":{{\"username\":\"root@pam\",\"NeedTFA\":1,\"CSRFPreventionToken\":\"66F0:x\",\"ticket\":\"PVE:!tfa!{challenge}:66F0AA11::sig==\"}}}}";
        return TestEndpoint.StartAsync((request, context) => TestEndpoint.Json(context, request.Body.Contains("tfa-challenge", StringComparison.Ordinal) ? Good : first));
    }
}
