using System.Buffers.Text;
using Pvelint.Repo.Objects;

namespace Pvelint.Repo.History;

/// <summary>What a commit object says.</summary>
/// <param name="Tree">The tree of its files.</param>
/// <param name="Parents">The commits before it.</param>
/// <param name="Authored">Seconds since 1970 at which its author wrote it.</param>
/// <param name="Zone">Minutes by which the author's clock is ahead of UTC.</param>
/// <param name="Committed">Seconds since 1970 at which it was committed.</param>
internal sealed record CommitText(ObjectId Tree, IReadOnlyList<ObjectId> Parents, long Authored, int Zone, long Committed)
{
    /// <summary>Reads a commit's head lines; null where it has no tree.</summary>
    public static CommitText? Parse(ReadOnlySpan<byte> content)
    {
        ObjectId? tree = null;
        var parents = new List<ObjectId>(1);
        long authored = 0, committed = 0;
        var zone = 0;
        while (content.Length > 0)
        {
            var end = content.IndexOf((byte)'\n');
            var line = end < 0 ? content : content[..end];
            content = end < 0 ? default : content[(end + 1)..];
            if (line.IsEmpty)
            {
                break;
            }

            if (line.StartsWith("tree "u8) && tree is null && ObjectId.TryParse(line[5..], out var id))
            {
                tree = id;
            }
            else if (line.StartsWith("parent "u8) && ObjectId.TryParse(line[7..], out var parent))
            {
                parents.Add(parent);
            }
            else if (line.StartsWith("author "u8))
            {
                (authored, zone) = Time(line);
            }
            else if (line.StartsWith("committer "u8))
            {
                (committed, _) = Time(line);
            }
        }

        return tree is { } found ? new CommitText(found, parents, authored, zone, committed) : null;
    }

    /// <summary>A time as reports print it, <c>2026-01-31T12:00:00+01:00</c>.</summary>
    public static string Date(long seconds, int zone)
    {
        // Anything may stand in a commit: what is no time of the calendar stands as its start.
        var valid = Math.Abs(zone) <= 14 * 60 && seconds is >= 0 and < 253_000_000_000;
        return (valid ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(TimeSpan.FromMinutes(zone)) : DateTimeOffset.UnixEpoch)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
    }

    // `author A U Thor <mail> 1700000000 +0100`
    private static (long Seconds, int Zone) Time(ReadOnlySpan<byte> line)
    {
        var mark = line.LastIndexOf((byte)'>');
        if (mark < 0 || mark + 2 >= line.Length || !Utf8Parser.TryParse(line[(mark + 2)..], out long seconds, out var used))
        {
            return (0, 0);
        }

        var rest = line[(mark + 2 + used)..].Trim((byte)' ');
        return rest.Length == 5 && Utf8Parser.TryParse(rest[1..], out int zone, out _)
            ? (seconds, (rest[0] == '-' ? -1 : 1) * ((zone / 100 * 60) + (zone % 100)))
            : (seconds, 0);
    }
}
