using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using Pvelint.Commands;
using Pvelint.Lsp.Protocol;

namespace Pvelint.Lsp;

/// <summary>
/// <c>pvelint lsp</c>: the language server. One loop owns all state and does one event after another: messages of the client, and what
/// threads that look at files have found. What these work on never changes.
/// </summary>
internal sealed class LspServer
{
    private const int MostEvents = 1024;

    private readonly Host _host;
    private readonly MessageWriter _writer;
    private readonly Channel<Action> _events = Channel.CreateBounded<Action>(new BoundedChannelOptions(MostEvents) { SingleReader = true });
    private readonly Dictionary<string, Action<JsonElement>> _asked = [];
    private readonly Dictionary<string, CancellationTokenSource> _running = [];
    private Workspace? _workspace;
    private bool _isShutDown;
    private bool _isTraced;
    private int? _exit;

    private LspServer(Host host)
    {
        _host = host;
        _writer = new MessageWriter(host.Output, () => Post(() => _exit ??= 1));
    }

    /// <summary>Serves the client at the other end of the host's streams until it ends the session, or is gone.</summary>
    /// <returns>0 where it said <c>shutdown</c> before <c>exit</c>, else 1.</returns>
    public static async Task<int> RunAsync(Host host) => await new LspServer(host).RunAsync();

    private async Task<int> RunAsync()
    {
        _ = Task.Run(ReadAsync);
        while (_exit is null && await _events.Reader.WaitToReadAsync())
        {
            while (_exit is null && _events.Reader.TryRead(out var next))
            {
                next();
            }
        }

        _workspace?.Dispose();
        await _writer.CloseAsync();
        return _exit ?? 1;
    }

    private async Task ReadAsync()
    {
        var reader = new MessageReader(_host.Input);
        try
        {
            while (await reader.ReadAsync() is { } frame)
            {
                if (frame.Fault is { } fault)
                {
                    await _events.Writer.WriteAsync(() => _writer.Refuse("null", fault));
                    continue;
                }

                var message = Message.Parse(frame.Body, out var id, out var wrong);
                await _events.Writer.WriteAsync(message is null ? () => _writer.Refuse(id, wrong!) : () => Take(message));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The client is gone.
        }

        await _events.Writer.WriteAsync(() => _exit ??= 1);
    }

    // From threads other than the loop's.
    private void Post(Action action)
    {
        if (!_events.Writer.TryWrite(action))
        {
            _events.Writer.WriteAsync(action).AsTask().GetAwaiter().GetResult();
        }
    }

    private void Take(Message message)
    {
        using (message)
        {
            try
            {
                Trace(message);
                Dispatch(message);
            }
            catch (LspException error)
            {
                Refuse(message, error.Fault);
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
            {
                Refuse(message, new LspFault(LspCode.InvalidParams, "the parameters are not those of the method"));
            }
        }
    }

    private void Refuse(Message message, LspFault fault)
    {
        if (message.Id is { } id)
        {
            _writer.Refuse(id, fault);
        }
        else
        {
            Log(2, "a notification was left aside: " + fault.Message);
        }
    }

    private void Dispatch(Message message)
    {
        if (message is { Method: "", Id: { } answered })
        {
            Hear(answered, message.Result);
        }
        else if (message.Method == "exit")
        {
            _exit = _isShutDown ? 0 : 1;
        }
        else if (message.Id is { } id)
        {
            Answer(id, message);
        }
        else if (_workspace is { } workspace && !_isShutDown)
        {
            Notice(message, workspace);
        }
    }

    private void Answer(string id, Message message)
    {
        if (_isShutDown || (_workspace is not null && message.Method == "initialize"))
        {
            throw new LspException(LspCode.InvalidRequest, _isShutDown ? "the server was shut down" : "the server is initialized already");
        }

        if (message.Method == "initialize")
        {
            _writer.Answer(id, Initialize(Params(message, LspJson.Default.InitializeParams)), LspJson.Default.InitializeResult);
            return;
        }

        if (_workspace is null)
        {
            throw new LspException(LspCode.ServerNotInitialized, "the server is not initialized");
        }

        switch (message.Method)
        {
            case "shutdown":
                _isShutDown = true;
                _workspace.Stop();
                _writer.Answer(id, (JsonElement?)null, LspJson.Default.NullableJsonElement);
                break;
            default:
                throw new LspException(LspCode.MethodNotFound, "there is no such method here");
        }
    }

    private void Notice(Message message, Workspace workspace)
    {
        switch (message.Method)
        {
            case "initialized":
                workspace.Start();
                break;
            case "textDocument/didOpen":
                workspace.Open(Params(message, LspJson.Default.DidOpenParams).TextDocument);
                break;
            case "textDocument/didChange":
                workspace.Change(Params(message, LspJson.Default.DidChangeParams));
                break;
            case "textDocument/didSave":
                workspace.Save(Params(message, LspJson.Default.DocumentParams).TextDocument.Uri);
                break;
            case "textDocument/didClose":
                workspace.Close(Params(message, LspJson.Default.DocumentParams).TextDocument.Uri);
                break;
            case "$/cancelRequest":
                Cancel(Params(message, LspJson.Default.CancelParams).Id);
                break;
            case "$/setTrace":
                _isTraced = Params(message, LspJson.Default.SetTraceParams).Value is "messages" or "verbose";
                break;
        }
    }

    private InitializeResult Initialize(InitializeParams parameters)
    {
        var client = ClientFeatures.Of(parameters.Capabilities);
        _isTraced = parameters.Trace is "messages" or "verbose";
        _workspace = new Workspace(client, _host, _writer, Post);
        foreach (var folder in parameters.WorkspaceFolders ?? (RootOf(parameters) is { } root ? [new WorkspaceFolder(root)] : []))
        {
            _workspace.Add(folder.Uri);
        }

        return new InitializeResult(
            new ServerCapabilities
            {
                PositionEncoding = client.Encoding is PositionEncoding.Utf8 ? "utf-8" : "utf-16",
                TextDocumentSync = new TextDocumentSyncOptions(OpenClose: true, Change: 2, new SaveOptions(IncludeText: false)),
                Workspace = new WorkspaceOptions(new WorkspaceFoldersOptions(Supported: true, ChangeNotifications: true)),
            },
            new ServerInfo("pvelint", PvelintCommand.Version));
    }

    private static string? RootOf(InitializeParams parameters) => parameters.RootUri ?? (parameters.RootPath is { Length: > 0 } path ? DocumentUri.Of(path) : null);

    private void Cancel(JsonElement id)
    {
        if (_running.Remove(id.GetRawText(), out var source))
        {
            source.Cancel();
        }
    }

    private void Hear(string id, JsonElement result)
    {
        if (_asked.Remove(id.Trim('"'), out var take))
        {
            take(result);
        }
    }

    private static T Params<T>(Message message, JsonTypeInfo<T> type) =>
        message.Params.ValueKind is JsonValueKind.Object ? message.Params.Deserialize(type) ?? throw new JsonException() : throw new JsonException();

    // Names of methods that we know and no others: what a client sends may be anything.
    private void Trace(Message message)
    {
        if (_isTraced && message.Method.StartsWith("textDocument/did", StringComparison.Ordinal) && message.Method.Length < 32 && message.Method.All(unit => char.IsAsciiLetter(unit) || unit == '/'))
        {
            _writer.Notify("$/logTrace", new LogTraceParams("received " + message.Method), LspJson.Default.LogTraceParams);
        }
    }

    private void Log(int type, string line) => _writer.Notify("window/logMessage", new LogMessageParams(type, line), LspJson.Default.LogMessageParams);
}
