namespace Pvelint.Repo.Objects;

/// <summary>How an object differs from its base: two sizes, then pieces of the base to copy and bytes to insert.</summary>
internal static class Delta
{
    /// <summary>Reads the size of the base and of the result.</summary>
    /// <param name="delta">The delta; what was read is taken away.</param>
    /// <param name="baseSize">The size of the object that it is to be applied to.</param>
    /// <param name="resultSize">The size of the object that it makes.</param>
    /// <returns>False where it is damaged.</returns>
    public static bool TryReadSizes(ref ReadOnlySpan<byte> delta, out long baseSize, out long resultSize)
    {
        resultSize = 0;
        return TryReadSize(ref delta, out baseSize) && TryReadSize(ref delta, out resultSize);
    }

    /// <summary>Applies what follows the sizes.</summary>
    /// <param name="delta">The instructions.</param>
    /// <param name="origin">The base.</param>
    /// <param name="result">Has the size that the delta names.</param>
    /// <returns>False where it is damaged.</returns>
    public static bool TryApply(ReadOnlySpan<byte> delta, ReadOnlySpan<byte> origin, Span<byte> result)
    {
        var at = 0;
        var written = 0;
        while (at < delta.Length)
        {
            var instruction = delta[at++];
            if ((instruction & 0x80) == 0)
            {
                // 0 is reserved.
                if (instruction == 0 || instruction > delta.Length - at || instruction > result.Length - written)
                {
                    return false;
                }

                delta.Slice(at, instruction).CopyTo(result[written..]);
                at += instruction;
                written += instruction;
                continue;
            }

            // Each set bit stands for a byte of the offset, then of the size.
            if (System.Numerics.BitOperations.PopCount(instruction & 0x7fu) > delta.Length - at)
            {
                return false;
            }

            uint offset = 0;
            uint size = 0;
            if ((instruction & 0x01) != 0)
            {
                offset = delta[at++];
            }

            if ((instruction & 0x02) != 0)
            {
                offset |= (uint)delta[at++] << 8;
            }

            if ((instruction & 0x04) != 0)
            {
                offset |= (uint)delta[at++] << 16;
            }

            if ((instruction & 0x08) != 0)
            {
                offset |= (uint)delta[at++] << 24;
            }

            if ((instruction & 0x10) != 0)
            {
                size = delta[at++];
            }

            if ((instruction & 0x20) != 0)
            {
                size |= (uint)delta[at++] << 8;
            }

            if ((instruction & 0x40) != 0)
            {
                size |= (uint)delta[at++] << 16;
            }

            size = size == 0 ? 0x10000 : size;
            if (offset > origin.Length || size > origin.Length - offset || size > result.Length - written)
            {
                return false;
            }

            origin.Slice((int)offset, (int)size).CopyTo(result[written..]);
            written += (int)size;
        }

        return written == result.Length;
    }

    private static bool TryReadSize(ref ReadOnlySpan<byte> delta, out long size)
    {
        size = 0;
        for (var (at, shift) = (0, 0); at < delta.Length && shift <= 49; at++, shift += 7)
        {
            size |= (long)(delta[at] & 0x7f) << shift;
            if ((delta[at] & 0x80) == 0)
            {
                delta = delta[(at + 1)..];
                return true;
            }
        }

        return false;
    }
}
