namespace Pvelint.Tests.Analyzer;

/// <summary>The ways in which C# programs talk to Proxmox, as their authors write them.</summary>
public sealed class ClientsInSourceTests
{
    [Fact]
    public Task Flags_a_token_in_a_requests_headers() => Verifier.Check("""
        using System.Net.Http;
        using System.Net.Http.Headers;
        var request = new HttpRequestMessage(HttpMethod.Get, "https://pve.example.org:8006/api2/json/nodes")
        {
            Headers = { { "Authorization", "PVEAPIToken=ci@pve!a={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}" } },
        };
        request.Headers.Add("Authorization", $"PVEAPIToken={Api.Id}={|PVE101:b2f86d03-41ce-4a97-9d58-e06c7b1fa294|}");
        request.Headers.Authorization = new("PVEAPIToken", Api.Id + "={|PVE101:e95a3c70-d8b1-4f26-a3c9-1274f0be6d85|}");
        static class Api { public const string Id = "ci@pve!a"; }
        """);

    [Fact]
    public Task Flags_the_scheme_with_a_secret_of_its_own() => Verifier.Check("""
        using System.Net.Http;
        using System.Net.Http.Headers;
        var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("PVEAPIToken", $"{Id}={Secret}");
        partial class Program
        {
            private const string Id = "ci@pve!a";
            private static string Secret => "{|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}";
        }
        """);

    [Fact]
    public Task Flags_tickets_in_cookie_containers() => Verifier.Check($$"""
        using System;
        using System.Net;
        var jar = new CookieContainer();
        jar.Add(new Uri("https://pve.example.org:8006/"), new Cookie("PVEAuthCookie", "{|PVE104:{{Ticket}}|}"));
        """);

    [Fact]
    public Task Flags_constants_followed_through_a_type() => Verifier.Check("""
        using System.Net.Http;
        sealed partial class Api
        {
            private readonly HttpClient _client = new();
            private const string User = "ci@pve";
            private const string Name = "deploy";
            private static readonly string TokenId = User + "!" + Name;
            private readonly string _secret = "{|PVE102:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}";
            public void Login() => _client.DefaultRequestHeaders.Add("Authorization", $"PVEAPIToken={TokenId}={_secret}");
        }
        sealed partial class Api { static void Main() { } }
        """);

    [Fact]
    public Task Flags_defaults_of_configuration() => Verifier.Check("""
        using System.Collections.Generic;
        var config = new Config();
        var password = config["Proxmox:Password"] ?? "{|PVE103:Tr0ub4dor-pve-9|}";
        var secret = config.GetValue<string>("Proxmox:TokenSecret", "{|PVE102:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}");
        var memory = new Dictionary<string, string?> { ["Proxmox:Password"] = "{|PVE103:kestrel-Mauve-42|}" };
        class Config { public string? this[string key] => key; public T GetValue<T>(string key, T fallback) => fallback; }
        """);

    [Fact]
    public Task Flags_tokens_handed_to_processes() => Verifier.Check("""
        using System.Diagnostics;
        Process.Start("curl", "-H 'Authorization: PVEAPIToken=ci@pve!a={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}' https://pve.example.org:8006/api2/json/version");
        var start = new ProcessStartInfo("curl") { Arguments = "-H 'Authorization: PVEAPIToken=ci@pve!a={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}' https://pve.example.org:8006/" };
        var list = new ProcessStartInfo("cv4pve-autosnap") { ArgumentList = { "--host=pve.example.org", "--api-token=ci@pve!a={|PVE101:b2f86d03-41ce-4a97-9d58-e06c7b1fa294|}" } };
        list.ArgumentList.Add("--api-token=ci@pve!a={|PVE101:b2f86d03-41ce-4a97-9d58-e06c7b1fa294|}");
        start.Environment["PROXMOX_VE_API_TOKEN"] = "ci@pve!a={|PVE101:e95a3c70-d8b1-4f26-a3c9-1274f0be6d85|}";
        """);

    [Fact]
    public Task Ignores_the_same_shapes_of_others() => Verifier.Check("""
        using System;
        using System.Diagnostics;
        using System.Net;
        using System.Net.Http;
        // The Proxmox host itself is set up elsewhere.
        var request = new HttpRequestMessage(HttpMethod.Get, "https://git.example.org/api/v4") { Headers = { { "PRIVATE-TOKEN", "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17" } } };
        var jar = new CookieContainer();
        jar.Add(new Uri("https://nas.example.org/"), new Cookie("id", "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"));
        Process.Start("psql", "-U app -c \"select '7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17'\"");
        var login = new DatabaseLogin("app", "Tr0ub4dor-pve-9");
        record DatabaseLogin(string User, string Password);
        """);

    private static string Ticket => "PVE:root@pam:6A1B2C3D::" + Convert.ToBase64String([.. Enumerable.Range(0, 258).Select(i => (byte)(i * 37))]);
}
