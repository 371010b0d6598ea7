using System.Net.Security;
using System.Security.Cryptography;
using System.Text.Json;
using Pvelint.Sandbox;

namespace Pvelint.Tests.Sandbox;

/// <summary>The framework's client, pinned to the certificate of a sandbox, and who calls.</summary>
internal sealed class SandboxClient : IDisposable
{
    public const string Password = "Tr0ub4dor-pve-9";
    private readonly HttpClient _http;

    public SandboxClient(SandboxServer server)
    {
        _http = new HttpClient(new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    Convert.ToHexString(SHA256.HashData(certificate!.GetRawCertData())) == server.Fingerprint.Replace(":", "", StringComparison.Ordinal),
            },
        })
        { BaseAddress = server.Endpoint };
    }

    /// <summary>A sandbox that delays nothing, and a client logged in as <c>root@pam</c>.</summary>
    public static async Task<(SandboxServer Server, SandboxClient Root)> Start(SandboxOptions? options = null)
    {
        var server = await SandboxServer.StartAsync((options ?? new SandboxOptions()) with { RootPassword = Password, RefusalDelay = TimeSpan.Zero });
        var root = new SandboxClient(server);
        await root.LogIn("root@pam", Password);
        return (server, root);
    }

    /// <summary>The headers that say who calls.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public async Task LogIn(string user, string password)
    {
        var answer = await Send("POST", "/access/ticket", $"username={Uri.EscapeDataString(user)}&password={Uri.EscapeDataString(password)}");
        Assert.Equal("200 OK", answer.Line);
        Headers["Cookie"] = "PVEAuthCookie=" + Uri.EscapeDataString(answer.Data.GetProperty("ticket").GetString()!);
        Headers["CSRFPreventionToken"] = answer.Data.GetProperty("CSRFPreventionToken").GetString()!;
    }

    public void UseToken(string id, string secret)
    {
        Headers.Clear();
        Headers["Authorization"] = $"PVEAPIToken={id}={secret}";
    }

    public Task<SandboxAnswer> Get(string path) => Send("GET", path, null);

    public Task<SandboxAnswer> Post(string path, string form = "") => Send("POST", path, form);

    public Task<SandboxAnswer> Put(string path, string form = "") => Send("PUT", path, form);

    public Task<SandboxAnswer> Delete(string path) => Send("DELETE", path, null);

    /// <param name="method">The method.</param>
    /// <param name="path">The path below <c>/api2/json</c>, or the whole of it.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="type">Its content type.</param>
    /// <param name="headers">Other headers than those of who is logged in.</param>
    public async Task<SandboxAnswer> Send(string method, string path, string? body, string type = "application/x-www-form-urlencoded", IReadOnlyDictionary<string, string>? headers = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_http.BaseAddress + (path.StartsWith("/api2", StringComparison.Ordinal) || path.StartsWith("/no", StringComparison.Ordinal) && headers is not null ? path : "/api2/json" + path)[1..], new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach (var (name, value) in headers ?? Headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await _http.SendAsync(request);
        return new SandboxAnswer((int)response.StatusCode, response.ReasonPhrase ?? "", await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.ToString());
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>What a sandbox answered.</summary>
internal sealed record SandboxAnswer(int Status, string Reason, string Body, string? Type)
{
    /// <summary><c>200 OK</c>.</summary>
    public string Line => $"{Status} {Reason}";

    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>What was asked for.</summary>
    public JsonElement Data => Json.GetProperty("data");
}
