using System.Text;
using Pvelint.Commands;
using Pvelint.Repo.Objects;

namespace Pvelint.Repo.Changes;

/// <summary>The names in an index, as bytes where they were read: of tens of thousands a hook looks at a few.</summary>
internal sealed class IndexListing
{
    private readonly List<Row> _rows = [];

    /// <summary>Count of entries.</summary>
    public int Count => _rows.Count;

    /// <summary>What an index holds: as we read it, or as git does where it has a form that we do not know.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="file">Its index.</param>
    /// <exception cref="StopException">Git cannot read it.</exception>
    public static IndexListing Of(GitRepository repository, IndexFile file)
    {
        if (file.State is IndexState.Foreign)
        {
            return OfGit(repository);
        }

        var listing = new IndexListing();
        file.Visit(listing.Add);
        return listing;
    }

    /// <summary>An entry's path.</summary>
    public ReadOnlySpan<byte> Name(int index) => _rows[index].Name.Span;

    /// <summary>Whether an entry is a file.</summary>
    public bool IsFile(int index) => _rows[index].Mode >> 12 == 8;

    /// <summary>An entry.</summary>
    public SnapshotEntry Entry(int index)
    {
        var row = _rows[index];
        return new SnapshotEntry(row.Name.ToArray(), Convert.ToString(row.Mode, 8).PadLeft(6, '0'), row.Id.Length <= ObjectId.MaxLength ? ObjectId.From(row.Id.Span).ToString() : Encoding.ASCII.GetString(row.Id.Span));
    }

    /// <summary>The entries of these names, as far as there are such.</summary>
    public IEnumerable<SnapshotEntry> Named(IEnumerable<byte[]> names)
    {
        foreach (var name in names)
        {
            var row = Find(name);
            if (row >= 0)
            {
                yield return Entry(row);
            }
        }
    }

    // Entries are sorted by the bytes of their names.
    private int Find(ReadOnlySpan<byte> name)
    {
        var (low, high) = (0, _rows.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Name(middle).SequenceCompareTo(name);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private static IndexListing OfGit(GitRepository repository)
    {
        var listing = new IndexListing();
        string[] root = repository.Prefix.Length == 0 ? [] : [string.Concat(Enumerable.Repeat("../", repository.Prefix.Count(unit => unit == '/')))];
        for (var rest = Change.Ask(repository, ["ls-files", "-s", "-z", "--full-name", "--", .. root]).AsMemory(); rest.Length > 0;)
        {
            // MODE ID STAGE\tPATH
            var end = rest.Span.IndexOf((byte)0);
            var record = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            var tab = record.Span.IndexOf((byte)'\t');
            if (tab != 6 + 1 + (2 * repository.HashLength) + 2)
            {
                throw new StopException(ExitCode.Incomplete, "git listed something that is no list of files");
            }

            listing.Add(Convert.ToInt32(Encoding.ASCII.GetString(record.Span[..6]), 8), record.Slice(7, 2 * repository.HashLength), record[(tab + 1)..]);
        }

        return listing;
    }

    private void Add(int mode, ReadOnlyMemory<byte> id, ReadOnlyMemory<byte> name) => _rows.Add(new Row(mode, id, name));

    // The id in bytes, or as git prints it in twice as many digits. A class: lists of our own structures are compiled anew in every run.
    private sealed record Row(int Mode, ReadOnlyMemory<byte> Id, ReadOnlyMemory<byte> Name);
}
