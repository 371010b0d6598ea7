using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;

namespace Pvelint.Lsp.Protocol;

/// <summary>Sends messages, in the order in which they are given, without making anybody wait for a client that reads slowly.</summary>
internal sealed class MessageWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Channel<ReadOnlyMemory<byte>> _queue = Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _sending;

    /// <summary>Sends into a stream.</summary>
    /// <param name="output">The stream; written to by nobody else.</param>
    /// <param name="onClosed">Is told when nobody reads it any more.</param>
    public MessageWriter(Stream output, Action onClosed) => _sending = Task.Run(() => SendAsync(output, onClosed));

    /// <summary>An answer.</summary>
    public void Answer<T>(string id, T result, JsonTypeInfo<T> type) => Send(Bytes(id, result, type));

    /// <summary>An answer that says what is wrong.</summary>
    public void Refuse(string id, LspFault fault) => Send(Body(writer =>
    {
        writer.WritePropertyName("id");
        writer.WriteRawValue(id);
        writer.WriteStartObject("error");
        writer.WriteNumber("code", (int)fault.Code);
        writer.WriteString("message", fault.Message);
        writer.WriteEndObject();
    }));

    /// <summary>A notification.</summary>
    public void Notify<T>(string method, T parameters, JsonTypeInfo<T> type) => Send(Body(writer =>
    {
        writer.WriteString("method", method);
        writer.WritePropertyName("params");
        JsonSerializer.Serialize(writer, parameters, type);
    }));

    /// <summary>A request of ours.</summary>
    public void Ask<T>(string id, string method, T parameters, JsonTypeInfo<T> type) => Send(Body(writer =>
    {
        writer.WriteString("id", id);
        writer.WriteString("method", method);
        writer.WritePropertyName("params");
        JsonSerializer.Serialize(writer, parameters, type);
    }));

    /// <summary>A message that was made elsewhere.</summary>
    public void Send(ReadOnlyMemory<byte> body) => _queue.Writer.TryWrite(body);

    /// <summary>The body of an answer.</summary>
    public static ReadOnlyMemory<byte> Bytes<T>(string id, T result, JsonTypeInfo<T> type) => Body(writer =>
    {
        writer.WritePropertyName("id");
        writer.WriteRawValue(id);
        writer.WritePropertyName("result");
        JsonSerializer.Serialize(writer, result, type);
    });

    /// <summary>Takes nothing more, and waits a moment for what is on its way.</summary>
    public Task CloseAsync()
    {
        _queue.Writer.TryComplete();
        return Task.WhenAny(_sending, Task.Delay(TimeSpan.FromSeconds(2)));
    }

    private static ReadOnlyMemory<byte> Body(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc", "2.0");
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private async Task SendAsync(Stream output, Action onClosed)
    {
        try
        {
            await foreach (var body in _queue.Reader.ReadAllAsync())
            {
                await output.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n")));
                await output.WriteAsync(body);
                await output.FlushAsync();
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            onClosed();
        }
    }
}
