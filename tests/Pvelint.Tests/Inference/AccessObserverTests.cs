using Pvelint.Access;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Tests.Access;

namespace Pvelint.Tests.Inference;

/// <summary>What counts as never used can be taken away: every call that went through is still allowed, with whatever was sent.</summary>
public sealed class AccessObserverTests
{
    private const int Rounds = 200;

    private static readonly PveVersion Version = new(9, 1);
    private static readonly ApiFacts Facts = ApiFacts.Of(Version);
    private static readonly string[] Paths = ["/", "/vms", "/vms/100", "/vms/101", "/pool/web", "/pool/db", "/storage", "/storage/local", "/nodes", "/nodes/pve1", "/sdn/zones", "/sdn/zones/localnetwork/vmbr0", "/access", "/access/groups", "/access/realm/pve"];

    private static readonly string[] Privileges =
    [
        "VM.Allocate", "VM.Audit", "VM.Backup", "VM.Clone", "VM.Config.CPU", "VM.Config.Disk", "VM.Config.Memory", "VM.Config.Network", "VM.Config.Options", "VM.Console", "VM.Migrate", "VM.PowerMgmt", "VM.Snapshot",
        "Datastore.Allocate", "Datastore.AllocateSpace", "Datastore.Audit", "Sys.Audit", "Sys.Modify", "SDN.Use", "Pool.Allocate", "Pool.Audit", "Permissions.Modify", "User.Modify", "Realm.AllocateUser", "VM.Config.HWType", "VM.GuestAgent.Unrestricted", "Datastore.AllocateTemplate",
    ];

    // A call and what may be sent with it.
    private static readonly (string Label, (string Name, string Value)[] Sent)[] Calls =
    [
        ("GET /nodes/{node}/qemu/{vmid}/config", []),
        ("PUT /nodes/{node}/qemu/{vmid}/config", [("cores", "2"), ("memory", "2048"), ("net0", "virtio,bridge=vmbr0"), ("name", "web"), ("scsi0", "local:8"), ("delete", "balloon")]),
        ("POST /nodes/{node}/qemu", [("vmid", "101"), ("vmid", "100"), ("pool", "web"), ("pool", "db"), ("scsi0", "local:8"), ("net0", "virtio,bridge=vmbr0"), ("cores", "2")]),
        ("POST /nodes/{node}/qemu/{vmid}/clone", [("newid", "101"), ("newid", "100"), ("pool", "db"), ("storage", "local")]),
        ("POST /nodes/{node}/qemu/{vmid}/status/start", []),
        ("POST /nodes/{node}/qemu/{vmid}/snapshot", []),
        ("POST /nodes/{node}/qemu/{vmid}/migrate", []),
        ("DELETE /nodes/{node}/qemu/{vmid}", []),
        ("GET /nodes/{node}/status", []),
        ("GET /nodes/{node}/storage/{storage}/content", []),
        ("PUT /storage/{storage}", []),
        ("GET /pools/{poolid}", []),
        ("PUT /pools", [("poolid", "web"), ("vms", "101"), ("storage", "local"), ("delete", "1")]),
        ("PUT /access/acl", [("path", "/vms/100"), ("path", "/pool/web"), ("roles", "PVEAuditor"), ("users", "x@pve")]),
        ("POST /nodes/{node}/lxc", [("vmid", "101"), ("ostemplate", "local:vztmpl/debian.tar.zst"), ("pool", "web"), ("rootfs", "local:8"), ("net0", "name=eth0,bridge=vmbr0"), ("features", "nesting=1"), ("unprivileged", "1"), ("onboot", "1")]),
        ("PUT /nodes/{node}/lxc/{vmid}/config", [("cores", "2"), ("net0", "name=eth0,bridge=vmbr0"), ("mp0", "local:4,mp=/srv"), ("delete", "mp1"), ("tags", "a")]),
        ("PUT /nodes/{node}/qemu/{vmid}/resize", [("disk", "scsi0"), ("size", "+1G")]),
        ("POST /nodes/{node}/qemu/{vmid}/move_disk", [("disk", "scsi0"), ("storage", "nas"), ("target-vmid", "101"), ("delete", "1")]),
        ("POST /nodes/{node}/vzdump", [("vmid", "100"), ("storage", "nas"), ("all", "1"), ("pool", "db"), ("mode", "stop")]),
        ("POST /nodes/{node}/storage/{storage}/upload", [("content", "iso"), ("filename", "a.iso")]),
        ("POST /nodes/{node}/qemu/{vmid}/agent/exec", [("command", "id")]),
        ("POST /access/users", [("userid", "y@pve"), ("groups", "g")]),
        ("PUT /access/users/{userid}", [("groups", "g"), ("comment", "x")]),
        ("DELETE /pools/{poolid}", []),
        ("GET /cluster/resources", []),
        ("GET /version", []),
    ];

    private static readonly Dictionary<string, string[]> Objects = new()
    {
        ["node"] = ["pve1", "pve2"],
        ["vmid"] = ["100", "101", "102", "999"],
        ["storage"] = ["local", "nas"],
        ["poolid"] = ["web", "db"],
        ["userid"] = ["x@pve", "ci@pve"],
    };

    [Fact]
    public void Nothing_that_a_call_used_counts_as_never_used()
    {
        var unused = 0;
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var random = new Random(seed);
            var grants = Grants(random);
            var model = Model(grants);
            var made = Enumerable.Range(0, 12).Select(_ => Call(random)).Where(call => IsAllowed(model, call)).ToList();
            var log = new ObservedLog([.. made.Select(call => new ObservedCall("ci@pve!tf", call.Endpoint.Method, call.Endpoint.Path, call.Variables.ToDictionary(one => one.Key, one => one.Value.Text), 1, 0, default, default))], [], made.Count);
            var taken = new List<string>();
            foreach (var one in AccessObserver.Of(log, model, [], []).Principals)
            {
                foreach (var grant in one.Unused)
                {
                    unused++;
                    taken.Add($"{one.Id} {grant.Path} {grant.Privilege}");
                    foreach (var entry in grants.Where(entry => entry.Subject == one.Id && entry.Path == grant.Path))
                    {
                        entry.Privileges.Remove(grant.Privilege);
                    }
                }
            }

            var less = Model(grants);
            Assert.All(made, call =>
            {
                var lacking = NeedWords.Of(VerdictOf(less, call).Open);
                Assert.True(lacking.Length == 0, $"seed {seed}: {call.Endpoint.Label} lacks {lacking}; {string.Join(", ", taken.Where(grant => lacking.Contains(grant.Split(' ')[2], StringComparison.Ordinal)))} counted as never used");
            });
        }

        Assert.True(unused > Rounds, "too little was unused to prove anything");
    }

    private static List<(string Subject, string Path, bool Propagate, List<string> Privileges)> Grants(Random random)
    {
        var grants = new List<(string, string, bool, List<string>)>();
        foreach (var path in Paths.Where(_ => random.Next(3) == 0))
        {
            var privileges = Privileges.Where(_ => random.Next(2) == 0).ToList();
            var propagate = random.Next(3) > 0;
            grants.Add(("ci@pve!tf", path, propagate, [.. privileges]));
            grants.Add(("ci@pve", path, propagate, [.. privileges.Concat(Privileges.Where(_ => random.Next(4) == 0)).Distinct()]));
        }

        return grants;
    }

    private static AccessModel Model(List<(string Subject, string Path, bool Propagate, List<string> Privileges)> grants) => new(
        Plans.Of(("user.cfg", "user:ci@pve:1:0:::::\ntoken:ci@pve!tf:0:1::\nuser:x@pve:1:0:::::\npool:web::100:local:\npool:db::101::\n"
            + string.Concat(grants.Select((entry, i) => $"role:R{i}:{string.Join(',', entry.Privileges)}:\nacl:{(entry.Propagate ? 1 : 0)}:{entry.Path}:{entry.Subject}:R{i}:\n")))),
        Version);

    private static ApiCall Call(Random random)
    {
        var (label, sent) = Calls[random.Next(Calls.Length)];
        var endpoint = Facts.Endpoints[label];
        var variables = endpoint.Variables.ToDictionary(name => name, name => HclValue.Of(Objects[name][random.Next(Objects[name].Length)]));
        var parameters = sent.Where(one => random.Next(2) == 0 || one.Name is "vmid" or "newid" or "path" or "roles" or "userid" or "disk" or "content" or "ostemplate").GroupBy(one => one.Name).Select(group => group.ElementAt(random.Next(group.Count())));
        return new ApiCall(endpoint, variables, HclValue.Object(parameters.Select(one => (one.Name, HclValue.Of(one.Value)))));
    }

    private static bool IsAllowed(AccessModel model, ApiCall call) => VerdictOf(model, call).Verdict == Verdict.Allow;

    private static CallVerdict VerdictOf(AccessModel model, ApiCall call) => CallVerdict.Of(new ApiNeeds(Facts, State, model, "ci@pve!tf").Of(call), model, "ci@pve!tf");

    private static PveState State { get; } = new(
        new Dictionary<string, string>
        {
            ["nodes/pve1/qemu-server/100.conf"] = "cores: 1\nscsi0: local:vm-100-disk-0,size=8G\nnet0: virtio,bridge=vmbr0\n",
            ["nodes/pve1/qemu-server/101.conf"] = "cores: 1\n",
            ["nodes/pve1/qemu-server/102.conf"] = "memory: 512\n",
            ["storage.cfg"] = "dir: local\n\tpath /var/lib/vz\n\tcontent images,iso\n\nnfs: nas\n\tpath /mnt/pve/nas\n\tcontent images\n",
        },
        [],
        new Dictionary<string, string>());
}
