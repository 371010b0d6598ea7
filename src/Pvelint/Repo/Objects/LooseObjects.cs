using System.Buffers.Text;
using System.IO.Compression;

namespace Pvelint.Repo.Objects;

/// <summary>Objects that have a file each: zlib streams of kind, size and content, named by their ids.</summary>
internal static class LooseObjects
{
    // The longest kind, a size, and what parts them.
    private const int LongestHeader = 32;

    /// <summary>Lists the loose objects of a folder.</summary>
    public static void List(string folder, int hashLength, List<(ObjectId Id, string Path)> into, FailureList failures)
    {
        try
        {
            for (var first = 0; first < 256; first++)
            {
                var shelf = Path.Combine(folder, first.ToString("x2"));
                if (!Directory.Exists(shelf))
                {
                    continue;
                }

                foreach (var path in Directory.EnumerateFiles(shelf))
                {
                    var name = string.Concat(Path.GetFileName(shelf), Path.GetFileName(path));
                    if (name.Length == 2 * hashLength && ObjectId.TryParse(name, out var id))
                    {
                        into.Add((id, path));
                    }
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            failures.Add("loose objects", "they could not be listed");
        }
    }

    /// <summary>Where an object's file would be.</summary>
    public static string PathOf(string folder, ObjectId id)
    {
        var name = id.ToString();
        return Path.Combine(folder, name[..2], name[2..]);
    }

    /// <summary>Reads an object's file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="needs">Whether the content of such an object is needed.</param>
    /// <param name="buffer">Takes the content.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="visitLarge">Takes the size and the content of a blob that is too large for memory; null where there is to be none.</param>
    public static Outcome Read(string path, Func<ObjectKind, bool>? needs, ObjectBuffer buffer, out ObjectKind kind, Action<long, Stream>? visitLarge)
    {
        kind = default;
        buffer.Clear();
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var stream = new ZLibStream(new FileStream(file, FileAccess.Read, bufferSize: 0), CompressionMode.Decompress);
            Span<byte> head = stackalloc byte[LongestHeader];
            var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            var headLength = head[..read].IndexOf((byte)0);
            if (headLength < 0 || !TryReadHeader(head[..headLength], out kind, out var size))
            {
                return Outcome.Damaged;
            }

            if (needs is not null && !needs(kind))
            {
                return Outcome.Unneeded;
            }

            var begun = head[(headLength + 1)..read];
            if (begun.Length > size)
            {
                return Outcome.Damaged;
            }

            if (size <= Limits.LargestInMemory)
            {
                var content = buffer.Reserve((int)size).AsSpan(0, (int)size);
                begun.CopyTo(content);
                if (Zlib.TryReadAll(stream, content[begun.Length..]))
                {
                    return Outcome.Read;
                }

                buffer.Clear();
                return Outcome.Damaged;
            }

            if (visitLarge is null || kind != ObjectKind.Blob)
            {
                return Outcome.TooLarge;
            }

            return Stream(stream, begun.ToArray(), size, visitLarge) ? Outcome.Read : Outcome.Damaged;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Outcome.Missing;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Outcome.Damaged;
        }
    }

    private static bool Stream(ZLibStream stream, byte[] begun, long size, Action<long, Stream> visitLarge)
    {
        var given = 0;
        using var content = new ObjectContent(Next, size);
        visitLarge(size, content);
        content.Drain();
        return !content.IsDamaged && Zlib.IsAtEnd(stream);

        int Next(Span<byte> into)
        {
            if (given == begun.Length)
            {
                return stream.Read(into);
            }

            var part = begun.AsSpan(given, Math.Min(into.Length, begun.Length - given));
            part.CopyTo(into);
            given += part.Length;
            return part.Length;
        }
    }

    private static bool TryReadHeader(ReadOnlySpan<byte> head, out ObjectKind kind, out long size)
    {
        size = 0;
        kind = default;
        var space = head.IndexOf((byte)' ');
        return space > 0
            && ObjectKindNames.TryParse(head[..space], out kind)
            && Utf8Parser.TryParse(head[(space + 1)..], out size, out var used)
            && used == head.Length - space - 1
            && size >= 0;
    }
}
