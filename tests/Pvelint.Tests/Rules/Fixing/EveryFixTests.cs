using System.Text.RegularExpressions;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Tests.Rules.Fixing;

/// <summary>What holds for every fix of every finding in the samples and on the rules' pages.</summary>
public sealed partial class EveryFixTests
{
    public static TheoryData<string> Projects => [.. FixProjects.Names];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Takes_its_finding_away_brings_no_other_and_leaves_files_that_parse(string name)
    {
        var project = FixProjects.Get(name);
        var before = FixProjects.Open(project);
        var problems = new List<string>();
        foreach (var finding in before)
        {
            foreach (var fix in Fixes.Of(finding, project))
            {
                var after = FixProjects.With(project, FixSet.Of([fix]), reason: "thrown away each night");
                var open = FixProjects.Open(after);
                var what = $"{finding.Rule.Id} {finding.File.Path}:{finding.File.Position(finding.Span.Start).Line} '{fix.Title}'";
                if (open.Count(other => IsSame(other, finding)) >= before.Count(other => IsSame(other, finding)))
                {
                    problems.Add($"{what} leaves its finding");
                }

                problems.AddRange(open.Where(other => other.Rule != finding.Rule && Count(open, other) > Count(before, other) && !IsExpected(finding, fix, other)).Select(other => $"{what} brings {other.Rule.Id}: {other.Message}"));
                problems.AddRange(Broken(project, after).Select(path => $"{what} breaks {path}"));
            }
        }

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Holds_no_secret_and_edits_that_lie_in_the_file_and_do_not_overlap(string name)
    {
        var project = FixProjects.Get(name);
        var secrets = project.Documents.SelectMany(document => project.Credentials(document)).Select(credential => credential.Secret.Reveal()).Where(secret => secret.Length > 5).ToHashSet();
        foreach (var fix in Linter.Lint(project).SelectMany(finding => Fixes.Of(finding, project)))
        {
            Assert.NotEmpty(fix.Edits);
            Assert.Equal(fix, Assert.Single(FixSet.Of([fix]).Taken));
            Assert.DoesNotMatch(Uuid(), fix.Title);
            Assert.All(fix.Edits, edit => Assert.True(edit.Span.Start >= 0 && edit.Span.End <= edit.File.Text.Length, fix.Title));
            Assert.All(fix.Edits, edit => Assert.DoesNotMatch(Uuid(), edit.NewText));
            Assert.All(secrets, secret => Assert.All(fix.Edits.Select(edit => edit.NewText).Append(fix.Title), text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
            foreach (var edits in fix.Edits.GroupBy(edit => edit.File))
            {
                var sorted = edits.OrderBy(edit => edit.Span.Start).ToList();
                Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start, fix.Title));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void All_of_them_come_to_an_end_and_leave_files_that_parse(string name)
    {
        var project = FixProjects.Get(name);
        foreach (var most in new[] { FixSafety.Safe, FixSafety.Unsafe })
        {
            var mended = FixProjects.Mended(project, most);
            Assert.Empty(Broken(project, mended));
            Assert.Equal(mended, FixProjects.Mended(mended, most, rounds: 1));
        }
    }

    [Fact]
    public void Every_rule_names_the_classes_of_its_fixes_and_its_page_says_them()
    {
        var given = FixProjects.Names.Select(FixProjects.Get)
            .SelectMany(project => Linter.Lint(project).SelectMany(finding => Fixes.WithoutHands(finding, project).Select(fix => (finding.Rule.Id, fix.Safety))))
            .ToHashSet();
        Assert.All(RuleCatalog.All.Select(rule => rule.Descriptor), rule =>
        {
            Assert.Equal(rule.Fixes, given.Where(pair => pair.Id == rule.Id).Select(pair => pair.Safety).Order());
            var advice = RulePage.All.Single(page => page.Id == rule.Id).Section("Fix")!;
            Assert.Equal(rule.Fixes.Contains(FixSafety.Safe), advice.Contains("`--fix`", StringComparison.Ordinal));
            Assert.Equal(rule.Fixes.Contains(FixSafety.Unsafe), advice.Contains("`--fix --unsafe`", StringComparison.Ordinal));
        });
    }

    /// <summary>Files of HCL or JSON that were read without a complaint before, and are not after.</summary>
    internal static IEnumerable<string> Broken(Project before, Project after) =>
        from pair in before.Documents.Zip(after.Documents)
        where pair.First.File != pair.Second.File && pair.First.Diagnostics.Count == 0 && (pair.Second.Diagnostics.Count > 0 || IsBrokenJson(pair.Second))
        select pair.First.File.Path;

    private static bool IsBrokenJson(Document document) => document.Format is FileFormat.Json or FileFormat.HclJson && JsonFile.Parse(document.File.Text).Diagnostics.Count > 0;

    private static int Count(IReadOnlyList<Finding> findings, Finding one) => findings.Count(other => other.Rule == one.Rule);

    // A role that the release refused is compared with the code once it is one that it takes; a token whose privileges are
    // separated needs entries of its own, which the fix says.
    private static bool IsExpected(Finding mended, Fix fix, Finding brought) =>
        (mended.Rule.Id == "PVE208" && brought.Rule.Id is "PVE206" or "PVE207") || (mended.Rule.Id == "PVE204" && brought.Rule.Id == "PVE205" && fix.Safety == FixSafety.ByHand);

    // Places move; words do not.
    private static bool IsSame(Finding one, Finding other) =>
        one.Rule == other.Rule && one.File.Path == other.File.Path && one.Message == other.Message && one.About == other.About && one.KeyPath == other.KeyPath;

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
