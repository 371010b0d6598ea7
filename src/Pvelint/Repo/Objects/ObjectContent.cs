namespace Pvelint.Repo.Objects;

/// <summary>Reads the next bytes of an object.</summary>
/// <returns>How many were read; 0 at the end.</returns>
internal delegate int ContentReader(Span<byte> into);

/// <summary>The content of an object that is too large for memory, forward only. It never throws: damage ends it, and is told afterwards.</summary>
internal sealed class ObjectContent(ContentReader reader, long size) : Stream
{
    private long _left = size;

    /// <summary>Whether it ended before its size.</summary>
    public bool IsDamaged { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length { get; } = size;

    public override long Position
    {
        get => Length - _left;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, _left);
        if (wanted == 0 || IsDamaged)
        {
            return 0;
        }

        var count = 0;
        try
        {
            count = reader(buffer[..wanted]);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            // The end of what there is, as below.
        }

        IsDamaged = count == 0;
        _left -= count;
        return count;
    }

    /// <summary>Reads on to the end, so that damage anywhere is found.</summary>
    public void Drain()
    {
        Span<byte> rest = stackalloc byte[4096];
        while (Read(rest) > 0)
        {
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
