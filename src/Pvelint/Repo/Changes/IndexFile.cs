using System.Buffers.Binary;

namespace Pvelint.Repo.Changes;

/// <summary>What an index file is.</summary>
internal enum IndexState
{
    /// <summary>All its entries are there.</summary>
    Sound,

    /// <summary>It has a form that only git reads: split in two, or a later version.</summary>
    Foreign,

    /// <summary>It is cut off or no index at all.</summary>
    Damaged,
}

/// <summary>Takes an entry of an index: its mode, the bytes of its id, its path.</summary>
internal delegate void IndexVisitor(int mode, ReadOnlyMemory<byte> id, ReadOnlyMemory<byte> name);

/// <summary>
/// Git's index, versions 2 to 4 (Documentation/gitformat-index.txt). Git itself reads over the end of one that was cut off
/// and then tells of nothing staged, so its structure is checked here.
/// </summary>
internal sealed class IndexFile
{
    private const int HeaderLength = 12;
    private const int StatLength = 40;
    private const int ModeAt = 24;
    private const int ExtendedFlag = 0x4000;
    private const int LongestName = 1 << 16;
    private const int LongLength = 0xFFF;

    private readonly byte[] _bytes;
    private readonly int _hashLength;

    private IndexFile(byte[] bytes, int hashLength)
    {
        _bytes = bytes;
        _hashLength = hashLength;
        State = Visit(null);
    }

    /// <summary>What it is.</summary>
    public IndexState State { get; }

    /// <summary>Reads an index; one that is not there is one without entries.</summary>
    public static IndexFile Read(string path, int hashLength)
    {
        try
        {
            return new IndexFile(File.ReadAllBytes(path), hashLength);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return new IndexFile([.. "DIRC\0\0\0\x02\0\0\0\0"u8, .. new byte[hashLength]], hashLength);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new IndexFile([], hashLength);
        }
    }

    /// <summary>Tells every entry, in the order of their paths' bytes.</summary>
    public IndexState Visit(IndexVisitor? visit)
    {
        if (_bytes.Length < HeaderLength + _hashLength || !_bytes.AsSpan().StartsWith("DIRC"u8))
        {
            return IndexState.Damaged;
        }

        var version = BinaryPrimitives.ReadUInt32BigEndian(_bytes.AsSpan(4));
        return version is < 2 or > 4 ? IndexState.Foreign
            : visit is null && version < 4 ? Check(_bytes, _hashLength)
            : Read(_bytes, (int)version, _hashLength, visit);
    }

    // Of tens of thousands of entries without asking anything for each: it is looked at for every commit.
    private static IndexState Check(byte[] bytes, int hashLength)
    {
        var end = bytes.Length - hashLength;
        var at = HeaderLength;
        for (var left = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8)); left > 0; left--)
        {
            var flags = at + StatLength + hashLength;
            if (flags + 4 >= end)
            {
                return IndexState.Damaged;
            }

            var length = (bytes[flags] & 0x0F) << 8 | bytes[flags + 1];
            var name = flags + ((bytes[flags] & ExtendedFlag >> 8) != 0 ? 4 : 2);
            if (length == LongLength)
            {
                // Longer than its field can say.
                length = bytes.AsSpan(name, end - name).IndexOf((byte)0);
            }

            if (length <= 0 || name + length >= end || bytes[name] == 0 || bytes[name + length - 1] == 0 || bytes[name + length] != 0)
            {
                return IndexState.Damaged;
            }

            at += (name - at + length + 8) & ~7;
        }

        return ReadExtensions(bytes, at, end);
    }

    private static IndexState Read(byte[] bytes, int version, int hashLength, IndexVisitor? visit)
    {
        var end = bytes.Length - hashLength;
        var at = HeaderLength;
        var previous = ReadOnlyMemory<byte>.Empty;
        for (var left = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8)); left > 0; left--)
        {
            var start = at;
            var flags = StatLength + hashLength;
            if (end - at < flags + 3)
            {
                return IndexState.Damaged;
            }

            var isExtended = (BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + flags)) & ExtendedFlag) != 0;
            at += flags + (isExtended ? 4 : 2);
            var kept = 0;
            if (version == 4 && !TryTakeLength(bytes, end, previous.Length, ref at, out kept))
            {
                return IndexState.Damaged;
            }

            var length = at < end ? bytes.AsSpan(at, end - at).IndexOf((byte)0) : -1;
            if (length < 0 || length + kept is 0 or > LongestName)
            {
                return IndexState.Damaged;
            }

            var name = kept == 0 ? bytes.AsMemory(at, length) : (byte[])[.. previous.Span[..kept], .. bytes.AsSpan(at, length)];
            visit?.Invoke(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(start + ModeAt)), bytes.AsMemory(start + StatLength, hashLength), name);
            previous = name;

            // Entries of older versions fill up eight bytes, with one zero at least.
            at = version == 4 ? at + length + 1 : start + ((at - start + length + 8) & ~7);
        }

        return ReadExtensions(bytes, at, end);
    }

    private static IndexState ReadExtensions(byte[] bytes, int at, int end)
    {
        while (at < end)
        {
            if (end - at < 8)
            {
                return IndexState.Damaged;
            }

            var name = bytes.AsSpan(at, 4);
            var size = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at + 4));
            if (size > end - at - 8)
            {
                return IndexState.Damaged;
            }

            // In small letters: what it holds changes what the entries mean.
            if (name[0] is < (byte)'A' or > (byte)'Z')
            {
                return IndexState.Foreign;
            }

            at += 8 + (int)size;
        }

        return at == end ? IndexState.Sound : IndexState.Damaged;
    }

    // How much of the previous name is dropped; what is left of it starts this one.
    private static bool TryTakeLength(byte[] bytes, int end, int previous, ref int at, out int kept)
    {
        long dropped = bytes[at] & 0x7F;
        while ((bytes[at++] & 0x80) != 0)
        {
            if (at >= end || dropped > LongestName)
            {
                kept = 0;
                return false;
            }

            dropped = ((dropped + 1) << 7) | (uint)(bytes[at] & 0x7F);
        }

        kept = (int)(previous - dropped);
        return dropped <= previous;
    }
}
