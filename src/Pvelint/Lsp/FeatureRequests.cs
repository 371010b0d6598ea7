using System.Text.Json;
using Pvelint.Formats;
using Pvelint.Lsp.Features;
using Pvelint.Lsp.Linting;
using Pvelint.Lsp.Protocol;
using Pvelint.Text;

namespace Pvelint.Lsp;

/// <summary>Answers what a cursor asks for: hover, completion, lenses. Used by the server's loop; answers are made on another thread.</summary>
internal sealed class FeatureRequests
{
    /// <summary>The command of the client that shows the hover of a place.</summary>
    public const string ShowNeeds = "pvelint.showNeeds";

    private static readonly TimeSpan NoTime = TimeSpan.Zero;

    // How long an answer may wait for what the code needs: editors show that they wait.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // EnumMember, Class, Folder, Reference, Constant: what an icon stands for, nothing more.
    private static readonly Dictionary<NameKind, int> Kinds = new()
    {
        [NameKind.Privilege] = 20,
        [NameKind.Role] = 7,
        [NameKind.Path] = 19,
        [NameKind.User] = 18,
        [NameKind.Group] = 18,
        [NameKind.Token] = 18,
        [NameKind.Rule] = 21,
    };

    private readonly ClientFeatures _client;
    private readonly Workspace _workspace;
    private readonly Requests _requests;
    private readonly bool _showsNeeds;
    private readonly Lock _gate = new();

    // Of each folder the last moment, which stands in for the next while its needs are worked out; under an empty name that of a document by itself.
    private readonly Dictionary<string, Knowledge> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NeedsLine> _lines = new(StringComparer.Ordinal);

    /// <summary>Answers for a session.</summary>
    /// <param name="client">What the client can do.</param>
    /// <param name="options">Its <c>initializationOptions</c>: <c>commands</c> that it has, and whether it wants a <c>codeLens</c>.</param>
    /// <param name="workspace">What it has open.</param>
    /// <param name="requests">Its requests.</param>
    public FeatureRequests(ClientFeatures client, JsonElement options, Workspace workspace, Requests requests)
    {
        _client = client;
        _workspace = workspace;
        _requests = requests;
        _showsNeeds = Option(options, "commands") is { ValueKind: JsonValueKind.Array } commands && commands.EnumerateArray().Any(command => command.ValueKind is JsonValueKind.String && command.ValueEquals(ShowNeeds));
        LensProvider = Option(options, "codeLens") is { ValueKind: JsonValueKind.False } ? null : new CodeLensOptions(ResolveProvider: true);
    }

    /// <summary>That we can be asked which names fit.</summary>
    public static CompletionOptions CompletionProvider { get; } = new([".", "/", "\"", "'", ",", " ", "@"]);

    /// <summary>That we can be asked for lenses; null where the client wants none.</summary>
    public CodeLensOptions? LensProvider { get; }

    /// <summary>Answers what is told of a place.</summary>
    public void Hover(string id, PositionParams parameters)
    {
        var answer = _requests.Begin(id, LspJson.Default.LspHover);
        _workspace.Ask(parameters.TextDocument.Uri, view =>
        {
            if (view is null || KnowledgeOf(view) is var knowledge && knowledge.NeedsWithin(NoTime) is not null)
            {
                answer(_ => HoverOf(view, parameters.Position));
                return;
            }

            // Only the first time: later on, what was worked out a moment ago stands in.
            Task.WhenAny(knowledge.Needs, Task.Delay(Patience)).ContinueWith(_ => answer(_ => HoverOf(view, parameters.Position)), TaskScheduler.Default);
        });
    }

    /// <summary>Answers which names fit at a place.</summary>
    public void Complete(string id, PositionParams parameters)
    {
        var answer = _requests.Begin(id, LspJson.Default.CompletionList);
        _workspace.Ask(parameters.TextDocument.Uri, view => answer(_ => At(view, parameters.Position) is var (knowledge, document, offset, buffer)
            ? new CompletionList(false, [.. Completion.At(knowledge, document, offset).Select(entry => ItemOf(entry, buffer))])
            : new CompletionList(false, [])));
    }

    /// <summary>Answers where there is something to tell above.</summary>
    public void Lenses(string id, DocumentParams parameters)
    {
        var answer = _requests.Begin(id, LspJson.Default.LspCodeLensArray);
        _workspace.Ask(parameters.TextDocument.Uri, view => answer(_ => At(view, default) is var (knowledge, document, _, buffer)
            ? [.. Features.Lenses.Of(knowledge, document).Select(lens => new LspCodeLens(RangeOf(buffer, lens.Span)) { Data = new LensData(parameters.TextDocument.Uri) })]
            : []));
    }

    /// <summary>Answers what a lens says, once that is worked out.</summary>
    public void Resolve(string id, LspCodeLens lens)
    {
        var answer = _requests.Begin(id, LspJson.Default.LspCodeLens);
        _workspace.Ask(lens.Data?.Uri ?? "", view =>
        {
            if (view is null)
            {
                answer(_ => lens with { Command = new LspCommand("", "") });
                return;
            }

            // Its own thread has enough to do: what waits goes on where the work ends.
            KnowledgeOf(view).Needs.ContinueWith(_ => answer(_ => lens with { Command = CommandOf(view, lens) }), TaskScheduler.Default);
        });
    }

    private LspHover HoverOf(DocumentView? view, LspPosition position) =>
        At(view, position) is var (knowledge, document, offset, buffer) && Features.Hover.At(knowledge, document, offset, NoTime) is { } hover
            ? new LspHover(new MarkupContent(_client.HoverMarkdown ? "markdown" : "plaintext", _client.HoverMarkdown ? hover.Markdown : Markdown.Plain(hover.Markdown)), RangeOf(buffer, hover.Span))
            : null!;

    private LspCommand CommandOf(DocumentView view, LspCodeLens lens)
    {
        if (At(view, lens.Range.Start) is not var (knowledge, document, offset, _) || Features.Lenses.Of(knowledge, document).FirstOrDefault(found => found.Span.Start == offset) is not { } found)
        {
            return new LspCommand("", "");
        }

        var text = Features.Lenses.Resolve(knowledge, document, found, NoTime);
        return text is not null && _showsNeeds
            ? new LspCommand(text.Title, ShowNeeds) { Arguments = [lens.Data!.Uri, lens.Range.Start] }
            : new LspCommand(text?.Title ?? "makes no call that pvelint knows", "");
    }

    private (Knowledge Knowledge, Document Document, int Offset, TextBuffer Buffer)? At(DocumentView? view, LspPosition position)
    {
        if (view?.Buffer is not { } buffer || view.Document is not { } document)
        {
            return null;
        }

        var mark = buffer.HasMark ? 1 : 0;
        return (KnowledgeOf(view), document, Math.Max(0, buffer.Lines.Offset(position, _client.Encoding) - mark), buffer);
    }

    private Knowledge KnowledgeOf(DocumentView view)
    {
        lock (_gate)
        {
            var before = _known.GetValueOrDefault(view.Folder);
            if (ReferenceEquals(before?.Project, view.Around))
            {
                return before!;
            }

            if (!_lines.TryGetValue(view.Folder, out var line))
            {
                _lines[view.Folder] = line = new NeedsLine();
            }

            return _known[view.Folder] = view.Folder.Length > 0 ? new Knowledge(view.Around, before, line) : new Knowledge(view.Around);
        }
    }

    private CompletionItem ItemOf(CompletionEntry entry, TextBuffer buffer)
    {
        var snippet = _client.Snippets ? entry.Snippet : null;
        return new CompletionItem(entry.Label, Kinds[entry.Kind], entry.Detail, entry.Sort, entry.Label, new TextEdit(RangeOf(buffer, entry.Replaced), snippet ?? entry.NewText))
        {
            InsertTextFormat = snippet is null ? null : 2,
        };
    }

    private LspRange RangeOf(TextBuffer buffer, TextSpan span) => buffer.Lines.Range(span with { Start = span.Start + (buffer.HasMark ? 1 : 0) }, _client.Encoding);

    private static JsonElement Option(JsonElement options, string name) => options.ValueKind is JsonValueKind.Object && options.TryGetProperty(name, out var value) ? value : default;
}
