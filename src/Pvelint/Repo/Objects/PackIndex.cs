using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Pvelint.Repo.Objects;

/// <summary>
/// The index of a pack, version 2: how many ids begin with at most each byte, then all ids in order, their checksums, their
/// offsets (those above 2 GiB in a table of their own), and the checksums of the pack and of the index.
/// One object is looked up in the file; <see cref="TryLoad"/> brings all of it into memory.
/// </summary>
internal sealed class PackIndex : IDisposable
{
    private const int FanOut = 8;
    private const int Ids = FanOut + (256 * 4);

    // From so many look-ups on the ids are cheaper to have than to fetch.
    private const int LookupsBeforeLoading = 64;

    private readonly Lock _gate = new();
    private readonly SafeFileHandle? _file;
    private readonly int _hashLength;
    private readonly int[] _upTo;
    private readonly long _length;
    private byte[]? _bytes;
    private int _lookups;

    private PackIndex(SafeFileHandle? file, byte[]? bytes, long length, int hashLength, int[] upTo, bool hasChecksums)
    {
        (_file, _bytes, _length, _hashLength, _upTo, HasChecksums) = (file, bytes, length, hashLength, upTo, hasChecksums);
    }

    /// <summary>How many objects.</summary>
    public int Count => _upTo[255];

    /// <summary>Whether it knows the checksum of each entry: not where it was made from a multi-pack index.</summary>
    public bool HasChecksums { get; }

    public bool IsLoaded => _bytes is not null;

    private long Checksums => Ids + ((long)Count * _hashLength);

    private long Offsets => Checksums + ((long)Count * 4);

    private long LargeOffsets => Offsets + ((long)Count * 4);

    private long Trailer => _length - (2 * _hashLength);

    /// <summary>Opens an index.</summary>
    /// <param name="path">The file.</param>
    /// <param name="hashLength">Bytes of an id.</param>
    /// <param name="isUnknown">Whether it has a form that is git's to read.</param>
    /// <returns>Null where it is of an unknown form, or damaged.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static PackIndex? Open(string path, int hashLength, out bool isUnknown)
    {
        isUnknown = false;
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var head = new byte[Ids];
        var length = RandomAccess.GetLength(file);
        if (Files.ReadFully(file, head, 0) == head.Length)
        {
            isUnknown = !IsVersion2(head);
            if (!isUnknown && ReadFanOut(head) is { } upTo && IsLength(length, upTo[255], hashLength))
            {
                return new PackIndex(file, null, length, hashLength, upTo, hasChecksums: true);
            }
        }

        file.Dispose();
        return null;
    }

    /// <summary>Makes the index of a pack that has none of its own.</summary>
    /// <param name="entries">The objects, sorted by id.</param>
    /// <param name="hashLength">Bytes of an id.</param>
    public static PackIndex Make(IReadOnlyList<(ObjectId Id, long Offset)> entries, int hashLength)
    {
        var count = entries.Count;
        var length = Ids + ((long)count * (hashLength + 4 + 4 + 8)) + (2 * hashLength);
        var bytes = new byte[length];
        var upTo = new int[256];
        var offsets = Ids + (count * (hashLength + 4));
        for (var index = 0; index < count; index++)
        {
            var (id, offset) = entries[index];
            var place = bytes.AsSpan(Ids + (index * hashLength), hashLength);
            id.CopyTo(place);
            upTo[place[0]]++;

            // All offsets go through the table of large ones: it is there anyway.
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(offsets + (index * 4)), 0x8000_0000 | (uint)index);
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(offsets + (count * 4) + (index * 8)), offset);
        }

        for (var first = 1; first < 256; first++)
        {
            upTo[first] += upTo[first - 1];
        }

        return new PackIndex(null, bytes, length, hashLength, upTo, hasChecksums: false);
    }

    /// <summary>Reads all of it into memory, and checks it.</summary>
    /// <returns>Why it is not to be trusted; null where it is.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public string? TryLoad()
    {
        if (_file is null)
        {
            return null;
        }

        var bytes = Load();
        if (bytes is null)
        {
            return "its index is cut off";
        }

        Span<byte> hash = stackalloc byte[ObjectId.MaxLength];
        var content = bytes.AsSpan(0, bytes.Length - _hashLength);
        var length = _hashLength == SHA256.HashSizeInBytes ? SHA256.HashData(content, hash) : HashSha1(content, hash);
        if (!hash[..length].SequenceEqual(bytes.AsSpan(content.Length)))
        {
            return "the checksum of its index is wrong";
        }

        for (var (first, position) = (0, 0); first < 256; first++)
        {
            for (; position < _upTo[first]; position++)
            {
                if (IdBytes(position)[0] != first || (position > 0 && IdBytes(position - 1).SequenceCompareTo(IdBytes(position)) > 0))
                {
                    return "its index is not sorted";
                }
            }
        }

        return null;
    }

    /// <summary>The id at a position. The index must be loaded.</summary>
    public ObjectId IdAt(int position) => ObjectId.From(IdBytes(position));

    /// <summary>The bytes of the id at a position. The index must be loaded.</summary>
    public ReadOnlySpan<byte> IdBytes(int position) => _bytes.AsSpan(Ids + (position * _hashLength), _hashLength);

    /// <summary>The checksum of the entry at a position. The index must have checksums.</summary>
    public uint ChecksumAt(int position)
    {
        Span<byte> scratch = stackalloc byte[4];
        return Slice(Checksums + (position * 4L), scratch) is { Length: 4 } slice ? BinaryPrimitives.ReadUInt32BigEndian(slice) : 0;
    }

    /// <summary>The checksum that the pack must end in.</summary>
    public byte[] PackChecksum()
    {
        var scratch = new byte[_hashLength];
        return Slice(Trailer, scratch).ToArray();
    }

    /// <summary>Where in the pack the object at a position stands; -1 where the index is damaged.</summary>
    public long OffsetAt(int position)
    {
        Span<byte> scratch = stackalloc byte[8];
        var slice = Slice(Offsets + (position * 4L), scratch[..4]);
        var offset = slice.Length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(slice) : 0;
        if ((offset & 0x8000_0000) == 0)
        {
            return slice.Length == 4 ? offset : -1;
        }

        var place = LargeOffsets + ((offset & 0x7fff_ffff) * 8L);
        slice = place + 8 <= Trailer ? Slice(place, scratch) : default;
        return slice.Length == 8 ? Math.Max(-1, BinaryPrimitives.ReadInt64BigEndian(slice)) : -1;
    }

    /// <summary>Finds the position of an object.</summary>
    public bool TryFind(ObjectId id, out int position)
    {
        Span<byte> wanted = stackalloc byte[ObjectId.MaxLength];
        Span<byte> scratch = stackalloc byte[ObjectId.MaxLength];
        position = 0;
        if (id.Length != _hashLength)
        {
            return false;
        }

        id.CopyTo(wanted);
        wanted = wanted[.._hashLength];
        scratch = scratch[.._hashLength];
        if (_bytes is null && Interlocked.Increment(ref _lookups) > LookupsBeforeLoading)
        {
            Load();
        }

        var low = wanted[0] == 0 ? 0 : _upTo[wanted[0] - 1];
        for (var high = _upTo[wanted[0]]; low < high;)
        {
            position = low + ((high - low) >> 1);
            var order = wanted.SequenceCompareTo(Slice(Ids + ((long)position * _hashLength), scratch));
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (low, position) : (position + 1, high);
        }

        return false;
    }

    public void Dispose() => _file?.Dispose();

    // SHA-1 is what most repositories have; a damaged index is to be found by it, not a forged one.
#pragma warning disable CA5350
    private static int HashSha1(ReadOnlySpan<byte> content, Span<byte> hash) => SHA1.HashData(content, hash);
#pragma warning restore CA5350

    private static bool IsVersion2(ReadOnlySpan<byte> head) => BinaryPrimitives.ReadUInt64BigEndian(head) == 0xff744f63_00000002;

    // Null where they do not rise, as they must.
    private static int[]? ReadFanOut(ReadOnlySpan<byte> head)
    {
        var upTo = new int[256];
        for (var first = 0; first < 256; first++)
        {
            upTo[first] = BinaryPrimitives.ReadInt32BigEndian(head[(FanOut + (first * 4))..]);
            if (upTo[first] < (first == 0 ? 0 : upTo[first - 1]))
            {
                return null;
            }
        }

        return upTo;
    }

    private static bool IsLength(long length, int count, int hashLength)
    {
        var least = Ids + ((long)count * (hashLength + 8)) + (2 * hashLength);
        return length >= least && length <= Math.Min(least + (count * 8L), Array.MaxLength) && (length - least) % 8 == 0;
    }

    private byte[]? Load()
    {
        lock (_gate)
        {
            if (_bytes is null)
            {
                var bytes = GC.AllocateUninitializedArray<byte>((int)_length);
                _bytes = Files.ReadFully(_file!, bytes, 0) == bytes.Length ? bytes : null;
            }

            return _bytes;
        }
    }

    private ReadOnlySpan<byte> Slice(long start, Span<byte> scratch) =>
        _bytes is { } bytes ? bytes.AsSpan((int)start, scratch.Length) : scratch[..Files.ReadFully(_file!, scratch, start)];
}
