namespace Pvelint.Lsp.Protocol;

/// <summary>The codes of JSON-RPC and of the language server protocol that an answer may carry.</summary>
internal enum LspCode
{
    /// <summary>No JSON, or no header before it.</summary>
    ParseError = -32700,

    /// <summary>JSON that is no message, or one that may not come now.</summary>
    InvalidRequest = -32600,

    /// <summary>A request that we do not know.</summary>
    MethodNotFound = -32601,

    /// <summary>Parameters that are not those of the method.</summary>
    InvalidParams = -32602,

    /// <summary>A mistake of ours.</summary>
    InternalError = -32603,

    /// <summary>A request before <c>initialize</c>.</summary>
    ServerNotInitialized = -32002,

    /// <summary>What it asks for cannot be done.</summary>
    RequestFailed = -32803,

    /// <summary>The text it was asked of is another one now.</summary>
    ContentModified = -32801,

    /// <summary>The client wants no answer any more.</summary>
    RequestCancelled = -32800,
}

/// <summary>What is wrong with a message.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">In words; nothing of the message itself, which may hold a secret.</param>
internal sealed record LspFault(LspCode Code, string Message);

/// <summary>A request that is answered with a fault.</summary>
internal sealed class LspException(LspCode code, string message) : Exception(message)
{
    /// <summary>What the answer says.</summary>
    public LspFault Fault => new(code, Message);
}
