using System.Text.RegularExpressions;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Text;

namespace Pvelint.Tests.Inference;

/// <summary>
/// Puts computed grants into the access model, for a user and its separated token, and asks it about every call as Proxmox VE checks it.
/// What is not known in a path gets a made-up id. A guest is in its pool once the call that makes it is done.
/// </summary>
internal sealed partial class GrantProof
{
    private const string User = "automation@pve";
    private const string Token = "automation@pve!ci";

    private static readonly Place Nowhere = new(new SourceFile("proof", ""), new TextSpan(0, 0), SourceContext.Code);

    private readonly LeastPrivilege _answer;
    private readonly PveVersion _version;
    private readonly Dictionary<string, string> _madeUp = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<PoolDefinition> _pools;
    private readonly HashSet<string> _inUnknownPools = new(StringComparer.Ordinal);

    private GrantProof(LeastPrivilege answer, PveVersion version)
    {
        _answer = answer;
        _version = version;
        var members = new Dictionary<string, List<Word>>(StringComparer.Ordinal);
        foreach (var call in answer.Calls.Select(call => call.Made.Call))
        {
            if (MadeBy(call) is { } guest && call.Parameters.Entry("pool") is { Kind: not HclValueKind.Null } pool)
            {
                var name = NeedReader.PathText(pool);
                members.TryAdd(Known(name), []);
                members[Known(name)].Add(Of(guest["/vms/".Length..]));
                if (name.StartsWith('{'))
                {
                    _inUnknownPools.Add(guest);
                }
            }
        }

        _pools = [.. members.Select(pool => new PoolDefinition(PlanSource.UserCfg, Of(pool.Key), new WordList(pool.Value, true), WordList.Empty))];
    }

    /// <summary>What is wrong with an answer, a line each: calls that fail and are not told of, grants that no call misses.</summary>
    public static IReadOnlyList<string> Flaws(LeastPrivilege answer, PveVersion version) => [.. new GrantProof(answer, version).Flaws()];

    private IEnumerable<string> Flaws()
    {
        var calls = _answer.Calls.Distinct().ToList();
        var (before, after) = Models(_answer.Grants);
        foreach (var call in calls)
        {
            var verdict = Holds(call, before, after);
            if (verdict == true)
            {
                continue;
            }

            // What the answer says that it may need is enough then.
            var open = _answer.Open.Where(one => one.By.Contains(call.Made)).SelectMany(one => one.Need.SelfAndDescendants()).ToList();
            var told = _answer.Impossible.Any(one => one.By.Contains(call.Made))
                || (open.Count > 0 && call.Exact.Holds(permission => open.OfType<Permission>().Any(one => one.Privilege == permission.Privilege) ? true : IsHeld(permission, call, before, after), isRoot: false) != false);
            if (!told)
            {
                yield return $"{call.Made.By.Address}: {call.Made.Call.Endpoint.Label} {(verdict is null ? "may fail" : "fails")} for {Show(call.Exact.Without(permission => IsHeld(permission, call, before, after) == true))}";
            }
        }

        var fine = calls.Where(call => Holds(call, before, after) == true).ToList();
        foreach (var grant in _answer.Grants)
        {
            var less = Models(_answer.Grants.Where(other => other != grant));

            // Those first that the answer names: most often one of them fails.
            var suspects = fine.Where(call => grant.Because.Contains(call.Made)).Concat(fine);
            if (suspects.All(call => Holds(call, less.Before, less.After) == true) && !calls.Except(fine).Any(call => Misses(call, grant, less.Before, less.After)))
            {
                yield return $"{grant.Path} {grant.Privilege}: no call fails without it";
            }
        }
    }

    // Of a call that also needs what is not known: whether the part that is known fails without a grant.
    private bool Misses(NeededCall call, NeededGrant grant, AccessModel before, AccessModel after) =>
        grant.Because.Contains(call.Made) && Sure(call.Exact).Holds(permission => IsHeld(permission, call, before, after), isRoot: false) != true;

    private static Need Sure(Need need) => need switch
    {
        AllOf all => Need.All(all.Needs.Where(one => one is not (Dependent or Refusal)).Select(Sure)),
        _ => need,
    };

    private bool? Holds(NeededCall call, AccessModel before, AccessModel after) => call.Exact.Holds(permission => IsHeld(permission, call, before, after), isRoot: false);

    // On an object that the code does not name, or in a pool without a name, it may still be held; guests without an id are granted on /vms.
    private bool? IsHeld(Permission permission, NeededCall call, AccessModel before, AccessModel after)
    {
        var path = Known(permission.Path);
        var held = (MadeBy(call.Made.Call) == path ? before : after).On(Token, path);
        var mayBe = _inUnknownPools.Contains(path) || (!permission.IsPathKnown && !path.StartsWith("/vms/", StringComparison.Ordinal));
        return (permission.IsPropagated ? (held.Propagated & PrivilegeTable.Bit(permission.Privilege)) != 0 : held.Holds(permission.Privilege)) ? true : mayBe ? null : false;
    }

    private (AccessModel Before, AccessModel After) Models(IEnumerable<NeededGrant> grants)
    {
        var roles = new List<RoleDefinition>();
        var entries = new List<AclEntry>();
        foreach (var entry in grants.GroupBy(grant => (grant.Path, grant.Propagate)))
        {
            var role = Of("role" + roles.Count);
            roles.Add(new RoleDefinition(PlanSource.UserCfg, role, new WordList([.. entry.Select(grant => Of(grant.Privilege))], true), false));
            entries.Add(new AclEntry(PlanSource.UserCfg, Of(entry.Key.Path), SubjectKind.User, Of(User), role, entry.Key.Propagate));
            entries.Add(new AclEntry(PlanSource.UserCfg, Of(entry.Key.Path), SubjectKind.Token, Of(Token), role, entry.Key.Propagate));
        }

        var plan = new AccessPlan
        {
            Users = [new UserDefinition(PlanSource.UserCfg, Of(User), WordList.Empty, null, true)],
            Tokens = [new TokenDefinition(PlanSource.UserCfg, Of(User), Of("ci"), true, null, null, true)],
            Roles = roles,
            Entries = entries,
            IsWhole = true,
        };
        return (new AccessModel(plan, _version), new AccessModel(plan with { Pools = _pools }, _version));
    }

    // The guest that a call makes: /vms/120.
    private string? MadeBy(ApiCall call)
    {
        if (!call.Endpoint.Creates.StartsWith("/vms/{", StringComparison.Ordinal))
        {
            return null;
        }

        var name = call.Endpoint.Creates["/vms/{".Length..^1];
        var id = call.Variables.TryGetValue(name, out var variable) ? variable : call.Parameters.Entry(name);
        return id is null or { Kind: HclValueKind.Null } ? null : "/vms/" + Known(NeedReader.PathText(id));
    }

    private string Known(string path) => Unknown().Replace(path, match => _madeUp.TryGetValue(match.Value, out var id) ? id : _madeUp[match.Value] = $"{70_000 + _madeUp.Count}");

    private static Word Of(string text) => new(text, Nowhere);

    private static string Show(Need need) => string.Join(", ", need.SelfAndDescendants().Where(one => one is Permission or Refusal));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Unknown();
}
