namespace Pvelint.Sandbox;

/// <summary>A file with a secret in its first line.</summary>
internal static class SecretFile
{
    private const int MostBytes = 4096;

    /// <summary>The secret.</summary>
    /// <exception cref="IOException">The file cannot be read, is empty or too long, or others may read it.</exception>
    public static string Read(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0)
        {
            throw new IOException($"{path} can be read or written by others: chmod 600 {path}");
        }

        if (new FileInfo(path).Length > MostBytes)
        {
            throw new IOException($"{path} is too long for a password");
        }

        return File.ReadLines(path).FirstOrDefault() is { Length: > 0 } secret ? secret : throw new IOException($"{path} has no password in its first line");
    }
}
