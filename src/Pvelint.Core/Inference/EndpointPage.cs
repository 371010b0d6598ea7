using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>What a method of the API needs in one release, parameter by parameter.</summary>
/// <param name="Endpoint">The method.</param>
/// <param name="Require">What it needs whatever is sent.</param>
/// <param name="Sees">What it takes for an object to stand in the answer; nothing where all do.</param>
/// <param name="Parameters">What each parameter needs besides where it is given, whatever its value; none for nothing.</param>
public sealed record EndpointPage(Endpoint Endpoint, Need Require, Need Sees, IReadOnlyList<(string Name, Need Need)> Parameters)
{
    /// <summary>The page of a method; null where the API of the release has none.</summary>
    /// <param name="facts">The API of the release.</param>
    /// <param name="method"><c>POST</c>.</param>
    /// <param name="path">Its path, as the schema has it or as it is called; <c>/api2/json</c> before it is left out.</param>
    public static EndpointPage? Of(ApiFacts facts, string method, string path)
    {
        var start = new[] { "/api2/json", "/api2/extjs" }.FirstOrDefault(prefix => path.StartsWith(prefix + "/", StringComparison.Ordinal)) is { } given ? path.Substring(given.Length) : path;
        var rest = start.Split('?')[0];
        var named = facts.Endpoints.TryGetValue(method + " " + rest, out var exact) ? exact : null;
        var match = named is null ? facts.Match(method, rest) : null;
        if ((named ?? match?.Endpoint) is not { } endpoint)
        {
            return null;
        }

        var variables = endpoint.Variables.ToDictionary(name => name, name => match is { } found && found.Variables[name] is var value && value.IndexOf('{') < 0 ? HclValue.Of(value) : HclValue.UnknownNamed(name), StringComparer.Ordinal);
        var needs = new ApiNeeds(facts);
        Need NeedOf(params IEnumerable<(string, HclValue)> parameters) => WithoutDeadEnds(needs.Of(new ApiCall(endpoint, variables, HclValue.Object(parameters))));

        // What stands in the paths of everything, as the id of a new guest does, is there whatever is sent.
        var always = new List<(string, HclValue)>();
        foreach (var name in endpoint.Parameters.Where(_ => Gaps(NeedOf(always)) > 0))
        {
            (string, HclValue) added = (name, HclValue.UnknownNamed(name));
            if (Gaps(NeedOf([.. always, added])) < Gaps(NeedOf(always)))
            {
                always.Add(added);
            }
        }

        var require = NeedOf(always);
        var known = new HashSet<Need>(Parts(require));
        return new EndpointPage(
            endpoint, require, needs.ToSee(new ApiCall(endpoint, variables, HclValue.Object())),
            [.. endpoint.Parameters.Select(name => (name, Need.All(Parts(NeedOf([.. always.Where(one => one.Item1 != name), (name.Replace("[n]", "0"), HclValue.UnknownGiven(name))])).Where(part => !known.Contains(part))))).Where(one => one.Item2 != Need.Nothing)]);
    }

    // The segments of paths that a parameter gives that is not there.
    private static int Gaps(Need need) => need.SelfAndDescendants().OfType<Permission>().Count(permission => permission.Path.EndsWith("/-", StringComparison.Ordinal) || permission.Path.IndexOf("/-/", StringComparison.Ordinal) >= 0);

    // Beside a way that goes, one that nobody may is no news.
    private static Need WithoutDeadEnds(Need need) => need switch
    {
        AllOf all => Need.All(all.Needs.Select(WithoutDeadEnds)),
        AnyOf any when any.Needs.Any(one => !IsDeadEnd(one)) => Need.Any(any.Needs.Where(one => !IsDeadEnd(one)).Select(WithoutDeadEnds)),
        Dependent dependent => Need.If(dependent.What, WithoutDeadEnds(dependent.Need)),
        _ => need,
    };

    private static bool IsDeadEnd(Need need) => need is Refusal { IsForRoot: false } || (need is AllOf all && all.Needs.Any(IsDeadEnd)) || (need is Dependent dependent && IsDeadEnd(dependent.Need));

    private static IReadOnlyList<Need> Parts(Need need) => need is AllOf all ? all.Needs : [need];
}
