using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Pvelint.Repo.Objects;

/// <summary>
/// A pack and its index. It is read at places, never mapped: a pack that is cut short meanwhile would end the process
/// by a signal.
/// </summary>
internal sealed class Pack : IDisposable
{
    /// <summary>Where the first entry stands.</summary>
    public const int Head = 12;

    private readonly SafeFileHandle _file;
    private readonly int _entries;

    private Pack(string name, SafeFileHandle file, long length, int entries, PackIndex index, int hashLength)
    {
        (Name, _file, _entries, Index, HashLength, End) = (name, file, entries, index, hashLength, length - hashLength);
    }

    /// <summary>Its file name, as failures call it.</summary>
    public string Name { get; }

    public PackIndex Index { get; }

    /// <summary>Bytes of an id.</summary>
    public int HashLength { get; }

    /// <summary>Where the last entry ends.</summary>
    public long End { get; }

    /// <summary>Opens a pack.</summary>
    /// <param name="path">The file.</param>
    /// <param name="index">Its index, which is disposed of with it.</param>
    /// <param name="hashLength">Bytes of an id.</param>
    /// <returns>Null where it is no pack of version 2 or 3.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static Pack? Open(string path, PackIndex index, int hashLength)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> head = stackalloc byte[Head];
        var length = RandomAccess.GetLength(file);
        if (length >= Head + hashLength
            && Files.ReadFully(file, head, 0) == Head
            && head[..4].SequenceEqual("PACK"u8)
            && BinaryPrimitives.ReadUInt32BigEndian(head[4..]) is 2 or 3)
        {
            return new Pack(Path.GetFileName(path), file, length, BinaryPrimitives.ReadInt32BigEndian(head[8..]), index, hashLength);
        }

        file.Dispose();
        return null;
    }

    /// <summary>Compares it with what its index says of it.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public string? Check()
    {
        if (!Index.HasChecksums)
        {
            return null;
        }

        var end = new byte[HashLength];
        return _entries != Index.Count ? "its index has another number of objects"
            : Files.ReadFully(_file, end, End) != HashLength || !end.AsSpan().SequenceEqual(Index.PackChecksum()) ? "it does not end as its index says: it is cut off or changed"
            : null;
    }

    /// <summary>Reads at a place, before the end of the entries.</summary>
    /// <returns>How many bytes; fewer than asked for at the end, and where the file is damaged.</returns>
    public int Read(Span<byte> into, long offset)
    {
        try
        {
            var length = (int)Math.Clamp(End - offset, 0, into.Length);
            return length == 0 ? 0 : Files.ReadFully(_file, into[..length], offset);
        }
        catch (IOException)
        {
            // Whoever asked misses the bytes, and says so.
            return 0;
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        Index.Dispose();
    }
}
