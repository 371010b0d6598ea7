namespace Pvelint.Repo.Objects;

/// <summary>The checksum at the end of a zlib stream.</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;

    // As many bytes as the sums can take before they must be reduced.
    private const int Block = 5552;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint low = 1;
        uint high = 0;
        while (bytes.Length > 0)
        {
            var block = bytes[..Math.Min(bytes.Length, Block)];
            bytes = bytes[block.Length..];
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
}
