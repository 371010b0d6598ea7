namespace Pvelint.Repo.Objects;

/// <summary>Takes the content of one object after another. Each thread has its own.</summary>
internal sealed class ObjectBuffer
{
    private const int Ordinary = 4 << 20;

    private byte[] _bytes = [];

    /// <summary>Bytes of the object.</summary>
    public int Length { get; private set; }

    /// <summary>The content of the last object that was read; good until the next is.</summary>
    public ReadOnlySpan<byte> Content => _bytes.AsSpan(0, Length);

    /// <summary>Makes room for an object.</summary>
    /// <returns>What its content is to be written to, with the inflater's slack behind it.</returns>
    public byte[] Reserve(int size)
    {
        // One large object must not cost its room for the rest of the run.
        if (_bytes.Length < size + Inflater.Slack || (_bytes.Length > Ordinary + Inflater.Slack && size <= Ordinary))
        {
            _bytes = GC.AllocateUninitializedArray<byte>(Math.Max(size, (int)Math.Min(size * 2L, Ordinary)) + Inflater.Slack);
        }

        Length = size;
        return _bytes;
    }

    /// <summary>Exchanges contents.</summary>
    public void Swap(ObjectBuffer other)
    {
        (_bytes, other._bytes) = (other._bytes, _bytes);
        (Length, other.Length) = (other.Length, Length);
    }

    /// <summary>The content as a stream.</summary>
    public Stream AsStream() => new MemoryStream(_bytes, 0, Length, writable: false);

    /// <summary>Holds nothing from now on, and no room for more than is ordinary.</summary>
    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > Ordinary + Inflater.Slack)
        {
            _bytes = [];
        }
    }
}
