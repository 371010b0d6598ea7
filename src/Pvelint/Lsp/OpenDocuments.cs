using Pvelint.Commands;
using Pvelint.Lsp.Linting;
using Pvelint.Repo;

namespace Pvelint.Lsp;

/// <summary>The folders and documents that the editor has open, and which document belongs to which folder. Used by the server's loop alone.</summary>
/// <param name="host">The machine.</param>
internal sealed class OpenDocuments(Host host)
{
    private readonly List<OpenFolder> _folders = [];
    private readonly Dictionary<string, TextBuffer> _buffers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<LintedFolder>> _alone = new(StringComparer.Ordinal);
    private LintSettings _settings = new();

    /// <summary>The folders, the innermost first.</summary>
    public IReadOnlyList<OpenFolder> Folders => _folders;

    /// <summary>The documents.</summary>
    public IReadOnlyCollection<TextBuffer> Buffers => _buffers.Values;

    /// <summary>What the editor's settings say.</summary>
    public LintSettings Settings
    {
        get => _settings;
        set
        {
            _settings = value;
            _alone.Clear();
        }
    }

    /// <summary>Adds a folder; false where it is open already, or no folder.</summary>
    public bool Add(string path)
    {
        if (!Directory.Exists(path) || _folders.Exists(folder => folder.Path == path))
        {
            return false;
        }

        _folders.Add(new OpenFolder(path));
        _folders.Sort((left, right) => right.Path.Length.CompareTo(left.Path.Length));
        return true;
    }

    /// <summary>Takes a folder away; null where it is not open.</summary>
    public OpenFolder? Remove(string path)
    {
        var gone = _folders.Find(folder => folder.Path == path);
        return gone is not null && _folders.Remove(gone) ? gone : null;
    }

    /// <summary>A document by its address; null where it is not open.</summary>
    public TextBuffer? Find(string uri) => _buffers.GetValueOrDefault(uri);

    /// <summary>Takes a document as it is now.</summary>
    public void Put(TextBuffer buffer)
    {
        _buffers[buffer.Uri] = buffer;
        _alone.Remove(buffer.Uri);
        foreach (var folder in Around(buffer.Uri))
        {
            folder.View = null;
        }
    }

    /// <summary>Takes a document away; false where it is not open.</summary>
    public bool Close(string uri) => _alone.Remove(uri) | _buffers.Remove(uri);

    /// <summary>The folders around a document, the innermost first.</summary>
    public IEnumerable<OpenFolder> Around(string uri) => DocumentUri.PathOf(uri) is { } path ? _folders.Where(folder => ScanRoot.IsBelow(path, folder.Path)) : [];

    /// <summary>The folder that a document belongs to: the innermost one; null where it is looked at by itself.</summary>
    public OpenFolder? Owner(string uri) => Around(uri).FirstOrDefault();

    /// <summary>The documents that belong to a folder and stand otherwise now than when it was looked at.</summary>
    public List<TextBuffer> NewerIn(OpenFolder folder) => [.. _buffers.Values.Where(buffer => Owner(buffer.Uri) == folder && !IsSeen(folder, buffer))];

    /// <summary>Whether a folder was looked at with a document as it stands now.</summary>
    public static bool IsSeen(OpenFolder folder, TextBuffer buffer) =>
        DocumentUri.PathOf(buffer.Uri) is { } path && ReferenceEquals(buffer, folder.Linted?.Input.Buffers.GetValueOrDefault(path));

    /// <summary>The documents below a path.</summary>
    public List<TextBuffer> Below(string folder) => [.. _buffers.Values.Where(buffer => DocumentUri.PathOf(buffer.Uri) is { } path && ScanRoot.IsBelow(path, folder))];

    /// <summary>The documents below a folder, by absolute path.</summary>
    public Dictionary<string, TextBuffer> ByPath(OpenFolder folder)
    {
        var inside = new Dictionary<string, TextBuffer>(StringComparer.Ordinal);
        foreach (var buffer in Below(folder.Path))
        {
            inside[DocumentUri.PathOf(buffer.Uri)!] = buffer;
        }

        return inside;
    }

    /// <summary>A document as it stands now, with all around it; null where nothing is known of it.</summary>
    public DocumentView? ViewOf(string uri)
    {
        // The root of a disk is no document, whatever the client calls it.
        var path = DocumentUri.PathOf(uri) is { } named && Path.GetFileName(named).Length > 0 ? named : null;
        var buffer = _buffers.GetValueOrDefault(uri);
        if (path is not null && Owner(uri) is { Linted: { } linted } folder)
        {
            return new DocumentView(uri, path, buffer, folder.View ??= new FolderView(linted, ByPath(folder)), null);
        }

        if (buffer is null)
        {
            return null;
        }

        if (!_alone.TryGetValue(uri, out var alone))
        {
            var settings = _settings;
            _alone[uri] = alone = new Lazy<LintedFolder>(() => path is null ? FileLint.OfText(buffer, settings, host) : FileLint.OfFile(buffer, path, settings, host));
        }

        return new DocumentView(uri, path, buffer, null, alone);
    }
}
