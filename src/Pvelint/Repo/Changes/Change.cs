using System.Text;
using Pvelint.Commands;

namespace Pvelint.Repo.Changes;

/// <summary>Two snapshots of a repository and what differs between them.</summary>
/// <param name="Files">The files that differ.</param>
/// <param name="Head">The later snapshot: all of it, or of a commit being made what differs.</param>
/// <param name="Base">The earlier one, likewise.</param>
internal sealed record Change(IReadOnlyList<ChangedFile> Files, Snapshot Head, Snapshot Base)
{
    // With a limit of git's own a repository's configuration could switch the search for renames off.
    private static readonly string[] Raw = ["--raw", "-z", "-M", "-l1000", "--no-abbrev", "--no-textconv", "--no-ext-diff", "--no-color", "--ignore-submodules=none"];

    private const string Unborn = "bad revision 'HEAD'";

    /// <summary>What is staged: the index beside <c>HEAD</c>, or beside nothing before the first commit.</summary>
    /// <exception cref="StopException">Git cannot say, or the index is in conflict.</exception>
    public static IReadOnlyList<ChangedFile> Staged(GitRepository repository)
    {
        if (repository.IsBare)
        {
            throw new StopException(ExitCode.Usage, "a bare repository has no index, so nothing can be staged in it; use --since or --history");
        }

        var answer = Git.Ask(repository.Folder, ["diff-index", "--cached", .. Raw, "HEAD", "--"], keepsEnvironment: true);
        if (answer.Failure?.Contains(Unborn, StringComparison.Ordinal) == true && IsUnborn(repository))
        {
            answer = Git.Ask(repository.Folder, ["diff-index", "--cached", .. Raw, EmptyTree(repository), "--"], keepsEnvironment: true);
        }

        if (answer.Failure is { } failure)
        {
            throw GitRepository.Refused("what is staged could not be read", failure);
        }

        var files = Parse(answer.Output);
        if (files.FirstOrDefault(file => file.IsUnmerged) is { } conflict)
        {
            throw new StopException(ExitCode.Incomplete, $"{(conflict.New ?? conflict.Old)?.Path ?? "a file"} is in conflict: settle it and stage it with 'git add', then scan again");
        }

        return files;
    }

    /// <summary>What <c>HEAD</c> adds to the place where it left a revision.</summary>
    /// <exception cref="StopException">There is no such revision or place, or git cannot say.</exception>
    public static Change Since(GitRepository repository, string revision)
    {
        var other = Commit(repository, revision) ?? throw new StopException(
            ExitCode.Incomplete, $"--since {revision}: no such revision here; give a branch, tag or commit that was fetched" + (repository.IsShallow ? " (this clone is shallow: fetch more history)" : ""));
        var head = Commit(repository, "HEAD") ?? throw new StopException(ExitCode.Incomplete, "--since: HEAD is no commit yet, so there is no change to look at");
        var start = Start(repository, revision, other, head);
        var answer = Ask(repository, ["diff-tree", "-r", .. Raw, "--end-of-options", start, head]);
        return new Change(Parse(answer), Snapshot.OfTree(repository, head), Snapshot.OfTree(repository, start));
    }

    /// <summary>Asks git what it must be able to answer.</summary>
    /// <exception cref="StopException">It cannot.</exception>
    public static byte[] Ask(GitRepository repository, IReadOnlyList<string> arguments)
    {
        // A file of the repository's may tell other parents than the commits do: the place where HEAD left would be a lie.
        var answer = Git.Ask(repository.Folder, ["-c", "core.commitGraph=false", .. arguments], keepsEnvironment: true);
        return answer.Failure is { } failure ? throw new StopException(ExitCode.Incomplete, failure) : answer.Output;
    }

    /// <summary>The id of the commit that a revision names; null where it names none.</summary>
    /// <exception cref="StopException">Git cannot say.</exception>
    public static string? Commit(GitRepository repository, string revision)
    {
        var answer = Git.Ask(repository.Folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], keepsEnvironment: true);
        return answer.Failure is null && Line(answer.Output) is { Length: > 0 } id ? id
            : answer.Failure is { } failure && !failure.StartsWith("git said", StringComparison.Ordinal) ? throw GitRepository.Refused($"the revision {revision}", failure)
            : answer.Complaint is { } complaint ? throw new StopException(ExitCode.Incomplete, $"git said: {complaint}")
            : null;
    }

    private static string Start(GitRepository repository, string revision, string other, string head)
    {
        var answer = Git.Ask(repository.Folder, ["-c", "core.commitGraph=false", "merge-base", other, head], keepsEnvironment: true);
        if (answer.Failure is not null && answer.Complaint is { } complaint)
        {
            throw new StopException(ExitCode.Incomplete, $"git said: {complaint}");
        }

        return answer.Failure is null && Line(answer.Output) is { Length: > 0 } start ? start : throw new StopException(
            ExitCode.Incomplete,
            $"HEAD and {revision} have no commit in common" + (repository.IsShallow ? ": this clone is shallow, fetch more history (git fetch --unshallow, or a greater depth)" : "; give the branch that HEAD was made from"));
    }

    private static bool IsUnborn(GitRepository repository)
    {
        var branch = Git.Ask(repository.Folder, ["symbolic-ref", "--quiet", "HEAD"], keepsEnvironment: true);
        return branch.Failure is null && Git.Ask(repository.Folder, ["rev-parse", "--verify", "--quiet", "HEAD"], keepsEnvironment: true) is { Failure: not null, Complaint: null };
    }

    // Git knows it whether it was ever written or not.
    private static string EmptyTree(GitRepository repository) =>
        repository.HashLength == 32 ? "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321" : "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    private static IReadOnlyList<ChangedFile> Parse(byte[] output) =>
        ChangedFile.Parse(output) ?? throw new StopException(ExitCode.Incomplete, "git listed something that is no list of changed files");

    private static string Line(byte[] output) => Encoding.ASCII.GetString(output).Trim();
}
