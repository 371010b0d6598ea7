namespace Pvelint.Repo.Objects;

/// <summary>The checksum that an index keeps of each entry of its pack.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xedb88320;

    private static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of bytes that follow those of another.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="before">The checksum of what stands before them; 0 for nothing.</param>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var crc = ~before;
        ReadOnlySpan<uint> table = Table;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            // Eight bytes at once, each through a table of its own.
            var first = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var second = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = table[(int)(0x700 + (first & 255))] ^ table[(int)(0x600 + (first >> 8 & 255))]
                ^ table[(int)(0x500 + (first >> 16 & 255))] ^ table[(int)(0x400 + (first >> 24))]
                ^ table[(int)(0x300 + (second & 255))] ^ table[(int)(0x200 + (second >> 8 & 255))]
                ^ table[(int)(0x100 + (second >> 16 & 255))] ^ table[(int)(second >> 24)];
        }

        foreach (var value in bytes)
        {
            crc = (crc >> 8) ^ table[(int)((crc ^ value) & 255)];
        }

        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[8 * 256];
        for (var value = 0u; value < 256; value++)
        {
            var crc = value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * Polynomial);
            }

            table[value] = crc;
        }

        for (var index = 256; index < table.Length; index++)
        {
            table[index] = (table[index - 256] >> 8) ^ table[table[index - 256] & 255];
        }

        return table;
    }
}
