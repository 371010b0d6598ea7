using System.Text;
using Pvelint.Commands;

namespace Pvelint.Repo.Changes;

/// <summary>The entries of a tree or of the index, each path once.</summary>
internal sealed class Snapshot
{
    private readonly Dictionary<string, SnapshotEntry> _byPath;

    private Snapshot(Dictionary<string, SnapshotEntry> byPath) => _byPath = byPath;

    /// <summary>The snapshot that holds nothing.</summary>
    public static Snapshot Empty { get; } = new([]);

    /// <summary>The entries.</summary>
    public IReadOnlyCollection<SnapshotEntry> Entries => _byPath.Values;

    /// <summary>The entry of that path; null where there is none.</summary>
    public SnapshotEntry? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The snapshot before a change that led to this one.</summary>
    public Snapshot Before(IReadOnlyList<ChangedFile> files)
    {
        var entries = new Dictionary<string, SnapshotEntry>(_byPath, StringComparer.Ordinal);
        foreach (var entry in files.Where(file => file.New is not null))
        {
            entries.Remove(entry.New!.Path);
        }

        foreach (var entry in files.Where(file => file.Old is not null))
        {
            entries[entry.Old!.Path] = entry.Old;
        }

        return new Snapshot(entries);
    }

    /// <summary>What a commit holds.</summary>
    /// <exception cref="StopException">Git cannot say.</exception>
    public static Snapshot OfTree(GitRepository repository, string commit) =>
        Read(Change.Ask(repository, ["ls-tree", "-r", "-z", "--full-tree", commit]));

    /// <summary>A part of an index.</summary>
    public static Snapshot Of(IEnumerable<SnapshotEntry> entries)
    {
        var byPath = new Dictionary<string, SnapshotEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            byPath[entry.Path] = entry;
        }

        return new Snapshot(byPath);
    }

    // MODE TYPE ID\tPATH
    private static Snapshot Read(byte[] output)
    {
        var entries = new Dictionary<string, SnapshotEntry>(StringComparer.Ordinal);
        for (var rest = output.AsSpan(); rest.Length > 0;)
        {
            var end = rest.IndexOf((byte)0);
            var record = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            var tab = record.IndexOf((byte)'\t');
            var fields = tab < 0 ? [] : Encoding.ASCII.GetString(record[..tab]).Split(' ');
            if (fields.Length != 3)
            {
                throw new StopException(ExitCode.Incomplete, "git listed something that is no list of files");
            }

            var entry = new SnapshotEntry(record[(tab + 1)..].ToArray(), fields[0], fields[2]);
            if (!entries.TryAdd(entry.Path, entry))
            {
                // A tree that git itself would never write: one of the two would hide behind the other.
                throw new StopException(ExitCode.Incomplete, $"{entry.Path} stands twice in one tree: the repository is damaged; run 'git fsck'");
            }
        }

        return new Snapshot(entries);
    }
}
