using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Text;

namespace Pvelint.Provisioning;

/// <summary>What whoever holds a token may do, by what the endpoint tells the token itself.</summary>
/// <param name="Privileges">Count of different privileges.</param>
/// <param name="Paths">Count of paths on which it has some.</param>
/// <param name="Risk">The worst that one of them costs; null where it has none, or none is checked where it has it.</param>
/// <param name="Ways">How it could get more.</param>
internal sealed record TokenReach(int Privileges, int Paths, Risk? Risk, IReadOnlyList<EscalationWay> Ways)
{
    // Stands for the token: of a user that is nobody, so that nothing counts but what was told.
    private const string Holder = "holder@pve";

    /// <summary>The worst that it leads to; null where it leads to nothing more.</summary>
    public EscalationTarget? Target => Ways.Count > 0 ? Ways.Min(way => way.Target) : null;

    /// <summary>Where it leads, a line a target.</summary>
    public IEnumerable<string> Leads => AccessWays.Short(Ways).Select(line => IsSure ? line : line + "; that takes a role of its own that is not built in, which it is not told");

    // Who may rewrite roles gains by it only where he holds one that can be rewritten; the names of one's roles nobody is told.
    private bool IsSure => Ways.Any(way => way.Target == Target && !way.Steps.Any(step => AccessFacts.TakeoverWays.Any(fact => fact.Name == step.Fact && fact.Gives is TakeoverGift.Roles)));

    /// <summary>Reckons it.</summary>
    /// <param name="rows">What <c>GET /access/permissions</c> tells.</param>
    /// <param name="version">The endpoint's release.</param>
    public static TokenReach Of(IReadOnlyDictionary<string, PermissionSet> rows, PveVersion version)
    {
        var held = rows.Select(row => (Path: ObjectPath.Parse(row.Key), Permissions: row.Value)).Where(row => row.Path is not null && !row.Permissions.IsEmpty).ToList();
        return new TokenReach(
            held.SelectMany(row => row.Permissions.Privileges).Select(one => one.Privilege).Distinct(StringComparer.Ordinal).Count(),
            held.Count,
            held.Max(row => RiskOfPath.Of(row.Permissions, row.Path!.Value)),
            held.Count == 0 ? [] : Escalation.Of(new AccessModel(Plan(rows), LiveAccess.Nearest(version)), Holder));
    }

    // Each row as two entries. Rows without privileges are left out: of the top paths, and of those above another row, it is known that
    // they are such, and such a one takes away what comes from above.
    private static AccessPlan Plan(IReadOnlyDictionary<string, PermissionSet> rows)
    {
        var place = new Place(new SourceFile("GET /access/permissions", ""), new TextSpan(0, 0), SourceContext.Code);
        var roles = new Dictionary<ulong, RoleDefinition>();
        var entries = new List<AclEntry>();
        var none = PveAccess.TopPaths.Concat(rows.Keys.SelectMany(Above)).Where(path => !rows.ContainsKey(path)).Distinct(StringComparer.Ordinal);
        foreach (var (path, permissions) in rows.Concat(none.Select(path => KeyValuePair.Create(path, default(PermissionSet)))))
        {
            entries.Add(Entry(path, permissions.Propagated, propagate: true));
            if (permissions.Held != permissions.Propagated)
            {
                entries.Add(Entry(path, permissions.Held, propagate: false));
            }
        }

        return new AccessPlan
        {
            Roles = [.. roles.Values],
            Users = [new UserDefinition(PlanSource.Command, Word(Holder), WordList.Empty, null, true)],
            Entries = entries,
        };

        Word Word(string text) => new(text, place);

        AclEntry Entry(string path, ulong privileges, bool propagate)
        {
            if (!roles.TryGetValue(privileges, out var role))
            {
                role = new RoleDefinition(PlanSource.Command, Word($"r{roles.Count}"), new WordList([.. new PermissionSet(privileges, 0).Privileges.Select(one => Word(one.Privilege))], true), false);
                roles[privileges] = role;
            }

            return new AclEntry(PlanSource.Command, Word(path), SubjectKind.User, Word(Holder), role.Name, propagate);
        }
    }

    private static IEnumerable<string> Above(string path)
    {
        // No path of Proxmox VE has more segments than a few; what an endpoint makes up is not followed without end.
        for (var (slash, depth) = (path.LastIndexOf('/'), 0); slash > 0 && depth < 16; slash = path.LastIndexOf('/', slash - 1), depth++)
        {
            yield return path[..slash];
        }
    }
}
