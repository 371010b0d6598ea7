using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pvelint.Repo.Objects;

/// <summary>
/// The index of several packs, version 1: chunks with the names of the packs, the ids in order, and for each the pack and the
/// offset. It is read only for packs that have no index of their own.
/// </summary>
internal static class MultiPackIndex
{
    private const int Head = 12;

    /// <summary>Reads the objects of some packs.</summary>
    /// <param name="path">The file.</param>
    /// <param name="hashLength">Bytes of an id.</param>
    /// <param name="wanted">The names of the packs' indexes.</param>
    /// <param name="failure">Why it cannot be read; null where it can.</param>
    /// <returns>The objects of each of these packs, sorted by id.</returns>
    public static Dictionary<string, List<(ObjectId Id, long Offset)>> Read(string path, int hashLength, IReadOnlySet<string> wanted, out string? failure)
    {
        failure = "it is damaged, or of an unknown version";
        var found = new Dictionary<string, List<(ObjectId Id, long Offset)>>(StringComparer.Ordinal);
        var file = new FileInfo(path);
        var bytes = file.Length <= Array.MaxLength ? File.ReadAllBytes(path) : [];
        if (bytes.Length < Head + hashLength
            || BinaryPrimitives.ReadUInt32BigEndian(bytes) != 0x4d494458
            || bytes[4] != 1
            || bytes[5] != (hashLength == SHA256.HashSizeInBytes ? 2 : 1)
            || !HasChecksum(bytes, hashLength))
        {
            return found;
        }

        var names = Chunk(bytes, hashLength, "PNAM"u8);
        var fanOut = Chunk(bytes, hashLength, "OIDF"u8);
        var ids = Chunk(bytes, hashLength, "OIDL"u8);
        var offsets = Chunk(bytes, hashLength, "OOFF"u8);
        var largeOffsets = Chunk(bytes, hashLength, "LOFF"u8);
        var count = fanOut.Length == 1024 ? BinaryPrimitives.ReadUInt32BigEndian(fanOut[1020..]) : uint.MaxValue;
        if ((long)count * hashLength > ids.Length || count * 8L > offsets.Length)
        {
            return found;
        }

        var lists = ReadNames(names).Select(name => wanted.Contains(name) ? found[name] = [] : null).ToArray();
        for (var index = 0; index < count; index++)
        {
            var pack = BinaryPrimitives.ReadUInt32BigEndian(offsets[(index * 8)..]);
            long offset = BinaryPrimitives.ReadUInt32BigEndian(offsets[((index * 8) + 4)..]);
            if (pack >= lists.Length)
            {
                return found;
            }

            if (!largeOffsets.IsEmpty && (offset & 0x8000_0000) != 0)
            {
                var place = (offset & 0x7fff_ffff) * 8;
                if (place + 8 > largeOffsets.Length)
                {
                    return found;
                }

                offset = BinaryPrimitives.ReadInt64BigEndian(largeOffsets[(int)place..]);
            }

            lists[pack]?.Add((ObjectId.From(ids.Slice(index * hashLength, hashLength)), offset));
        }

        failure = null;
        return found;
    }

    // A damaged file is to be found by it, not a forged one.
#pragma warning disable CA5350
    private static bool HasChecksum(ReadOnlySpan<byte> bytes, int hashLength)
    {
        var content = bytes[..^hashLength];
        return bytes[^hashLength..].SequenceEqual(hashLength == SHA256.HashSizeInBytes ? SHA256.HashData(content) : SHA1.HashData(content));
    }
#pragma warning restore CA5350

    // The table of chunks gives where each begins; it ends where the next begins.
    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> bytes, int hashLength, ReadOnlySpan<byte> name)
    {
        for (var index = 0; index < bytes[6]; index++)
        {
            var row = Head + (index * 12);
            if (row + 24 > bytes.Length - hashLength)
            {
                return default;
            }

            if (bytes.Slice(row, 4).SequenceEqual(name))
            {
                var start = BinaryPrimitives.ReadInt64BigEndian(bytes[(row + 4)..]);
                var end = BinaryPrimitives.ReadInt64BigEndian(bytes[(row + 16)..]);
                return start >= 0 && start <= end && end <= bytes.Length - hashLength ? bytes[(int)start..(int)end] : default;
            }
        }

        return default;
    }

    private static List<string> ReadNames(ReadOnlySpan<byte> names)
    {
        var read = new List<string>();
        for (int end; (end = names.IndexOf((byte)0)) > 0; names = names[(end + 1)..])
        {
            read.Add(System.Text.Encoding.UTF8.GetString(names[..end]));
        }

        return read;
    }
}
