using System.Text.Json;

namespace Pvelint.Lsp;

/// <summary>What the client says that it can do.</summary>
internal sealed record ClientFeatures
{
    /// <summary>In what columns are counted: bytes where the client offers them first, since it does so for a reason.</summary>
    public PositionEncoding Encoding { get; init; }

    /// <summary>Whether other places may stand beside a diagnostic.</summary>
    public bool RelatedInformation { get; init; } = true;

    /// <summary>Which tags a diagnostic may have.</summary>
    public IReadOnlyList<int> Tags { get; init; } = [1, 2];

    /// <summary>Whether a diagnostic may say where its rule is described.</summary>
    public bool CodeDescription { get; init; } = true;

    /// <summary>Whether a diagnostic may carry something of ours.</summary>
    public bool Data { get; init; } = true;

    /// <summary>Whether it asks for diagnostics, and can be told to ask again: only then nothing is sent unasked.</summary>
    public bool Pulls { get; init; }

    /// <summary>Whether progress can be shown.</summary>
    public bool Progress { get; init; }

    /// <summary>Whether settings can be asked for.</summary>
    public bool Configuration { get; init; }

    /// <summary>Whether news of settings can be asked for.</summary>
    public bool RegistersConfiguration { get; init; }

    /// <summary>Whether news of files can be asked for.</summary>
    public bool RegistersFiles { get; init; }

    /// <summary>Whether an edit may name the version that it is of.</summary>
    public bool DocumentChanges { get; init; }

    /// <summary>Whether code actions may be more than commands.</summary>
    public bool CodeActionLiterals { get; init; }

    /// <summary>Whether what is told of a place may be Markdown.</summary>
    public bool HoverMarkdown { get; init; } = true;

    /// <summary>Whether a completed text may have places to fill in.</summary>
    public bool Snippets { get; init; }

    /// <summary>What the capabilities of <c>initialize</c> say.</summary>
    public static ClientFeatures Of(JsonElement capabilities)
    {
        var diagnostics = Find(capabilities, "textDocument", "publishDiagnostics");
        var says = diagnostics.ValueKind is JsonValueKind.Object;
        return new ClientFeatures
        {
            Encoding = EncodingOf(Find(capabilities, "general", "positionEncodings")),
            // A client that says nothing of diagnostics is sent all: what one does not know, it leaves.
            RelatedInformation = !says || IsTrue(diagnostics, "relatedInformation"),
            CodeDescription = !says || IsTrue(diagnostics, "codeDescriptionSupport"),
            Data = !says || IsTrue(diagnostics, "dataSupport"),
            Tags = says ? TagsOf(diagnostics) : [1, 2],
            Pulls = Find(capabilities, "textDocument", "diagnostic").ValueKind is JsonValueKind.Object && IsTrue(capabilities, "workspace", "diagnostics", "refreshSupport"),
            Progress = IsTrue(capabilities, "window", "workDoneProgress"),
            Configuration = IsTrue(capabilities, "workspace", "configuration"),
            RegistersConfiguration = IsTrue(capabilities, "workspace", "didChangeConfiguration", "dynamicRegistration"),
            RegistersFiles = IsTrue(capabilities, "workspace", "didChangeWatchedFiles", "dynamicRegistration"),
            DocumentChanges = IsTrue(capabilities, "workspace", "workspaceEdit", "documentChanges"),
            HoverMarkdown = Find(capabilities, "textDocument", "hover", "contentFormat") is not { ValueKind: JsonValueKind.Array } formats || formats.EnumerateArray().Any(format => format.ValueEquals("markdown"u8)),
            Snippets = IsTrue(capabilities, "textDocument", "completion", "completionItem", "snippetSupport"),
            CodeActionLiterals = Find(capabilities, "textDocument", "codeAction", "codeActionLiteralSupport").ValueKind is JsonValueKind.Object,
        };
    }

    private static PositionEncoding EncodingOf(JsonElement offered)
    {
        if (offered.ValueKind is JsonValueKind.Array)
        {
            foreach (var name in offered.EnumerateArray().Where(name => name.ValueKind is JsonValueKind.String))
            {
                if (name.ValueEquals("utf-16"u8))
                {
                    return PositionEncoding.Utf16;
                }

                if (name.ValueEquals("utf-8"u8))
                {
                    return PositionEncoding.Utf8;
                }
            }
        }

        return PositionEncoding.Utf16;
    }

    private static int[] TagsOf(JsonElement diagnostics) =>
        Find(diagnostics, "tagSupport", "valueSet") is { ValueKind: JsonValueKind.Array } set
            ? [.. set.EnumerateArray().Where(tag => tag.ValueKind is JsonValueKind.Number && tag.TryGetInt32(out _)).Select(tag => tag.GetInt32())]
            : IsTrue(diagnostics, "tagSupport") ? [1, 2] : [];

    private static bool IsTrue(JsonElement from, params ReadOnlySpan<string> path) => Find(from, path).ValueKind is JsonValueKind.True;

    private static JsonElement Find(JsonElement from, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (from.ValueKind is not JsonValueKind.Object || !from.TryGetProperty(name, out from))
            {
                return default;
            }
        }

        return from;
    }
}
