using System.Text;
using Pvelint.Formats;

namespace Pvelint.Repo.Changes;

/// <summary>
/// Which unchanged files are read beside those that are staged: a secret may be one only because of them (the provider that
/// takes a variable, the tfvars that set it). Those that lie near are enough for a hook; <c>--since</c> reads them all.
/// </summary>
internal static class Context
{
    private const int MostFiles = 200;

    // A repository of many small files in few folders must not cost more than one of deep folders.
    private const int MostNames = 4000;

    /// <summary>Steps between two folders; more away there is hardly a file that matters. From a role of Ansible it is four to the variables of its groups.</summary>
    private const int Farthest = 4;

    /// <summary>The files near to those that change, the nearest first; of equally near ones those in HCL first.</summary>
    /// <param name="index">All files after the change.</param>
    /// <param name="files">What it changes.</param>
    public static IReadOnlyList<SnapshotEntry> Near(IndexListing index, IReadOnlyList<ChangedFile> files)
    {
        var changed = files.SelectMany(file => new[] { file.Old?.Path, file.New?.Path }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var near = new List<int>[Farthest + 1];
        foreach (var (row, distance) in Distances(index, [.. changed.Select(FolderOf).Distinct(StringComparer.Ordinal)]))
        {
            (near[distance] ??= []).Add(row);
        }

        var found = new List<SnapshotEntry>();
        var names = 0;
        for (var distance = 0; distance <= Farthest && found.Count < MostFiles; distance++)
        {
            var here = new List<(SnapshotEntry Entry, bool IsHcl)>();
            foreach (var row in near[distance] ?? [])
            {
                if (++names <= MostNames && SnapshotEntry.TextOf(index.Name(row)) is var path && Companions.MayBe(path) && !changed.Contains(path))
                {
                    here.Add((index.Entry(row), FileFormats.Of(path, "") is FileFormat.Hcl or FileFormat.HclJson));
                }
            }

            found.AddRange(here.Where(file => file.IsHcl).Concat(here.Where(file => !file.IsHcl)).Take(MostFiles - found.Count).Select(file => file.Entry));
        }

        return found;
    }

    // An index is sorted, so files of a folder stand together and the way is measured once a folder.
    private static IEnumerable<(int Row, int Distance)> Distances(IndexListing index, IReadOnlyList<string> folders)
    {
        var split = folders.Select(Split).ToList();
        var last = -1;
        var distance = int.MaxValue;
        for (var row = 0; row < index.Count; row++)
        {
            if (!index.IsFile(row))
            {
                continue;
            }

            if (last < 0 || !FolderOf(index.Name(row)).SequenceEqual(FolderOf(index.Name(last))))
            {
                var folder = Split(Encoding.UTF8.GetString(FolderOf(index.Name(row))));
                distance = split.Count == 0 ? int.MaxValue : split.Min(other => Between(folder, other));
                last = row;
            }

            if (distance <= Farthest)
            {
                yield return (row, distance);
            }
        }
    }

    private static string[] Split(string folder) => folder.Length == 0 ? [] : folder.Split('/');

    // Steps up from one folder to a common one and down to the other.
    private static int Between(string[] from, string[] to)
    {
        var common = 0;
        while (common < from.Length && common < to.Length && from[common] == to[common])
        {
            common++;
        }

        return from.Length + to.Length - (2 * common);
    }

    private static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    private static ReadOnlySpan<byte> FolderOf(ReadOnlySpan<byte> path) => path[..Math.Max(0, path.LastIndexOf((byte)'/'))];
}
