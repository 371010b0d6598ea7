using Pvelint.Access;
using Pvelint.Api;

namespace Pvelint.Tests.Api;

/// <summary>What rights are missing is said before anything is changed.</summary>
public sealed class RightsTests
{
    private static readonly PlannedCall[] Calls =
    [
        new("POST", "/access/roles", new PveForm { { "roleid", "ci-terraform" }, { "privs", "VM.Audit" } }),
        new("POST", "/access/users", new PveForm { { "userid", "tf@pve" }, { "enable", true } }),
        new("POST", "/access/users/tf@pve/token/t1", new PveForm { { "privsep", true } }),
        PlannedCall.OfAcl(new PveAclEntry("/vms/100", SubjectKind.User, "tf@pve", "ci-terraform", true)),
    ];

    [Theory]
    [InlineData(
        """{"/access":{"Sys.Audit":1},"/access/groups":{"Sys.Audit":1}}""",
        "POST /access/roles needs Sys.Modify on /access",
        "POST /access/users needs Realm.AllocateUser on /access/realm/pve and User.Modify on /access/groups",
        "POST /access/users/tf@pve/token/t1 needs User.Modify on /access/groups",
        "PUT /access/acl needs Permissions.Modify on /vms/100")]
    [InlineData("""{"/access":{"Sys.Modify":1,"Sys.Audit":1},"/access/groups":{"User.Modify":1},"/access/realm/pve":{"Realm.AllocateUser":1},"/vms/100":{"Permissions.Modify":0}}""")]
    [InlineData("""{"/access":{"Sys.Modify":1,"Sys.Audit":1},"/access/groups":{"User.Modify":1},"/access/realm/pve":{"Realm.AllocateUser":1},"/vms/100":{"VM.Allocate":1,"VM.Audit":1}}""")]
    [InlineData(
        """{"/access":{"Sys.Modify":1,"Sys.Audit":1},"/access/groups":{"User.Modify":1},"/access/realm/pve":{"Realm.AllocateUser":1},"/vms/100":{"VM.Allocate":1,"VM.Audit":0}}""",
        "PUT /access/acl needs ")]
    public async Task Names_each_call_that_the_login_may_not_make(string permissions, params string[] missing)
    {
        await using var endpoint = await FakeCluster.StartAsync(new(FakeCluster.Answers) { ["/access/permissions"] = permissions });
        var live = await FakeCluster.ReadAsync(endpoint);
        var after = live.Plan.With(UserCfgOf("user:tf@pve:1:0:::::\ntoken:tf@pve!t1:0:1::\nrole:ci-terraform:VM.Audit:\n"));
        var found = await Rights.MissingAsync(Calls, live, new AccessModel(after, live.Version), null);
        Assert.Equal(missing.Length, found.Count);
        Assert.All(found.Zip(missing), pair => Assert.StartsWith(pair.Second, pair.First.ToString(), StringComparison.Ordinal));
        Assert.All(found, right => Assert.True(right.IsCertain));
    }

    [Fact]
    public async Task Asks_the_endpoint_where_the_acl_is_not_seen()
    {
        var answers = new Dictionary<string, string>(FakeCluster.Answers)
        {
            ["/access/permissions"] = """{"/access":{"Sys.Modify":1},"/access/groups":{"User.Modify":1}}""",
            ["/access/permissions?path=%2Faccess%2Frealm%2Fpve"] = """{"/access/realm/pve":{"Realm.AllocateUser":1}}""",
        };
        await using var endpoint = await FakeCluster.StartAsync(answers);
        var live = await FakeCluster.ReadAsync(endpoint);
        using var client = new PveClient(endpoint.Settings);
        var after = new AccessModel(live.Plan, live.Version);
        Assert.Empty(await Rights.MissingAsync(Calls[..2], live, after, new PveAccess(client)));
        var unasked = Assert.Single(await Rights.MissingAsync(Calls[..2], live, after, null));
        Assert.False(unasked.IsCertain);
        Assert.Contains("may be refused", unasked.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Root_lacks_nothing_and_a_token_of_it_may_not_log_in_for_others()
    {
        await using var endpoint = await FakeCluster.StartAsync();
        var live = await FakeCluster.ReadAsync(endpoint) with { AuthId = UserId.Root };
        Assert.Empty(await Rights.MissingAsync(Calls, live, new AccessModel(live.Plan, live.Version), null));
        var ticket = Assert.Single(await Rights.MissingAsync([new("PUT", "/access/password", new PveForm { { "userid", "ci@pve" } })], live with { AuthId = "root@pam!old" }, new AccessModel(live.Plan, live.Version), null));
        Assert.Contains("no API token may call it", ticket.ToString(), StringComparison.Ordinal);
    }

    private static AccessPlan UserCfgOf(string text) =>
        UserCfg.Read(new Pvelint.Text.SourceFile("user.cfg", text), Pvelint.Formats.SourceContext.Code, new PveVersion(9, 1));
}
