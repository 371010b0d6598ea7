using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pvelint.Repo.Objects;

/// <summary>The checksum at the end of a zlib stream: the sum of all bytes, and the sum of these sums.</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;

    // As many bytes as the sums can take before they must be reduced, and a multiple of 32.
    private const int Block = 5536;

    // Vectors keep both methods from being compiled ahead of time: so they are compiled well the first time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint low = 1;
        uint high = 0;
        while (bytes.Length > 0)
        {
            var block = bytes[..Math.Min(bytes.Length, Block)];
            bytes = bytes[block.Length..];
            if (Avx2.IsSupported && block.Length >= 32)
            {
                var whole = block.Length & ~31;
                AddVectors(block[..whole], ref low, ref high);
                block = block[whole..];
            }

            foreach (var value in block)
            {
                low += value;
                high += low;
            }

            low %= Modulus;
            high %= Modulus;
        }

        return high << 16 | low;
    }

    // 32 bytes at once: each adds to the second sum as often as bytes follow it, itself included.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddVectors(ReadOnlySpan<byte> bytes, ref uint low, ref uint high)
    {
        var weights = Vector256.Create(32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, (sbyte)1);
        var ones = Vector256.Create((short)1);
        var sums = Vector256<uint>.Zero;
        var before = Vector256<uint>.Zero;
        var weighted = Vector256<int>.Zero;
        high += low * (uint)bytes.Length;
        for (; bytes.Length >= 32; bytes = bytes[32..])
        {
            var vector = Vector256.Create(bytes);
            before += sums;
            sums += Avx2.SumAbsoluteDifferences(vector, Vector256<byte>.Zero).AsUInt32();
            weighted += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(vector, weights), ones);
        }

        low += Vector256.Sum(sums);
        high += (Vector256.Sum(before) * 32) + (uint)Vector256.Sum(weighted);
    }
}
