using Pvelint.Access;
using Pvelint.Api;

namespace Pvelint.Tests.Api;

/// <summary>What an endpoint says becomes the plan that its <c>user.cfg</c> would give, and what cannot be seen is said.</summary>
public sealed class LiveAccessTests
{
    [Fact]
    public async Task Reads_a_cluster_as_its_user_cfg_in_six_requests_and_one_a_granted_pool()
    {
        await using var endpoint = await FakeCluster.StartAsync();
        var live = await FakeCluster.ReadAsync(endpoint);
        Assert.Equal(7, endpoint.Requests.Count);
        Assert.All(endpoint.Requests, request => Assert.Equal("GET", request.Method));
        Assert.Empty(live.Problems);
        Assert.Equal(
            """
            user:audit@pve:1:0:::::
            token:audit@pve!pvelint:1795388608:0::
            user:ci@pve:1:0:::::
            token:ci@pve!t1:1795388608:1::
            user:root@pam:1:0:::::
            token:root@pam!old:0:0::
            group:devs:ci@pve::
            pool:ci-pool::101:local:
            role:Deploy:VM.Audit,VM.PowerMgmt:
            acl:1:/:audit@pve:PVEAuditor:
            acl:1:/pool/ci-pool:@devs:Deploy:
            acl:0:/vms/100:ci@pve!t1:Deploy:

            """,
            live.Document.File.Text,
            ignoreLineEndingDifferences: true);
        Assert.Empty(live.Plan.Warnings);
        var model = new AccessModel(live.Plan, live.Version);
        Assert.True(model.On("ci@pve", "/vms/101").Holds("VM.PowerMgmt"));
        Assert.True(model.On("ci@pve", "/storage/local").Holds("VM.Audit"));
        Assert.True(model.On("ci@pve!t1", "/vms/100").IsEmpty);
        Assert.True(model.On("root@pam!old", "/").Holds("Permissions.Modify"));
        Assert.Equal(endpoint.Address.GetLeftPart(UriPartial.Authority) + "/access", live.Plan.Entries[0].Path.Place.File.Path);
    }

    [Fact]
    public async Task Leaves_the_storages_of_pools_open_where_they_are_not_asked_for()
    {
        await using var endpoint = await FakeCluster.StartAsync();
        var live = await FakeCluster.ReadAsync(endpoint, withPoolStorages: false);
        Assert.Equal(6, endpoint.Requests.Count);
        Assert.Empty(live.Problems);
        var pool = Assert.Single(live.Plan.Pools);
        Assert.Equal(["101"], pool.Guests.Texts);
        Assert.Equal((0, false), (pool.Storages.Items.Count, pool.Storages.IsComplete));
    }

    [Theory]
    [InlineData("""{"/access":{"VM.Audit":1},"/access/groups":{"Sys.Audit":1},"/pool":{"Pool.Audit":1},"/pool/ci-pool":{"Pool.Audit":1}}""", "Sys.Audit on /access and sees a part of the ACL alone")]
    [InlineData("""{"/access":{"Sys.Audit":1},"/pool":{"Pool.Audit":1},"/pool/ci-pool":{"Pool.Audit":1}}""", "Sys.Audit on /access/groups")]
    [InlineData("""{"/access":{"Sys.Audit":1},"/access/groups":{"User.Modify":1},"/pool":{"Pool.Audit":0},"/pool/ci-pool":{"Pool.Audit":1}}""", "Pool.Audit on /pool")]
    [InlineData("""{"/access":{"Sys.Audit":1},"/access/groups":{"User.Modify":1},"/pool":{"Pool.Audit":1}}""", "Pool.Audit on /pool")]
    public async Task Says_what_the_login_cannot_see(string permissions, string says)
    {
        await using var endpoint = await FakeCluster.StartAsync(new(FakeCluster.Answers) { ["/access/permissions"] = permissions });
        var live = await FakeCluster.ReadAsync(endpoint);
        Assert.False(live.IsComplete);
        Assert.Contains(says, Assert.Single(live.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_an_empty_list_for_an_empty_object()
    {
        await using var endpoint = await FakeCluster.StartAsync(new(FakeCluster.Answers) { ["/access/permissions"] = "[]", ["/access/acl"] = "[]" });
        var live = await FakeCluster.ReadAsync(endpoint);
        Assert.Equal(3, live.Problems.Count);
        Assert.Empty(live.Plan.Entries);
    }

    [Fact]
    public async Task Keeps_what_was_added_to_a_built_in_role_and_says_what_is_not_known()
    {
        await using var endpoint = await FakeCluster.StartAsync(new(FakeCluster.Answers)
        {
            ["/access/roles"] = """[{"roleid":"PVEAuditor","special":1,"privs":"Datastore.Audit,Mapping.Audit,Pool.Audit,SDN.Audit,Sys.Audit,VM.Audit,VM.GuestAgent.Audit,Sys.Modify"},{"roleid":"Deploy","special":0,"privs":"VM.Audit,VM.Dream\u001b"},{"roleid":"PVEPoolUser","special":1,"privs":""}]""",
        });
        var live = await FakeCluster.ReadAsync(endpoint);
        Assert.True(new AccessModel(live.Plan, live.Version).On("audit@pve", "/").Holds("Sys.Modify"));
        Assert.Contains(live.Problems, problem => problem.Contains("not known here", StringComparison.Ordinal) && problem.Contains("VM.Dream", StringComparison.Ordinal));
        Assert.Contains(live.Problems, problem => problem.Contains("PVEPoolUser", StringComparison.Ordinal));
        Assert.Contains(live.Problems, problem => problem.Contains("left out", StringComparison.Ordinal));
        Assert.All(live.Problems, problem => Assert.DoesNotContain('\u001b', problem));
    }

    [Theory]
    [InlineData("9.2.11", 9, 2, 0)]
    [InlineData("9.7.1", 9, 2, 1)]
    [InlineData("9.0.3", 9, 0, 0)]
    [InlineData("8.3.0", 8, 3, 0)]
    [InlineData("12.0", 9, 2, 1)]
    public async Task Judges_by_the_nearest_known_release(string version, int major, int minor, int notes)
    {
        await using var endpoint = await FakeCluster.StartAsync(new(FakeCluster.Answers) { ["/version"] = $$"""{"version":"{{version}}"}""" });
        var live = await FakeCluster.ReadAsync(endpoint);
        Assert.Equal((new PveVersion(major, minor), notes), (live.Version, live.Notes.Count));
    }

    [Fact]
    public async Task Lets_no_name_become_a_line_of_its_own()
    {
        await using var endpoint = await FakeCluster.StartAsync(new(FakeCluster.Answers)
        {
            ["/access/users?full=1"] = """[{"userid":"a@pve\nacl:1:/:evil@pve:Administrator:","enable":1},{"userid":"b@pve","groups":["g:1"],"tokens":{"t 1":{}}}]""",
            ["/access/acl"] = """[{"path":"/:x@pve:Administrator:","type":"user","ugid":"b@pve","roleid":"NoAccess"},{"path":"/","type":"group","ugid":"a,@b","roleid":"PVEAuditor"}]""",
        });
        var live = await FakeCluster.ReadAsync(endpoint);
        Assert.DoesNotContain("Administrator", live.Document.File.Text, StringComparison.Ordinal);
        Assert.Empty(live.Plan.Entries);
        Assert.Contains("left out", Assert.Single(live.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/access/acl", """{"a":1}""")]
    [InlineData("/access/acl", """[{"path":"/"}]""")]
    [InlineData("/access/users?full=1", "null")]
    [InlineData("/access/roles", "1")]
    [InlineData("/access/permissions", "7")]
    [InlineData("/version", """{"version":"new"}""")]
    [InlineData("/cluster/resources", """{}""")]
    public async Task Takes_nothing_else_for_an_answer(string path, string data)
    {
        await using var endpoint = await FakeCluster.StartAsync(new(FakeCluster.Answers) { [path] = data });
        var fault = await Assert.ThrowsAsync<PveFault>(() => FakeCluster.ReadAsync(endpoint));
        Assert.Equal(PveFaultKind.NotPve, fault.Kind);
        Assert.Contains(path.Split('?')[0], fault.Message, StringComparison.Ordinal);
    }
}
