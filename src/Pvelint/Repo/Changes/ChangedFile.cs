using System.Text;

namespace Pvelint.Repo.Changes;

/// <summary>A file that differs between two snapshots.</summary>
/// <param name="Old">What it was; null where the change adds it.</param>
/// <param name="New">What it is; null where the change removes it.</param>
/// <param name="IsUnmerged">Whether it is in conflict: the index then holds several contents of it.</param>
internal sealed record ChangedFile(SnapshotEntry? Old, SnapshotEntry? New, bool IsUnmerged)
{
    private const string NoMode = "000000";

    /// <summary>Reads what <c>git diff-index --raw -z --no-abbrev</c> and its siblings print.</summary>
    /// <returns>The files; null where this is no such output.</returns>
    public static IReadOnlyList<ChangedFile>? Parse(ReadOnlySpan<byte> output)
    {
        var files = new List<ChangedFile>();
        while (output.Length > 0)
        {
            // :100644 100644 ID ID R086
            var record = Encoding.ASCII.GetString(Take(ref output));
            if (record.Length < 2 || record[0] != ':' || record[1..].Split(' ') is not [{ Length: 6 } oldMode, { Length: 6 } newMode, var oldId, var newId, { Length: > 0 } status])
            {
                return null;
            }

            var name = Take(ref output).ToArray();
            var newName = status[0] is 'R' or 'C' ? Take(ref output).ToArray() : name;
            if (name.Length == 0 || newName.Length == 0)
            {
                return null;
            }

            files.Add(new ChangedFile(
                oldMode == NoMode ? null : new SnapshotEntry(name, oldMode, oldId),
                newMode == NoMode ? null : new SnapshotEntry(newName, newMode, newId),
                status[0] == 'U'));
        }

        return files;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> output)
    {
        var end = output.IndexOf((byte)0);
        var field = end < 0 ? output : output[..end];
        output = end < 0 ? default : output[(end + 1)..];
        return field;
    }
}
