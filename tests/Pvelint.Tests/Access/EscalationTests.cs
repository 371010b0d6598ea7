using Pvelint.Access;

namespace Pvelint.Tests.Access;

/// <summary>Which ways entries of one user open: <c>Role /path</c> by <c>;</c>, roles of one's own named by their privileges.</summary>
public sealed class EscalationTests
{
    [Theory]
    [InlineData("Sys.Modify /", "Cluster: rewrite-a-role, mint-a-root-token")]
    [InlineData("Sys.Modify /access", "Cluster: rewrite-a-role, mint-a-root-token")]
    [InlineData("Sys.Modify /access only", "Cluster: rewrite-a-role, grant-itself, mint-a-root-token")]
    [InlineData("Sys.Modify / only", "")]
    [InlineData("Sys.Modify /nodes/pve1", "")]
    [InlineData("User.Modify /access", "Cluster: mint-a-root-token")]
    [InlineData("User.Modify /access/groups", "Cluster: mint-a-root-token")]
    [InlineData("User.Modify /access/groups/guests", "")]
    [InlineData("User.Modify /access only", "")]
    [InlineData("PVEUserAdmin /", "Cluster: mint-a-root-token")]
    [InlineData("Realm.Allocate /access/realm", "Cluster: redirect-a-realm, redirect-a-realm")]
    [InlineData("Realm.AllocateUser /access/realm", "")]
    [InlineData("Permissions.Modify /access", "Cluster: grant-itself, mint-a-root-token")]
    [InlineData("PVEMappingAdmin /mapping", "")]
    [InlineData("PVEMappingAdmin /mapping;VM.Config.Disk /vms/100", "Host: map-a-host-directory, map-a-host-directory, map-a-host-directory")]
    [InlineData("PVEMappingUser /mapping;VM.Config.Disk /vms", "")]
    [InlineData("Mapping.Modify /mapping/dir/share;Mapping.Use /mapping;VM.Config.Disk /vms", "")]
    [InlineData("Mapping.Modify /mapping/dir/share;VM.Config.Disk /vms", "")]
    [InlineData("Mapping.Modify,Mapping.Use /mapping/dir/share;VM.Config.Disk /vms", "Host: remap-a-host-directory, remap-a-host-directory, remap-a-host-directory")]
    [InlineData("PVEDatastoreAdmin /storage/local", "Data: read-any-backup")]
    [InlineData("PVEVMAdmin /vms", "")]
    [InlineData("PVEVMAdmin /vms;PVEDatastoreAdmin /storage/local", "")]
    [InlineData("PVEVMUser /vms", "Guests: write-guest-files")]
    [InlineData("PVETemplateUser /vms/9000", "")]
    [InlineData("Sys.Modify /;VM.Audit /access", "")]
    [InlineData("Sys.Modify /;NoAccess /access", "")]
    [InlineData("Sys.Modify /;NoAccess /access only", "")]
    [InlineData("Sys.Modify /access;NoAccess /", "Cluster: rewrite-a-role, mint-a-root-token")]
    [InlineData("Sys.Modify /;NoAccess /", "")]
    [InlineData("User.Modify /;VM.Audit /access only", "Cluster: mint-a-root-token")]
    public void Finds_the_worst_way_that_entries_open(string entries, string way) => Assert.Equal(way, Find(entries));

    [Fact]
    public void A_token_whose_owner_the_sources_do_not_name_has_all_that_is_granted_to_it() => Assert.Equal(
        EscalationTarget.Cluster, Escalation.Of(Model("pveum acl modify /access --tokens 'ci@pve!tf' --roles PVEUserAdmin\n"), "ci@pve!tf")[0].Target);

    [Fact]
    public void A_pool_whose_guests_the_sources_do_not_name_has_some() => Assert.Equal(
        "/pool/lab", Escalation.Of(Model("pveum acl modify /pool/lab --users ci@pve --roles PVEVMUser\n"), "ci@pve")[0].Steps[0].Needs[0].Path);

    [Fact]
    public void Nobody_has_a_way_whom_the_sources_do_not_name()
    {
        var model = Model("pveum acl modify / --users ci@pve --roles PVEAdmin\n");
        Assert.Empty(Escalation.Of(model, "other@pve!token"));
        Assert.Empty(Escalation.Of(model, "other@pve"));
        Assert.Empty(Escalation.Of(model, "root@pam"));
    }

    [Fact]
    public void A_chain_of_groups_is_followed_so_far_and_no_further()
    {
        var config = new System.Text.StringBuilder("role:Keeper:User.Modify,Permissions.Modify:\n");
        for (var i = 0; i < 200; i++)
        {
            config.Append($"user:u{i}@pve:1:0::::::\ngroup:g{i}:u{i}@pve,u{(i + 1) % 200}@pve::\nacl:1:/access/groups/g{(i + 2) % 200}:@g{i}:Keeper:\n");
        }

        var model = new AccessModel(UserCfg.Read(new Pvelint.Text.SourceFile("user.cfg", config.ToString()), Pvelint.Formats.SourceContext.Code, new PveVersion(9, 1)), new PveVersion(9, 1));
        Assert.Empty(Escalation.Of(model, "u0@pve"));
        Assert.Equal(["u0@pve"], model.Unfollowed);
    }

    [Fact]
    public void A_search_that_comes_to_its_end_leaves_nothing_unfollowed()
    {
        var model = Model("pveum acl modify /access/groups --users ci@pve --roles PVEUserAdmin\npveum acl modify /vms --users other@pve --roles PVEVMAdmin");
        Assert.NotEmpty(Escalation.Of(model, "ci@pve"));
        _ = Escalation.Of(model, "other@pve");
        Assert.Empty(model.Unfollowed);
    }

    private static AccessModel Model(string script) => new(Plans.OfShell(script), new PveVersion(9, 1));

    private static string Find(string text, string version = "9.1")
    {
        var script = text.Split(';').Select((line, index) => (Words: line.Split(' '), Role: "Role" + index)).Select(item =>
        {
            var isBuiltIn = item.Words[0].StartsWith("PVE", StringComparison.Ordinal) || item.Words[0] == "NoAccess";
            var role = isBuiltIn ? item.Words[0] : item.Role;
            var define = isBuiltIn ? "" : $"pveum role add {role} -privs {item.Words[0]}\n";
            return $"{define}pveum acl modify {item.Words[1]} --users ci@pve --roles {role} --propagate {(item.Words.Length > 2 ? 0 : 1)}\n";
        });
        var ways = Escalation.Of(new AccessModel(Plans.OfShell(string.Concat(script)), PveVersion.Parse(version)!.Value), "ci@pve");
        return ways.Count == 0 ? "" : $"{ways[0].Target}: {string.Join(", ", ways[0].Steps.Select(step => step.Fact))}";
    }
}
