using System.Globalization;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Tests.Rules.Fixing;

public sealed class FixSetTests
{
    private static readonly SourceFile File = new("main.tf", "0123456789");

    [Fact]
    public void Lets_a_fix_wait_that_crosses_an_earlier_one()
    {
        var set = FixSet.Of([Of("a", (2, 3, "x")), Of("b", (4, 2, "y")), Of("c", (5, 1, "z"))]);
        Assert.Equal(["a", "c"], set.Taken.Select(fix => fix.Title));
        Assert.Equal(["b"], set.Waiting.Select(fix => fix.Title));
        Assert.Equal("01xz6789", set.Apply(File));
    }

    [Fact]
    public void Puts_the_same_into_the_same_place_once_and_other_texts_one_after_the_other() =>
        Assert.Equal("0123456789ab", FixSet.Of([Of("a", (10, 0, "a"), (0, 1, "0")), Of("b", (10, 0, "b")), Of("c", (10, 0, "a"))]).Apply(File));

    [Fact]
    public void Makes_a_fix_as_a_whole_or_not_at_all() =>
        Assert.Equal("x123456789", FixSet.Of([Of("a", (0, 1, "x")), Of("b", (0, 1, "y"), (9, 1, "z"))]).Apply(File));

    [Fact]
    public void Lets_text_wait_that_would_stand_at_the_edge_of_what_is_replaced() =>
        Assert.Equal("01x56789", FixSet.Of([Of("a", (2, 3, "x")), Of("b", (2, 0, "y")), Of("c", (5, 0, "z"))]).Apply(File));

    [Fact]
    public void Leaves_files_that_parse_whichever_fixes_are_made_in_whichever_order()
    {
        const int Seed = 20261122;
        var random = new Random(Seed);
        foreach (var name in FixProjects.Names)
        {
            var project = FixProjects.Get(name);
            var fixes = FixProjects.Open(project).SelectMany(finding => Fixes.Of(finding, project)).ToArray();
            for (var round = 0; round < 6 && fixes.Length > 1; round++)
            {
                random.Shuffle(fixes);
                var after = FixProjects.With(project, FixSet.Of(fixes.Take(random.Next(1, fixes.Length + 1))));
                Assert.True(!EveryFixTests.Broken(project, after).Any(), string.Create(CultureInfo.InvariantCulture, $"{name}, seed {Seed}, round {round}"));
            }
        }
    }

    private static Fix Of(string title, params (int Start, int Length, string Text)[] edits) =>
        new(title, FixSafety.Safe, [.. edits.Select(edit => new FixEdit(File, new TextSpan(edit.Start, edit.Length), edit.Text))]);
}
