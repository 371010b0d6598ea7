namespace Pvelint.AccessLog;

/// <summary>The lines of a stream, without their ends. No more than a buffer of it is held, whatever it holds.</summary>
/// <param name="stream">The stream.</param>
internal sealed class LogLines(Stream stream)
{
    /// <summary>A request line that is longer was none that pveproxy takes.</summary>
    public const int Longest = 64 << 10;

    private readonly byte[] _buffer = new byte[4 * Longest];
    private int _start;
    private int _end;
    private bool _isOver;

    /// <summary>Whether the last line was too long, and is empty for that.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Count of bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>Whether the last byte so far ended a line.</summary>
    public bool IsAtLineEnd { get; private set; }

    /// <summary>The next line; false at the end.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        IsTooLong = false;
        while (true)
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var length = rest.IndexOf((byte)'\n');
            if (length >= 0 || (_isOver && rest.Length > 0))
            {
                line = length >= 0 ? rest[..length] : rest;
                _start += length >= 0 ? length + 1 : rest.Length;
                IsTooLong |= line.Length > Longest;
                line = IsTooLong ? default : line;
                return true;
            }

            if (_isOver)
            {
                line = default;
                return IsTooLong;
            }

            if (rest.Length > Longest)
            {
                // The rest of it is passed over as it comes.
                IsTooLong = true;
                _start = _end;
            }

            Fill();
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isOver = read == 0;
        Length += read;
        IsAtLineEnd = read == 0 ? IsAtLineEnd : _buffer[_end - 1] == '\n';
    }
}
