using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pvelint.Repo.History;

/// <summary>Finds UUIDs in bytes: dashes at the right distances first, which text seldom has, then their digits.</summary>
internal static class UuidSearch
{
    /// <summary>Bytes of a UUID.</summary>
    public const int Length = 36;

    private const int FirstDash = 8;

    // Between dashes: 8-4-4-4-12.
    private const int DashStep = 5;

    /// <summary>The first UUID that starts at or after a place; negative where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Next(ReadOnlySpan<byte> bytes, int start)
    {
        var i = start;
        if (Vector256.IsHardwareAccelerated)
        {
            var dash = Vector256.Create((byte)'-');
            ref var origin = ref MemoryMarshal.GetReference(bytes);
            for (; i <= bytes.Length - Vector256<byte>.Count - Length; i += Vector256<byte>.Count)
            {
                var dashes = Vector256.Equals(Vector256.LoadUnsafe(ref origin, (nuint)(i + FirstDash)), dash)
                    & Vector256.Equals(Vector256.LoadUnsafe(ref origin, (nuint)(i + FirstDash + DashStep)), dash)
                    & Vector256.Equals(Vector256.LoadUnsafe(ref origin, (nuint)(i + FirstDash + (2 * DashStep))), dash);
                for (var left = dashes.ExtractMostSignificantBits(); left != 0; left &= left - 1)
                {
                    if (StandsAt(bytes, i + BitOperations.TrailingZeroCount(left)))
                    {
                        return i + BitOperations.TrailingZeroCount(left);
                    }
                }
            }
        }

        for (; i <= bytes.Length - Length; i++)
        {
            if (StandsAt(bytes, i))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool StandsAt(ReadOnlySpan<byte> bytes, int at)
    {
        for (var i = 0; i < Length; i++)
        {
            var isDash = i is FirstDash or FirstDash + DashStep or FirstDash + (2 * DashStep) or FirstDash + (3 * DashStep);
            if (isDash ? bytes[at + i] != '-' : !char.IsAsciiHexDigit((char)bytes[at + i]))
            {
                return false;
            }
        }

        return true;
    }
}
