using Pvelint.Commands;
using Pvelint.Lsp.Linting;
using Pvelint.Lsp.Protocol;
using Pvelint.Output;
using Pvelint.Repo;

namespace Pvelint.Lsp;

/// <summary>
/// What the editor has open: folders and documents. An edited document is looked at at once and by itself, its folder as a whole a moment
/// later, on another thread. Used by the server's loop alone.
/// </summary>
/// <param name="client">What the client can do.</param>
/// <param name="host">The machine.</param>
/// <param name="reports">Takes what was found.</param>
/// <param name="say">Takes a line for the log of the editor; a problem, where its user must know.</param>
/// <param name="post">Has the server's loop do something.</param>
/// <param name="makeProgress">Makes what shows the progress of long work.</param>
internal sealed class Workspace(ClientFeatures client, Host host, Reports reports, Action<string, bool> say, Action<Action> post, Func<string, Action<int, int>> makeProgress) : IDisposable
{
    // A folder is looked at when edits pause for a moment, or go on for as long: the clock is not set back by the next one.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    // What was needed to look at a folder is given back when nobody works: a collection that moves everything takes longer than an answer may.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    private readonly Lane _quick = new("documents", bug => post(() => say(SkippedFile.Bug(bug), false)));
    private readonly Lane _thorough = new("folders", bug => post(() => say(SkippedFile.Bug(bug), false)));
    private readonly Lane _answers = new("answers", bug => post(() => say(SkippedFile.Bug(bug), false)));
    private readonly List<OpenFolder> _folders = [];
    private readonly Dictionary<string, TextBuffer> _buffers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CancellationTokenSource> _looks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<LintedFolder>> _alone = new(StringComparer.Ordinal);
    private LintSettings _settings = new();
    private long _revision;
    private int _looked;
    private bool _isStarted;
    private bool _isDue;
    private bool _isBusy;

    /// <summary>What the editor's settings say.</summary>
    public LintSettings Settings
    {
        get => _settings;
        set
        {
            if (_settings == value)
            {
                return;
            }

            _settings = value;
            _alone.Clear();
            foreach (var folder in _folders)
            {
                Touch(folder, isListedAnew: true);
            }

            foreach (var buffer in _buffers.Values)
            {
                Look(buffer);
            }
        }
    }

    /// <summary>A folder was opened.</summary>
    public void Add(string uri)
    {
        if (DocumentUri.PathOf(uri) is not { } path || !Directory.Exists(path) || _folders.Exists(folder => folder.Path == path))
        {
            return;
        }

        _folders.Add(new OpenFolder(path));
        _folders.Sort((left, right) => right.Path.Length.CompareTo(left.Path.Length));
        Reassign(path);
        Schedule();
    }

    /// <summary>A folder was closed: what is open in it is looked at by itself, or with the folder around it.</summary>
    public void Remove(string uri)
    {
        if (DocumentUri.PathOf(uri) is { } path && _folders.Find(folder => folder.Path == path) is { } gone)
        {
            _folders.Remove(gone);
            gone.Dispose();
            gone.TakeAll().ForEach(answer => answer());
            foreach (var reported in gone.Reported)
            {
                reports.Tell(DocumentReport.Clean(reported, _buffers.GetValueOrDefault(reported)?.Version), isQuick: false);
            }

            Reassign(path);
        }
    }

    /// <summary>The client is ready to hear of what is found.</summary>
    public void Start()
    {
        _isStarted = true;
        Schedule();
        foreach (var buffer in _buffers.Values)
        {
            Look(buffer);
        }
    }

    /// <summary>Nobody wants to hear anything more.</summary>
    public void Stop()
    {
        _isStarted = false;
        _folders.ForEach(folder => folder.Closing.Cancel());
    }

    /// <summary>A document was opened.</summary>
    public void Open(TextDocumentItem item)
    {
        Put(new TextBuffer(item.Uri, item.LanguageId, item.Version, item.Text) { Revision = ++_revision });
        TouchAround(item.Uri, isListedAnew: true);
    }

    /// <summary>A document was edited.</summary>
    public void Change(DidChangeParams change)
    {
        if (!_buffers.TryGetValue(change.TextDocument.Uri, out var buffer))
        {
            throw new LspException(LspCode.InvalidParams, "the document is not open");
        }

        Put(buffer.Change(change.ContentChanges, change.TextDocument.Version ?? buffer.Version + 1, ++_revision, client.Encoding));
        TouchAround(buffer.Uri, isListedAnew: IsSetting(buffer.Uri));
    }

    /// <summary>A document was written to the disk.</summary>
    public void Save(string uri) => TouchAround(uri, isListedAnew: true);

    /// <summary>A document was closed: what lies on the disk counts again.</summary>
    public void Close(string uri)
    {
        if (!_buffers.Remove(uri))
        {
            return;
        }

        Forget(uri);
        if (Owner(uri) is null)
        {
            reports.Tell(DocumentReport.Clean(uri, null), isQuick: false);
        }

        TouchAround(uri, isListedAnew: true);
    }

    /// <summary>A file on the disk was made, changed or deleted.</summary>
    public void Notice(FileEvent change)
    {
        if (DocumentUri.PathOf(change.Uri) is not { } path)
        {
            return;
        }

        foreach (var folder in Around(path))
        {
            const int Changed = 2;
            var inside = Path.GetRelativePath(folder.Path, path).Replace('\\', '/');
            var isListed = folder.Linted?.Tree?.Find(path) is not null;
            if (inside.StartsWith(".git/", StringComparison.Ordinal) && inside is not (".git/index" or ".git/HEAD" or ".git/info/exclude"))
            {
                continue;
            }

            if (change.Type == Changed && isListed && !IsSetting(change.Uri))
            {
                folder.Changed.Add(path);
                Touch(folder, isListedAnew: false);
            }
            else if (change.Type != Changed || folder.Linted is null || IsSetting(change.Uri) || inside.StartsWith(".git/", StringComparison.Ordinal))
            {
                Touch(folder, isListedAnew: true);
            }
        }
    }

    /// <summary>Has something done with a document as it stands now, on the thread that looks at documents, after all that came before.</summary>
    /// <param name="uri">The document; one that is not open is as it lies on the disk.</param>
    /// <param name="work">What to do; null is given where nothing is known of the document.</param>
    public void With(string uri, Action<DocumentView?> work)
    {
        if (IsAwaited(uri) is { } folder)
        {
            (folder.IsDirty ? folder.Waiting : folder.Answered).Add(() => With(uri, work));
            return;
        }

        var view = ViewOf(uri);
        _quick.Add(() => work(view));
    }

    /// <summary>The same on a thread of its own: what a cursor asks for must not wait for what an edit leads to.</summary>
    public void Ask(string uri, Action<DocumentView?> work)
    {
        if (IsAwaited(uri) is { } folder)
        {
            (folder.IsDirty ? folder.Waiting : folder.Answered).Add(() => Ask(uri, work));
            return;
        }

        var view = ViewOf(uri);
        _answers.Add(() => work(view));
    }

    /// <summary>Has every folder looked at anew, as if nothing were known of the disk.</summary>
    public void LookAnew() => _folders.ForEach(folder => Touch(folder, isListedAnew: true));

    /// <summary>Has something done once every folder was looked at as it stands now.</summary>
    public void WhenLooked(Action work)
    {
        var open = _folders.Where(folder => folder.IsDirty || folder.IsBusy).ToList();
        var left = open.Count;
        if (left == 0)
        {
            work();
        }

        foreach (var folder in open)
        {
            (folder.IsDirty ? folder.Waiting : folder.Answered).Add(() =>
            {
                if (--left == 0)
                {
                    work();
                }
            });
        }
    }

    /// <summary>Has something done on the thread that looks at documents, after all that came before.</summary>
    public void Do(Action work) => _quick.Add(work);

    // A file belongs to the innermost folder.
    private static bool Owns(IReadOnlyList<string> folders, string folder, string path) => folders.First(other => ScanRoot.IsBelow(path, other)) == folder;

    /// <inheritdoc/>
    public void Dispose()
    {
        _folders.ForEach(folder => folder.Dispose());
        _quick.Dispose();
        _thorough.Dispose();
        _answers.Dispose();
    }

    private static bool IsSetting(string uri) => Path.GetFileName(DocumentUri.NameOf(uri)) is Rules.Configuration.FileName or ".gitignore";

    // The folder of a document that was opened just now, or made: only git knows whether it is ignored, and is being asked.
    private OpenFolder? IsAwaited(string uri) =>
        Owner(uri) is { } folder && (folder.IsDirty || folder.IsBusy) && folder.Linted?.Tree?.Find(DocumentUri.PathOf(uri)!) is null ? folder : null;

    private IEnumerable<OpenFolder> Around(string path) => _folders.Where(folder => ScanRoot.IsBelow(path, folder.Path));

    private OpenFolder? Owner(string uri) => DocumentUri.PathOf(uri) is { } path ? Around(path).FirstOrDefault() : null;

    private void Put(TextBuffer buffer)
    {
        _buffers[buffer.Uri] = buffer;
        _alone.Remove(buffer.Uri);
        foreach (var folder in DocumentUri.PathOf(buffer.Uri) is { } path ? Around(path) : [])
        {
            folder.View = null;
        }

        Look(buffer);
    }

    private void Forget(string uri)
    {
        _alone.Remove(uri);
        if (_looks.Remove(uri, out var look))
        {
            look.Cancel();
            look.Dispose();
        }
    }

    // Documents go to another folder when one is opened or closed around them.
    private void Reassign(string path)
    {
        foreach (var uri in _buffers.Keys.Where(uri => DocumentUri.PathOf(uri) is { } inside && ScanRoot.IsBelow(inside, path)).ToList())
        {
            _alone.Remove(uri);
            Look(_buffers[uri]);
        }

        foreach (var folder in _folders.Where(folder => ScanRoot.IsBelow(path, folder.Path) || ScanRoot.IsBelow(folder.Path, path)))
        {
            Touch(folder, isListedAnew: false);
        }
    }

    private void TouchAround(string uri, bool isListedAnew)
    {
        foreach (var folder in DocumentUri.PathOf(uri) is { } path ? Around(path) : [])
        {
            Touch(folder, isListedAnew);
        }
    }

    private void Touch(OpenFolder folder, bool isListedAnew)
    {
        folder.IsDirty = true;
        folder.IsListedAnew |= isListedAnew;
        folder.View = null;
        Schedule();
    }

    // An edit makes what the one before has asked for useless.
    private void Look(TextBuffer buffer)
    {
        Forget(buffer.Uri);
        if (!_isStarted || Owner(buffer.Uri) is { Linted: null })
        {
            return;
        }

        var source = _looks[buffer.Uri] = new CancellationTokenSource();
        var cancellation = source.Token;
        var view = ViewOf(buffer.Uri)!;
        _quick.Add(() =>
        {
            if (!cancellation.IsCancellationRequested)
            {
                var report = view.Report(client);
                post(() => Take(buffer, report));
            }
        });
    }

    private void Take(TextBuffer buffer, DocumentReport report)
    {
        if (ReferenceEquals(_buffers.GetValueOrDefault(buffer.Uri), buffer))
        {
            Owner(buffer.Uri)?.Reported.Add(buffer.Uri);
            reports.Tell(report, isQuick: true);
        }
    }

    private FolderView View(OpenFolder folder) => folder.View ??= new FolderView(folder.Linted!, BuffersIn(folder));

    private Dictionary<string, TextBuffer> BuffersIn(OpenFolder folder)
    {
        var inside = new Dictionary<string, TextBuffer>(StringComparer.Ordinal);
        foreach (var buffer in _buffers.Values)
        {
            if (DocumentUri.PathOf(buffer.Uri) is { } path && ScanRoot.IsBelow(path, folder.Path))
            {
                inside[path] = buffer;
            }
        }

        return inside;
    }

    private DocumentView? ViewOf(string uri)
    {
        // The root of a disk is no document, whatever the client calls it.
        var path = DocumentUri.PathOf(uri) is { } named && Path.GetFileName(named).Length > 0 ? named : null;
        var buffer = _buffers.GetValueOrDefault(uri);
        if (path is not null && Owner(uri) is { Linted: not null } folder)
        {
            return new DocumentView(uri, path, buffer, View(folder), null);
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

    private void Schedule()
    {
        if (!_isStarted || _isDue || _isBusy || !_folders.Exists(folder => folder.IsDirty))
        {
            return;
        }

        _isDue = true;
        var pause = _folders.Exists(folder => folder.Linted is null) ? TimeSpan.Zero : Pause;
        _ = Task.Delay(pause).ContinueWith(_ => post(LookAround), TaskScheduler.Default);
    }

    private void LookAround()
    {
        _isDue = false;
        if (!_isStarted || _isBusy || _folders.Find(folder => folder.IsDirty) is not { } folder)
        {
            return;
        }

        _isBusy = folder.IsBusy = true;
        (folder.Answered, folder.Waiting) = (folder.Waiting, []);
        var before = folder.Linted;
        var input = new FolderInput(folder.Path, _settings, BuffersIn(folder)) { IsListedAnew = folder.IsListedAnew, Changed = folder.Changed };
        (folder.IsDirty, folder.IsListedAnew, folder.Changed) = (false, false, new HashSet<string>(StringComparer.Ordinal));
        var progress = before is null ? makeProgress(folder.Path) : (_, _) => { };
        var work = new LintWork(folder.Closing.Token, line => post(() => say(line, false)), (done, count) => post(() => progress(done, count)));
        List<string> owners = [.. _folders.Select(other => other.Path)];
        _thorough.Add(() =>
        {
            LintedFolder? linted = null;
            List<DocumentReport> found = [];
            try
            {
                linted = FolderLint.Run(before, input, host, work);
                found = Found(linted, path => Owns(owners, input.Path, path));
            }
            catch (OperationCanceledException)
            {
                // The folder was closed, or the session ends.
            }
            catch (Exception bug) when (bug is not OutOfMemoryException)
            {
                work.Note($"the folder could not be looked at: internal error ({bug.GetType().Name}); please report it");
            }

            post(() =>
            {
                progress(1, 1);
                Take(folder, linted, found);
            });
        });
    }

    private List<DocumentReport> Found(LintedFolder linted, Predicate<string> owns)
    {
        var addresses = new Addresses(linted.Input.Path, linted.Input.Buffers);
        var maker = addresses.Maker(client, linted.Mask);
        return [.. linted.Findings.Where(entry => owns(addresses.PathOf(entry.Key))).Select(entry => DocumentReport.Of(addresses.UriOf(entry.Key), addresses.BufferOf(entry.Key)?.Version, entry.Value, maker))];
    }

    private void Take(OpenFolder folder, LintedFolder? linted, List<DocumentReport> found)
    {
        _isBusy = folder.IsBusy = false;
        if (!_isStarted || !_folders.Contains(folder))
        {
            Schedule();
            return;
        }

        folder.Linted = linted ?? folder.Linted ?? new LintedFolder(new FolderInput(folder.Path, _settings, BuffersIn(folder)));
        folder.View = null;
        if (folder.Linted.Problem is { } problem && problem != folder.Told)
        {
            say(problem, true);
        }

        folder.Told = folder.Linted.Problem;
        var byUri = found.ToDictionary(report => report.Uri, StringComparer.Ordinal);
        foreach (var uri in folder.Reported.Union(byUri.Keys).Union(folder.Linted.Input.Buffers.Values.Select(buffer => buffer.Uri)).ToList())
        {
            var buffer = _buffers.GetValueOrDefault(uri);
            if (Owner(uri) is { } owner && owner != folder)
            {
                continue;
            }

            if (buffer is null || (DocumentUri.PathOf(uri) is { } path && ReferenceEquals(buffer, folder.Linted.Input.Buffers.GetValueOrDefault(path))))
            {
                reports.Tell(byUri.GetValueOrDefault(uri) ?? DocumentReport.Clean(uri, buffer?.Version), isQuick: false);
            }
        }

        folder.Reported = [.. byUri.Keys, .. _buffers.Keys.Where(uri => Owner(uri) == folder)];
        foreach (var buffer in _buffers.Values.Where(buffer => Owner(buffer.Uri) == folder && DocumentUri.PathOf(buffer.Uri) is { } path && !ReferenceEquals(buffer, folder.Linted.Input.Buffers.GetValueOrDefault(path))))
        {
            Look(buffer);
        }

        reports.Settle();
        folder.TakeAnswered().ForEach(answer => answer());
        GiveBack();
        Schedule();
    }

    private void GiveBack()
    {
        var (looked, revision) = (++_looked, _revision);
        _ = Task.Delay(Idle).ContinueWith(
            _ => post(() =>
            {
                if (looked == _looked && revision == _revision && !_isBusy)
                {
                    _thorough.Add(Memory.GiveBack);
                }
            }),
            TaskScheduler.Default);
    }
}
