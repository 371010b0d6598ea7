using System.Text;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Tests.Access;

/// <summary>The model against a plain second implementation, on random clusters.</summary>
public sealed class AccessModelPropertyTests
{
    private const int Queries = 100_000;
    private const int EachCluster = 25;

    private static readonly PveVersion Version = new(9, 1);
    private static readonly string[] Users = ["ann@pve", "bob@pam", "ci@pve", "root@pam", "new@pve"];
    private static readonly string[] GroupNames = ["ops", "devs", "empty"];
    private static readonly string[] TokenNames = ["tf", "ci"];
    private static readonly string[] PoolNames = ["web", "db", "web/blue"];

    private static readonly string[] Paths =
    [
        "/", "/vms", "/vms/100", "/vms/101", "/vms/102", "/storage", "/storage/local", "/storage/ceph", "/pool", "/pool/web", "/pool/db", "/pool/web/blue",
        "/access", "/access/groups", "/access/groups/ops", "/access/realm/pve", "/nodes", "/nodes/pve1", "/sdn/zones/localnetwork", "/sdn/zones/localnetwork/vmbr0",
        "/mapping/pci/gpu", "/vms/100/deeper", "/nowhere/at/all",
    ];

    private static readonly string[] Privileges =
        ["VM.Audit", "VM.Allocate", "VM.PowerMgmt", "Sys.Audit", "Sys.Modify", "Datastore.Audit", "Datastore.AllocateSpace", "User.Modify", "Pool.Audit", "SDN.Use"];

    [Theory]
    [InlineData(20261122)]
    [InlineData(7)]
    public void Agrees_with_a_plain_second_implementation(int seed)
    {
        var random = new Random(seed);
        var answered = 0;
        var held = 0;
        while (answered < Queries / 2)
        {
            var (text, naive) = Cluster(random);
            var model = new AccessModel(UserCfg.Read(new SourceFile("user.cfg", text), SourceContext.Code, Version), Version);
            for (var i = 0; i < EachCluster; i++, answered++)
            {
                var (id, path) = (Pick(random, [.. Users, .. naive.Tokens.Keys, "ann@pve!gone"]), Pick(random, Paths));
                var expected = Shown(naive.On(id, path).Select(entry => (entry.Key, entry.Value)));
                var actual = Shown(model.On(id, path).Privileges);
                Assert.True(expected == actual, $"seed {seed}: {id} on {path}: expected {expected}, got {actual}, of\n{text}");
                held += expected.Length > 0 ? 1 : 0;
            }
        }

        // A sample in which nobody may do anything would prove nothing.
        Assert.InRange(held, answered / 6, answered);
    }

    private static (string Text, NaiveCluster Naive) Cluster(Random random)
    {
        var text = new StringBuilder();
        var roles = AccessFacts.Roles.Values.Where(role => role.Versions.Contains(Version)).ToDictionary(role => role.Name, role => role.PrivilegesIn(Version));
        foreach (var name in new[] { "Deploy", "Backup", "Nothing" })
        {
            roles[name] = name == "Nothing" ? [] : [.. Privileges.Where(_ => random.Next(3) == 0)];
            text.Append($"role:{name}:{string.Join(',', roles[name])}:\n");
        }

        foreach (var user in Users[..4])
        {
            text.Append($"user:{user}:1:0::::::\n");
        }

        var tokens = new Dictionary<string, bool>();
        foreach (var id in Users[..4].SelectMany(user => TokenNames.Select(name => user + "!" + name)).Where(_ => random.Next(2) == 0))
        {
            tokens[id] = random.Next(3) > 0;
            text.Append($"token:{id}:0:{(tokens[id] ? 1 : 0)}::\n");
        }

        var groups = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var name in GroupNames)
        {
            groups[name] = name == "empty" ? [] : [.. Users[..4].Where(_ => random.Next(2) == 0)];
            text.Append($"group:{name}:{string.Join(',', groups[name])}::\n");
        }

        var pools = new Dictionary<string, IReadOnlyList<string>>();
        var free = new Queue<string>(["100", "101", "102"]);
        foreach (var name in PoolNames)
        {
            var guests = random.Next(2) == 0 && free.TryDequeue(out var guest) ? new[] { guest } : [];
            string[] storages = [.. new[] { "local", "ceph" }.Where(_ => random.Next(3) == 0)];
            pools[name] = [.. guests.Select(vmid => "/vms/" + vmid), .. storages.Select(storage => "/storage/" + storage)];
            text.Append($"pool:{name}::{string.Join(',', guests)}:{string.Join(',', storages)}:\n");
        }

        var entries = new Dictionary<(string Path, string Subject, string Role), bool>();
        string[] subjects = [.. Users, .. GroupNames.Select(name => "@" + name), .. tokens.Keys, .. tokens.Keys];
        string[] names = [.. roles.Keys, "Administrator", "NoAccess", "NoAccess", "Deploy", "Backup"];
        for (var left = random.Next(4, 30); left > 0; left--)
        {
            var (path, subject, role, propagates) = (Pick(random, Paths), Pick(random, subjects), Pick(random, names), random.Next(3) > 0);
            entries[(path, subject, role)] = propagates;
            text.Append($"acl:{(propagates ? 1 : 0)}:{path}:{subject}:{role}:\n");
        }

        return (text.ToString(), new NaiveCluster(roles, groups, tokens, pools, [.. entries.Select(entry => new NaiveEntry(entry.Key.Path, entry.Key.Subject, entry.Key.Role, entry.Value))], roles["Administrator"]));
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static string Shown(IEnumerable<(string Privilege, bool IsPropagated)> privileges) =>
        string.Join(" ", privileges.Select(entry => entry.Privilege + (entry.IsPropagated ? "=1" : "=0")));
}
