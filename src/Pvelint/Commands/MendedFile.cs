using Pvelint.Repo;

namespace Pvelint.Commands;

/// <summary>Writes a mended file in the place of the one that was read.</summary>
internal static class MendedFile
{
    /// <summary>Why bytes that are of several encodings, or of none, are left alone.</summary>
    public const string NoEncoding = "its bytes are of no one encoding, and none would be kept as it is";

    /// <summary>Writes a file in its own encoding, with its mode; a link keeps pointing to it. Null, or why it was left alone.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="before">The text that was read.</param>
    /// <param name="after">The text to stand there.</param>
    public static string? Write(string path, string before, string after)
    {
        try
        {
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            var bytes = File.ReadAllBytes(target);
            if (TextDecoder.Decode(bytes) != before)
            {
                return "it changed meanwhile; run it again";
            }

            if (FileEncoding.Encode(bytes, before, after) is not { } mended)
            {
                return NoEncoding;
            }

            UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(target);
            Interruption.WriteWhole(target, stream => Fill(stream, mended, mode), mode: mode);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "it may not be written";
        }
        catch (IOException)
        {
            return "it cannot be written";
        }
    }

    // A new file gets its mode less the process's mask.
    private static void Fill(Stream stream, byte[] bytes, UnixFileMode? mode)
    {
        stream.Write(bytes);
        if (mode is { } bits && !OperatingSystem.IsWindows() && stream is FileStream file)
        {
            File.SetUnixFileMode(file.SafeFileHandle, bits);
        }
    }
}
