using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pvelint.Lsp.Protocol;

namespace Pvelint.Lsp;

/// <summary>The requests that are not answered yet: those of the client, each of which it may cancel, and ours. Used by the server's loop alone.</summary>
/// <param name="writer">Sends messages.</param>
/// <param name="post">Has the loop do something.</param>
internal sealed class Requests(MessageWriter writer, Action<Action> post)
{
    private readonly Dictionary<string, Action<JsonElement>> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private int _last;

    /// <summary>Asks the client.</summary>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="type">Their JSON.</param>
    /// <param name="take">Takes the result; undefined where the client refused.</param>
    public void Ask<T>(string method, T parameters, JsonTypeInfo<T> type, Action<JsonElement> take)
    {
        var id = "pvelint-" + (++_last).ToString(CultureInfo.InvariantCulture);
        _asked[id] = take;
        writer.Ask(id, method, parameters, type);
    }

    /// <summary>Takes an answer to a request of ours.</summary>
    /// <param name="id">The id as JSON.</param>
    /// <param name="result">The result.</param>
    public void Hear(string id, JsonElement result)
    {
        if (_asked.Remove(id.Trim('"'), out var take))
        {
            take(result);
        }
    }

    /// <summary>Begins to answer a request: what it gives back makes the answer on another thread, and has it sent.</summary>
    /// <param name="id">The id as JSON.</param>
    /// <param name="type">The JSON of the result.</param>
    /// <exception cref="LspException">A request of this id is being answered.</exception>
    public Action<Func<CancellationToken, T>> Begin<T>(string id, JsonTypeInfo<T> type)
    {
        if (_running.ContainsKey(id))
        {
            throw new LspException(LspCode.InvalidRequest, "a request of this id is not answered yet");
        }

        var source = _running[id] = new CancellationTokenSource();
        var cancellation = source.Token;
        return make =>
        {
            var (answer, fault) = Make(id, type, make, cancellation);
            post(() => End(id, source, answer, fault));
        };
    }

    /// <summary>Ends a request of the client, which is answered all the same.</summary>
    public void Cancel(string id)
    {
        if (_running.Remove(id, out var source))
        {
            source.Cancel();
            writer.Refuse(id, new LspFault(LspCode.RequestCancelled, "the request was cancelled"));
        }
    }

    /// <summary>Ends all of them.</summary>
    public void CancelAll()
    {
        foreach (var id in _running.Keys.ToList())
        {
            Cancel(id);
        }
    }

    // What an exception says may hold a piece of a document.
    private static (ReadOnlyMemory<byte> Answer, LspFault? Fault) Make<T>(string id, JsonTypeInfo<T> type, Func<CancellationToken, T> make, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return (MessageWriter.Bytes(id, make(cancellation), type), null);
        }
        catch (OperationCanceledException)
        {
            return (default, new LspFault(LspCode.RequestCancelled, "the request was cancelled"));
        }
        catch (LspException error)
        {
            return (default, error.Fault);
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            return (default, new LspFault(LspCode.InternalError, $"internal error ({bug.GetType().Name}); please report it"));
        }
    }

    private void End(string id, CancellationTokenSource source, ReadOnlyMemory<byte> answer, LspFault? fault)
    {
        // One that was cancelled was answered then; its id may stand for another one by now.
        if (_running.TryGetValue(id, out var running) && ReferenceEquals(running, source))
        {
            _running.Remove(id);
            if (fault is null)
            {
                writer.Send(answer);
            }
            else
            {
                writer.Refuse(id, fault);
            }
        }

        source.Dispose();
    }
}
