using Pvelint.Rules;

namespace Pvelint.Tests.Rules.Fixing;

/// <summary>Suppressions that are put in, filled in and taken out.</summary>
public sealed class SuppressionFixTests
{
    private const string Insecure = "provider \"proxmox\" {\n  insecure = true\n}\n";
    private const string Idle = "# pvelint:ignore PVE302 -- the lab has no CA\nproxmox=1\n";

    [Fact]
    public void Counts_only_when_somebody_has_given_its_reason()
    {
        var project = TestProject.Of("main.tf", Insecure);
        var fixes = FixSet.Of([Fixes.Of(Assert.Single(FixProjects.Open(project)), project)[^1]]);
        Assert.Equal(["PVE301", "PVE901"], Ids(FixProjects.With(project, fixes)));
        Assert.Empty(Ids(FixProjects.With(project, fixes, reason: "thrown away each night")));
    }

    [Fact]
    public void Is_not_offered_again_where_its_reason_is_to_be_filled_in()
    {
        var project = TestProject.Of("main.tf", Insecure.Replace("  insecure", "  # pvelint:ignore PVE301 -- TODO: why this is fine\n  insecure", StringComparison.Ordinal));
        var fixes = FixProjects.Open(project).SelectMany(finding => Fixes.Of(finding, project));
        Assert.Equal(["remove insecure"], fixes.Select(fix => fix.Title));
    }

    [Theory]
    [InlineData(Idle, true, FixSafety.Safe)]
    [InlineData(Idle, false, FixSafety.ByHand)]
    [InlineData("# pvelint:ignore PVE302 until 2026-01-01 -- the lab has no CA\nproxmox=1\n", false, FixSafety.Safe)]
    public void Is_taken_out_by_itself_only_where_no_other_file_can_need_it(string text, bool isWhole, FixSafety safety)
    {
        var project = new Project(TestProject.Documents(("lab.sh", text))) { IsWhole = isWhole, Today = new Day(2026, 11, 22) };
        var finding = Assert.Single(FixProjects.Open(project));
        Assert.Equal(safety, Assert.Single(Fixes.Of(finding, project)).Safety);
    }

    private static IEnumerable<string> Ids(Project project) => FixProjects.Open(project).Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal);
}
