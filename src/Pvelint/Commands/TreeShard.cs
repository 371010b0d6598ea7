using Pvelint.Formats;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>
/// Which files of a tree a shard answers for. It reads all of them, since one file may tell what another holds, and asks the rules
/// about its own.
/// </summary>
/// <param name="shard">Which part.</param>
/// <param name="repositoryPath">A file's path relative to the repository's root, by its printed path.</param>
/// <param name="project">What was read.</param>
internal sealed class TreeShard(Shard shard, Func<string, string> repositoryPath, Project project)
{
    /// <summary>Whether it answers for a file.</summary>
    public bool Owns(string path) => shard.Owns(repositoryPath(path));

    /// <summary>Whether it reports a finding. One on the configuration may have a path that differs from machine to machine.</summary>
    public bool Owns(Finding finding) => ReferenceEquals(finding.File, project.Configuration.File) ? OwnsConfiguration : Owns(finding.File.Path);

    /// <summary>
    /// The rules to ask about a file; null for all, none for one that another shard answers for. Whoever answers for the configuration
    /// says which of its ignore blocks silence nothing, and has to know what these silence in any file.
    /// </summary>
    public IReadOnlyList<Rule>? RulesFor(Document document)
    {
        if (Owns(document.File.Path))
        {
            return null;
        }

        if (!OwnsConfiguration || !project.IsWhole || !project.HonorsSuppressions)
        {
            return [];
        }

        var path = project.PathInRepository(document.File.Path);
        return [.. project.Configuration.Ignores.Where(entry => entry.Path?.Matches(path) != false).Select(entry => RuleCatalog.Find(entry.Rule)!).Distinct()];
    }

    /// <summary>What rules find in the files that other shards answer for.</summary>
    public IReadOnlyList<Finding> Elsewhere(IReadOnlyList<Rule> rules) =>
        [.. project.Documents.Where(document => !Owns(document.File.Path)).SelectMany(document => Linter.CheckDocument(document, project, rules))];

    private bool OwnsConfiguration => shard.Owns(Configuration.FileName);
}
