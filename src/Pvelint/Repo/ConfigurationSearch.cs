using System.Text;
using Pvelint.Commands;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Repo;

/// <summary>The configuration of a run.</summary>
/// <param name="Configuration">What it says.</param>
/// <param name="Folder">The absolute path of the folder that its patterns start from; null where there is none.</param>
internal sealed record ConfigurationFile(Configuration Configuration, string? Folder)
{
    /// <summary>A file's path relative to the folder that patterns start from; above that folder, to the repository's root.</summary>
    public string PathOf(ListedFile file)
    {
        var root = file.Root.Repository;
        return Folder is not null && Folder.Length > root.Length && ScanRoot.IsBelow(file.FullPath, Folder)
            ? file.RepositoryPath[(Folder.Length - root.Length)..]
            : file.RepositoryPath;
    }

    /// <summary>Whether the configuration leaves a file out.</summary>
    public bool Excludes(ListedFile file) =>
        !file.IsNamed && Configuration.Exclude.Count > 0 && PathOf(file) is var path && Configuration.Exclude.Any(pattern => pattern.Matches(path));
}

/// <summary>Finds and reads <c>.pvelint.hcl</c>.</summary>
internal static class ConfigurationSearch
{
    /// <summary>More bytes than any configuration has.</summary>
    public const int LargestFile = 1 << 20;

    /// <summary>
    /// The file that the command line names, or the nearest one from each PATH up to its repository's root. Outside of
    /// a repository the search ends at the current directory, or at PATH: a file of someone else further up never counts.
    /// </summary>
    /// <exception cref="StopException">It cannot be read, has errors, or two of them apply.</exception>
    public static ConfigurationFile Find(string? named, IReadOnlyList<ScanTarget> targets, Host host)
    {
        if (named is not null)
        {
            return new ConfigurationFile(OfFile(named, host), targets[0].Root.Repository);
        }

        var found = targets.Select(target => Locate(target.Root, host)).Distinct(StringComparer.Ordinal).ToList();
        if (found.Count > 1)
        {
            throw new StopException(ExitCode.Usage, "several configurations apply to these PATHs; scan them apart, or give one with --config");
        }

        if (found[0] is not { } path)
        {
            return new ConfigurationFile(Configuration.Default, null);
        }

        var printed = Path.GetRelativePath(host.Folder, path).Replace(Path.DirectorySeparatorChar, '/');
        return new ConfigurationFile(Read(path, printed, host), Path.GetDirectoryName(path)!);
    }

    /// <summary>The file that the command line names.</summary>
    /// <exception cref="StopException">It cannot be read, or has errors.</exception>
    public static Configuration OfFile(string named, Host host) => Read(host.Absolute(named), named, host);

    private static Configuration Read(string path, string printed, Host host) => Parse(new SourceFile(printed, host.Unsaved(path) ?? Text(path, printed)), printed, host);

    /// <summary>The absolute path of the configuration that holds for a folder; null where there is none.</summary>
    public static string? Locate(ScanRoot root, Host host)
    {
        for (var folder = root.Folder; folder is not null && ScanRoot.IsBelow(folder, root.Repository); folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, Configuration.FileName);
            if (host.Unsaved(path) is not null || File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>Reads a configuration file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="printed">Its path as messages name it.</param>
    /// <param name="host">Takes what is wrong in it.</param>
    /// <exception cref="StopException">It has errors.</exception>
    public static Configuration Parse(SourceFile file, string printed, Host host)
    {
        var configuration = ConfigurationReader.Read(file, out var problems);
        if (problems.Count == 0)
        {
            return configuration;
        }

        foreach (var problem in problems.Take(20))
        {
            var at = file.Position(problem.Span.Start);
            host.Say($"{printed}:{at.Line}:{at.Column}: {problem.Message}");
        }

        throw new StopException(ExitCode.Usage, $"{printed} has errors; nothing was scanned");
    }

    /// <summary>The text of a file that tells how to scan.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="printed">Its path as messages name it.</param>
    /// <param name="largest">The most bytes that it may have.</param>
    /// <exception cref="StopException">It cannot be read, or is none of the kind.</exception>
    public static string Text(string path, string printed, int largest = LargestFile)
    {
        if (!File.Exists(path))
        {
            throw new StopException(ExitCode.Usage, $"{printed}: no such file");
        }

        // The repository is hostile: a pipe would make us wait, a link would show what lies elsewhere.
        if (Posix.IsSupported && (Posix.Status([.. Encoding.UTF8.GetBytes(path), 0], out var type, out _) != 0 || type is not FileType.File))
        {
            throw new StopException(ExitCode.Usage, $"{printed} is not an ordinary file");
        }

        try
        {
            return new FileInfo(path).Length <= largest
                ? TextDecoder.Decode(File.ReadAllBytes(path))
                : throw new StopException(ExitCode.Usage, $"{printed} is larger than such a file can be");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Usage, $"{printed} cannot be read");
        }
    }
}
