using System.Text;
using Pvelint.Commands;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Repo;

namespace Pvelint.Lsp.Linting;

/// <summary>
/// The files of a folder as a scan sees them, and what is kept of those that concern us. It never changes: after an edit another one is
/// made of it, for which that one file is parsed and nothing else.
/// </summary>
internal sealed class LiveTree
{
    private readonly IReadOnlyDictionary<string, FileLook> _looks;
    private readonly IReadOnlyList<CompanionRound> _rounds;
    private readonly IReadOnlyList<ListedFile> _folders;
    private readonly IReadOnlyList<SkippedFile> _unlisted;

    private LiveTree(
        IReadOnlyDictionary<string, FileLook> looks, IReadOnlyList<ListedFile> folders, IReadOnlyList<SkippedFile> unlisted, IReadOnlyList<CompanionRound> rounds)
    {
        _looks = looks;
        _folders = folders;
        _unlisted = unlisted;
        _rounds = rounds;
        var large = looks.Values.Where(look => look.IsLarge).Select(look => look.File.Path).Order(StringComparer.Ordinal).ToList();
        var kept = looks.Values.SelectMany(look => look.Documents.Select(document => (look.File, Document: document)))
            .Concat(rounds.SelectMany(round => round.Found.Values).OfType<(ListedFile File, Document Document)>())
            .OrderBy(entry => entry.Document.File.Path, StringComparer.Ordinal).ToList();
        Sources = new ReadSources(
            [.. kept.Select(entry => entry.Document)],
            kept.GroupBy(entry => entry.Document.File.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().File, StringComparer.Ordinal),
            looks.Count,
            0,
            [.. unlisted, .. looks.Values.Where(look => look.Failure is not null).Select(look => new SkippedFile(look.File.Path, look.Failure!)).OrderBy(file => file.Path, StringComparer.Ordinal)],
            large);
    }

    /// <summary>What was read.</summary>
    public ReadSources Sources { get; }

    /// <summary>The file of an absolute path; null where a scan would not look at it.</summary>
    public ListedFile? Find(string path) => _looks.GetValueOrDefault(path)?.File;

    /// <summary>Which text of a file was looked at.</summary>
    public FileStamp StampOf(string path) => _looks.GetValueOrDefault(path)?.Stamp ?? default;

    /// <summary>Whether a file concerns us through others alone.</summary>
    public bool IsCompanion(string path) => _rounds.Any(round => round.Found.GetValueOrDefault(path) is not null);

    /// <summary>Reads a folder.</summary>
    /// <param name="before">What was read of it before; null for nothing.</param>
    /// <param name="input">What is open in it, and which files have changed.</param>
    /// <param name="target">The folder.</param>
    /// <param name="settings">The configuration.</param>
    /// <param name="work">What may end it, and is told how far it has come.</param>
    public static LiveTree Read(LiveTree? before, FolderInput input, ScanTarget target, ConfigurationFile settings, LintWork work)
    {
        var isListed = before is null || input.IsListedAnew;
        var tree = isListed ? FileTree.List([target]) : null;
        foreach (var line in tree?.Notes ?? [])
        {
            work.Note(line);
        }

        var files = tree is not null ? WithUnsaved(tree.Files, target.Root, input) : [.. before!._looks.Values.Select(look => look.File), .. before._folders];
        files.RemoveAll(settings.Excludes);
        var looks = new Dictionary<string, FileLook>(StringComparer.Ordinal);
        var folders = new List<ListedFile>();
        var unread = new List<(ListedFile File, FileStamp Stamp)>();
        foreach (var file in files)
        {
            work.Cancellation.ThrowIfCancellationRequested();
            var path = file.FullPath;
            var buffer = input.Buffers.GetValueOrDefault(path);
            var seen = before?._looks.GetValueOrDefault(path);
            if (!isListed && before!._folders.Contains(file))
            {
                folders.Add(file);
            }
            else if (buffer is not null)
            {
                looks[path] = seen?.Stamp.Revision == buffer.Revision ? seen with { File = file } : buffer.LookAs(file);
            }
            else if (seen is { Stamp.Revision: 0 } && !input.Changed.Contains(path) && (!isListed || seen.Stamp == FileStamp.Of(path, null)))
            {
                looks[path] = Same(seen, file);
            }
            else
            {
                unread.Add((file, FileStamp.Of(path, null)));
            }
        }

        var skipped = new List<SkippedFile>(tree?.Skipped ?? before!._unlisted);
        ReadDisk(unread, looks, folders, skipped, input, work);
        return new LiveTree(looks, folders, skipped, Follow(before, looks, input, work));
    }

    // Git may say otherwise of a file whose text is the same.
    private static FileLook Same(FileLook seen, ListedFile file) => seen.File.Git == file.Git ? seen : seen with { File = file };

    private static void ReadDisk(
        List<(ListedFile File, FileStamp Stamp)> unread, Dictionary<string, FileLook> looks, List<ListedFile> folders, List<SkippedFile> skipped, FolderInput input, LintWork work)
    {
        const int Step = 128;
        var stamps = unread.ToDictionary(entry => entry.File, entry => entry.Stamp, (IEqualityComparer<ListedFile>)ReferenceEqualityComparer.Instance);
        for (var done = 0; done < unread.Count; done += Step)
        {
            work.Cancellation.ThrowIfCancellationRequested();
            work.Progress(done, unread.Count);
            Memory.Bound();
            var reader = new TreeReader(1);
            List<ListedFile> part = [.. unread.Skip(done).Take(Step).Select(entry => entry.File)];
            reader.Look(part);
            var documents = reader.Kept.ToLookup(entry => entry.File, entry => entry.Document, ReferenceEqualityComparer.Instance);
            var candidates = reader.Candidates.ToHashSet(ReferenceEqualityComparer.Instance);
            var failures = reader.Skipped.GroupBy(file => file.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Reason, StringComparer.Ordinal);
            var nested = reader.Nested.ToHashSet(ReferenceEqualityComparer.Instance);
            folders.AddRange(reader.Nested);
            foreach (var file in part.Concat(reader.Kept.Select(entry => entry.File)).Concat(reader.Passed).Distinct(ReferenceEqualityComparer.Instance).Cast<ListedFile>().Where(file => !nested.Contains(file)))
            {
                var path = file.FullPath;
                looks[path] = input.Buffers.TryGetValue(path, out var buffer)
                    ? buffer.LookAs(file)
                    : new FileLook(file, stamps.TryGetValue(file, out var stamp) ? stamp : FileStamp.Of(path, null))
                    {
                        Documents = [.. documents[file]],
                        IsCandidate = candidates.Contains(file),
                        Failure = failures.GetValueOrDefault(file.Path),
                        IsLarge = reader.Large.Contains(file.Path),
                    };
                failures.Remove(file.Path);
            }

            skipped.AddRange(failures.Select(failure => new SkippedFile(failure.Key, failure.Value)));
        }
    }

    private static List<CompanionRound> Follow(LiveTree? before, Dictionary<string, FileLook> looks, FolderInput input, LintWork work)
    {
        var rounds = new List<CompanionRound>();
        var candidates = looks.Where(entry => entry.Value.IsCandidate).ToDictionary(StringComparer.Ordinal);
        var documents = looks.Values.SelectMany(look => look.Documents).OrderBy(document => document.File.Path, StringComparer.Ordinal).ToList();
        Companions.Follow(
            () => candidates.Count == 0 ? [] : documents,
            companions =>
            {
                var known = before?._rounds.ElementAtOrDefault(rounds.Count);
                var round = CompanionRound.Of(companions, candidates, known is not null && known.Query.AsksAs(companions) ? known : null, before?._rounds ?? [], input, work);
                rounds.Add(round);
                var found = round.Found.Where(entry => entry.Value is not null).ToList();
                found.ForEach(entry => candidates.Remove(entry.Key));
                documents = [.. documents.Concat(found.Select(entry => entry.Value!.Value.Document)).OrderBy(document => document.File.Path, StringComparer.Ordinal)];
                return found.Count > 0;
            });
        return rounds;
    }

    // What was never saved is not on the disk, where git and the walk look.
    private static List<ListedFile> WithUnsaved(IReadOnlyList<ListedFile> files, ScanRoot root, FolderInput input)
    {
        var listed = files.ToList();
        var known = input.Buffers.Count == 0 ? [] : listed.Select(file => file.FullPath).ToHashSet(StringComparer.Ordinal);
        var added = input.Buffers.Keys.Where(path => !known.Contains(path) && !File.Exists(path)).Select(path => Path.GetRelativePath(root.Folder, path).Replace(Path.DirectorySeparatorChar, '/')).ToList();
        var ignored = root.IsWorkTree ? Ignored(root, added) : [];
        listed.AddRange(added.Where(name => !ignored.Contains(name))
            .Select(name => new ListedFile(root, Encoding.UTF8.GetBytes(name), FileType.File, root.IsWorkTree ? Rules.GitStatus.Untracked : Rules.GitStatus.Unknown)));
        return listed;
    }

    private static HashSet<string> Ignored(ScanRoot root, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return [];
        }

        // Names on standard input are no patterns, and git refuses the command where these are to be taken literally.
        var answer = Git.Ask(root.Folder, ["--no-literal-pathspecs", "check-ignore", "-z", "--stdin"], Encoding.UTF8.GetBytes(string.Join('\0', names) + "\0"));
        return [.. Encoding.UTF8.GetString(answer.Output).Split('\0', StringSplitOptions.RemoveEmptyEntries)];
    }
}
