using System.IO.Compression;

namespace Pvelint.Repo.Objects;

/// <summary>Reads entries of packs one after another. Each thread has its own.</summary>
internal sealed class PackReader
{
    // Longer entries are inflated piece by piece.
    private const int LongestInMemory = 4 << 20;

    // Entries that were written one after another are read that way, too. Of 841,506 objects larger windows cost more in copying
    // than they save in calls: 128 KiB 1.5 s of processor time, 16 KiB 0.8 s.
    private const int Window = 16 << 10;
    private const int SmallWindow = 4 << 10;
    private const int LargestKept = 1 << 20;

    private readonly Inflater _inflater = new();
    private byte[] _window = new byte[Window + Inflater.Slack];
    private Pack? _pack;
    private long _start;
    private int _length;

    /// <summary>How many bytes the last zlib stream had; null where that is not known.</summary>
    public int? Consumed { get; private set; }

    /// <summary>Reads the header of an entry.</summary>
    /// <returns>False where it is damaged.</returns>
    public bool TryReadHeader(Pack pack, long offset, out EntryHeader header)
    {
        header = default;
        if (offset < Pack.Head || offset >= pack.End)
        {
            return false;
        }

        var length = (int)Math.Min(EntryHeader.MaxLength, pack.End - offset);
        return TryHave(pack, offset, length, out var at) && EntryHeader.TryRead(_window.AsSpan(at, length), offset, pack.HashLength, out header);
    }

    /// <summary>Compares an entry with the checksum of the index.</summary>
    public bool HasChecksum(Pack pack, long offset, long next, uint checksum)
    {
        uint found = 0;
        for (var at = offset; at < next;)
        {
            var length = (int)Math.Min(next - at, LongestInMemory);
            if (!TryHave(pack, at, length, out var place))
            {
                return false;
            }

            found = Crc32.Of(_window.AsSpan(place, length), found);
            at += length;
        }

        return found == checksum;
    }

    /// <summary>Inflates the content of an entry.</summary>
    /// <param name="pack">Where.</param>
    /// <param name="offset">Where its zlib stream begins.</param>
    /// <param name="next">Where it ends at the latest.</param>
    /// <param name="into">Takes it; has room for <see cref="Inflater.Slack"/> bytes more.</param>
    /// <param name="size">What its header says.</param>
    /// <returns>False where it is damaged, or has another size.</returns>
    public bool TryInflate(Pack pack, long offset, long next, byte[] into, int size)
    {
        var length = next - offset;
        if (length <= 0)
        {
            return false;
        }

        if (length <= LongestInMemory)
        {
            if (!TryHave(pack, offset, (int)length, out var at) || !_inflater.TryInflate(_window, at, at + (int)length, into, size, out var consumed))
            {
                return false;
            }

            Consumed = consumed;
            return true;
        }

        Consumed = null;

        using var stream = OpenStream(pack, offset, next);
        return Zlib.TryReadAll(stream, into.AsSpan(0, size));
    }

    /// <summary>Inflates the content of an entry of which it is not known where it ends.</summary>
    public bool TryInflate(Pack pack, long offset, byte[] into, int size)
    {
        // What cannot be compressed grows a little; a compressor that does worse is met by the second try.
        var likely = offset + size + (size / 512) + 64;
        return TryInflate(pack, offset, Math.Min(likely, pack.End), into, size)
            || (likely < pack.End && TryInflate(pack, offset, Math.Min(likely + (4L * size) + Window, pack.End), into, size));
    }

    /// <summary>Hands over the content of an entry as it is inflated.</summary>
    /// <returns>False where it is damaged, or has another size.</returns>
    public static bool TryStream(Pack pack, long offset, long next, long size, Action<long, Stream> visitLarge)
    {
        using var stream = OpenStream(pack, offset, next);
        using var content = new ObjectContent(stream.Read, size);
        visitLarge(size, content);
        content.Drain();
        return !content.IsDamaged && Zlib.IsAtEnd(stream);
    }

    private static ZLibStream OpenStream(Pack pack, long offset, long next) => new(new PackStream(pack, offset, next), CompressionMode.Decompress);

    // Sees to it that a part of the pack is in the window.
    private bool TryHave(Pack pack, long offset, int length, out int at)
    {
        at = (int)(offset - _start);
        if (pack == _pack && offset >= _start && offset + length <= _start + _length)
        {
            return true;
        }

        var isNear = pack == _pack && offset >= _start && offset <= _start + _length + Window;
        var wanted = Math.Max(length, isNear ? Window : SmallWindow);
        if (_window.Length < wanted + Inflater.Slack || (_window.Length > LargestKept && wanted <= Window))
        {
            _window = GC.AllocateUninitializedArray<byte>(Math.Max(wanted, Window) + Inflater.Slack);
        }

        at = 0;
        _pack = pack;
        _start = offset;
        _length = pack.Read(_window.AsSpan(0, wanted), offset);
        return _length >= length;
    }
}
