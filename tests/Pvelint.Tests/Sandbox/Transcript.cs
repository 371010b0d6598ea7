using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pvelint.Sandbox;

namespace Pvelint.Tests.Sandbox;

/// <summary>One request that was made of the real code, with its answer; or a step that the record leaves out.</summary>
/// <param name="Line">The line of the file.</param>
internal sealed record Exchange(JsonElement Line)
{
    public string Name => Line.GetProperty("name").GetString()!;

    public bool IsAdded => Line.TryGetProperty("added", out _);

    public bool IsMark => Line.TryGetProperty("mark", out _);

    public bool IsReset => Line.TryGetProperty("reset", out _);

    public string Method => Line.GetProperty("method").GetString()!;

    public string Path => Line.GetProperty("path").GetString()!;

    public string? Body => Line.TryGetProperty("body", out var body) ? body.GetString() : null;

    public bool IsPlain => Line.TryGetProperty("plain", out _);

    public IEnumerable<(string Name, string Value)> Headers => Line.TryGetProperty("headers", out var headers) ? headers.EnumerateObject().Select(header => (header.Name, header.Value.GetString()!)) : [];

    /// <summary>The status and the reason, which arrived as UTF-8 or as Latin-1.</summary>
    public string Status => $"{Line.GetProperty("status").GetInt32()} {Line.GetProperty("reason").GetString()}";

    /// <summary>The body, as it is compared.</summary>
    public string Answer => Comparable(Line.GetProperty("answer"));

    /// <summary>What the API itself answers: these are held to the bar.</summary>
    public bool Counts => Regex.IsMatch(Path, "^/api2/[a-z]+/+(access|version|cluster/resources)");

    public static IEnumerable<Exchange> Read(string file) => File.ReadLines(file).Select(line => new Exchange(JsonDocument.Parse(line).RootElement));

    /// <summary>A body without the order of keys, and of lists that Perl makes of a hash; without what is new each time.</summary>
    public static string Comparable(JsonElement body) =>
        body.ValueKind == JsonValueKind.String ? Timeless(body.GetString()!) : Timeless(Sorted(JsonNode.Parse(body.GetRawText()))?.ToJsonString() ?? "null");

    public static string Comparable(string body) => body.StartsWith('{') ? Comparable(JsonDocument.Parse(body).RootElement) : Timeless(body);

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]),
        _ => node?.DeepClone(),
    };

    private static string Timeless(string text)
    {
        text = text.Replace("\\u003C", "<", StringComparison.Ordinal).Replace("\\u003E", ">", StringComparison.Ordinal).Replace("\\u002B", "+", StringComparison.Ordinal);
        text = Regex.Replace(text, "PVE:(<userid>|[^:\"]+):(<8 hex>|[0-9A-F]{8})::(<base64 RSA signature>|[A-Za-z0-9+/=]+)", "<ticket>");
        text = Regex.Replace(text, "<8 hex>:<43 base64 chars>|[0-9A-F]{8}:[A-Za-z0-9+/]{43}", "<csrf>");
        return Regex.Replace(text, "<uuid-secret:[^>]*>|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<secret>");
    }
}

/// <summary>Makes recorded requests of a sandbox, with the tickets and secrets that it gives.</summary>
internal sealed class TranscriptPlayer(SandboxServer server) : IDisposable
{
    private const string NoSecret = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
    private readonly SandboxClient _client = new(server);
    private readonly Dictionary<string, (string Ticket, string Csrf)> _tickets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _secrets = new(StringComparer.Ordinal);
    private string _mark = "";

    /// <summary>Starts a sandbox as the record did: empty.</summary>
    public static Task<SandboxServer> StartServer() => SandboxServer.StartAsync(new SandboxOptions
    {
        Version = new(9, 2),
        RootPassword = SandboxClient.Password,
        RefusalDelay = TimeSpan.Zero,
        UserCfg = "user:root@pam:1:0::::::\n",
    });

    /// <summary>Makes a request.</summary>
    /// <returns>The answer; null for a step that makes none.</returns>
    public async Task<SandboxAnswer?> Play(Exchange exchange)
    {
        if (exchange.IsMark)
        {
            _mark = server.UserCfg;
            return null;
        }

        if (exchange.IsReset)
        {
            Reset();
            return null;
        }

        if (exchange.IsPlain)
        {
            return await Plain(exchange.Method, exchange.Path);
        }

        var headers = new Dictionary<string, string>();
        foreach (var (name, value) in exchange.Headers)
        {
            headers[name] = await Filled(value);
        }

        var body = exchange.Body is { } text ? await Filled(text) : null;
        if (body?.EndsWith("... (513 KiB)", StringComparison.Ordinal) == true)
        {
            body = body.Split("...")[0] + new string('x', 513 * 1024);
        }

        var type = headers.Remove("Content-Type", out var given) ? given : "application/x-www-form-urlencoded";
        var answer = await _client.Send(exchange.Method, exchange.Path, exchange.Method is "GET" or "HEAD" ? null : body, type, headers);
        if (answer.Status == 200 && answer.Body.Contains("full-tokenid", StringComparison.Ordinal))
        {
            var id = answer.Data.GetProperty("full-tokenid").GetString()!;
            _secrets.TryAdd(id, []);
            _secrets[id].Add(answer.Data.GetProperty("value").GetString()!);
        }

        return answer;
    }

    /// <summary>Makes a call as somebody: a user with its ticket, a token with its secret.</summary>
    public async Task<SandboxAnswer> CallAs(string caller, string method, string path, string? body)
    {
        var headers = caller.Contains('!', StringComparison.Ordinal)
            ? new Dictionary<string, string> { ["Authorization"] = await Filled($"PVEAPIToken={caller}=<secret:{caller}>") }
            : new Dictionary<string, string> { ["Cookie"] = await Filled($"PVEAuthCookie=<ticket:{caller}>"), ["CSRFPreventionToken"] = await Filled($"<csrf:{caller}>") };
        return await _client.Send(method, path, body, headers: headers);
    }

    /// <summary>The state at the mark, tokens made since kept.</summary>
    public void Reset()
    {
        var tokens = server.UserCfg.Split('\n').Where(line => line.StartsWith("token:", StringComparison.Ordinal)).ToLookup(line => line.Split(':', '!')[1]);
        var lines = _mark.Split('\n').Where(line => !line.StartsWith("token:", StringComparison.Ordinal))
            .SelectMany(line => line.StartsWith("user:", StringComparison.Ordinal) ? tokens[line.Split(':')[1]].Prepend(line) : [line]);
        server.Restore(string.Join('\n', lines));
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> Filled(string text)
    {
        foreach (Match match in Regex.Matches(text, "<(ticket|csrf|secret):([^:>]+)(?::([a-z]+))?>"))
        {
            var id = match.Groups[2].Value;
            if (match.Groups[1].Value != "secret" && !_tickets.ContainsKey(id))
            {
                await LogIn(id);
            }

            text = text.Replace(match.Value, match.Groups[1].Value switch
            {
                "ticket" => Uri.EscapeDataString(_tickets[id].Ticket),
                "csrf" => _tickets[id].Csrf,
                _ => Secret(id, match.Groups[3].Value),
            }, StringComparison.Ordinal);
        }

        return text;
    }

    private string Secret(string id, string which)
    {
        var known = _secrets.GetValueOrDefault(id, [NoSecret]);
        return which switch { "previous" => known[^2], "first" => known[0], "second" => known[1], "upper" => known[^1].ToUpper(CultureInfo.InvariantCulture), _ => known[^1] };
    }

    private async Task LogIn(string user)
    {
        var password = user == "root@pam" ? SandboxClient.Password : "kestrel-Mauve-42";
        var answer = await _client.Send("POST", "/access/ticket", $"username={Uri.EscapeDataString(user)}&password={password}", headers: new Dictionary<string, string>());
        _tickets[user] = (answer.Data.GetProperty("ticket").GetString()!, answer.Data.GetProperty("CSRFPreventionToken").GetString()!);
    }

    private async Task<SandboxAnswer> Plain(string method, string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(new HttpMethod(method), new UriBuilder(server.Endpoint) { Scheme = "http", Path = path }.Uri);
        using var response = await http.SendAsync(request);
        return new SandboxAnswer((int)response.StatusCode, response.ReasonPhrase ?? "", await response.Content.ReadAsStringAsync(), null);
    }
}
