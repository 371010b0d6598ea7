using Pvelint.Formats;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Tests.Rules.Fixing;

/// <summary>Projects to mend: every sample, every example of a rule's page.</summary>
internal static class FixProjects
{
    private static readonly Dictionary<string, Func<Project>> Known = Find();

    public static IEnumerable<string> Names => Known.Keys;

    public static Project Get(string name) => Known[name]();

    /// <summary>What all rules find that nothing silences.</summary>
    public static IReadOnlyList<Finding> Open(Project project) => [.. Linter.Lint(project).Where(finding => finding.Suppressed is null)];

    /// <summary>The project with fixes made, every file that changed read anew.</summary>
    /// <param name="project">The project.</param>
    /// <param name="fixes">The fixes.</param>
    /// <param name="reason">What a person writes for the reason that a fix leaves open; by default it stays open.</param>
    public static Project With(Project project, FixSet fixes, string reason = "TODO: why this is fine") => new(
        [.. project.Documents.Select(document => fixes.Files.Contains(document.File)
            ? TestProject.Reader.Read(new SourceFile(document.File.Path, fixes.Apply(document.File).Replace("TODO: why this is fine", reason, StringComparison.Ordinal)), document.Format, document.Context)
            : document)],
        project.PveVersion)
    {
        GitStatus = project.GitStatus,
        Today = project.Today,
        Observed = project.Observed,
    };

    /// <summary>A project mended as <c>--fix</c> does it, in rounds until nothing is left to do.</summary>
    public static Project Mended(Project project, FixSafety most, int rounds = 10)
    {
        for (var round = 0; round < rounds; round++)
        {
            var fixes = FixSet.Of(Open(project).SelectMany(finding => Fixes.Of(finding, project)).Where(fix => fix.Safety <= most));
            if (fixes.Taken.Count == 0)
            {
                return project;
            }

            project = With(project, fixes);
        }

        throw new InvalidOperationException($"after {rounds} rounds there is still something to mend");
    }

    private static Dictionary<string, Func<Project>> Find()
    {
        var projects = new Dictionary<string, Func<Project>>();
        foreach (var folder in Directory.GetDirectories(RepositoryRoot.Combine("samples")).Order(StringComparer.Ordinal))
        {
            projects["samples/" + Path.GetFileName(folder)] = () => Sample(folder);
        }

        foreach (var folder in Directory.GetDirectories(RepositoryRoot.Combine("tests", "cases", "fixes")).Order(StringComparer.Ordinal))
        {
            projects["cases/" + Path.GetFileName(folder)] = () => Sample(Path.Combine(folder, "before"));
        }

        foreach (var page in RulePage.All)
        {
            var examples = page.Projects("Flagged").ToList();
            for (var i = 0; i < examples.Count; i++)
            {
                var example = examples[i];
                projects[$"{page.Id} example {i + 1}"] = example.Project;
            }
        }

        return projects;
    }

    private static Project Sample(string folder) => TestProject.Of(
        [.. Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Select(path => (Path: Path.GetRelativePath(folder, path).Replace('\\', '/'), Full: path))
            .Where(file => !file.Path.Split('/').Any(part => part is "bin" or "obj"))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => (file.Path, File.ReadAllText(file.Full)))]);
}
