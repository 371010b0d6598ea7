using System.Text;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Repo;

/// <summary>Every file below a folder, where git cannot tell. Links are not followed, so a loop cannot arise; <c>.git</c> is left out.</summary>
internal static class FolderWalk
{
    /// <summary>Lists the files.</summary>
    /// <param name="root">The PATH argument.</param>
    /// <param name="start">The folder to start at, relative to the root's: empty, or ending in a slash.</param>
    /// <param name="into">Takes the files.</param>
    /// <param name="skipped">Takes what could not be looked into.</param>
    public static void List(ScanRoot root, byte[] start, List<ListedFile> into, List<SkippedFile> skipped)
    {
        var open = new Stack<byte[]>();
        open.Push(start);
        var entries = new List<(byte[] Name, FileType Type)>();
        while (open.TryPop(out var folder))
        {
            entries.Clear();
            if (Entries(root, folder, entries) is { } failure)
            {
                skipped.Add(new SkippedFile(root.Printed + Encoding.UTF8.GetString(folder), failure));
            }

            foreach (var (name, type) in entries)
            {
                Sort(root, [.. folder, .. name], type, open, into, skipped);
            }
        }
    }

    private static void Sort(
        ScanRoot root, byte[] path, FileType type, Stack<byte[]> open, List<ListedFile> into, List<SkippedFile> skipped)
    {
        switch (type)
        {
            case FileType.Folder when path.AsSpan().EndsWith(".git"u8) && (path.Length == 4 || path[^5] == '/'):
            case FileType.Link:
                break;
            case FileType.Folder:
                open.Push([.. path, (byte)'/']);
                break;
            case FileType.Other:
                skipped.Add(new SkippedFile(root.Printed + Encoding.UTF8.GetString(path), "it is a pipe, socket or device"));
                break;
            default:
                into.Add(new ListedFile(root, path, type, GitStatus.Unknown));
                break;
        }
    }

    private static string? Entries(ScanRoot root, byte[] folder, List<(byte[] Name, FileType Type)> into)
    {
        if (!Posix.IsSupported)
        {
            return ManagedEntries(Path.Combine(root.Folder, Encoding.UTF8.GetString(folder)), into);
        }

        var error = Posix.List([.. root.FolderBytes, (byte)'/', .. folder, 0], into);
        for (var i = 0; i < into.Count; i++)
        {
            if (into[i].Type is FileType.Unknown)
            {
                // Some file systems list names without types.
                _ = Posix.Status([.. root.FolderBytes, (byte)'/', .. folder, .. into[i].Name, 0], out var type, out _);
                into[i] = (into[i].Name, type);
            }
        }

        return error == 0 ? null : Posix.Reason(error);
    }

    private static string? ManagedEntries(string folder, List<(byte[] Name, FileType Type)> into)
    {
        try
        {
            var options = new EnumerationOptions { IgnoreInaccessible = false, AttributesToSkip = 0 };
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", options))
            {
                var type = (entry.Attributes & FileAttributes.ReparsePoint) != 0 ? FileType.Link
                    : (entry.Attributes & FileAttributes.Directory) != 0 ? FileType.Folder
                    : FileType.File;
                into.Add((Encoding.UTF8.GetBytes(entry.Name), type));
            }

            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "permission denied";
        }
        catch (IOException)
        {
            return "it could not be listed";
        }
    }
}
