using Pvelint.Access;
using Pvelint.Commands;
using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Tests.Inference;

/// <summary>
/// What is computed for code suffices, and less does not. The access model is asked, call by call, with the grants in a <c>user.cfg</c>;
/// the search for the grants knows nothing of it.
/// </summary>
public sealed class LeastPrivilegeTests
{
    private static readonly Dictionary<string, IReadOnlyList<CodeResource>> Fixtures = new[] { "telmate", "packer", "ansible" }.ToDictionary(tool => tool, CodeFixtures.Read);

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var tool in Fixtures.Keys)
        {
            foreach (var version in ApiFacts.Known)
            {
                cases.Add(tool, version.ToString());
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_a_resource_needs_suffices_and_less_does_not(string tool, string version) => Assert.Equal(
        [], Fixtures[tool].SelectMany(resource => Problems([resource], version).Select(problem => $"{resource.Address}: {problem}")));

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_resources_need_together_suffices_and_less_does_not(string tool, string version)
    {
        Assert.Equal([], Problems(Fixtures[tool], version));
        for (var seed = 0; seed < 8; seed++)
        {
            var random = new Random(seed);
            var some = Fixtures[tool].Where(_ => random.Next(5) == 0).ToList();
            Assert.Equal([], Problems(some, version).Select(problem => $"seed {seed}: {problem}"));
        }
    }

    /// <summary>Each map is tried, and each of its calls.</summary>
    [Theory]
    [InlineData("telmate", "rules/terraform/telmate/")]
    [InlineData("packer", "rules/packer/")]
    [InlineData("ansible", "rules/ansible/")]
    public void Every_call_of_a_map_is_made(string tool, string maps)
    {
        var made = ApiFacts.Known.SelectMany(version => CodePrivileges.Of(Fixtures[tool], version).Tools)
            .SelectMany(least => least.Calls).Select(call => (ToolMaps.Of(call.Made.By), call.Made.Call.Endpoint.Label)).ToHashSet();
        var notTried = ToolMaps.Read(maps).Values.Distinct()
            .Where(map => map.Type != "community.proxmox")
            .SelectMany(map => map.Calls.Where(call => call.Body.String("until").Length == 0).Select(call => (map, call.Label)))
            .Where(call => !made.Contains(call)).Select(call => $"{call.map.Type}: {call.Label}").Distinct();
        Assert.Equal([], notTried);
    }

    private static IEnumerable<string> Problems(IReadOnlyList<CodeResource> resources, string version)
    {
        var release = PveVersion.Parse(version)!.Value;
        foreach (var least in CodePrivileges.Of(resources, release).Tools)
        {
            var asked = new AskedModel(least.Calls, release);
            var all = asked.Answers(least.Grants).ToList();
            foreach (var refused in asked.Questions.Zip(all).Where(pair => pair.Second == false).Select(pair => pair.First.By))
            {
                yield return $"{refused.Call.Endpoint.Label} of {refused.By.Address} is refused";
            }

            foreach (var grant in least.Grants.Where(grant => asked.Answers([.. least.Grants.Where(other => other != grant)]).SequenceEqual(all)))
            {
                yield return $"{grant.Privilege} on {grant.Path} is superfluous";
            }
        }
    }

    /// <summary>Calls as Proxmox VE decides them for a user with some grants, where the code says enough.</summary>
    private sealed class AskedModel
    {
        private const string User = "t@pve";
        private readonly PveVersion _version;
        private readonly Dictionary<string, string> _idOf = [];
        private readonly Dictionary<string, string> _poolOf = [];

        public AskedModel(IReadOnlyList<NeededCall> calls, PveVersion version)
        {
            _version = version;
            Questions = [.. calls.GroupBy(call => (Possible(call.Exact), Made(call.Made.Call) ?? "")).Select(same => (same.Key.Item1, same.Key.Item2, same.First().Made))];
            foreach (var call in calls.Select(call => call.Made.Call))
            {
                if (Made(call) is not { } guest)
                {
                    continue;
                }

                _idOf[guest] = guest[0] == '{' ? $"{10_000 + _idOf.Count}" : guest;
                if (call.Parameters.Entry("pool") is { IsKnown: true } pool && pool.Kind != HclValueKind.Null)
                {
                    _poolOf[guest] = pool.Text;
                }
            }
        }

        /// <summary>What is needed, each once, with the guest that is being made: that one is in no pool yet.</summary>
        public IReadOnlyList<(Need Need, string Fresh, MadeCall By)> Questions { get; }

        /// <summary>An answer a question; null where it depends on what the code does not say.</summary>
        public IEnumerable<bool?> Answers(IReadOnlyList<NeededGrant> grants)
        {
            var models = new Dictionary<string, AccessModel>(StringComparer.Ordinal);
            foreach (var (need, fresh, _) in Questions)
            {
                if (!models.TryGetValue(fresh, out var model))
                {
                    models[fresh] = model = CanBatch.Grants(UserCfg(grants, fresh), _version);
                }

                yield return need.Holds(permission => IsHeld(permission, model), isRoot: false);
            }
        }

        private bool? IsHeld(Permission permission, AccessModel model)
        {
            var path = permission.Path.StartsWith("/vms/{", StringComparison.Ordinal) ? "/vms/" + _idOf.GetValueOrDefault(permission.Path["/vms/".Length..], "99999") : permission.Path;
            return path.Contains('{', StringComparison.Ordinal) ? null : CallVerdict.Of(permission with { Path = path }, model, User).Verdict == Verdict.Allow;
        }

        private string UserCfg(IReadOnlyList<NeededGrant> grants, string fresh)
        {
            var lines = new List<string> { $"user:{User}:1:0::::::" };
            foreach (var entry in grants.GroupBy(grant => (grant.Path, grant.Propagate)))
            {
                var role = "r" + lines.Count;
                lines.Add($"role:{role}:{string.Join(',', entry.Select(grant => grant.Privilege))}:");
                lines.Add($"acl:{(entry.Key.Propagate ? 1 : 0)}:{entry.Key.Path}:{User}:{role}:");
            }

            lines.AddRange(_poolOf.Where(member => member.Key != fresh).GroupBy(member => member.Value, StringComparer.Ordinal)
                .Select(pool => $"pool:{pool.Key}::{string.Join(',', pool.Select(member => _idOf[member.Key]))}::"));
            return string.Join('\n', lines) + "\n";
        }

        // What no grant can give is told of apart.
        private static Need Possible(Need need) => need switch
        {
            Refusal => Need.Nothing,
            AllOf all => Need.All(all.Needs.Select(Possible)),
            AnyOf any => any.Needs.All(way => way is Refusal || (way is AllOf all && all.Needs.Any(one => one is Refusal))) ? Need.Nothing : any,
            Dependent dependent => Need.If(dependent.What, Possible(dependent.Need)),
            _ => need,
        };

        private static string? Made(ApiCall call) =>
            call.Endpoint.Creates.StartsWith("/vms/{", StringComparison.Ordinal)
            && call.Parameters.Entry(call.Endpoint.Creates["/vms/{".Length..^1]) is { Kind: not HclValueKind.Null } id ? NeedReader.PathText(id) : null;
    }
}
