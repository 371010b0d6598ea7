using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Tests.Inference;

/// <summary>The conditions of the maps: with some code each call is made, and with some each call on a condition is not.</summary>
public sealed class MapConditionsTests
{
    // Conditions of three attributes are met by one in a hundred at random.
    private const int Tries = 1_000;
    private const int Seed = 20261122;

    private static readonly ApiFacts[] Releases = [.. ApiFacts.Known.Select(ApiFacts.Of)];

    [Theory]
    [InlineData("bpg")]
    [InlineData("telmate")]
    [InlineData("Packer")]
    [InlineData("Ansible")]
    public void Each_call_is_made_by_some_code_and_on_a_condition_not_by_all(string tool)
    {
        var problems = MadeUpCode.All.Where(code => code.Name.StartsWith(tool + " ", StringComparison.Ordinal)).AsParallel().SelectMany(Problems).Order(StringComparer.Ordinal).ToList();
        Assert.True(problems.Count == 0, $"seed {Seed}, {problems.Count}:\n{string.Join('\n', problems)}");
    }

    private static IEnumerable<string> Problems(MadeUpCode code)
    {
        var random = new Random(Seed);
        var left = code.Map.Calls.Where(call => call.Until.Length == 0).Select((call, i) => (Call: call, Number: i)).ToDictionary(
            pair => pair.Number, pair => (pair.Call, IsMade: false, IsLeftOut: pair.Call.When is null || pair.Call.When is HclLiteral));
        for (var i = 0; i < Tries && left.Count > 0; i++)
        {
            var resource = i == 0 ? code.With(_ => null) : i == 1 ? code.With(code.Usual) : At(code, random);
            foreach (var (number, (call, isMade, isLeftOut)) in left.ToList())
            {
                // What the map says depends on neither code nor cluster may be either way.
                var made = Made(code.Map with { Calls = [call] }, resource);
                left[number] = (call, isMade || made != false, isLeftOut || made != true);
                if (left[number] is { IsMade: true, IsLeftOut: true })
                {
                    left.Remove(number);
                }
            }
        }

        return left.Values.Select(one => $"{code.Name}: {one.Call.Label} ({string.Join(", ", one.Call.Operations)}) is {(one.IsMade ? "always" : "never")} made");
    }

    // Null where that depends.
    private static bool? Made(ToolMap map, CodeResource resource)
    {
        var calls = new MapReader(Releases.Last(release => release.Endpoints.ContainsKey(map.Calls[0].Label)), map, resource).Calls([]).ToList();
        return calls.Count == 0 ? false : calls.Exists(call => call.If is null) ? true : null;
    }

    private static CodeResource At(MadeUpCode code, Random random)
    {
        var share = random.NextDouble();
        return code.With(place => random.NextDouble() < share ? Known(code, place, random) : null);
    }

    private static HclValue Known(MadeUpCode code, string place, Random random)
    {
        for (; ; )
        {
            if (code.Any(place, random) is { IsWhollyKnown: true } value)
            {
                return value;
            }
        }
    }
}
