using System.Text;
using Pvelint.Rules;

namespace Pvelint.Repo;

/// <summary>A file to scan. Names are bytes: git and Linux know names that are no text.</summary>
/// <param name="Root">The PATH argument it was found under.</param>
/// <param name="Name">Its path below the root's folder, UTF-8 as a rule, with forward slashes.</param>
/// <param name="Type">What stands there, as far as the listing told.</param>
/// <param name="Git">What git says of it.</param>
internal sealed record ListedFile(ScanRoot Root, byte[] Name, FileType Type, GitStatus Git)
{
    /// <summary>Whether the user named this very file: it is scanned whatever git or the configuration say.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The object that holds its content, in hexadecimal digits; null where it lies on the disk.</summary>
    public string? Blob { get; init; }

    /// <summary>What it is for goes by this path, where that is not told by the root.</summary>
    public string? Purpose { get; init; }

    /// <summary>Its path as reports print it; bytes that are no UTF-8 stand as U+FFFD.</summary>
    public string Path => Root.Printed + NameText;

    /// <summary>Its path relative to the repository's root.</summary>
    public string RepositoryPath => Root.RepositoryPrefix + NameText;

    /// <summary>
    /// The path that tells what it is for. A folder that is scanned by itself counts as what it holds: someone who scans
    /// <c>examples/web</c> asks about that, and does not want to hear that it is an example.
    /// </summary>
    public string ContextPath => Purpose ?? (IsNamed ? RepositoryPath : NameText);

    /// <summary>Its absolute path for the framework's own calls.</summary>
    public string FullPath => System.IO.Path.Combine(Root.Folder, Encoding.UTF8.GetString(Name));

    // Names of objects may come in two versions of one tree, where they must not be taken for one another.
    private string NameText => Blob is null ? Encoding.UTF8.GetString(Name) : Changes.SnapshotEntry.TextOf(Name);

    /// <summary>Its absolute path for the system, ended by a zero byte, written into a buffer that grows as needed.</summary>
    public ReadOnlySpan<byte> SystemPath(ref byte[] buffer)
    {
        var folder = Root.FolderBytes;
        var length = folder.Length + Name.Length + 2;
        if (buffer.Length < length)
        {
            buffer = new byte[length * 2];
        }

        folder.CopyTo(buffer, 0);
        buffer[folder.Length] = (byte)'/';
        Name.CopyTo(buffer, folder.Length + 1);
        buffer[length - 1] = 0;
        return buffer.AsSpan(0, length);
    }
}
