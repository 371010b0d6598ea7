using System.Text;

namespace Pvelint.Repo.Objects;

/// <summary>Finds the folders that a repository's objects lie in: its own, and those that it borrows from.</summary>
internal static class ObjectFolders
{
    // As git has it.
    private const int DeepestNesting = 5;

    // More than anyone has; links can make endless different paths to a few folders.
    private const int Most = 256;
    private const int LongestList = 1 << 20;

    /// <summary>The environment variable that lists folders to borrow from.</summary>
    public const string Variable = "GIT_ALTERNATE_OBJECT_DIRECTORIES";

    /// <summary>Finds them, the repository's own first.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="variable">The value of <see cref="Variable"/>: in a hook that is asked about a push it names the repository's real objects.</param>
    /// <param name="failures">Takes what is not there.</param>
    public static IReadOnlyList<string> Find(GitRepository repository, string? variable, FailureList failures)
    {
        var found = new List<string>();
        Add(repository.ObjectFolder, 0, found, failures);
        foreach (var path in Split(variable ?? "", Path.PathSeparator))
        {
            Add(Path.GetFullPath(path, repository.Folder), 0, found, failures);
        }

        return found;
    }

    private static void Add(string folder, int depth, List<string> found, FailureList failures)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (found.Contains(folder, StringComparer.Ordinal))
        {
            return;
        }

        if (depth > DeepestNesting || found.Count == Most || !Directory.Exists(folder))
        {
            failures.Add("objects/info/alternates", Directory.Exists(folder) ? "it leads on too far" : "it names a folder that is not there");
            return;
        }

        found.Add(folder);
        try
        {
            var list = new FileInfo(Path.Combine(folder, "info", "alternates"));
            if (list.Exists)
            {
                var text = list.Length <= LongestList ? File.ReadAllText(list.FullName, Encoding.UTF8) : throw new IOException();
                foreach (var path in Split(text, '\n'))
                {
                    Add(Path.GetFullPath(path, folder), depth + 1, found, failures);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            failures.Add("objects/info/alternates", "it could not be read");
        }
    }

    // A path in double quotes is written as in C; comments begin with #.
    private static IEnumerable<string> Split(string text, char separator)
    {
        while (text.Length > 0)
        {
            string path;
            if (text[0] == '"' && CQuoted.TryRead(text, out var unquoted, out var length) && (length == text.Length || text[length] == separator))
            {
                path = unquoted;
                text = text[Math.Min(length + 1, text.Length)..];
            }
            else
            {
                var end = text.IndexOf(separator, StringComparison.Ordinal);
                path = end < 0 ? text : text[..end];
                text = end < 0 ? "" : text[(end + 1)..];
            }

            if (path.Length > 0 && path[0] != '#')
            {
                yield return path;
            }
        }
    }
}
