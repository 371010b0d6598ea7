using System.Text;
using Pvelint.Commands;

namespace Pvelint.Repo;

/// <summary>The folder in which git looks for hooks.</summary>
/// <param name="Path">Its absolute path; it need not exist.</param>
/// <param name="IsShared">Whether it lies outside of the repository, so that other repositories have their hooks there too.</param>
internal sealed record HookFolder(string Path, bool IsShared)
{
    /// <summary>Asks git, which heeds <c>core.hooksPath</c> wherever that is set, and linked work trees.</summary>
    /// <param name="folder">The absolute path of a folder in a work tree.</param>
    /// <exception cref="StopException">There is no work tree, or git refuses it.</exception>
    public static HookFolder Find(string folder)
    {
        var (root, common) = Ask(folder, "--show-toplevel", "--git-common-dir");

        // A relative path of the configuration counts from the work tree's root.
        var (hooks, _) = Ask(root, "--git-path", "hooks");
        var real = RealPath(System.IO.Path.GetFullPath(hooks, root));
        return new HookFolder(real, !ScanRoot.IsBelow(real, RealPath(common)) && !ScanRoot.IsBelow(real, RealPath(root)));
    }

    private static (string First, string Second) Ask(string folder, params string[] questions)
    {
        var answer = Git.Ask(folder, ["rev-parse", "--path-format=absolute", .. questions], keepsEnvironment: true);
        if (answer.Failure is { } failure)
        {
            throw new StopException(ExitCode.Incomplete, failure + "; a hook is installed from within the work tree that it is to guard");
        }

        return Encoding.UTF8.GetString(answer.Output).Split('\n') switch
        {
            [var only, ""] => (System.IO.Path.GetFullPath(only), ""),
            [var first, var second, ""] => (System.IO.Path.GetFullPath(first), System.IO.Path.GetFullPath(second)),
            _ => throw new StopException(ExitCode.Incomplete, "the repository lies in a folder whose name has a line break; move it"),
        };
    }

    // Links anywhere in it followed, as far as it exists: a link within the repository may lead out of it.
    private static string RealPath(string path)
    {
        var parent = System.IO.Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        var here = System.IO.Path.Combine(RealPath(parent), System.IO.Path.GetFileName(path));
        return new DirectoryInfo(here) is { LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: true) is { } end ? RealPath(end.FullName) : here;
    }
}
