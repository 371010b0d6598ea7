using System.Text.Json;

namespace Pvelint.Lsp.Protocol;

/// <summary>A message of the client, as JSON. Holds pooled memory until it is disposed of.</summary>
internal sealed class Message : IDisposable
{
    // Settings of other tools come along with ours, and nest deeper than the 64 levels that are usual.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    private readonly JsonDocument _document;

    private Message(JsonDocument document, string? id, string method)
    {
        _document = document;
        Id = id;
        Method = method;
    }

    /// <summary>The id as JSON, which tells <c>1</c> from <c>"1"</c>; null for a notification.</summary>
    public string? Id { get; }

    /// <summary>The method; empty for an answer to a request of ours.</summary>
    public string Method { get; }

    /// <summary>Its parameters; undefined where there are none.</summary>
    public JsonElement Params => _document.RootElement.TryGetProperty("params", out var found) ? found : default;

    /// <summary>The result of an answer; undefined where there is none, as in one that says that it failed.</summary>
    public JsonElement Result => _document.RootElement.TryGetProperty("result", out var found) ? found : default;

    /// <summary>Reads a message.</summary>
    /// <param name="body">The bytes; not changed until it is disposed of.</param>
    /// <param name="id">The id as JSON, as far as it is known; <c>null</c> where it is not.</param>
    /// <param name="fault">What is wrong, where null is returned.</param>
    public static Message? Parse(byte[] body, out string id, out LspFault? fault)
    {
        id = "null";
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, Options);
        }
        catch (JsonException)
        {
            fault = new LspFault(LspCode.ParseError, "the body of a message is no JSON");
            return null;
        }

        fault = Check(document.RootElement, ref id, out var method, out var isRequest);
        if (fault is null)
        {
            return new Message(document, isRequest ? id : null, method);
        }

        document.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    private static LspFault? Check(JsonElement root, ref string id, out string method, out bool isRequest)
    {
        method = "";
        isRequest = false;
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return new LspFault(LspCode.InvalidRequest, root.ValueKind is JsonValueKind.Array ? "batches are no part of this protocol" : "a message is no object");
        }

        if (root.TryGetProperty("id", out var given) && given.ValueKind is not JsonValueKind.Null)
        {
            if (given.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
            {
                return new LspFault(LspCode.InvalidRequest, "the id of a message is neither a number nor a text");
            }

            isRequest = true;
            id = given.GetRawText();
        }

        if (!root.TryGetProperty("jsonrpc", out var version) || version.ValueKind is not JsonValueKind.String || !version.ValueEquals("2.0"u8))
        {
            return new LspFault(LspCode.InvalidRequest, "a message does not say jsonrpc 2.0");
        }

        if (!root.TryGetProperty("method", out var name))
        {
            return isRequest && (root.TryGetProperty("result", out _) || root.TryGetProperty("error", out _)) ? null : new LspFault(LspCode.InvalidRequest, "a message has no method");
        }

        try
        {
            method = name.ValueKind is JsonValueKind.String ? name.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
        }

        return method.Length == 0 ? new LspFault(LspCode.InvalidRequest, "the method of a message is no name")
            : root.TryGetProperty("params", out var parameters) && parameters.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null) ? new LspFault(LspCode.InvalidRequest, "the parameters of a message are neither an object nor a list")
            : null;
    }
}
