using System.Security.Cryptography;
using Pvelint.Access;
using Pvelint.Commands;

namespace Pvelint.Provisioning;

/// <summary>Keeps a second run of the same person on this machine from working on the same token at the same time.</summary>
internal static class ProvisionLock
{
    /// <summary>Where the locks are.</summary>
    public static string Folder => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create) is { Length: > 0 } own ? own : Path.GetTempPath(), "pvelint");

    /// <summary>Takes the lock until it is disposed of.</summary>
    /// <exception cref="StopException">Another run has it.</exception>
    public static IDisposable Take(Uri endpoint, TokenId token)
    {
        var folder = Folder;
        var name = Convert.ToHexStringLower(SHA256.HashData(Host.Utf8.GetBytes($"{endpoint.Authority} {token}")))[..16];
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path.Combine(folder, name + ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException)
        {
            throw new StopException(ExitCode.Incomplete, $"another run on this machine works on {token} right now: let it end, then run this again");
        }
        catch (UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Incomplete, $"{folder} cannot be written: nothing would keep two runs apart");
        }
    }
}
