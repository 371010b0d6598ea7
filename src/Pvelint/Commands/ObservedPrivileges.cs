using Pvelint.Access;
using Pvelint.AccessLog;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>What the calls in access logs needed, caller by caller. What was sent with them stands in no log: what depends on it stays open.</summary>
internal static class ObservedPrivileges
{
    /// <summary>The least for each user and token that called.</summary>
    /// <param name="log">The logs.</param>
    /// <param name="version">The release.</param>
    public static CodePrivileges Of(ObservedLog log, PveVersion version)
    {
        var facts = ApiFacts.Of(version);
        var place = new Place(new SourceFile("access.log", ""), default, SourceContext.Code);
        var tools = new List<LeastPrivilege>();
        foreach (var caller in log.Calls.Where(call => call.AuthId != "-" && call.AuthId != UserId.Root).GroupBy(call => call.AuthId, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var needs = new ApiNeeds(facts, caller: caller.Key);
            var by = new CodeResource(CodeTool.Terraform, "log", "log", caller.Key, HclValue.Object(), place);
            var made = caller.Where(call => call.Count > 0 && facts.Endpoints.ContainsKey($"{call.Method} {call.Endpoint}")).Select(call => new MadeCall(Call(facts, call), by, ["run"])).ToList();
            var tool = LeastPrivilege.Of(caller.Key, [.. made.Select(call => (call, Exact(needs, call)))]);
            tools.Add(tool with { Remarks = [.. caller.Where(call => call.Refused > 0).Select(call => Refused(facts, needs, call, by))] });
        }

        return new CodePrivileges(tools, [], []);
    }

    // What is refused to tokens as such went through, so it was none.
    private static Need Exact(ApiNeeds needs, MadeCall call) => call.Call.Endpoint.TakesTokens ? needs.Of(call.Call) : Need.Nothing;

    private static ApiCall Call(ApiFacts facts, ObservedCall call)
    {
        var endpoint = facts.Endpoints[$"{call.Method} {call.Endpoint}"];
        return new ApiCall(
            endpoint,
            endpoint.Variables.ToDictionary(name => name, name => call.Variables.TryGetValue(name, out var value) ? HclValue.Of(value) : HclValue.UnknownNamed(name), StringComparer.Ordinal),
            HclValue.UnknownBy($"what was sent with {call.Method} {call.Endpoint}"));
    }

    private static CodeRemark Refused(ApiFacts facts, ApiNeeds needs, ObservedCall call, CodeResource by) => new(
        false,
        $"{call.Refused} times refused: {call.Method} {call.Endpoint}"
        + (facts.Endpoints.ContainsKey($"{call.Method} {call.Endpoint}") && Output.PrivilegesReport.Words(needs.Of(Call(facts, call))) is { Length: > 0 } words ? $", which needs {words}" : ""),
        by);
}
