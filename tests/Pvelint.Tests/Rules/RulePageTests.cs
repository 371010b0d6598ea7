using Pvelint.Rules;
using Pvelint.Rules.Hygiene;

namespace Pvelint.Tests.Rules;

/// <summary>Every rule has a page, and every example on a page is true.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Descriptor.Id)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() =>
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Descriptor.Id), RulePage.All.Select(page => page.Id));

    [Fact]
    public void Rules_stand_in_the_order_of_their_ids_under_the_names_of_their_classes()
    {
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Descriptor.Id).Order(StringComparer.Ordinal), RuleCatalog.All.Select(rule => rule.Descriptor.Id));
        Assert.All(RuleCatalog.All, rule => Assert.Equal(rule.GetType().Name, rule.Descriptor.Name));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_opens_with_id_and_title_and_has_its_four_sections(string id)
    {
        var page = RulePage.All.Single(page => page.Id == id);
        var rule = RuleCatalog.Find(id)!.Descriptor;
        Assert.StartsWith($"# {id}: {rule.Title}\n", page.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.All(["Why", "Flagged", "Fine", "Fix"], section => Assert.False(string.IsNullOrWhiteSpace(page.Section(section)), $"{id} lacks a section {section}"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_flags_exactly_the_marked_lines(string id)
    {
        var page = RulePage.All.Single(page => page.Id == id);
        var projects = page.Projects("Flagged").ToList();
        Assert.NotEmpty(projects.SelectMany(project => project.Flagged));
        Assert.All(projects, project => Check(id, project));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_flags_nothing_that_is_fine(string id)
    {
        var projects = RulePage.All.Single(page => page.Id == id).Projects("Fine").ToList();
        Assert.NotEmpty(projects);
        Assert.All(projects, project => Check(id, project));
    }

    private static void Check(string id, PageProject example)
    {
        var findings = Findings(id, example.Project()).Where(finding => finding.Rule.Id == id).ToList();
        var actual = findings.Select(finding => $"{finding.File.Path}:{finding.File.Position(finding.Span.Start).Line}").Distinct();
        Assert.Equal(example.Flagged.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
        Assert.All(findings, finding => Assert.DoesNotContain(finding.Secret?.Reveal() ?? "\0", finding.Message, StringComparison.Ordinal));
    }

    private static IEnumerable<Finding> Findings(string id, Project project) => id switch
    {
        // A suppression is useless where the rule that it names was asked and found nothing.
        "PVE901" => Linter.Lint(project, RuleCatalog.All),

        // What a change adds that brings all of these files.
        "PVE903" => SilencingChange.InComments(project.Documents, [], path => path),
        // The page says whose calls the log holds.
        "PVE213" => Linter.Lint(new Project(project.Documents, project.PveVersion) { Observed = new(["ci@pve!runner"], "of the log") }, [RuleCatalog.Find(id)!]),
        _ => Linter.Lint(project, [RuleCatalog.Find(id)!]),
    };
}
