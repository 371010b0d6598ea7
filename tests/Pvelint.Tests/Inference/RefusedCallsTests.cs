using Pvelint.Access;
using Pvelint.Commands;
using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Tests.Inference;

/// <summary>What real calls were refused for is what the answer about their code holds: <c>tests/cases/privileges/refused/</c>.</summary>
public sealed class RefusedCallsTests
{
    private static readonly IReadOnlyDictionary<string, HclBody> Cases = CodeFixtures.Data("refused/cases.hcl")
        .Where(block => block.Type == "case").ToDictionary(block => block.Labels[0].Text, block => block.Body, StringComparer.Ordinal);

    public static TheoryData<string> Ids => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_was_wanting_is_in_the_answer(string id)
    {
        var body = Cases[id];
        var answers = CodePrivileges.Of(CodeFixtures.Read("refused/" + id), PveVersion.Parse(body.String("pve"))!.Value, StateOf(body));
        Assert.Empty(answers.Unmapped);
        var answer = Assert.Single(answers.Tools);
        var wanting = body.Strings("privileges");
        var path = body.String("path");
        var on = body.String("on") is { Length: > 0 } given ? given : path;
        switch (body.String("in"))
        {
            case "impossible":
                Assert.True(answer.Impossible.Any(one => one.IsForRoot), Show(answer));
                break;
            case "demands":
                Assert.Contains(answer.Demands, demand => demand.Path == path && !wanting.Except(demand.Privileges).Any());
                break;
            case "open":
                var open = answer.Open.SelectMany(open => open.Need.SelfAndDescendants()).ToList();
                Assert.True(wanting.Count == 0 ? open.Exists(one => one is Refusal { IsForRoot: true }) : open.OfType<Permission>().Any(one => IsOf(one, on) && wanting.Contains(one.Privilege)), Show(answer));
                break;
            default:
                Assert.True(answer.Grants.Any(grant => grant.Path == on && wanting.Contains(grant.Privilege)), Show(answer));

                // Granted for that check, not for another one.
                Assert.Contains(
                    answer.Calls.SelectMany(call => call.Exact.SelfAndDescendants()).OfType<Permission>(),
                    one => IsOf(one, path) && wanting.Contains(one.Privilege));
                break;
        }
    }

    [Fact]
    public void Every_case_has_code_and_every_code_a_case() =>
        Assert.Equal(Cases.Keys.Order(StringComparer.Ordinal), Directory.EnumerateDirectories(Path.Combine(CodeFixtures.Folder, "refused")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal));

    // What is not known stands in braces, there as here.
    private static bool IsOf(Permission permission, string path)
    {
        var (left, right) = (permission.Path.Split('/'), path.Split('/'));
        return left.Length == right.Length && left.Zip(right).All(pair => pair.First == pair.Second || (pair.First.StartsWith('{') && pair.Second.StartsWith('{')));
    }

    private static PveState? StateOf(HclBody body) => body.Attribute("assume")?.Expression is HclObject given
        ? Assumptions.Of(given.Items.ToDictionary(item => item.Name!, item => item.Value.AsText()!.Value, StringComparer.Ordinal), null, null!).State
        : null;

    private static string Show(LeastPrivilege answer) => string.Join(
        "\n",
        answer.Grants.Select(grant => $"{grant.Path} {grant.Privilege}")
            .Concat(answer.Open.Select(open => $"may need, depends on {open.What}: {string.Join(", ", open.Need.SelfAndDescendants().OfType<Permission>())}"))
            .Concat(answer.Impossible.Select(one => $"no token can: {one.Reason}")));
}
