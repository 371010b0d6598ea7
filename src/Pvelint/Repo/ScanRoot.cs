using System.Text;

namespace Pvelint.Repo;

/// <summary>A PATH argument: how the paths below it are printed, and where they lie.</summary>
/// <param name="Printed">What stands before a path below it: empty, or ending in a slash.</param>
/// <param name="Folder">The absolute path of the folder, without a slash at its end.</param>
/// <param name="Repository">The absolute path of the repository's root, or of the folder that stands for it outside of git.</param>
/// <param name="IsWorkTree">Whether the repository is a git work tree.</param>
internal sealed record ScanRoot(string Printed, string Folder, string Repository, bool IsWorkTree)
{
    /// <summary>The folder as the system's calls take it.</summary>
    public byte[] FolderBytes { get; } = Encoding.UTF8.GetBytes(Folder);

    /// <summary>The folder relative to the repository's root: empty, or ending in a slash.</summary>
    public string RepositoryPrefix { get; } = Folder.Length > Repository.Length ? Folder[(Repository.Length + 1)..].Replace('\\', '/') + "/" : "";

    /// <summary>The absolute path of the folder that holds <c>.git</c>, at or above a folder; null outside of a work tree.</summary>
    public static string? FindWorkTree(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            var mark = Path.Combine(at, ".git");
            if (Directory.Exists(mark) || File.Exists(mark))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>Whether a path is the folder or lies below it.</summary>
    public static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal)
        && (path.Length == folder.Length || Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar);
}
