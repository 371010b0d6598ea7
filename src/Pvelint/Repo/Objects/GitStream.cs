namespace Pvelint.Repo.Objects;

/// <summary>What <c>git cat-file --batch</c> prints, read through one large buffer.</summary>
internal sealed class GitStream(Stream stream)
{
    // A line is an id, a kind and a size, or an id and a complaint.
    private const int LongestLine = 512;

    private byte[] _buffer = new byte[1 << 20];
    private int _start;
    private int _end;

    /// <summary>Whether the stream ended within something.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Reads a line; good until the next call.</summary>
    /// <returns>False at the end of the stream, and where it does not hold lines.</returns>
    public bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        for (var searched = 0; ;)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = _buffer.AsSpan(_start, searched + length);
                _start += searched + length + 1;
                return true;
            }

            searched = _end - _start;
            if (searched > LongestLine || !Fill(searched + 1))
            {
                IsCutOff |= searched > 0;
                line = default;
                return false;
            }
        }
    }

    /// <summary>Reads the content of an object and the line break after it; good until the next call.</summary>
    public bool TryReadContent(int size, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (!Fill(size + 1) || _buffer[_start + size] != '\n')
        {
            IsCutOff = true;
            return false;
        }

        content = _buffer.AsSpan(_start, size);
        _start += size + 1;
        return true;
    }

    /// <summary>Skips to what stands behind an object's content of which <paramref name="size"/> bytes are left.</summary>
    public bool SkipContent(long size)
    {
        for (var left = size; left > 0;)
        {
            var taken = (int)Math.Min(left, _end - _start);
            _start += taken;
            left -= taken;
            if (left > 0 && !Fill(1))
            {
                IsCutOff = true;
                return false;
            }
        }

        return TryReadContent(0, out _);
    }

    /// <summary>Reads a part of an object's content.</summary>
    /// <returns>How many bytes; 0 where the stream ended.</returns>
    public int Read(Span<byte> into)
    {
        if (into.Length == 0 || !Fill(1))
        {
            return 0;
        }

        var count = Math.Min(into.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(into);
        _start += count;
        return count;
    }

    // Sees to it that so many bytes are there.
    private bool Fill(int count)
    {
        if (_end - _start >= count)
        {
            return true;
        }

        var rest = _buffer.AsSpan(_start, _end - _start);
        if (_buffer.Length < count)
        {
            var larger = GC.AllocateUninitializedArray<byte>(count);
            rest.CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            rest.CopyTo(_buffer);
        }

        (_start, _end) = (0, rest.Length);
        while (_end < count)
        {
            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }
}
