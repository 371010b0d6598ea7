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
internal sealed class TreeReader(int jobs, Progress? progress = null)
{
    // Each round may bring variables that are set in yet other files; chains are short.
    private const int MostRounds = 4;
    private const int DeepestNesting = 32;

    private static readonly DocumentReader Reader = new(YamlReader.Read);

    private readonly List<(ListedFile File, Document Document)> _documents = [];
    private readonly List<SkippedFile> _skipped = [];
    private readonly List<string> _large = [];
    private readonly List<ListedFile> _folders = [];
    private readonly List<ListedFile> _passed = [];
    private readonly Lock _gate = new();
    private long _bytes;
    private int _files;

    /// <summary>Whether files that cannot concern us are left out; without it the result is the same, only later.</summary>
    public bool UsesPrefilter { get; init; } = true;

    /// <summary>Reads the files of a listing, and of the repositories nested in it.</summary>
    public ReadSources Read(FileTree tree)
    {
        var files = tree.Files;
        _skipped.AddRange(tree.Skipped);
        for (var depth = 0; files.Count > 0 && depth < DeepestNesting; depth++)
        {
            Workers.Run(files, jobs, () => new FileReader(), ReadOne);
            files = ListFolders();
        }

        ReadCompanions();
        return Result();
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

    private static Document Parse(ListedFile file, ReadOnlySpan<byte> bytes)
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

    private void ReadCompanions()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < MostRounds && _documents.Count > 0 && _passed.Count > 0; round++)
        {
            var companions = Companions.Of([.. _documents.Select(entry => entry.Document)], known);
            var candidates = companions.IsEmpty ? [] : _passed.Where(file => companions.MayInclude(file.Path)).ToList();
            var before = _documents.Count;
            Workers.Run(candidates, jobs, () => new FileReader(), (file, reader) => ReadCompanion(file, reader, companions));
            if (_documents.Count == before)
            {
                break;
            }

            var read = _documents.Select(entry => entry.File).ToHashSet(ReferenceEqualityComparer.Instance);
            _passed.RemoveAll(read.Contains);
        }
    }

    private void ReadCompanion(ListedFile file, FileReader reader, Companions companions)
    {
        if (reader.Read(file) is ReadOutcome.Read && companions.Includes(file.Path, reader.Bytes))
        {
            Keep(file, Parse(file, reader.Bytes));
        }
    }

    private void ReadOne(ListedFile file, FileReader reader)
    {
        progress?.Add();
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
                ReadLarge(file);
                break;
            case ReadOutcome.Failed:
                Skip(file, reader.Reason);
                break;
        }
    }

    private void Look(ListedFile file, FileReader reader)
    {
        Interlocked.Increment(ref _files);
        Interlocked.Add(ref _bytes, reader.Bytes.Length);
        if (!UsesPrefilter || Prefilter.Passes(file.Name, reader.Bytes))
        {
            Keep(file, Parse(file, reader.Bytes));
            return;
        }

        lock (_gate)
        {
            _passed.Add(file);
        }
    }

    private void ReadLarge(ListedFile file)
    {
        try
        {
            var pieces = LargeFile.Read(file.FullPath, file.Path, out var length);
            Interlocked.Increment(ref _files);
            Interlocked.Add(ref _bytes, length);
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
