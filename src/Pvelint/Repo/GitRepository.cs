using System.Text;
using Pvelint.Commands;

namespace Pvelint.Repo;

/// <summary>A git repository, as git itself finds it from a folder.</summary>
/// <param name="Folder">The absolute path of the folder that git runs in.</param>
/// <param name="GitFolder">The absolute path of its <c>.git</c>, that of a linked work tree where there is one.</param>
/// <param name="CommonFolder">The absolute path of the <c>.git</c> that all work trees share.</param>
/// <param name="ObjectFolder">The absolute path of the folder of its objects.</param>
/// <param name="Prefix">The folder relative to the work tree's root: empty, or ending in a slash.</param>
/// <param name="HashLength">Bytes of an object's id: 20, or 32 with SHA-256.</param>
/// <param name="IsShallow">Whether its history was cut off when it was cloned.</param>
/// <param name="IsBare">Whether it has no work tree.</param>
internal sealed record GitRepository(
    string Folder, string GitFolder, string CommonFolder, string ObjectFolder, string Prefix, int HashLength, bool IsShallow, bool IsBare)
{
    private static readonly string[] Question =
    [
        "rev-parse", "--path-format=absolute", "--git-dir", "--git-common-dir", "--git-path", "objects",
        "--show-object-format", "--is-shallow-repository", "--is-bare-repository", "--show-prefix",
    ];

    /// <summary>The absolute path of the work tree's root; of the folder itself where there is none.</summary>
    public string Root => Prefix.Length == 0 ? Folder : Path.GetFullPath(string.Concat(Enumerable.Repeat("../", Prefix.Count(unit => unit == '/'))), Folder);

    /// <summary>What to say of a question that git does not answer.</summary>
    /// <param name="printed">The folder as messages name it.</param>
    /// <param name="failure">What git said.</param>
    public static StopException Refused(string printed, string failure) => new(ExitCode.Incomplete, $"{printed}: {failure}{WayOut(failure)}");

    /// <summary>Finds the repository that a folder belongs to.</summary>
    /// <param name="folder">The absolute path of the folder.</param>
    /// <param name="printed">The folder as messages name it.</param>
    /// <exception cref="StopException">There is none, or git refuses it: such a scan has not looked at anything.</exception>
    public static GitRepository Open(string folder, string printed)
    {
        var answer = Git.Ask(folder, Question, keepsEnvironment: true);
        if (answer.Failure is { } failure)
        {
            throw Refused(printed, failure);
        }

        var lines = Encoding.UTF8.GetString(answer.Output).Split('\n');
        if (lines is not [var git, var common, var objects, var format, var shallow, var bare, var prefix, ..] || lines.Length > 8)
        {
            throw new StopException(ExitCode.Incomplete, $"{printed}: the repository lies in a folder whose name has a line break; move it");
        }

        return new GitRepository(folder, git, common, objects, prefix, format == "sha256" ? 32 : 20, shallow == "true", bare == "true");
    }

    /// <summary>
    /// The repository of a folder, where it is a plain one and neither the environment nor a link leads elsewhere; null where
    /// only git can tell. That git accepts it and its owner, is for the first question to it to show.
    /// </summary>
    /// <param name="folder">The absolute path of the folder.</param>
    /// <param name="variable">A variable of the environment.</param>
    public static GitRepository? FindPlain(string folder, Func<string, string?> variable)
    {
        if (!Posix.IsSupported || Git.NamesRepository(variable))
        {
            return null;
        }

        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            var git = Path.Combine(at, ".git");
            if (Directory.Exists(git))
            {
                return IsPlain(git)
                    ? new GitRepository(folder, git, git, Path.Combine(git, "objects"), at.Length == folder.Length ? "" : folder[(at.Length == 1 ? 1 : at.Length + 1)..] + "/", HashLengthOf(git), File.Exists(Path.Combine(git, "shallow")), IsBare: false)
                    : null;
            }

            // A file that leads to the repository, or a folder that may be a bare one.
            if (File.Exists(git) || File.Exists(Path.Combine(at, "HEAD")))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsPlain(string git) =>
        File.Exists(Path.Combine(git, "HEAD")) && Directory.Exists(Path.Combine(git, "objects")) && Directory.Exists(Path.Combine(git, "refs"))
        && !File.Exists(Path.Combine(git, "commondir")) && HashLengthOf(git) > 0;

    // Only a repository with extensions has another hash, or another form than this one knows.
    private static int HashLengthOf(string git)
    {
        try
        {
            var configuration = File.ReadAllText(Path.Combine(git, "config"));
            return Has("extensions") || Has("include") || Has("worktree") || Has("bare = true") || Has("bare=true") ? 0 : 20;

            bool Has(string word) => configuration.Contains(word, StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static string WayOut(string failure) =>
        failure.Contains("not a git repository", StringComparison.Ordinal) ? "; scan the folder without --staged, --since and --history, or run 'git init' there"
        : failure.Contains("dubious ownership", StringComparison.Ordinal) ? "; if you trust it: git config --global --add safe.directory FOLDER"
        : failure.Contains("not installed", StringComparison.Ordinal) ? "; install git, or scan the folder without --staged, --since and --history"
        : "";
}
