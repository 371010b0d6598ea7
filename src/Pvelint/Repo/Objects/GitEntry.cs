using System.Buffers.Text;

namespace Pvelint.Repo.Objects;

/// <summary>An object as <c>git cat-file --batch-check</c> lists it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Size">Bytes of its content.</param>
/// <param name="IsDelta">Whether it is stored as a difference from another.</param>
internal readonly record struct GitEntry(ObjectId Id, ObjectKind Kind, long Size, bool IsDelta)
{
    /// <summary>Whether it is handed over as a stream.</summary>
    public bool IsLarge => Size > Limits.LargestInMemory;

    /// <summary>Why it is not read at all; null where it is.</summary>
    public string? Refusal =>
        IsDelta && Size > Limits.LargestDelta ? Limits.DeltaTooLarge
        : IsLarge && Kind != ObjectKind.Blob ? Limits.TooLarge
        : null;

    /// <summary>Reads a line: id, kind, size and perhaps the id of the delta's base.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out GitEntry entry)
    {
        entry = default;
        if (!ObjectId.TryParse(TakeField(ref line), out var id)
            || !ObjectKindNames.TryParse(TakeField(ref line), out var kind)
            || TakeField(ref line) is var digits && (!Utf8Parser.TryParse(digits, out long size, out var used) || used != digits.Length || size < 0))
        {
            return false;
        }

        entry = new GitEntry(id, kind, size, line.ContainsAnyExcept((byte)'0'));
        return true;
    }

    private static ReadOnlySpan<byte> TakeField(ref ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf((byte)' ');
        var field = end < 0 ? line : line[..end];
        line = end < 0 ? default : line[(end + 1)..];
        return field;
    }
}
