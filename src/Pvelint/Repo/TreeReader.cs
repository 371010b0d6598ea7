using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Text;

namespace Pvelint.Repo;

/// <summary>What a run has read.</summary>
/// <param name="Documents">The files that concern us, in the order of their paths.</param>
/// <param name="Origins">Where each document came from, by its printed path.</param>
/// <param name="Files">Count of files read.</param>
/// <param name="Bytes">Count of bytes read.</param>
/// <param name="Skipped">What could not be read.</param>
/// <param name="Large">The files of which only the forms that stand on their own were looked for, by their printed paths.</param>
internal sealed record ReadSources(
    IReadOnlyList<Document> Documents, IReadOnlyDictionary<string, ListedFile> Origins, int Files, long Bytes, IReadOnlyList<SkippedFile> Skipped,
    IReadOnlyList<string> Large);

/// <summary>
/// Reads files on all cores. Most files of a repository do not concern us: they are read, seen by <see cref="Prefilter"/>,
/// and forgotten; only the others are decoded and parsed.
/// </summary>
/// <param name="jobs">Count of threads.</param>
/// <param name="makeReader">Makes what each thread reads contents by; null for files on the disk.</param>
/// <param name="progress">Is told of each file; null where nobody watches.</param>
internal sealed class TreeReader(int jobs, Func<ContentReader>? makeReader = null, Progress? progress = null)
{
    private const int DeepestNesting = 32;

    /// <summary>Reads a text of any format.</summary>
    internal static readonly DocumentReader Reader = new(YamlReader.Read);

    private readonly List<(ListedFile File, Document Document)> _documents = [];
    private readonly List<SkippedFile> _skipped = [];
    private readonly List<string> _large = [];
    private readonly List<ListedFile> _folders = [];
    private readonly List<ListedFile> _passed = [];
    private readonly List<ListedFile> _candidates = [];
    private readonly Lock _gate = new();
    private readonly Func<ContentReader> _makeReader = makeReader ?? (() => new FileReader());
    private Dictionary<(string Path, string? Blob), Document?>? _seen;
    private long _bytes;
    private int _files;

    /// <summary>Whether files that cannot concern us are left out; without it the result is the same, only later.</summary>
    public bool UsesPrefilter { get; init; } = true;

    /// <summary>Whether files that the user named pass whatever they hold: whoever names one knows why.</summary>
    public bool KeepsNamed { get; init; }

    /// <summary>
    /// What has read another version of the same tree: a file that is the same in both is neither read nor parsed again.
    /// </summary>
    public TreeReader? Sibling { get; init; }

    /// <summary>The files that count, where another run reports the others.</summary>
    public Predicate<ListedFile> Counts { get; init; } = _ => true;

    /// <summary>Reads the files of a listing, and of the repositories nested in it.</summary>
    public ReadSources Read(FileTree tree)
    {
        _skipped.AddRange(tree.Skipped);
        return Read(tree.Files);
    }

    /// <summary>Reads files, and the repositories nested among them.</summary>
    public ReadSources Read(IReadOnlyList<ListedFile> files)
    {
        Look(files);
        ReadCompanions();
        return Result();
    }

    /// <summary>What was looked at and parsed so far.</summary>
    public IReadOnlyList<(ListedFile File, Document Document)> Kept => _documents;

    /// <summary>The files that do not concern us by themselves, and may do so through others.</summary>
    public IReadOnlyList<ListedFile> Candidates => _candidates;

    /// <summary>The files that do not concern us by themselves.</summary>
    public IReadOnlyList<ListedFile> Passed => _passed;

    /// <summary>What could not be read so far.</summary>
    public IReadOnlyList<SkippedFile> Skipped => _skipped;

    /// <summary>The printed paths of the files that were too large to be held.</summary>
    public IReadOnlyList<string> Large => _large;

    /// <summary>The folders that turned up where files were expected.</summary>
    public IReadOnlyList<ListedFile> Nested { get; private set; } = [];

    /// <summary>Looks at files, and at those of the repositories nested among them, each by itself.</summary>
    public void Look(IReadOnlyList<ListedFile> files)
    {
        for (var depth = 0; files.Count > 0 && depth < DeepestNesting; depth++)
        {
            Workers.Run(files, jobs, _makeReader, (file, reader) => Guard(file, () => ReadOne(file, reader)));
            Nested = [.. Nested, .. _folders];
            files = ListFolders();
        }
    }

    /// <summary>Keeps what was seen of each object, for a <see cref="Sibling"/>.</summary>
    public TreeReader Remember()
    {
        var large = _large.ToHashSet(StringComparer.Ordinal);
        _seen = _passed.ToDictionary(file => (file.Path, file.Blob), _ => (Document?)null);
        foreach (var (file, document) in _documents.Where(entry => !large.Contains(entry.File.Path)))
        {
            _seen[(file.Path, file.Blob)] = document;
        }

        return this;
    }

    /// <summary>Reads the one buffer that a stream holds.</summary>
    public ReadSources ReadBuffer(ScanTarget target, Stream input)
    {
        using var buffer = new MemoryStream();
        input.CopyTo(buffer);
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        var file = new ListedFile(target.Root, target.File!, FileType.File, Rules.GitStatus.Unknown) { IsNamed = true };
        _documents.Add((file, Parse(file, bytes)));
        _files = 1;
        _bytes = bytes.Length;
        return Result();
    }

    /// <summary>The document that a file's bytes hold.</summary>
    public static Document Parse(ListedFile file, ReadOnlySpan<byte> bytes)
    {
        var source = new SourceFile(file.Path, TextDecoder.Decode(bytes));
        var format = TextDecoder.LooksBinary(bytes) ? FileFormat.Text : FileFormats.Of(file.RepositoryPath, source.Text);
        return Reader.Read(source, format, FileContexts.Of(file.ContextPath));
    }

    private ReadSources Result()
    {
        _documents.Sort((left, right) => string.CompareOrdinal(left.Document.File.Path, right.Document.File.Path));
        return new ReadSources(
            [.. _documents.Select(entry => entry.Document)],
            _documents.GroupBy(entry => entry.Document.File.Path).ToDictionary(group => group.Key, group => group.First().File, StringComparer.Ordinal),
            _files,
            _bytes,
            [.. _skipped.OrderBy(skipped => skipped.Path, StringComparer.Ordinal)],
            [.. _large.Order(StringComparer.Ordinal)]);
    }

    private List<ListedFile> ListFolders()
    {
        var files = new List<ListedFile>();
        foreach (var folder in _folders)
        {
            byte[] start = [.. folder.Name.AsSpan().TrimEnd((byte)'/'), (byte)'/'];
            var nested = FileTree.ListNested(folder.Root, start);
            files.AddRange(nested.Files.Where(file => file.Name.Length > start.Length));
            _skipped.AddRange(nested.Skipped);
        }

        _folders.Clear();
        return files;
    }

    private void ReadCompanions() => Companions.Follow(
        () => _candidates.Count == 0 ? [] : [.. _documents.Select(entry => entry.Document)],
        companions =>
        {
            var before = _documents.Count;
            Workers.Run(_candidates, jobs, _makeReader, (file, reader) => Guard(file, () => ReadCompanion(file, reader, companions)));
            var read = _documents.Skip(before).Select(entry => entry.File).ToHashSet(ReferenceEqualityComparer.Instance);
            _candidates.RemoveAll(read.Contains);
            return read.Count > 0;
        });

    // A mistake of ours on one file, which may be made for it, must not keep the others from being looked at.
    private void Guard(ListedFile file, Action read)
    {
        try
        {
            read();
        }
        catch (Exception bug) when (bug is not Commands.StopException)
        {
            Skip(file, SkippedFile.Bug(bug));
        }
    }

    private void ReadCompanion(ListedFile file, ContentReader reader, Companions companions)
    {
        if (companions.MayInclude(file.Path) && reader.Read(file) is ReadOutcome.Read && companions.Includes(file.Path, reader.Bytes))
        {
            Keep(file, Parse(file, reader.Bytes));
        }
    }

    private void ReadOne(ListedFile file, ContentReader reader)
    {
        progress?.Add();
        if (Sibling?._seen?.TryGetValue((file.Path, file.Blob), out var seen) == true)
        {
            Take(file, seen);
            return;
        }

        switch (reader.Read(file))
        {
            case ReadOutcome.Read:
                Look(file, reader);
                break;
            case ReadOutcome.Folder:
                lock (_gate)
                {
                    _folders.Add(file);
                }

                break;
            case ReadOutcome.TooLarge:
                ReadLarge(file, reader);
                break;
            case ReadOutcome.Failed:
                Skip(file, reader.Reason);
                break;
        }
    }

    private void Look(ListedFile file, ContentReader reader)
    {
        Count(file, reader.Bytes.Length);
        if (!UsesPrefilter || (KeepsNamed && file.IsNamed) || Prefilter.Passes(file.Name, reader.Bytes))
        {
            Keep(file, Parse(file, reader.Bytes));
            return;
        }

        Pass(file);
    }

    private void Count(ListedFile file, long length)
    {
        if (Counts(file))
        {
            Interlocked.Increment(ref _files);
            Interlocked.Add(ref _bytes, length);
        }
    }

    private void Take(ListedFile file, Document? document)
    {
        if (document is null)
        {
            Pass(file);
            return;
        }

        Keep(file, document);
    }

    private void Pass(ListedFile file)
    {
        var isCandidate = Companions.MayBe(file.Path);
        lock (_gate)
        {
            _passed.Add(file);
            if (isCandidate)
            {
                _candidates.Add(file);
            }
        }
    }

    private void ReadLarge(ListedFile file, ContentReader reader)
    {
        try
        {
            IReadOnlyList<SourceFile> pieces = [];
            var length = 0L;
            reader.ReadLarge(file, stream => pieces = LargeFile.Read(stream, file.Path, out length));
            Count(file, length);
            lock (_gate)
            {
                _large.Add(file.Path);
            }

            foreach (var piece in pieces)
            {
                Keep(file, Reader.Read(piece, FileFormat.Text, FileContexts.Of(file.ContextPath)));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Skip(file, "it could not be read to its end");
        }
    }

    private void Keep(ListedFile file, Document document)
    {
        lock (_gate)
        {
            _documents.Add((file, document));
        }
    }

    private void Skip(ListedFile file, string reason)
    {
        lock (_gate)
        {
            _skipped.Add(new SkippedFile(file.Path, reason));
        }
    }
}
