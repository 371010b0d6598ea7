using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Inference;

/// <summary>
/// What the calls in access logs needed. What was sent with them and what their answers showed stands in no log: what depends on it stays open,
/// and so does what a call needs that may not have gone through.
/// </summary>
public sealed class ObservedNeeds
{
    // What makes the calls has no place but the log.
    private static readonly Place Log = new(new SourceFile("access.log", ""), default, SourceContext.Code);

    private readonly ApiFacts _facts;
    private readonly ApiNeeds _needs;
    private readonly Dictionary<string, HclValue> _anything = new(StringComparer.Ordinal);

    /// <summary>Knows who calls.</summary>
    /// <param name="facts">The API of the release.</param>
    /// <param name="caller">The user or token.</param>
    /// <param name="grants">Users, groups, roles and pools; null where they are not known.</param>
    public ObservedNeeds(ApiFacts facts, string caller, AccessModel? grants = null)
    {
        _facts = facts;
        _needs = new ApiNeeds(facts, grants: grants, caller: caller);
        By = new CodeResource(CodeTool.Terraform, "log", "log", caller, HclValue.Object(), Log);
    }

    /// <summary>What makes the calls: the log, called like the user or token.</summary>
    public CodeResource By { get; }

    /// <summary>Whether a call stands in a log, not in code.</summary>
    public static bool IsOfLog(MadeCall call) => call.By.Kind == "log";

    /// <summary>The call, and what it surely or perhaps needed; what was refused used nothing. Nothing for what the release does not have.</summary>
    public IEnumerable<(MadeCall Call, Need Need)> Of(ObservedCall call)
    {
        if (call.Total == call.Refused || CallOf(call) is not { } called)
        {
            yield break;
        }

        var made = new MadeCall(called, By, ["run"]);
        // What is refused to all but root@pam was not done.
        var need = GrantComparer.WithoutRefusals(Of(called));
        yield return (made, call.Count > 0 ? need : Need.If($"whether {call.Label} went through, which {(call.Unproven > 0 ? "the format of its answer does not tell" : "failed")}", need));
        if (called.Endpoint.Sees is not null)
        {
            yield return (made with { IsAnswer = true }, Need.If($"what the answer of {call.Label} showed", Seen(called)));
        }
    }

    /// <summary>What a call needs, whether it was made or refused; nothing for what the release does not have.</summary>
    public Need Of(ApiCall call) => _needs.Of(call);

    /// <summary>The call with the variables of its path as they stand in the log; null for what the release does not have.</summary>
    /// <param name="call">The call.</param>
    /// <param name="sent">What was sent with it; null where nothing tells that.</param>
    public ApiCall? CallOf(ObservedCall call, HclValue? sent = null) => _facts.Endpoints.TryGetValue(call.Label, out var endpoint)
        ? new ApiCall(
            endpoint,
            endpoint.Variables.ToDictionary(name => name, name => call.Variables.TryGetValue(name, out var value) ? HclValue.Of(value) : HclValue.UnknownNamed(name), StringComparer.Ordinal),
            sent ?? Anything(endpoint))
        : null;

    // Each parameter may have been sent, with any value: net[n] stands for as many as there were.
    private HclValue Anything(Endpoint endpoint)
    {
        if (!_anything.TryGetValue(endpoint.Label, out var anything))
        {
            var what = $"what was sent with {endpoint.Label}";
            _anything[endpoint.Label] = anything = HclValue.Object(endpoint.Parameters.Select(name => (name.Replace("[n]", "0"), HclValue.Maybe(what, HclValue.UnknownBy(what)))));
        }

        return anything;
    }

    // Of whatever the endpoint may show, something.
    private Need Seen(ApiCall call)
    {
        var names = call.Endpoint.Sees!.SelfAndDescendants().OfType<HclTraversal>().Select(name => name.RootName).OfType<string>().Where(name => name != "params" && !call.Variables.ContainsKey(name)).Distinct(StringComparer.Ordinal);
        return _needs.ToSee(call with { Parameters = HclValue.Object(names.Select(name => (name, HclValue.UnknownNamed(name)))) });
    }
}
