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
    private readonly OpenDocuments _open = new(host);
    private readonly Dictionary<string, CancellationTokenSource> _looks = new(StringComparer.Ordinal);
    private long _revision;
    private int _looked;
    private bool _isStarted;
    private bool _isDue;
    private bool _isBusy;

    /// <summary>The settings of the editor are these now.</summary>
    public void Configure(LintSettings settings)
    {
        if (_open.Settings == settings)
        {
            return;
        }

        _open.Settings = settings;
        LookAnew();
        foreach (var buffer in _open.Buffers.ToList())
        {
            Look(buffer);
        }
    }

    /// <summary>A folder was opened.</summary>
    public void Add(string uri)
    {
        if (DocumentUri.PathOf(uri) is { } path && _open.Add(path))
        {
            Reassign(path);
            Schedule();
        }
    }

    /// <summary>A folder was closed: what is open in it is looked at by itself, or with the folder around it.</summary>
    public void Remove(string uri)
    {
        if (DocumentUri.PathOf(uri) is { } path && _open.Remove(path) is { } gone)
        {
            gone.Dispose();
            gone.TakeAll().ForEach(answer => answer());
            foreach (var reported in gone.Reported)
            {
                reports.Tell(DocumentReport.Clean(reported, _open.Find(reported)?.Version), isQuick: false);
            }

            Reassign(path);
        }
    }

    /// <summary>The client is ready to hear of what is found.</summary>
    public void Start()
    {
        _isStarted = true;
        Schedule();
        foreach (var buffer in _open.Buffers.ToList())
        {
            Look(buffer);
        }
    }

    /// <summary>Nobody wants to hear anything more.</summary>
    public void Stop()
    {
        _isStarted = false;
        foreach (var folder in _open.Folders)
        {
            folder.Closing.Cancel();
        }
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
        var buffer = _open.Find(change.TextDocument.Uri) ?? throw new LspException(LspCode.InvalidParams, "the document is not open");
        Put(buffer.Change(change.ContentChanges, change.TextDocument.Version ?? buffer.Version + 1, ++_revision, client.Encoding));
        TouchAround(buffer.Uri, isListedAnew: IsSetting(buffer.Uri));
    }

    /// <summary>A document was written to the disk.</summary>
    public void Save(string uri) => TouchAround(uri, isListedAnew: true);

    /// <summary>A document was closed: what lies on the disk counts again.</summary>
    public void Close(string uri)
    {
        if (!_open.Close(uri))
        {
            return;
        }

        Forget(uri);
        if (_open.Owner(uri) is null)
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

        foreach (var folder in _open.Around(change.Uri))
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

        var view = _open.ViewOf(uri);
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

        var view = _open.ViewOf(uri);
        _answers.Add(() => work(view));
    }

    /// <summary>Has every folder looked at anew, as if nothing were known of the disk.</summary>
    public void LookAnew()
    {
        foreach (var folder in _open.Folders)
        {
            Touch(folder, isListedAnew: true);
        }
    }

    /// <summary>Has something done once every folder was looked at as it stands now.</summary>
    public void WhenLooked(Action work)
    {
        var open = _open.Folders.Where(folder => folder.IsDirty || folder.IsBusy).ToList();
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

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var folder in _open.Folders)
        {
            folder.Dispose();
        }

        _quick.Dispose();
        _thorough.Dispose();
        _answers.Dispose();
    }

    private static bool IsSetting(string uri) => Path.GetFileName(DocumentUri.NameOf(uri)) is Rules.Configuration.FileName or ".gitignore";

    // The folder of a document that was opened just now, or made: only git knows whether it is ignored, and is being asked.
    private OpenFolder? IsAwaited(string uri) =>
        _open.Owner(uri) is { } folder && (folder.IsDirty || folder.IsBusy) && folder.Linted?.Tree?.Find(DocumentUri.PathOf(uri)!) is null ? folder : null;

    private void Put(TextBuffer buffer)
    {
        _open.Put(buffer);
        Look(buffer);
    }

    private void Forget(string uri)
    {
        if (_looks.Remove(uri, out var look))
        {
            look.Cancel();
            look.Dispose();
        }
    }

    // Documents go to another folder when one is opened or closed around them.
    private void Reassign(string path)
    {
        foreach (var buffer in _open.Below(path))
        {
            Look(buffer);
        }

        foreach (var folder in _open.Folders.Where(folder => ScanRoot.IsBelow(path, folder.Path) || ScanRoot.IsBelow(folder.Path, path)))
        {
            Touch(folder, isListedAnew: false);
        }
    }

    private void TouchAround(string uri, bool isListedAnew)
    {
        foreach (var folder in _open.Around(uri))
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
        if (!_isStarted || _open.Owner(buffer.Uri) is { Linted: null })
        {
            return;
        }

        var source = _looks[buffer.Uri] = new CancellationTokenSource();
        var cancellation = source.Token;
        var view = _open.ViewOf(buffer.Uri)!;
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
        if (ReferenceEquals(_open.Find(buffer.Uri), buffer))
        {
            _open.Owner(buffer.Uri)?.Reported.Add(buffer.Uri);
            reports.Tell(report, isQuick: true);
        }
    }

    private void Schedule()
    {
        if (!_isStarted || _isDue || _isBusy || !_open.Folders.Any(folder => folder.IsDirty))
        {
            return;
        }

        _isDue = true;
        var pause = _open.Folders.Any(folder => folder.Linted is null) ? TimeSpan.Zero : Pause;
        _ = Task.Delay(pause).ContinueWith(_ => post(LookAround), TaskScheduler.Default);
    }

    private void LookAround()
    {
        _isDue = false;
        if (!_isStarted || _isBusy || _open.Folders.FirstOrDefault(folder => folder.IsDirty) is not { } folder)
        {
            return;
        }

        _isBusy = folder.IsBusy = true;
        (folder.Answered, folder.Waiting) = (folder.Waiting, []);
        var before = folder.Linted;
        var input = new FolderInput(folder.Path, _open.Settings, _open.ByPath(folder)) { IsListedAnew = folder.IsListedAnew, Changed = folder.Changed };
        (folder.IsDirty, folder.IsListedAnew, folder.Changed) = (false, false, new HashSet<string>(StringComparer.Ordinal));
        var progress = before is null ? makeProgress(folder.Path) : (_, _) => { };
        var work = new LintWork(folder.Closing.Token, line => post(() => say(line, false)), (done, count) => post(() => progress(done, count)));
        List<string> folders = [.. _open.Folders.Select(other => other.Path)];
        _thorough.Add(() =>
        {
            LintedFolder? linted = null;
            List<DocumentReport> found = [];
            try
            {
                linted = FolderLint.Run(before, input, host, work);
                found = DocumentReport.OfFolder(linted, folders, client);
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

    private void Take(OpenFolder folder, LintedFolder? linted, List<DocumentReport> found)
    {
        _isBusy = folder.IsBusy = false;
        if (!_isStarted || !_open.Folders.Contains(folder))
        {
            Schedule();
            return;
        }

        var isFirst = folder.Linted is null;
        folder.Linted = linted ?? folder.Linted ?? new LintedFolder(new FolderInput(folder.Path, _open.Settings, _open.ByPath(folder)));
        folder.View = null;
        if (folder.Linted.Problem is { } problem && problem != folder.Told)
        {
            say(problem, true);
        }

        folder.Told = folder.Linted.Problem;
        var byUri = found.ToDictionary(report => report.Uri, StringComparer.Ordinal);
        foreach (var uri in folder.Reported.Union(byUri.Keys).Union(folder.Linted.Input.Buffers.Values.Select(buffer => buffer.Uri)).ToList())
        {
            var buffer = _open.Find(uri);
            if ((_open.Owner(uri) is not { } owner || owner == folder) && (buffer is null || OpenDocuments.IsSeen(folder, buffer)))
            {
                reports.Tell(byUri.GetValueOrDefault(uri) ?? DocumentReport.Clean(uri, buffer?.Version), isQuick: false);
            }
        }

        folder.Reported = [.. byUri.Keys, .. _open.Buffers.Select(buffer => buffer.Uri).Where(uri => _open.Owner(uri) == folder)];
        _open.NewerIn(folder).ForEach(Look);
        reports.Settle();
        folder.TakeAnswered().ForEach(answer => answer());
        GiveBack(isFirst);
        Schedule();
    }

    private void GiveBack(bool isFirst)
    {
        // Reading a whole folder takes more than anything that follows.
        if (isFirst)
        {
            _thorough.Add(Memory.GiveBack);
        }

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
