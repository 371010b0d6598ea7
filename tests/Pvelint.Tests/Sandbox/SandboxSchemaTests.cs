using Pvelint.Access;
using Pvelint.Inference;
using Pvelint.Sandbox;
using Pvelint.Sandbox.Handlers;

namespace Pvelint.Tests.Sandbox;

/// <summary>The schema and the handlers are of calls that the API has, and every call of the API is answered.</summary>
public sealed class SandboxSchemaTests
{
    private static readonly IReadOnlyList<ApiFacts> Releases = [.. ApiFacts.Known.Select(ApiFacts.Of)];

    [Fact]
    public void Every_method_of_the_schema_is_one_of_the_API() =>
        Assert.All(MethodSchema.Labels.Concat(Table.Labels), label => Assert.Contains(Releases, facts => facts.Endpoints.ContainsKey(label)));

    [Fact]
    public void Every_parameter_of_the_schema_is_one_of_the_API_and_none_is_missing()
    {
        foreach (var endpoint in Releases.SelectMany(facts => facts.Endpoints.Values).Where(endpoint => MethodSchema.Of(endpoint) is { Parameters.Count: > 0 }))
        {
            var known = Releases.Where(facts => facts.Endpoints.ContainsKey(endpoint.Label)).SelectMany(facts => facts.Endpoints[endpoint.Label].Parameters.Concat(facts.Endpoints[endpoint.Label].Variables)).ToHashSet();
            var schema = MethodSchema.Of(endpoint)!.Parameters.Select(one => one.Name).ToHashSet();
            Assert.True(known.SetEquals(schema), $"{endpoint.Label}: {string.Join(' ', known.Except(schema))} | {string.Join(' ', schema.Except(known))}");
        }
    }

    [Fact]
    public void Every_call_of_the_access_API_has_a_schema() =>
        Assert.Subset(MethodSchema.Labels.ToHashSet(), Releases[^1].Endpoints.Keys.Where(label => label.Split(' ')[1].StartsWith("/access", StringComparison.Ordinal)).ToHashSet());

    [Theory]
    [InlineData(8, 4)]
    [InlineData(9, 1)]
    [InlineData(9, 2)]
    public void Every_call_of_the_API_is_answered_by_what_the_caller_holds(int major, int minor)
    {
        var options = new SandboxOptions { Version = new PveVersion(major, minor), UserCfg = "user:root@pam:1:0:\nuser:all@pve:1:0:\nuser:none@pve:1:0:\nacl:1:/:all@pve:Administrator:\n" };
        var state = new SandboxState(options, SandboxClient.Password);
        var api = new SandboxApi(state, new Tickets(TimeProvider.System));
        var refused = 0;
        foreach (var endpoint in state.Facts.Endpoints.Values.Where(endpoint => MethodSchema.Of(endpoint)?.NeedsLogin != false))
        {
            var path = endpoint.Path.Replace("{node}", "pve", StringComparison.Ordinal).Replace("{vmid}", "100", StringComparison.Ordinal).Replace("{userid}", "all@pve", StringComparison.Ordinal);
            path = string.Join('/', path.Split('/').Select(segment => segment.StartsWith('{') ? "x1" : segment));
            ApiAnswer Answer(string caller) => api.Answer(new ApiRequest(endpoint.Method, path, "json", new Parameters()), new Authentication(caller, false, null), out _);
            Assert.NotEqual(403, Answer("root@pam").Status);
            var none = Answer("none@pve");
            refused += none.Status == 403 ? 1 : 0;
            Assert.True(none.Status is 200 or 400 or 403 or 404 or 500 or 501, $"{endpoint.Label} {none.Status}");
            Assert.True(none.Status != 403 || none.Message!.StartsWith("Permission check failed", StringComparison.Ordinal));
        }

        Assert.True(refused > state.Facts.Endpoints.Count / 2, $"{refused} of {state.Facts.Endpoints.Count}");
    }
}
