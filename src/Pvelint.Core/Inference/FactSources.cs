using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Where facts come from: a family of them with its releases and sources.</summary>
/// <param name="Facts">What they are about: <c>calls of Proxmox VE</c>.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Releases">The releases that they cover; empty where they are of one.</param>
/// <param name="Sources">Repository or package with version, and the date where it is known; most used first.</param>
public sealed record FactSources(string Facts, int Count, IReadOnlyList<string> Releases, IReadOnlyList<string> Sources)
{
    /// <summary>All families.</summary>
    public static IReadOnlyList<FactSources> All() =>
    [
        .. ApiFacts.Known.Select(version => ApiFacts.Of(version)).Select(facts => new FactSources("calls of Proxmox VE", facts.Endpoints.Count, [facts.Version.ToString()], Packages(facts.Endpoints.Values.Select(endpoint => endpoint.Source)))),
        Of("privileges", "rules/access/privileges.hcl", AccessFacts.Privileges.Count, AccessFacts.Releases.Select(version => version.ToString())),
        Of("built-in roles", "rules/access/roles.hcl", AccessFacts.Roles.Count, AccessFacts.Releases.Select(version => version.ToString())),
        Of("paths", "rules/access/paths.hcl", AccessFacts.PathForms.Count, AccessFacts.Releases.Select(version => version.ToString())),
        new("ways to takeover", AccessFacts.TakeoverWays.Count, [], []),
        .. MapPage.All.GroupBy(page => page.Tool).Select(tool => new FactSources("calls of " + tool.Key, tool.Sum(page => 1 + page.Aliases.Count), [], Packages(tool.Select(page => page.Source)))),
        new("published roles", PublishedGuide.All.Count, [], [.. PublishedGuide.All.Select(guide => $"{guide.Name}: {guide.Source}, {guide.Date}")]),
    ];

    private static FactSources Of(string facts, string file, int count, IEnumerable<string> releases) => new(facts, count, [.. releases], [FactFile.Read(file).String("source")]);

    // `qemu-server 9.1.9 src/PVE/API2/Qemu.pm create_vm`: the first two words, with a comment's or a list's mark taken off.
    private static List<string> Packages(IEnumerable<string> sources) =>
        [.. sources.Where(source => source.Length > 0).Select(source => string.Join(" ", source.Split(' ').Take(2)).TrimEnd(';', ',')).GroupBy(source => source).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];
}
