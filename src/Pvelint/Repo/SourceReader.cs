using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Text;

namespace Pvelint.Repo;

/// <summary>What a run has read.</summary>
/// <param name="Documents">The files that may concern us, in the order of the listing.</param>
/// <param name="Origins">Where each document came from, by its printed path.</param>
/// <param name="Files">Count of files read.</param>
/// <param name="Bytes">Count of bytes read.</param>
/// <param name="Skipped">What could not be read.</param>
internal sealed record ReadSources(
    IReadOnlyList<Document> Documents, IReadOnlyDictionary<string, ListedFile> Origins, int Files, long Bytes, IReadOnlyList<SkippedFile> Skipped);

/// <summary>
/// Reads files on all cores. Most files of a repository do not concern us: they are read, seen by <see cref="Prefilter"/>,
/// and forgotten; only the others are decoded and parsed.
/// </summary>
internal sealed class SourceReader(int jobs)
{
    private static readonly DocumentReader Reader = new(YamlReader.Read);
    private readonly List<(ListedFile File, Document Document)> _documents = [];
    private readonly List<SkippedFile> _skipped = [];
    private readonly List<ListedFile> _folders = [];
    private readonly Lock _gate = new();
    private long _bytes;
    private int _files;

    /// <summary>Reads the files of a listing, and of the repositories nested in it.</summary>
    public ReadSources Read(FileTree tree)
    {
        var files = tree.Files;
        _skipped.AddRange(tree.Skipped);
        for (var depth = 0; files.Count > 0 && depth < 32; depth++)
        {
            Workers.Run(files, jobs, () => new FileReader(), ReadOne);
            files = ListFolders();
        }

        _documents.Sort((left, right) => string.CompareOrdinal(left.File.Path, right.File.Path));
        return new ReadSources(
            [.. _documents.Select(entry => entry.Document)],
            _documents.GroupBy(entry => entry.Document.File.Path).ToDictionary(group => group.Key, group => group.First().File, StringComparer.Ordinal),
            _files,
            _bytes,
            [.. _skipped.OrderBy(skipped => skipped.Path, StringComparer.Ordinal)]);
    }

    /// <summary>Reads the one buffer that a stream holds.</summary>
    public ReadSources ReadBuffer(ScanTarget target, Stream input)
    {
        using var buffer = new MemoryStream();
        input.CopyTo(buffer);
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        var file = new ListedFile(target.Root, target.File!, FileType.File, Rules.GitStatus.Unknown) { IsNamed = true };
        var document = Parse(file, bytes);
        var origins = new Dictionary<string, ListedFile>(StringComparer.Ordinal) { [file.Path] = file };
        return new ReadSources([document], origins, 1, bytes.Length, []);
    }

    /// <summary>Reads one text whose bytes the caller has.</summary>
    public static Document Parse(ListedFile file, ReadOnlySpan<byte> bytes)
    {
        var source = new SourceFile(file.Path, TextDecoder.Decode(bytes));
        var path = file.RepositoryPath;
        var format = TextDecoder.LooksBinary(bytes) ? FileFormat.Text : FileFormats.Of(path, source.Text);
        return Reader.Read(source, format, FileContexts.Of(file.ContextPath));
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

    private void ReadOne(ListedFile file, FileReader reader)
    {
        switch (reader.Read(file))
        {
            case ReadOutcome.Read:
                Interlocked.Increment(ref _files);
                Interlocked.Add(ref _bytes, reader.Bytes.Length);
                if (Prefilter.Passes(file.Name, reader.Bytes))
                {
                    var document = Parse(file, reader.Bytes);
                    lock (_gate)
                    {
                        _documents.Add((file, document));
                    }
                }

                break;
            case ReadOutcome.Folder:
                lock (_gate)
                {
                    _folders.Add(file);
                }

                break;
            case ReadOutcome.TooLarge:
                Skip(file, "it is larger than 64 MiB");
                break;
            case ReadOutcome.Failed:
                Skip(file, reader.Reason);
                break;
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
