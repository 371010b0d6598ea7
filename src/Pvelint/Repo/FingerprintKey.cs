using System.Security.Cryptography;
using System.Text;
using Pvelint.Commands;
using Pvelint.Rules;

namespace Pvelint.Repo;

/// <summary>
/// The key of the hashes that stand for secrets. A weak password could be guessed from a hash whose key is known, so it
/// is nothing that a report or a public repository shows: what the environment says, what the configuration says, or
/// a random key that is kept in the user's own folder.
/// </summary>
internal static class FingerprintKey
{
    private const string VariableName = "PVELINT_FINGERPRINT_KEY";
    private const int Length = 32;

    public static byte[] Of(Configuration configuration, Host host)
    {
        if (host.Variable(VariableName) is { Length: > 0 } given)
        {
            return Derive(given);
        }

        return configuration.FingerprintKey is { } configured ? Derive(configured.Reveal()) : Kept(host);
    }

    /// <summary>The key that a text stands for.</summary>
    public static byte[] Derive(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    // Where it cannot be kept, ids hold within one run only: that is no reason to stop a scan.
    private static byte[] Kept(Host host)
    {
        var fresh = RandomNumberGenerator.GetBytes(Length);
        if (Folder(host) is not { } folder)
        {
            return fresh;
        }

        var path = Path.Combine(folder, "fingerprint-key");
        try
        {
            if (!File.Exists(path))
            {
                Keep(folder, path, fresh);
            }

            return File.ReadAllBytes(path) is { Length: Length } kept ? kept : fresh;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return fresh;
        }
    }

    // Another run may do the same at this moment: the first one in wins, and both read what is there.
    private static void Keep(string folder, string path, byte[] key)
    {
        Directory.CreateDirectory(folder);
        try
        {
            Interruption.WriteWhole(path, stream => stream.Write(key), overwrite: false, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (IOException) when (File.Exists(path))
        {
            // It is there: that of the other run.
        }
    }

    private static string? Folder(Host host)
    {
        if (host.Variable("XDG_STATE_HOME") is { Length: > 0 } state && Path.IsPathRooted(state))
        {
            return Path.Combine(state, "pvelint");
        }

        if (OperatingSystem.IsWindows())
        {
            return host.Variable("LOCALAPPDATA") is { Length: > 0 } local ? Path.Combine(local, "pvelint") : null;
        }

        return host.Variable("HOME") is { Length: > 0 } home && Path.IsPathRooted(home) ? Path.Combine(home, ".local", "state", "pvelint") : null;
    }
}
