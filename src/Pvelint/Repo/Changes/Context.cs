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
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            changed.Add((file.Old ?? file.New)!.Path);
            changed.Add((file.New ?? file.Old)!.Path);
        }

        var near = Sorted(index, [.. changed.Select(FolderOf).Distinct(StringComparer.Ordinal).Select(Split)]);
        var found = new List<SnapshotEntry>();
        var names = 0;
        for (var distance = 0; distance <= Farthest && found.Count < MostFiles; distance++)
        {
            var others = new List<SnapshotEntry>();
            foreach (var row in near[distance])
            {
                if (++names <= MostNames && SnapshotEntry.TextOf(index.Name(row)) is var path && Companions.MayBe(path) && !changed.Contains(path))
                {
                    (FileFormats.Of(path, "") is FileFormat.Hcl or FileFormat.HclJson ? found : others).Add(index.Entry(row));
                }
            }

            found.AddRange(others);
        }

        return found.Count <= MostFiles ? found : found.GetRange(0, MostFiles);
    }

    // The rows of the files near to some folders, by their distance. An index is sorted, so files of a folder stand together
    // and the way is measured once a folder.
    private static List<int>[] Sorted(IndexListing index, IReadOnlyList<string[]> folders)
    {
        var near = new List<int>[Farthest + 1];
        for (var i = 0; i < near.Length; i++)
        {
            near[i] = [];
        }

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
                distance = Distance(Split(Encoding.UTF8.GetString(FolderOf(index.Name(row)))), folders);
                last = row;
            }

            if (distance <= Farthest)
            {
                near[distance].Add(row);
            }
        }

        return near;
    }

    private static int Distance(string[] folder, IReadOnlyList<string[]> others)
    {
        var least = int.MaxValue;
        foreach (var other in others)
        {
            least = Math.Min(least, Between(folder, other));
        }

        return least;
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
