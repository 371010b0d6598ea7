using Pvelint.Formats;

namespace Pvelint.Repo.Changes;

/// <summary>
/// Which unchanged files are read beside those that are staged: a secret may be one only because of them (the provider that
/// takes a variable, the tfvars that set it). Those that lie near are enough for a hook; <c>--since</c> reads them all.
/// </summary>
internal static class Context
{
    private const int MostFiles = 200;

    /// <summary>More folders away than this there is hardly one that matters.</summary>
    private const int Farthest = 4;

    /// <summary>The unchanged and the removed files near to those that change, the nearest first.</summary>
    /// <param name="entries">All files after the change.</param>
    /// <param name="removed">Those that it removes.</param>
    /// <param name="files">What it changes.</param>
    public static IReadOnlyList<SnapshotEntry> Near(IEnumerable<SnapshotEntry> entries, IReadOnlyList<SnapshotEntry> removed, IReadOnlyList<ChangedFile> files)
    {
        var changed = files.SelectMany(file => new[] { file.Old?.Path, file.New?.Path }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var folders = changed.Select(FolderOf).Distinct(StringComparer.Ordinal).ToList();
        var distances = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. entries.Where(entry => entry.IsFile && !changed.Contains(entry.Path)).Concat(removed)
                .Where(entry => Distance(entry.Path) <= Farthest && Companions.MayBe(entry.Path))
                .OrderBy(entry => Distance(entry.Path))
                .ThenBy(entry => IsHcl(entry.Path) ? 0 : 1)
                .ThenBy(entry => entry.Path, StringComparer.Ordinal)
                .Take(MostFiles),
        ];

        int Distance(string path)
        {
            var folder = FolderOf(path);
            if (!distances.TryGetValue(folder, out var distance))
            {
                distances[folder] = distance = folders.Min(other => Between(folder, other));
            }

            return distance;
        }
    }

    // Steps up from one folder to a common one and down to the other.
    private static int Between(string left, string right)
    {
        string[] from = left.Length == 0 ? [] : left.Split('/');
        string[] to = right.Length == 0 ? [] : right.Split('/');
        var common = 0;
        while (common < from.Length && common < to.Length && from[common] == to[common])
        {
            common++;
        }

        return from.Length + to.Length - 2 * common;
    }

    private static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    private static bool IsHcl(string path) => FileFormats.Of(path, "") is FileFormat.Hcl or FileFormat.HclJson;
}
