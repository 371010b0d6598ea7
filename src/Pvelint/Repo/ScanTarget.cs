using System.Text;
using Pvelint.Commands;

namespace Pvelint.Repo;

/// <summary>A PATH argument that exists.</summary>
/// <param name="Root">The folder, or the folder of the file.</param>
/// <param name="File">The file's name in it; null where the argument is a folder.</param>
internal sealed record ScanTarget(ScanRoot Root, byte[]? File)
{
    /// <summary>Where the configuration is searched from.</summary>
    public string Folder => Root.Folder;

    /// <summary>Finds what a PATH argument names.</summary>
    /// <param name="path">The argument; null for the current directory where none is given.</param>
    /// <param name="host">The machine.</param>
    /// <exception cref="StopException">It does not exist.</exception>
    public static ScanTarget Resolve(string? path, Host host)
    {
        if (path is { Length: 0 })
        {
            throw new StopException(ExitCode.Usage, "a PATH is empty");
        }

        var full = Path.TrimEndingDirectorySeparator(host.Absolute(path ?? "."));
        var printed = (path ?? "").Replace(Path.DirectorySeparatorChar, '/');
        if (IsFolder(full, path ?? "."))
        {
            return new ScanTarget(RootOf(full, printed.Length == 0 || printed.EndsWith('/') ? printed : printed + "/", host), null);
        }

        var folder = Path.GetDirectoryName(full)!;
        return new ScanTarget(RootOf(folder, printed[..(printed.LastIndexOf('/') + 1)], host), Encoding.UTF8.GetBytes(Path.GetFileName(full)));
    }

    /// <summary>A buffer that stands for a file, whether that exists or not.</summary>
    public static ScanTarget OfBuffer(string path, Host host)
    {
        var full = host.Absolute(path);
        var printed = path.Replace(Path.DirectorySeparatorChar, '/');
        var root = RootOf(Path.GetDirectoryName(full) ?? host.Folder, printed[..(printed.LastIndexOf('/') + 1)], host);
        return new ScanTarget(root, Encoding.UTF8.GetBytes(Path.GetFileName(full)));
    }

    private static bool IsFolder(string full, string path)
    {
        try
        {
            // A link to a folder is a folder that the user chose.
            return (System.IO.File.GetAttributes(full) & FileAttributes.Directory) != 0 || Directory.Exists(full);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            throw new StopException(ExitCode.Usage, path.StartsWith('-') ? $"{path}: no such option, and no such file" : $"{path}: no such file or folder");
        }
        catch (UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Incomplete, $"{path}: permission denied");
        }
    }

    private static ScanRoot RootOf(string folder, string printed, Host host)
    {
        var workTree = ScanRoot.FindWorkTree(folder);
        var outside = ScanRoot.IsBelow(folder, host.Folder) ? host.Folder : folder;
        return new ScanRoot(printed, folder, workTree ?? outside, workTree is not null);
    }
}
