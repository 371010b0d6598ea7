using System.Numerics;

namespace Pvelint.Repo.Objects;

/// <summary>Buffers for contents of objects, with the inflater's slack. Each thread has its own.</summary>
internal sealed class BufferPool
{
    // What is kept for later: more would stay with a thread that once met large objects.
    private const int LargestKept = 8 << 20;
    private const long MostKept = 24 << 20;

    private readonly Stack<byte[]>[] _free = [.. Enumerable.Range(0, BitOperations.Log2(LargestKept) + 1).Select(_ => new Stack<byte[]>())];
    private long _kept;

    /// <summary>Bytes that were rented and not returned yet.</summary>
    public long Rented { get; private set; }

    /// <summary>A buffer for a content of a size.</summary>
    public byte[] Rent(int size)
    {
        var room = size + Inflater.Slack;
        var rank = BitOperations.Log2((uint)room - 1) + 1;
        byte[] buffer;
        if (rank < _free.Length && _free[rank].TryPop(out var kept))
        {
            _kept -= kept.Length;
            buffer = kept;
        }
        else
        {
            buffer = GC.AllocateUninitializedArray<byte>(rank < _free.Length ? 1 << rank : room);
        }

        Rented += buffer.Length;
        return buffer;
    }

    /// <summary>Gives a buffer back; null is none.</summary>
    public void Return(byte[]? buffer)
    {
        if (buffer is null)
        {
            return;
        }

        Rented -= buffer.Length;
        if (buffer.Length <= LargestKept && BitOperations.IsPow2(buffer.Length) && _kept + buffer.Length <= MostKept)
        {
            _kept += buffer.Length;
            _free[BitOperations.Log2((uint)buffer.Length)].Push(buffer);
        }
    }
}
