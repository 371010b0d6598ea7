using System.Buffers.Binary;

namespace Pvelint.AccessLog;

/// <summary>A stream of which the first bytes were looked at already.</summary>
/// <param name="start">These bytes.</param>
/// <param name="rest">What follows. It is left open.</param>
internal sealed class StartedStream(byte[] start, Stream rest) : Stream
{
    private readonly byte[] _last = new byte[4];
    private int _at;

    /// <summary>The last four bytes that were read, as a number whose lowest byte is the first.</summary>
    public uint Last => BinaryPrimitives.ReadUInt32LittleEndian(_last);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = _at == start.Length ? rest.Read(buffer) : Math.Min(buffer.Length, start.Length - _at);
        if (_at < start.Length)
        {
            start.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
        }

        foreach (var last in buffer[Math.Max(0, count - _last.Length)..count])
        {
            _last.AsSpan(1).CopyTo(_last);
            _last[^1] = last;
        }

        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
