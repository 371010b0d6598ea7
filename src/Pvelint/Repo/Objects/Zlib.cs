using System.IO.Compression;

namespace Pvelint.Repo.Objects;

/// <summary>What is read by the framework's stream: large entries of packs, and loose objects.</summary>
internal static class Zlib
{
    /// <summary>Fills the bytes, and sees that the stream ends there, its checksum being right.</summary>
    public static bool TryReadAll(ZLibStream stream, Span<byte> into)
    {
        try
        {
            return stream.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) == into.Length && IsAtEnd(stream);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return false;
        }
    }

    /// <summary>Whether a stream whose content was read ends there: only then its checksum was compared.</summary>
    public static bool IsAtEnd(ZLibStream stream)
    {
        try
        {
            Span<byte> more = stackalloc byte[1];
            return stream.Read(more) == 0;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return false;
        }
    }
}
