using Pvelint.Hcl;

namespace Pvelint.Access;

/// <summary>What Proxmox VE knows of privileges, roles and paths, read from <c>rules/access/</c> when first asked for.</summary>
public static class AccessFacts
{
    private static readonly Lazy<IReadOnlyList<PveVersion>> LazyReleases =
        new(() => [.. Map(FactFile.Read("rules/access/privileges.hcl"), "versions").Keys.Select(name => PveVersion.Parse(name)!.Value).OrderBy(version => version)]);

    private static readonly Lazy<IReadOnlyDictionary<string, Privilege>> LazyPrivileges = new(ReadPrivileges);
    private static readonly Lazy<IReadOnlyDictionary<string, BuiltInRole>> LazyRoles = new(ReadRoles);
    private static readonly Lazy<IReadOnlyList<PathForm>> LazyPathForms = new(ReadPathForms);
    private static readonly Lazy<IReadOnlyList<TakeoverWay>> LazyTakeoverWays = new(ReadTakeoverWays);
    private static readonly Lazy<IReadOnlyDictionary<string, ReplacedPrivilege>> LazyReplacedPrivileges = new(ReadReplacedPrivileges);
    private static readonly Lazy<IReadOnlyList<ReplacedPath>> LazyReplacedPaths = new(ReadReplacedPaths);

    /// <summary>The releases that the facts cover, the oldest first.</summary>
    public static IReadOnlyList<PveVersion> Releases => LazyReleases.Value;

    /// <summary>Every privilege of any release, by name.</summary>
    public static IReadOnlyDictionary<string, Privilege> Privileges => LazyPrivileges.Value;

    /// <summary>Every built-in role of any release, by name.</summary>
    public static IReadOnlyDictionary<string, BuiltInRole> Roles => LazyRoles.Value;

    /// <summary>Every form of paths of any release.</summary>
    public static IReadOnlyList<PathForm> PathForms => LazyPathForms.Value;

    /// <summary>The ways to takeover.</summary>
    public static IReadOnlyList<TakeoverWay> TakeoverWays => LazyTakeoverWays.Value;

    /// <summary>The privileges that were removed, by name.</summary>
    public static IReadOnlyDictionary<string, ReplacedPrivilege> ReplacedPrivileges => LazyReplacedPrivileges.Value;

    /// <summary>The paths that people write and that are not, or no longer, ones.</summary>
    public static IReadOnlyList<ReplacedPath> ReplacedPaths => LazyReplacedPaths.Value;

    private static Dictionary<string, Privilege> ReadPrivileges() =>
        FactFile.Read("rules/access/privileges.hcl").BlocksOf("privilege").Select(block => new Privilege(
            block.Labels[0].Text,
            Versions(block.Body),
            block.Body.String("allows"),
            block.Body.Strings("paths"),
            RiskOf(block.Body.String("risk")),
            Map(block.Body, "risk_at").ToDictionary(item => item.Key, item => RiskOf(item.Value), StringComparer.Ordinal),
            block.Body.String("because"))).ToDictionary(privilege => privilege.Name, StringComparer.Ordinal);

    private static Dictionary<string, BuiltInRole> ReadRoles() =>
        FactFile.Read("rules/access/roles.hcl").BlocksOf("role").Select(block =>
        {
            var until = Map(block.Body, "until");
            return new BuiltInRole(
                block.Labels[0].Text,
                Versions(block.Body),
                block.Body.Flag("everything"),
                block.Body.Flag("denies"),
                block.Body.Strings("privileges").ToDictionary(
                    name => name,
                    name => until.TryGetValue(name, out var end) ? PveVersion.Parse(end) : null,
                    StringComparer.Ordinal));
        }).ToDictionary(role => role.Name, StringComparer.Ordinal);

    private static List<PathForm> ReadPathForms() =>
        [.. FactFile.Read("rules/access/paths.hcl").BlocksOf("path").Select(block => new PathForm(
            block.Labels[0].Text, Versions(block.Body), block.Body.String("object"), block.Body.Strings("privileges")))];

    private static List<TakeoverWay> ReadTakeoverWays() =>
        [.. FactFile.Read("rules/access/takeover.hcl").BlocksOf("way").Select(block => new TakeoverWay(
            block.Labels[0].Text,
            Versions(block.Body),
            [.. block.Body.BlocksOf("step").Select(step => new TakeoverStep(Needs(step.Body, "need"), step.Body.String("call"), step.Body.String("does")))],
            Needs(block.Body, "without"),
            GiftOf(block.Body.String("gives")),
            YieldOf(block.Body.String("yields")),
            block.Body.Flag("usual"),
            block.Body.String("closes"),
            block.Body.String("source")))];

    private static List<TakeoverNeed> Needs(HclBody body, string kind) =>
        [.. body.BlocksOf(kind).Select(need => new TakeoverNeed(need.Labels[0].Text, need.Body.String("path")))];

    private static Dictionary<string, ReplacedPrivilege> ReadReplacedPrivileges() =>
        FactFile.Read("rules/access/replaced.hcl").BlocksOf("privilege").Select(block => new ReplacedPrivilege(
            block.Labels[0].Text,
            Versions(block.Body).Removed ?? default,
            block.Body.Strings("by"),
            Map(block.Body, "where"))).ToDictionary(replaced => replaced.Privilege, StringComparer.Ordinal);

    private static List<ReplacedPath> ReadReplacedPaths() =>
        [.. FactFile.Read("rules/access/replaced.hcl").BlocksOf("path").Select(block =>
            new ReplacedPath(new PathForm(block.Labels[0].Text, default, "", []), block.Body.String("by")))];

    private static PveVersions Versions(HclBody body) => new(PveVersion.Parse(body.String("since")), PveVersion.Parse(body.String("removed")));

    private static Dictionary<string, string> Map(HclBody body, string name) =>
        body.Pairs(name).ToDictionary(item => item.Name, item => item.Text, StringComparer.Ordinal);

    private static Risk RiskOf(string word) => word switch
    {
        "low" => Risk.Low,
        "medium" => Risk.Medium,
        "high" => Risk.High,
        _ => Risk.Critical,
    };

    private static TakeoverGift GiftOf(string word) => word switch
    {
        "" => TakeoverGift.Nothing,
        "path" => TakeoverGift.Path,
        "roles" => TakeoverGift.Roles,
        "members" => TakeoverGift.Members,
        "membership" => TakeoverGift.Membership,
        "moved-member" => TakeoverGift.MovedMember,
        "realm-users" => TakeoverGift.RealmUsers,
        "realm-groups" => TakeoverGift.RealmGroups,
        _ => throw new FormatException($"takeover.hcl gives {word}, which is nothing"),
    };

    private static TakeoverYield YieldOf(string word) => word switch
    {
        "" => TakeoverYield.Nothing,
        "subtree" => TakeoverYield.Subtree,
        "data" => TakeoverYield.Data,
        "guests" => TakeoverYield.Guests,
        "host" => TakeoverYield.Host,
        "cluster" => TakeoverYield.Cluster,
        _ => throw new FormatException($"takeover.hcl yields {word}, which is nothing"),
    };
}
