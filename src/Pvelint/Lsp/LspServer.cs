using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using Pvelint.Commands;
using Pvelint.Lsp.Protocol;
using Pvelint.Output;

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
    private readonly Requests _requests;
    private Session? _session;
    private bool _isShutDown;
    private bool _isTraced;
    private int? _exit;

    private LspServer(Host host)
    {
        _host = host;
        _writer = new MessageWriter(host.Output, () => Post(() => _exit ??= 1));
        _requests = new Requests(_writer, Post);
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
                Do(next);
            }
        }

        _session?.Dispose();
        await _writer.CloseAsync();
        return _exit ?? 1;
    }

    private void Do(Action next)
    {
        try
        {
            next();
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            Log(1, SkippedFile.Bug(bug));
        }
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
            _requests.Hear(answered, message.Result);
        }
        else if (message.Method == "exit")
        {
            _exit = _isShutDown ? 0 : 1;
        }
        else if (message.Id is { } id)
        {
            Answer(id, message);
        }
        else if (_session is { } session && !_isShutDown)
        {
            Notice(message, session);
        }
    }

    private void Answer(string id, Message message)
    {
        if (_isShutDown || (_session is not null && message.Method == "initialize"))
        {
            throw new LspException(LspCode.InvalidRequest, _isShutDown ? "the server was shut down" : "the server is initialized already");
        }

        if (message.Method == "initialize")
        {
            var parameters = Params(message, LspJson.Default.InitializeParams);
            _isTraced = parameters.Trace is "messages" or "verbose";
            _session = new Session(parameters, _host, _writer, _requests, Post);
            ClientWatch.Start(parameters.ProcessId, () => Post(() => _exit ??= 1));
            _writer.Answer(id, _session.Initialize(parameters), LspJson.Default.InitializeResult);
            return;
        }

        if (_session is not { } session)
        {
            throw new LspException(LspCode.ServerNotInitialized, "the server is not initialized");
        }

        switch (message.Method)
        {
            case "shutdown":
                _isShutDown = true;
                session.Stop();
                _requests.CancelAll();
                _writer.Answer(id, (JsonElement?)null, LspJson.Default.NullableJsonElement);
                break;
            case "textDocument/diagnostic":
                session.Diagnose(id, Params(message, LspJson.Default.DocumentDiagnosticParams));
                break;
            case "workspace/diagnostic":
                session.DiagnoseAll(id, Params(message, LspJson.Default.WorkspaceDiagnosticParams));
                break;
            case "textDocument/codeAction":
                session.CodeActions(id, Params(message, LspJson.Default.CodeActionParams));
                break;
            case "textDocument/hover":
                session.Features.Hover(id, Params(message, LspJson.Default.PositionParams));
                break;
            case "textDocument/completion":
                session.Features.Complete(id, Params(message, LspJson.Default.PositionParams));
                break;
            case "textDocument/codeLens":
                session.Features.Lenses(id, Params(message, LspJson.Default.DocumentParams));
                break;
            case "codeLens/resolve":
                session.Features.Resolve(id, Params(message, LspJson.Default.LspCodeLens));
                break;
            case "pvelint/scan":
                session.Scan(id);
                break;
            default:
                throw new LspException(LspCode.MethodNotFound, "there is no such method here");
        }
    }

    private void Notice(Message message, Session session)
    {
        var workspace = session.Workspace;
        switch (message.Method)
        {
            case "initialized":
                session.Start();
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
            case "workspace/didChangeWatchedFiles":
                Array.ForEach(Params(message, LspJson.Default.DidChangeWatchedFilesParams).Changes, workspace.Notice);
                break;
            case "workspace/didChangeWorkspaceFolders":
                var folders = Params(message, LspJson.Default.DidChangeWorkspaceFoldersParams).Event;
                Array.ForEach(folders.Removed, folder => workspace.Remove(folder.Uri));
                Array.ForEach(folders.Added, folder => workspace.Add(folder.Uri));
                break;
            case "workspace/didChangeConfiguration":
                session.Configure(Params(message, LspJson.Default.DidChangeConfigurationParams).Settings);
                break;
            case "$/cancelRequest":
                _requests.Cancel(Params(message, LspJson.Default.CancelParams).Id.GetRawText());
                break;
            case "$/setTrace":
                _isTraced = Params(message, LspJson.Default.SetTraceParams).Value is "messages" or "verbose";
                break;
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
