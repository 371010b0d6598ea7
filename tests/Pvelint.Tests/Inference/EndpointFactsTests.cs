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
    private static readonly IReadOnlyList<HclBlock> Needs = [.. Blocks.Where(block => block.Type is "endpoint" or "rule")];
    private static readonly IReadOnlyList<(PveVersions Versions, Regex Shape)> Forms =
        [.. AccessFacts.PathForms.Select(form => (form.Versions, new Regex("^" + Regex.Replace(form.Text, @"\{[^}]+\}", @"(?:\*|[A-Za-z0-9._-]+)") + "$")))];

    private static readonly IReadOnlyList<PveVersion> Releases = [new(8, 4), new(9, 0), new(9, 1), new(9, 2)];

    [Theory]
    [InlineData("8.4")]
    [InlineData("9.0")]
    [InlineData("9.1")]
    [InlineData("9.2")]
    public void An_endpoint_stands_once_in_a_release(string version) => Assert.Empty(
        In(version).GroupBy(block => block.Labels[0].Text).Where(group => group.Count() > 1).Select(group => group.Key));

    [Theory]
    [InlineData("8.4", 606)]
    [InlineData("9.1", 649)]
    [InlineData("9.2", 661)]
    public void A_release_has_as_many_endpoints(string version, int count) => Assert.Equal(count, In(version).Count());

    [Fact]
    public void An_endpoint_says_where_it_was_read() => Assert.All(Endpoints, block =>
        Assert.Matches(@"^[a-z-]+ [0-9.]+ [A-Za-z0-9/]+\.pm \S.*$", block.Body.String("source")));

    [Fact]
    public void Only_known_fields_stand_in_an_endpoint() => Assert.Empty(Endpoints.SelectMany(block =>
        block.Body.Items.Select(item => item is HclAttribute attribute ? attribute.Name : "a block")).Distinct()
        .Except(["since", "until", "source", "creates", "params", "token", "require", "sees", "note"]));

    [Fact]
    public void Every_privilege_exists_in_the_releases_where_it_is_asked_for() => Assert.Empty(
        from block in Needs
        from text in Expressions([block]).Select(expression => expression.AsText()?.Value).OfType<string>()
        where Regex.IsMatch(text, @"^[A-Z][A-Za-z]+\.[A-Z][A-Za-z.]+$")
        from release in Releases
        where Versions(block).Contains(release) && !(AccessFacts.Privileges.TryGetValue(text, out var privilege) && privilege.Versions.Contains(release))
        select $"{block.Labels[0].Text}: there is no {text} in {release}");

    [Fact]
    public void Every_path_may_be_granted_in_the_releases_where_it_is_asked_for() => Assert.Empty(
        from block in Needs
        from call in Expressions([block]).OfType<HclCall>()
        where call.Name is "perm" or "perm_any" or "propagated" or "seen"
        let shape = Shape(call.Arguments[0])
        let path = call.Name == "seen" && shape is not null ? shape + "/*" : shape
        where path is not null
        from release in Releases
        where Versions(block).Contains(release) && !Forms.Any(form => form.Versions.Contains(release) && form.Shape.IsMatch(path))
        select $"{block.Labels[0].Text}: nothing can be granted on {path} in {release}");

    [Fact]
    public void Every_function_is_known()
    {
        var rules = Blocks.Where(block => block.Type == "rule").Select(block => block.Labels[0].Text);
        Assert.DoesNotContain(Expressions(Blocks).OfType<HclCall>().Select(call => call.Name).Except(rules), name => !NeedReader.Functions.Contains(name) && !PveFunctions.Names.Contains(name) && !HclFunctions.Has(name));
    }

    [Theory]
    [InlineData("8.4")]
    [InlineData("9.1")]
    [InlineData("9.2")]
    public void Every_need_can_be_told_whatever_is_given(string version)
    {
        var facts = ApiFacts.Of(PveVersion.Parse(version)!.Value);
        var noGrants = new AccessModel(AccessPlan.Empty, facts.Version);
        var noState = new PveState(new Dictionary<string, string>(), [], new Dictionary<string, string>());
        ApiNeeds[] known = [new(facts), new(facts, noState, noGrants, "x@pve"), new(facts, noState, noGrants, "x@pve!t")];
        foreach (var endpoint in facts.Endpoints.Values)
        {
            var names = endpoint.Parameters.Concat(RootsOf(endpoint)).Except(endpoint.Variables).Except(["params"]).Distinct().ToList();
            foreach (var value in new[] { HclValue.Null, HclValue.Of("100"), HclValue.UnknownBy("var.x") })
            {
                var variables = endpoint.Variables.ToDictionary(name => name, _ => value.Kind == HclValueKind.Null ? HclValue.Of("100") : value);
                var call = new ApiCall(endpoint, variables, HclValue.Object(names.Select(name => (name, value))));
                Assert.All(
                    known.SelectMany(needs => new[] { needs.Of(call), needs.ToSee(call) }).SelectMany(need => need.SelfAndDescendants()).OfType<Permission>(),
                    permission => Assert.True(permission.Path[0] == '/' && permission.Privilege.Length > 0, $"{endpoint.Label}: {permission}"));
            }
        }
    }

    [Fact]
    public void Parameters_are_sorted_and_stand_once() => Assert.All(Endpoints, block =>
    {
        var names = block.Body.Strings("params").Select(name => name.Split(' ')[0]).ToList();
        Assert.Equal(names.Distinct().OrderBy(name => name, StringComparer.Ordinal), names);
        Assert.Empty(names.Intersect(Variables(block)));
    });

    private static IEnumerable<HclBlock> In(string version) => Endpoints.Where(block => Versions(block).Contains(PveVersion.Parse(version)!.Value));

    private static PveVersions Versions(HclBlock block) => new(PveVersion.Parse(block.Body.String("since")), PveVersion.Parse(block.Body.String("until")));

    private static IEnumerable<string> Variables(HclBlock block) => Regex.Matches(block.Labels[0].Text, @"\{([^}]+)\}").Select(match => match.Groups[1].Value);

    private static IEnumerable<HclExpression> Expressions(IEnumerable<HclBlock> blocks) => blocks
        .SelectMany(block => new[] { block.Body.Attribute("require"), block.Body.Attribute("sees") })
        .OfType<HclAttribute>().SelectMany(attribute => attribute.Expression.SelfAndDescendants());

    private static IEnumerable<string> RootsOf(Endpoint endpoint) => new[] { endpoint.Require, endpoint.Sees }.OfType<HclExpression>()
        .SelectMany(expression => expression.SelfAndDescendants()).OfType<HclTraversal>().Select(traversal => traversal.RootName).OfType<string>();

    // `/vms/*` for "/vms/${vmid}"; null for a path that begins with an argument.
    private static string? Shape(HclExpression path) => path is HclTemplate { Parts: [HclText, ..] } template
        ? string.Concat(template.Parts.Select(part => part is HclText text ? text.Value : "*"))
        : null;
}
