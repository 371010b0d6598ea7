using Pvelint.Commands;
using Pvelint.Lsp.Linting;
using Pvelint.Lsp.Protocol;
using Pvelint.Output;

namespace Pvelint.Lsp;

/// <summary>What the editor has open: folders and documents. Has them looked at when something changes, and tells what was found.</summary>
/// <param name="client">What the client can do.</param>
/// <param name="host">The machine.</param>
/// <param name="writer">Sends messages.</param>
/// <param name="post">Has the server's loop do something.</param>
internal sealed class Workspace(ClientFeatures client, Host host, MessageWriter writer, Action<Action> post) : IDisposable
{
    // An edit is looked at together with those that follow it at once.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Lane _lane = new("lint");
    private readonly Dictionary<string, OpenFolder> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TextBuffer> _buffers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<LspDiagnostic>> _published = new(StringComparer.Ordinal);
    private LintSettings _settings = new();
    private long _revision;
    private bool _isStarted;
    private bool _isDue;
    private bool _isBusy;
    private bool _isChanged;

    /// <summary>A folder was opened.</summary>
    public void Add(string uri)
    {
        if (DocumentUri.PathOf(uri) is { } path && Directory.Exists(path))
        {
            _folders.TryAdd(path, new OpenFolder());
            Touch();
        }
    }

    /// <summary>The client is ready to hear of what is found.</summary>
    public void Start()
    {
        _isStarted = true;
        Touch();
    }

    /// <summary>Nobody wants to hear anything more.</summary>
    public void Stop() => _isStarted = false;

    /// <summary>A document was opened.</summary>
    public void Open(TextDocumentItem item)
    {
        _buffers[item.Uri] = new TextBuffer(item.Uri, item.LanguageId, item.Version, item.Text) { Revision = ++_revision };
        Touch();
    }

    /// <summary>A document was edited.</summary>
    public void Change(DidChangeParams change)
    {
        if (!_buffers.TryGetValue(change.TextDocument.Uri, out var buffer))
        {
            throw new LspException(LspCode.InvalidParams, "the document is not open");
        }

        _buffers[buffer.Uri] = buffer.Change(change.ContentChanges, change.TextDocument.Version ?? buffer.Version + 1, ++_revision, client.Encoding);
        Touch();
    }

    /// <summary>A document was written to the disk.</summary>
    public void Save(string uri) => Touch();

    /// <summary>A document was closed: what lies on the disk counts again.</summary>
    public void Close(string uri)
    {
        _buffers.Remove(uri);
        Touch();
    }

    /// <inheritdoc/>
    public void Dispose() => _lane.Dispose();

    private void Touch()
    {
        _isChanged = true;
        if (!_isStarted || _isDue || _isBusy)
        {
            return;
        }

        _isDue = true;
        _ = Task.Delay(Pause).ContinueWith(_ => post(Lint), TaskScheduler.Default);
    }

    private void Lint()
    {
        _isDue = false;
        _isChanged = false;
        _isBusy = true;
        var buffers = _buffers.Values.ToList();
        var folders = _folders.Keys.OrderByDescending(path => path.Length).ToList();
        var settings = _settings;
        _lane.Add(() =>
        {
            var found = Diagnose(buffers, folders, settings);
            post(() => Publish(found));
        });
    }

    private Dictionary<string, PublishDiagnosticsParams> Diagnose(IReadOnlyList<TextBuffer> buffers, IReadOnlyList<string> folders, LintSettings settings)
    {
        var found = buffers.ToDictionary(buffer => buffer.Uri, buffer => new PublishDiagnosticsParams(buffer.Uri, [], buffer.Version), StringComparer.Ordinal);
        var byPath = new Dictionary<string, TextBuffer>(StringComparer.Ordinal);
        foreach (var buffer in buffers)
        {
            if (DocumentUri.PathOf(buffer.Uri) is { } path)
            {
                byPath[path] = buffer;
            }
        }

        foreach (var folder in folders)
        {
            var inside = byPath.Where(entry => Repo.ScanRoot.IsBelow(entry.Key, folder)).ToDictionary(StringComparer.Ordinal);
            var linted = FolderLint.Run(new FolderInput(folder, settings, inside), host, _ => { });
            Collect(linted, path => Owner(folders, path) == folder, found);
        }

        foreach (var buffer in buffers)
        {
            var path = DocumentUri.PathOf(buffer.Uri);
            if (path is null)
            {
                Collect(FileLint.OfText(buffer, settings, host), _ => true, found);
            }
            else if (Owner(folders, path) is null)
            {
                Collect(FileLint.OfFile(buffer, path, settings, host), _ => true, found);
            }
        }

        return found;
    }

    private static string? Owner(IReadOnlyList<string> folders, string path) => folders.FirstOrDefault(folder => Repo.ScanRoot.IsBelow(path, folder));

    private void Collect(LintedFolder linted, Predicate<string> owns, Dictionary<string, PublishDiagnosticsParams> found)
    {
        var maker = new DiagnosticMaker(client, new Mask([.. linted.Findings.Values.SelectMany(findings => findings)]), UriOf, path => BufferOf(path)?.Text.StartsWith('\uFEFF') == true);
        foreach (var (printed, findings) in linted.Findings.Where(entry => linted.Input.Path.Length == 0 || owns(FullPath(entry.Key))))
        {
            found[UriOf(printed)] = new PublishDiagnosticsParams(UriOf(printed), [.. findings.Select(maker.Of)], BufferOf(printed)?.Version);
        }

        string FullPath(string printed) => Path.GetFullPath(printed, linted.Input.Path);
        TextBuffer? BufferOf(string printed) => linted.Input.Buffers.GetValueOrDefault(linted.Input.Path.Length == 0 ? printed : FullPath(printed));
        string UriOf(string printed) => BufferOf(printed)?.Uri ?? DocumentUri.Of(FullPath(printed));
    }

    private void Publish(Dictionary<string, PublishDiagnosticsParams> found)
    {
        _isBusy = false;
        if (!_isStarted)
        {
            return;
        }

        foreach (var one in found.Values.Where(one => _buffers.ContainsKey(one.Uri) || one.Diagnostics.Count > 0 || _published.ContainsKey(one.Uri)))
        {
            writer.Notify("textDocument/publishDiagnostics", one, LspJson.Default.PublishDiagnosticsParams);
        }

        foreach (var uri in _published.Keys.Where(uri => !found.ContainsKey(uri)).ToList())
        {
            _published.Remove(uri);
            writer.Notify("textDocument/publishDiagnostics", new PublishDiagnosticsParams(uri, []), LspJson.Default.PublishDiagnosticsParams);
        }

        foreach (var one in found.Values)
        {
            _published[one.Uri] = one.Diagnostics;
        }

        if (_isChanged)
        {
            Touch();
        }
    }

    private sealed class OpenFolder;
}
