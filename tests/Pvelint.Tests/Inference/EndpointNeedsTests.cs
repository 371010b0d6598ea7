using Pvelint.Access;
using Pvelint.Commands;
using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Tests.Inference;

/// <summary>Checks that calls make in code, of which <c>tests/cases/calls</c> has no answers, as their handlers are written.</summary>
public sealed class EndpointNeedsTests
{
    private const string UserCfg = """
        user:ann@pve:1:0::::::
        token:ann@pve!ci:0:1::
        user:bob@pve:1:0::::::
        group:ops:bob@pve::
        role:Look:VM.Audit,VM.Console:
        """;

    [Theory]
    [InlineData("POST /nodes/n1/startall", "", "/ VM.PowerMgmt")]
    [InlineData("POST /nodes/n1/startall", "vms=100,101", "/ VM.PowerMgmt | /vms/100 VM.PowerMgmt, /vms/101 VM.PowerMgmt")]
    [InlineData("POST /nodes/n1/suspendall", "vms=100", "/ VM.Config.Disk, / VM.PowerMgmt | /vms/100 VM.PowerMgmt")]
    [InlineData("POST /cluster/bulk-action/guest/migrate", "vms=100 101", "/vms/100 VM.Migrate, /vms/101 VM.Migrate")]
    [InlineData("POST /cluster/bulk-action/guest/suspend", "vms=100;to-disk=1;statestorage=local", "/storage/local Datastore.AllocateSpace, /vms/100 VM.Config.Disk, /vms/100 VM.PowerMgmt")]
    [InlineData("POST /nodes/n1/disks/zfs", "add_storage=1", "/ Sys.Modify, /storage Datastore.Allocate")]
    [InlineData("POST /nodes/n1/disks/zfs", "add_storage=0", "/ Sys.Modify")]
    [InlineData("DELETE /nodes/n1/disks/lvm/vg0", "cleanup-config=1", "/ Sys.Modify, /storage Datastore.Allocate")]
    [InlineData("POST /nodes/n1/ceph/pool", "name=p;erasure-coding=k=2,m=1", "/ Sys.Modify, /storage Datastore.Allocate")]
    [InlineData("POST /nodes/n1/ceph/pool", "name=p;erasure-coding=k=2,m=1;add_storages=0", "/ Sys.Modify")]
    [InlineData("POST /cluster/backup", "all=1", "/ Sys.Modify, /storage/local Datastore.Allocate")]
    [InlineData("POST /cluster/backup", "pool=dev;storage=nas;fleecing=1,storage=fast", "/ Sys.Modify, /pool/dev VM.Backup, /storage/fast Datastore.AllocateSpace, /storage/nas Datastore.Allocate")]
    [InlineData("POST /cluster/backup", "script=/x", "root@pam")]
    [InlineData("PUT /cluster/backup/j1", "enabled=0", "/ Sys.Modify, /storage/nas Datastore.Allocate")]
    [InlineData("PUT /cluster/backup/j1", "delete=storage", "/ Sys.Modify, /storage/local Datastore.Allocate, /storage/nas Datastore.Allocate")]
    [InlineData("PUT /cluster/backup/j2", "enabled=0", "root@pam")]
    [InlineData("PUT /cluster/sdn/vnets/web", "zone=other", "/sdn/zones/z1/web SDN.Allocate")]
    [InlineData("GET /cluster/sdn/vnets/web/subnets", "", "/sdn/zones/z1/web SDN.Allocate | /sdn/zones/z1/web SDN.Audit")]
    [InlineData("GET /nodes/n1/tasks/UPID:n1:0:0:0:qmstart:100:ann@pve!ci:/log", "", "")]
    [InlineData("GET /nodes/n1/tasks/UPID:n1:0:0:0:qmstart:100:ann@pve:/log", "", "/nodes/n1 Sys.Audit")]
    [InlineData("DELETE /nodes/n1/tasks/UPID:n1:0:0:0:qmstart:100:bob@pve:", "", "/nodes/n1 Sys.Modify")]
    [InlineData("POST /nodes/n1/vncshell", "cmd=upgrade", "root@pam")]
    [InlineData("GET /access/permissions", "userid=ann@pve!ci", "")]
    [InlineData("GET /access/permissions", "userid=ann@pve", "/access Sys.Audit")]
    [InlineData("PUT /access/acl", "path=/vms/100;roles=Look;users=bob@pve;propagate=0", "/vms/100 Permissions.Modify | /vms/100 VM.Allocate, /vms/100 VM.Audit, /vms/100 VM.Console")]
    [InlineData("PUT /access/acl", "path=/vms/100;roles=NoAccess;users=bob@pve", "/vms/100 Permissions.Modify")]
    [InlineData("PUT /access/acl", "path=/nodes/n1;roles=Look;users=bob@pve", "/nodes/n1 Permissions.Modify")]
    [InlineData("DELETE /access/users/bob@pve", "", "/access/groups User.Modify, /access/realm/pve Realm.AllocateUser | /access/groups/ops User.Modify, /access/realm/pve Realm.AllocateUser")]
    [InlineData("PUT /access/users/bob@pve", "comment=x", "/access/groups User.Modify")]
    [InlineData("PUT /access/password", "userid=bob@pve", "root@pam")]
    [InlineData("POST /nodes/n1/qemu/100/mtunnel", "storages=a,b", "/ Sys.Incoming, /storage/a Datastore.AllocateSpace, /storage/b Datastore.AllocateSpace, /vms/100 VM.Allocate")]
    [InlineData("GET /nodes/n1/vzdump/defaults", "", "/storage/local Datastore.AllocateSpace | /storage/local Datastore.Audit")]
    public void A_call_needs(string call, string parameters, string ways)
    {
        var state = new PveState(
            new Dictionary<string, string>
            {
                ["jobs.cfg"] = "vzdump: j1\n\tschedule daily\n\tstorage nas\n\nvzdump: j2\n\tschedule daily\n\tdumpdir /srv\n",
                ["sdn/vnets.cfg"] = "vnet: web\n\tzone z1\n",
            },
            [],
            new Dictionary<string, string>());
        Assert.Equal(ways, Ways("9.2", call, parameters, (needs, asked) => needs.Of(asked), state));
    }

    [Theory]
    [InlineData("GET /cluster/resources", "type=vm;vmid=100", "/vms/100 VM.Audit")]
    [InlineData("GET /cluster/resources", "type=vm", "/vms VM.Audit")]
    [InlineData("GET /cluster/resources", "storage=local", "/storage/local Datastore.Audit")]
    [InlineData("GET /cluster/resources", "", "")]
    [InlineData("GET /nodes/n1/qemu", "vmid=100", "/vms/100 VM.Audit")]
    [InlineData("GET /storage", "", "/storage Datastore.AllocateSpace | /storage Datastore.Audit")]
    [InlineData("GET /pools", "poolid=dev/web", "/pool/dev/web Pool.Audit")]
    [InlineData("GET /nodes/n1/network", "bridge=vmbr0", "/sdn/zones/localnetwork/vmbr0 SDN.Audit | /sdn/zones/localnetwork/vmbr0 SDN.Use")]
    [InlineData("GET /nodes/n1/network", "", "")]
    [InlineData("GET /nodes/n1/lxc/200/config", "env=1", "/vms/200 VM.Config.Options")]
    [InlineData("GET /cluster/tasks", "upid=UPID:n1:0:0:0:qmstart:100:ann@pve!ci:", "/ Sys.Audit")]
    public void An_answer_shows_what_is_looked_for_only_with(string call, string parameters, string ways) =>
        Assert.Equal(ways, Ways("9.2", call, parameters, (needs, asked) => needs.ToSee(asked)));

    [Theory]
    [InlineData("8.4", "/vms/100 VM.Audit")]
    [InlineData("9.2", "/nodes/n1 Sys.Audit | /vms/100 VM.Audit")]
    public void The_log_of_a_replication_may_be_read_by_who_watches_the_node_since_9(string version, string ways) =>
        Assert.Equal(ways, Ways(version, "GET /nodes/n1/replication/100-0/log", "", (needs, asked) => needs.Of(asked)));

    private static string Ways(string version, string call, string parameters, Func<ApiNeeds, ApiCall, Need> ask, PveState? state = null)
    {
        var release = PveVersion.Parse(version)!.Value;
        var facts = ApiFacts.Of(release);
        var grants = CanBatch.Grants(UserCfg, release);
        var given = parameters.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], HclValue.Of(pair[1])));
        var space = call.IndexOf(' ', StringComparison.Ordinal);
        var asked = ApiCall.Of(facts, call[..space], call[(space + 1)..], HclValue.Object(given))!;
        var need = ask(new ApiNeeds(facts, state, grants, "ann@pve!ci"), asked);
        var ways = MissingGrants.Of(need).Ways.Select(way => string.Join(", ", way.Select(permission => permission.ToString()).Order(StringComparer.Ordinal)));
        return need is Refusal || !ways.Any() ? "root@pam" : string.Join(" | ", ways.Order(StringComparer.Ordinal));
    }
}
