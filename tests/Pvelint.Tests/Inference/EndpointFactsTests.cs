using System.Text.RegularExpressions;
using Pvelint.Access;
using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Tests.Inference;

/// <summary>The facts of rules/pve hang together: each endpoint once in a release, nothing misspelt, nothing without a source.</summary>
public sealed class EndpointFactsTests
{
    private static readonly IReadOnlyList<HclBlock> Blocks = [.. FactFile.Names("rules/pve/").SelectMany(name => FactFile.Read(name).Blocks)];
    private static readonly IReadOnlyList<HclBlock> Endpoints = [.. Blocks.Where(block => block.Type == "endpoint")];

    [Theory]
    [InlineData("8.4")]
    [InlineData("9.0")]
    [InlineData("9.1")]
    [InlineData("9.2")]
    public void An_endpoint_stands_once_in_a_release(string version) => Assert.Empty(
        In(version).GroupBy(block => block.Labels[0].Text).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void An_endpoint_says_where_it_was_read() => Assert.All(Endpoints, block =>
        Assert.Matches(@"^[a-z-]+ [0-9.]+ [A-Za-z0-9/]+\.pm \S.*$", block.Body.String("source")));

    [Fact]
    public void Only_known_fields_stand_in_an_endpoint() => Assert.Empty(Endpoints.SelectMany(block =>
        block.Body.Items.Select(item => item is HclAttribute attribute ? attribute.Name : "a block")).Distinct()
        .Except(["since", "until", "source", "params", "token", "require", "sees", "note"]));

    [Fact]
    public void Every_privilege_exists_in_the_releases_of_its_endpoint()
    {
        foreach (var block in Endpoints)
        {
            foreach (var name in Texts(block).Where(text => Regex.IsMatch(text, @"^[A-Z][A-Za-z]+\.[A-Z][A-Za-z.]+$")))
            {
                Assert.True(AccessFacts.Privileges.TryGetValue(name, out var privilege), $"{block.Labels[0].Text}: no privilege {name}");
                Assert.All(
                    Releases.Where(release => Versions(block).Contains(release)),
                    release => Assert.True(privilege.Versions.Contains(release), $"{block.Labels[0].Text}: {name} is not in {release}"));
            }
        }
    }

    [Fact]
    public void Every_function_is_known()
    {
        var rules = Blocks.Where(block => block.Type == "rule").Select(block => block.Labels[0].Text);
        Assert.Empty(Expressions(Blocks).OfType<HclCall>().Select(call => call.Name).Except(rules).Where(name => !NeedReader.Functions.Contains(name) && !PveFunctions.Names.Contains(name) && !HclFunctions.Has(name)));
    }

    [Fact]
    public void Parameters_are_sorted_and_stand_once() => Assert.All(Endpoints, block =>
    {
        var names = block.Body.Strings("params").Select(name => name.Split(' ')[0]).ToList();
        Assert.Equal(names.Distinct().OrderBy(name => name, StringComparer.Ordinal), names);
        Assert.Empty(names.Intersect(Variables(block)));
    });

    private static readonly IReadOnlyList<PveVersion> Releases = [new(8, 4), new(9, 0), new(9, 1), new(9, 2)];

    private static IEnumerable<HclBlock> In(string version) => Endpoints.Where(block => Versions(block).Contains(PveVersion.Parse(version)!.Value));

    private static PveVersions Versions(HclBlock block) => new(PveVersion.Parse(block.Body.String("since")), PveVersion.Parse(block.Body.String("until")));

    private static IEnumerable<string> Variables(HclBlock block) => Regex.Matches(block.Labels[0].Text, @"\{([^}]+)\}").Select(match => match.Groups[1].Value);

    private static IEnumerable<HclExpression> Expressions(IEnumerable<HclBlock> blocks) => blocks
        .SelectMany(block => new[] { block.Body.Attribute("require"), block.Body.Attribute("sees") })
        .OfType<HclAttribute>().SelectMany(attribute => attribute.Expression.SelfAndDescendants());

    private static IEnumerable<string> Texts(HclBlock block) => Expressions([block]).Select(expression => expression.AsText()?.Value).OfType<string>();
}
