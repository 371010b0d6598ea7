using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pvelint.Lsp.Protocol;

// The shapes of the language server protocol 3.17, named as it names them; only what is read or sent of them.

/// <summary>A place: line and column from zero. Clients send numbers that are larger than any text, for its end.</summary>
internal readonly record struct LspPosition(long Line, long Character);

/// <summary>The places from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
internal sealed record LspRange(LspPosition Start, LspPosition End);

/// <summary>A range of a document.</summary>
internal sealed record Location(string Uri, LspRange Range);

/// <summary>A document by its address.</summary>
internal sealed record TextDocumentIdentifier(string Uri);

/// <summary>A document by its address, as the client numbers its text.</summary>
internal sealed record VersionedTextDocumentIdentifier(string Uri, int? Version);

/// <summary>A document with its text.</summary>
internal sealed record TextDocumentItem(string Uri, string LanguageId, int Version, [property: JsonConverter(typeof(LenientText))] string Text);

/// <summary>An edit; without a range the whole text.</summary>
internal sealed record TextDocumentContentChangeEvent([property: JsonConverter(typeof(LenientText))] string Text, LspRange? Range = null);

/// <summary>What <c>textDocument/didOpen</c> says.</summary>
internal sealed record DidOpenParams(TextDocumentItem TextDocument);

/// <summary>What <c>textDocument/didChange</c> says.</summary>
internal sealed record DidChangeParams(VersionedTextDocumentIdentifier TextDocument, TextDocumentContentChangeEvent[] ContentChanges);

/// <summary>What a request about a document says, and what <c>didClose</c> and <c>didSave</c> do.</summary>
internal sealed record DocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>What a request about a place says.</summary>
internal sealed record PositionParams(TextDocumentIdentifier TextDocument, LspPosition Position);

/// <summary>A file that was made, changed or deleted.</summary>
internal sealed record FileEvent(string Uri, int Type);

/// <summary>What <c>workspace/didChangeWatchedFiles</c> says.</summary>
internal sealed record DidChangeWatchedFilesParams(FileEvent[] Changes);

/// <summary>A folder that the editor has open.</summary>
internal sealed record WorkspaceFolder(string Uri, string? Name = null);

/// <summary>The folders that were opened and closed.</summary>
internal sealed record WorkspaceFoldersChangeEvent(WorkspaceFolder[] Added, WorkspaceFolder[] Removed);

/// <summary>What <c>workspace/didChangeWorkspaceFolders</c> says.</summary>
internal sealed record DidChangeWorkspaceFoldersParams(WorkspaceFoldersChangeEvent Event);

/// <summary>What <c>workspace/didChangeConfiguration</c> says.</summary>
internal sealed record DidChangeConfigurationParams(JsonElement Settings = default);

/// <summary>What <c>initialize</c> says.</summary>
internal sealed record InitializeParams(
    JsonElement Capabilities, int? ProcessId = null, string? RootUri = null, string? RootPath = null, JsonElement InitializationOptions = default,
    WorkspaceFolder[]? WorkspaceFolders = null, string? Trace = null);

/// <summary>How much of what the server does the client wants to hear.</summary>
internal sealed record SetTraceParams(string Value);

/// <summary>Which request is of no use any more.</summary>
internal sealed record CancelParams(JsonElement Id);

/// <summary>A diagnostic.</summary>
internal sealed record LspDiagnostic(LspRange Range, int Severity, string Code, string Source, string Message)
{
    /// <summary>Where the rule is described.</summary>
    public CodeDescription? CodeDescription { get; init; }

    /// <summary>1: of no use, 2: of older releases.</summary>
    public int[]? Tags { get; init; }

    /// <summary>Other places that belong to it.</summary>
    public DiagnosticRelatedInformation[]? RelatedInformation { get; init; }

    /// <summary>What comes back with a request for code actions.</summary>
    public DiagnosticData? Data { get; init; }
}

/// <summary>Where a rule is described.</summary>
internal sealed record CodeDescription(string Href);

/// <summary>Another place that belongs to a diagnostic.</summary>
internal sealed record DiagnosticRelatedInformation(Location Location, string Message);

/// <summary>What we say of a diagnostic beyond the protocol.</summary>
/// <param name="Help">The way out, in one line.</param>
/// <param name="Confidence"><c>high</c>, <c>medium</c> or <c>low</c>.</param>
internal sealed record DiagnosticData(string Help, string Confidence);

/// <summary>All diagnostics of a document.</summary>
internal sealed record PublishDiagnosticsParams(string Uri, IReadOnlyList<LspDiagnostic> Diagnostics, int? Version = null);

/// <summary>A line for the log of the editor, or for its user. 1: error, 2: warning, 3: information, 4: log.</summary>
internal sealed record LogMessageParams(int Type, string Message);

/// <summary>A line of what the server does.</summary>
internal sealed record LogTraceParams(string Message, string? Verbose = null);

/// <summary>What <c>initialize</c> answers.</summary>
internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

/// <summary>Who we are.</summary>
internal sealed record ServerInfo(string Name, string Version);

/// <summary>What we can do.</summary>
internal sealed record ServerCapabilities
{
    /// <summary>In what columns are counted.</summary>
    public string? PositionEncoding { get; init; }

    /// <summary>Which news of documents we want.</summary>
    public TextDocumentSyncOptions? TextDocumentSync { get; init; }

    /// <summary>What of the workspace we follow.</summary>
    public WorkspaceOptions? Workspace { get; init; }

    /// <summary>That we can be asked for diagnostics.</summary>
    public DiagnosticOptions? DiagnosticProvider { get; init; }

    /// <summary>That we can be asked how to mend what was found.</summary>
    public CodeActionOptions? CodeActionProvider { get; init; }

    /// <summary>Whether we can be asked what stands at a place.</summary>
    public bool HoverProvider { get; init; }

    /// <summary>That we can be asked which names fit.</summary>
    public CompletionOptions? CompletionProvider { get; init; }

    /// <summary>That we can be asked what to tell above blocks; null where the client wants none of it.</summary>
    public CodeLensOptions? CodeLensProvider { get; init; }
}

/// <summary>How we can be asked for diagnostics.</summary>
internal sealed record DiagnosticOptions(string Identifier, bool InterFileDependencies, bool WorkspaceDiagnostics);

/// <summary>Which news of documents we want; 2 is the edits alone.</summary>
internal sealed record TextDocumentSyncOptions(bool OpenClose, int Change, SaveOptions Save);

/// <summary>What we want to hear of a saved document.</summary>
internal sealed record SaveOptions(bool IncludeText);

/// <summary>What of the workspace we follow.</summary>
internal sealed record WorkspaceOptions(WorkspaceFoldersOptions WorkspaceFolders);

/// <summary>That we know several folders, and want to hear of others.</summary>
internal sealed record WorkspaceFoldersOptions(bool Supported, bool ChangeNotifications);

/// <summary>What says how far long work has come.</summary>
internal sealed record ProgressParams<T>(string Token, T Value);

/// <summary>How far it has come: <c>begin</c>, <c>report</c> or <c>end</c>.</summary>
internal sealed record WorkDoneProgress(string Kind, string? Title = null, string? Message = null, int? Percentage = null, bool? Cancellable = null);

/// <summary>By which token progress is told.</summary>
internal sealed record ProgressTokenParams(string Token);

/// <summary>What we want to hear of.</summary>
internal sealed record RegistrationParams(Registration[] Registrations);

/// <summary>One kind of news that we want to hear of.</summary>
internal sealed record Registration(string Id, string Method, RegisterOptions? RegisterOptions);

/// <summary>Which of them: files, or a section of the settings.</summary>
internal sealed record RegisterOptions(FileSystemWatcher[]? Watchers = null, string? Section = null);

/// <summary>Files that we want to hear of.</summary>
internal sealed record FileSystemWatcher(string GlobPattern);

/// <summary>Which settings we ask for.</summary>
internal sealed record ConfigurationParams(ConfigurationItem[] Items);

/// <summary>A section of the settings.</summary>
internal sealed record ConfigurationItem(string Section);

/// <summary>What <c>textDocument/diagnostic</c> says.</summary>
internal sealed record DocumentDiagnosticParams(TextDocumentIdentifier TextDocument, string? PreviousResultId = null);

/// <summary>What the client has of a document.</summary>
internal sealed record PreviousResultId(string Uri, string Value);

/// <summary>What <c>workspace/diagnostic</c> says.</summary>
internal sealed record WorkspaceDiagnosticParams(PreviousResultId[] PreviousResultIds);

/// <summary>What is found in a document, <c>full</c>, or that it is what the client has: <c>unchanged</c>.</summary>
internal sealed record DiagnosticReport(string Kind, string ResultId, IReadOnlyList<LspDiagnostic>? Items = null);

/// <summary>The same in a report of several documents; without a version it is of what lies on the disk.</summary>
internal sealed record WorkspaceDocumentReport(
    string Uri, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version, string Kind, string ResultId, IReadOnlyList<LspDiagnostic>? Items = null);

/// <summary>What is found in all documents.</summary>
internal sealed record WorkspaceDiagnosticReport(WorkspaceDocumentReport[] Items);

/// <summary>The kinds of code actions that there are.</summary>
internal sealed record CodeActionOptions(string[] CodeActionKinds);

/// <summary>What <c>textDocument/codeAction</c> says.</summary>
internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, LspRange Range, CodeActionContext Context);

/// <summary>Which code actions are wanted, by kind; null for all.</summary>
internal sealed record CodeActionContext(JsonElement[]? Diagnostics = null, string[]? Only = null);

/// <summary>A way to mend something.</summary>
internal sealed record CodeAction(string Title, string Kind, WorkspaceEdit Edit)
{
    /// <summary>What it mends.</summary>
    public LspDiagnostic[]? Diagnostics { get; init; }

    /// <summary>Whether it may be taken without a look.</summary>
    public bool? IsPreferred { get; init; }
}

/// <summary>Edits of several documents: with their versions where the client knows such, else by address.</summary>
internal sealed record WorkspaceEdit(TextDocumentEdit[]? DocumentChanges = null, IReadOnlyDictionary<string, TextEdit[]>? Changes = null);

/// <summary>Edits of a document.</summary>
internal sealed record TextDocumentEdit(EditedDocument TextDocument, TextEdit[] Edits);

/// <summary>A document and the version that edits are of; null for what lies on the disk.</summary>
internal sealed record EditedDocument(string Uri, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version);

/// <summary>The JSON of these shapes, compiled ahead of time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(InitializeParams))]
[JsonSerializable(typeof(InitializeResult))]
[JsonSerializable(typeof(DidOpenParams))]
[JsonSerializable(typeof(DidChangeParams))]
[JsonSerializable(typeof(DocumentParams))]
[JsonSerializable(typeof(PositionParams))]
[JsonSerializable(typeof(DidChangeWatchedFilesParams))]
[JsonSerializable(typeof(DidChangeWorkspaceFoldersParams))]
[JsonSerializable(typeof(DidChangeConfigurationParams))]
[JsonSerializable(typeof(SetTraceParams))]
[JsonSerializable(typeof(CancelParams))]
[JsonSerializable(typeof(PublishDiagnosticsParams))]
[JsonSerializable(typeof(LogMessageParams))]
[JsonSerializable(typeof(LogTraceParams))]
[JsonSerializable(typeof(JsonElement?))]
[JsonSerializable(typeof(LspHover))]
[JsonSerializable(typeof(CodeActionParams))]
[JsonSerializable(typeof(CodeAction[]))]
[JsonSerializable(typeof(CompletionList))]
[JsonSerializable(typeof(LspCodeLens[]))]
[JsonSerializable(typeof(ScanAnswer))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(LspDiagnostic[]))]
[JsonSerializable(typeof(ProgressParams<WorkDoneProgress>))]
[JsonSerializable(typeof(ProgressTokenParams))]
[JsonSerializable(typeof(RegistrationParams))]
[JsonSerializable(typeof(ConfigurationParams))]
[JsonSerializable(typeof(DocumentDiagnosticParams))]
[JsonSerializable(typeof(WorkspaceDiagnosticParams))]
[JsonSerializable(typeof(DiagnosticReport))]
[JsonSerializable(typeof(WorkspaceDiagnosticReport))]
internal sealed partial class LspJson : JsonSerializerContext;
