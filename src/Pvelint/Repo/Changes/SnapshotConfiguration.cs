using Pvelint.Commands;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Repo.Changes;

/// <summary>The configuration that one of two snapshots holds.</summary>
/// <param name="Configuration">What it says.</param>
/// <param name="Folder">The folder of the repository that its patterns start from: empty, or ending in a slash.</param>
internal sealed record SnapshotConfiguration(Configuration Configuration, string Folder)
{
    /// <summary>The nearest one from each of the folders up to the repository's root.</summary>
    /// <param name="find">Finds an entry of the snapshot.</param>
    /// <param name="scope">The folders, and how paths are printed.</param>
    /// <param name="blobs">Reads it.</param>
    /// <param name="host">Takes what is wrong in it.</param>
    /// <exception cref="StopException">It cannot be read, has errors, or two of them apply.</exception>
    public static SnapshotConfiguration Find(Func<string, SnapshotEntry?> find, ChangeScope scope, BlobReader blobs, Host host)
    {
        var found = scope.Folders.Select(folder => Search(find, folder)).Distinct().ToList();
        if (found.Count > 1)
        {
            throw new StopException(ExitCode.Usage, "several configurations apply to these PATHs; scan them apart, or give one with --config");
        }

        return found[0] is { } entry
            ? new SnapshotConfiguration(Read(entry, scope, blobs, host), entry.Path[..^Configuration.FileName.Length])
            : new SnapshotConfiguration(Configuration.Default, "");
    }

    /// <summary>Reads a configuration that lies in a snapshot.</summary>
    public static Configuration Read(SnapshotEntry entry, ChangeScope scope, BlobReader blobs, Host host)
    {
        var printed = scope.Print(entry.Path);
        if (!entry.IsFile)
        {
            throw new StopException(ExitCode.Usage, $"{printed} is not an ordinary file");
        }

        var isLarge = false;
        if (!blobs.TryRead(entry.Id, (_, _) => isLarge = true))
        {
            throw new StopException(ExitCode.Incomplete, $"{printed} could not be read: {blobs.Reason}");
        }

        return !isLarge && blobs.Bytes.Length <= ConfigurationSearch.LargestFile
            ? ConfigurationSearch.Parse(new SourceFile(entry.Path, TextDecoder.Decode(blobs.Bytes)), printed, host)
            : throw new StopException(ExitCode.Usage, $"{printed} is larger than a configuration can be");
    }

    /// <summary>Whether it leaves a file out.</summary>
    public bool Excludes(string path) => Configuration.Exclude.Count > 0 && PathOf(path) is var name && Configuration.Exclude.Any(pattern => pattern.Matches(name));

    /// <summary>A path relative to the folder that patterns start from; above that folder, to the repository's root.</summary>
    public string PathOf(string path) => path.StartsWith(Folder, StringComparison.Ordinal) ? path[Folder.Length..] : path;

    private static SnapshotEntry? Search(Func<string, SnapshotEntry?> find, string folder)
    {
        while (true)
        {
            if (find(folder + Configuration.FileName) is { } entry)
            {
                return entry;
            }

            if (folder.Length == 0)
            {
                return null;
            }

            folder = folder[..(folder.TrimEnd('/').LastIndexOf('/') + 1)];
        }
    }
}
