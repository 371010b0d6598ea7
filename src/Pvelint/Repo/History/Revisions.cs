using System.Text;
using Pvelint.Commands;
using Pvelint.Repo.Objects;

namespace Pvelint.Repo.History;

/// <summary>The commits that a history scan starts from.</summary>
/// <param name="Tips">Those whose history is looked at.</param>
/// <param name="Without">Those whose history is left out, as in <c>main..feature</c>.</param>
internal sealed record Revisions(IReadOnlyList<ObjectId> Tips, IReadOnlyList<ObjectId> Without)
{
    /// <summary>What the arguments name; <c>HEAD</c> where there is none.</summary>
    /// <exception cref="StopException">One names nothing: a history that was not looked at must not pass.</exception>
    public static Revisions Of(GitRepository repository, IReadOnlyList<string> arguments)
    {
        if (arguments.FirstOrDefault(argument => argument.StartsWith('-') || argument.Length == 0) is { } option)
        {
            throw new StopException(ExitCode.Usage, $"'{option}' is no revision");
        }

        var answer = Git.Ask(repository.Folder, ["rev-parse", .. arguments.Count == 0 ? ["HEAD"] : arguments, "--"], keepsEnvironment: true);
        if (answer.Failure is { } failure)
        {
            throw new StopException(ExitCode.Incomplete, arguments.Count == 0
                ? $"there is no commit yet, so there is no history to scan ({failure})"
                : $"no such revision: {failure}; see 'git log', or fetch it first");
        }

        return Read(answer.Output);
    }

    /// <summary>Whatever a reference of the repository leads to: branches, tags, notes, the stash with all its entries, the heads of all work trees.</summary>
    /// <exception cref="StopException">Git cannot say.</exception>
    public static Revisions All(GitRepository repository)
    {
        // Before the first commit HEAD leads nowhere.
        var answer = Ask(repository, "rev-parse", "--all", "HEAD", "--");
        answer = answer.Failure is null ? answer : Ask(repository, "rev-parse", "--all");
        if (answer.Failure is { } failure)
        {
            throw new StopException(ExitCode.Incomplete, $"the references cannot be listed: {failure}");
        }

        var tips = new HashSet<ObjectId>(Read(answer.Output).Tips);
        if (Directory.Exists(Path.Combine(repository.CommonFolder, "worktrees")))
        {
            tips.UnionWith(Read(Ask(repository, "rev-list", "--no-walk=unsorted", "--all", "--ignore-missing").Output).Tips);
        }

        // Of the stash only the newest entry is a reference; the others are its log. A repository of refs in tables keeps that elsewhere.
        if (File.Exists(Path.Combine(repository.CommonFolder, "logs", "refs", "stash")) || Directory.Exists(Path.Combine(repository.CommonFolder, "reftable")))
        {
            tips.UnionWith(Read(Ask(repository, "rev-list", "--no-walk=unsorted", "--walk-reflogs", "refs/stash", "--").Output).Tips);
        }

        return new Revisions([.. tips], []);
    }

    private static GitAnswer Ask(GitRepository repository, params string[] arguments) => Git.Ask(repository.Folder, arguments, keepsEnvironment: true);

    private static Revisions Read(byte[] output)
    {
        var tips = new List<ObjectId>();
        var without = new List<ObjectId>();
        foreach (var line in Encoding.ASCII.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (ObjectId.TryParse(line.TrimStart('^'), out var id))
            {
                (line[0] == '^' ? without : tips).Add(id);
            }
        }

        return new Revisions(tips, without);
    }
}
