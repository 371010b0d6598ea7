namespace Pvelint.Repo.Objects;

/// <summary>What stands before the zlib stream of a pack's entry.</summary>
/// <param name="Type">1 to 4: an <see cref="ObjectKind"/>; <see cref="OffsetDelta"/> or <see cref="IdDelta"/>.</param>
/// <param name="Size">Bytes of the content, or of the delta.</param>
/// <param name="BaseOffset">Where in the pack the base of an offset delta stands.</param>
/// <param name="BaseId">The id of the base of the other kind of delta.</param>
/// <param name="Length">Bytes of the header.</param>
internal readonly record struct EntryHeader(int Type, long Size, long BaseOffset, ObjectId BaseId, int Length)
{
    /// <summary>A delta whose base is named by how far before it stands in the same pack.</summary>
    public const int OffsetDelta = 6;

    /// <summary>A delta whose base is named by its id.</summary>
    public const int IdDelta = 7;

    /// <summary>The longest header: a size, and a base.</summary>
    public const int MaxLength = 10 + ObjectId.MaxLength;

    public bool IsDelta => Type is OffsetDelta or IdDelta;

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">What stands in the pack from <paramref name="offset"/> on.</param>
    /// <param name="offset">Where in the pack it stands.</param>
    /// <param name="hashLength">Bytes of an id.</param>
    /// <param name="header">The header.</param>
    /// <returns>False where it is damaged, or of a type that we do not know.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, long offset, int hashLength, out EntryHeader header)
    {
        header = default;
        if (bytes.Length == 0)
        {
            return false;
        }

        var at = 0;
        int value = bytes[at++];
        var type = value >> 4 & 7;
        long size = value & 15;
        for (var shift = 4; (value & 0x80) != 0; shift += 7)
        {
            if (at == bytes.Length || shift > 53)
            {
                return false;
            }

            value = bytes[at++];
            size |= (long)(value & 0x7f) << shift;
        }

        switch (type)
        {
            case >= (int)ObjectKind.Commit and <= (int)ObjectKind.Tag:
                header = new EntryHeader(type, size, 0, default, at);
                return true;

            case IdDelta when bytes.Length - at >= hashLength:
                header = new EntryHeader(type, size, 0, ObjectId.From(bytes.Slice(at, hashLength)), at + hashLength);
                return true;

            case OffsetDelta when TryReadDistance(bytes, ref at, out var distance) && distance > 0 && distance < offset:
                header = new EntryHeader(type, size, offset - distance, default, at);
                return true;

            default:
                return false;
        }
    }

    private static bool TryReadDistance(ReadOnlySpan<byte> bytes, ref int at, out long distance)
    {
        distance = -1;
        int value;
        do
        {
            if (at == bytes.Length || distance > long.MaxValue >> 8)
            {
                return false;
            }

            value = bytes[at++];
            distance = ((distance + 1) << 7) + (value & 0x7f);
        }
        while ((value & 0x80) != 0);
        return true;
    }
}
