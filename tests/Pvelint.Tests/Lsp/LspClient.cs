using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pvelint.Commands;
using Pvelint.Lsp;
using Pvelint.Rules;

namespace Pvelint.Tests.Lsp;

/// <summary>An editor as the server sees it: it lives in the same process, at the other end of two pipes.</summary>
internal sealed class LspClient : IAsyncDisposable
{
    private readonly Pipe _toServer = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly Pipe _toClient = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly Stream _input;
    private readonly Stream _output;
    private readonly List<JsonObject> _seen = [];
    private int _lastId;

    public LspClient(string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        _input = _toServer.Writer.AsStream();
        _output = _toClient.Reader.AsStream();
        var host = new Host(_toServer.Reader.AsStream(), _toClient.Writer.AsStream(), Error, folder, name => environment?.GetValueOrDefault(name), new Day(2026, 11, 22));
        Ended = Task.Run(async () =>
        {
            var code = await LspServer.RunAsync(host);
            await _toClient.Writer.CompleteAsync();
            return code;
        });
    }

    /// <summary>What the server writes to standard error.</summary>
    public StringWriter Error { get; } = new(CultureInfo.InvariantCulture);

    /// <summary>The exit code, when it has ended.</summary>
    public Task<int> Ended { get; }

    /// <summary>All that the server has sent so far that was read.</summary>
    public IReadOnlyList<JsonObject> Seen => _seen;

    /// <summary>Starts a session in a folder; null for none.</summary>
    public async Task<JsonObject> StartAsync(string? folder, JsonObject? capabilities = null, JsonNode? options = null)
    {
        var answer = await AskAsync("initialize", new JsonObject
        {
            ["processId"] = null,
            ["rootUri"] = null,
            ["workspaceFolders"] = folder is null ? null : new JsonArray(new JsonObject { ["uri"] = DocumentUri.Of(folder), ["name"] = "folder" }),
            ["capabilities"] = capabilities ?? [],
            ["initializationOptions"] = options,
        });
        await SayAsync("initialized", []);
        return answer;
    }

    public Task OpenAsync(string uri, string text, string language = "terraform", int version = 1) => SayAsync("textDocument/didOpen", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = language, ["version"] = version, ["text"] = text },
    });

    public Task ChangeAsync(string uri, int version, params JsonObject[] changes) => SayAsync("textDocument/didChange", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = version },
        ["contentChanges"] = new JsonArray([.. changes]),
    });

    public static JsonObject Edit(int line, int column, int endLine, int endColumn, string text) => new() { ["range"] = Range(line, column, endLine, endColumn), ["text"] = text };

    public static JsonObject Range(int line, int column, int endLine, int endColumn) => new()
    {
        ["start"] = new JsonObject { ["line"] = line, ["character"] = column },
        ["end"] = new JsonObject { ["line"] = endLine, ["character"] = endColumn },
    };

    /// <summary>Sends a request and waits for its answer, the whole of it.</summary>
    public async Task<JsonObject> AskAsync(string method, JsonObject? parameters)
    {
        var id = await SendRequestAsync(method, parameters);
        return await ReadAsync(message => message["id"]?.ToJsonString() == id && message["method"] is null);
    }

    public async Task<string> SendRequestAsync(string method, JsonObject? parameters)
    {
        var id = (++_lastId).ToString(CultureInfo.InvariantCulture);
        await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = _lastId, ["method"] = method, ["params"] = parameters });
        return id;
    }

    public Task SayAsync(string method, JsonObject parameters) => SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    public Task SendAsync(JsonObject message) => SendRawAsync(message.ToJsonString());

    public Task SendRawAsync(string body) => WriteAsync(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));

    public async Task WriteAsync(string bytes)
    {
        await _input.WriteAsync(Encoding.UTF8.GetBytes(bytes));
        await _input.FlushAsync();
    }

    /// <summary>The diagnostics of a document, once they fit.</summary>
    public async Task<JsonArray> DiagnosticsAsync(string uri, Func<JsonArray, bool>? fit = null, int? version = null) =>
        (await ReadAsync(message => message["method"]?.GetValue<string>() == "textDocument/publishDiagnostics" && message["params"]!["uri"]!.GetValue<string>() == uri
            && (version is null || message["params"]!["version"]?.GetValue<int>() == version) && fit?.Invoke(message["params"]!["diagnostics"]!.AsArray()) != false))["params"]!["diagnostics"]!.AsArray();

    /// <summary>The next message that is looked for; those before it are kept in <see cref="Seen"/>.</summary>
    public async Task<JsonObject> ReadAsync(Predicate<JsonObject> isWanted)
    {
        while (await ReadAsync() is { } message)
        {
            if (isWanted(message))
            {
                return message;
            }
        }

        throw new InvalidOperationException("the server has ended; it had sent " + string.Join("\n", _seen.TakeLast(5)));
    }

    /// <summary>The next message; null where the server has ended.</summary>
    public async Task<JsonObject?> ReadAsync()
    {
        var length = 0;
        while (true)
        {
            var line = new StringBuilder();
            var unit = new byte[1];
            while (unit[0] != '\n')
            {
                if (await _output.ReadAsync(unit).AsTask().WaitAsync(TimeSpan.FromSeconds(60)) == 0)
                {
                    return null;
                }

                line.Append((char)unit[0]);
            }

            if (line.ToString() == "\r\n")
            {
                break;
            }

            Assert.StartsWith("Content-Length: ", line.ToString(), StringComparison.Ordinal);
            length = int.Parse(line.ToString()["Content-Length: ".Length..].Trim(), CultureInfo.InvariantCulture);
        }

        var body = new byte[length];
        await _output.ReadExactlyAsync(body);
        var message = JsonNode.Parse(body)!.AsObject();
        _seen.Add(message);
        return message;
    }

    /// <summary>Nothing more comes from the client.</summary>
    public ValueTask HangUpAsync() => _toServer.Writer.CompleteAsync();

    public async ValueTask DisposeAsync()
    {
        await HangUpAsync();
        await Ended;
    }
}
