using Microsoft.Win32.SafeHandles;

namespace Pvelint.Repo.Objects;

/// <summary>Reading at a place of a file.</summary>
internal static class Files
{
    /// <summary>Reads until the bytes are full or the file ends.</summary>
    /// <returns>How many were read.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static int ReadFully(SafeFileHandle file, Span<byte> into, long offset)
    {
        var done = 0;
        while (done < into.Length && RandomAccess.Read(file, into[done..], offset + done) is > 0 and var count)
        {
            done += count;
        }

        return done;
    }
}
