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
    /// <returns>What its content is to be written to.</returns>
    public Span<byte> Reserve(int size)
    {
        // One large object must not cost its room for the rest of the run.
        if (_bytes.Length < size || (_bytes.Length > Ordinary && size <= Ordinary))
        {
            _bytes = GC.AllocateUninitializedArray<byte>(Math.Max(size, (int)Math.Min(size * 2L, Ordinary)));
        }

        Length = size;
        return _bytes.AsSpan(0, size);
    }

    /// <summary>Holds nothing from now on.</summary>
    public void Clear() => Length = 0;
}
