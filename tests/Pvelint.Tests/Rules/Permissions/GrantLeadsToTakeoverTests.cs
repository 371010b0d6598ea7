using Pvelint.Rules;
using Pvelint.Rules.Permissions;

namespace Pvelint.Tests.Rules.Permissions;

public sealed class GrantLeadsToTakeoverTests
{
    [Fact]
    public void Shows_the_way_call_by_call_and_the_grant_that_opens_it()
    {
        var project = TestProject.Of(
            ("role.sh", "pveum role add Builder -privs 'VM.Audit Sys.Modify'\n"),
            ("grant.sh", "pveum acl modify / --users ci@pve --roles Builder\n"));
        var finding = Assert.Single(Linter.Lint(project, [new GrantLeadsToTakeover()]));
        Assert.StartsWith("Sys.Modify in role Builder, which ci@pve gets on /, leads to takeover of the cluster: PUT /access/roles/{roleid}", finding.Message, StringComparison.Ordinal);
        Assert.Contains("; then POST /access/users/root@pam/token", finding.Message, StringComparison.Ordinal);
        Assert.Equal(("role.sh", Severity.Error), (finding.File.Path, finding.Severity));
        Assert.Equal("grant.sh", Assert.Single(finding.Related).File.Path);
    }

    [Fact]
    public void Warns_of_a_role_that_is_granted_nowhere()
    {
        var finding = Assert.Single(Linter.Lint(TestProject.Of("role.sh", "pveum role add Builder -privs 'VM.Audit User.Modify'\n"), [new GrantLeadsToTakeover()]));
        Assert.StartsWith("User.Modify in role Builder: granted on / or /access/groups it leads to takeover of the cluster", finding.Message, StringComparison.Ordinal);
        Assert.Equal((Severity.Warning, Confidence.Medium), (finding.Severity, finding.Confidence));
    }

    [Fact]
    public void Reports_a_role_once_at_its_worst_privilege() => TestProject.Check<GrantLeadsToTakeover>("run.sh",
        """
        pveum role add Builder -privs "VM.Allocate Datastore.Allocate \
          User.Modify [|Sys.Modify|]"
        pveum acl modify / --users ci@pve --roles Builder
        """);

    [Fact]
    public void Passes_a_role_that_is_granted_where_no_way_begins() => TestProject.Check<GrantLeadsToTakeover>("run.sh",
        """
        pveum role add Storage -privs "Datastore.Allocate,Datastore.Audit"
        pveum acl modify /storage/local --users ci@pve --roles Storage
        pveum role add Node -privs "Sys.Modify"
        pveum acl modify /nodes --users ci@pve --roles Node
        """);

    [Fact]
    public void Puts_a_way_together_from_several_entries() => TestProject.Check<GrantLeadsToTakeover>("run.sh",
        """
        pveum role add Mapper -privs "[|Mapping.Modify|] Mapping.Use"
        pveum acl modify /mapping --users ci@pve --roles Mapper
        pveum acl modify /vms --users ci@pve --roles PVEVMAdmin
        """);

    [Fact]
    public void Does_not_put_a_way_together_from_entries_of_two_users() => TestProject.Check<GrantLeadsToTakeover>("run.sh",
        """
        pveum role add Mapper -privs "Mapping.Modify Mapping.Use"
        pveum acl modify /mapping --users a@pve --roles Mapper
        pveum acl modify /vms --users b@pve --roles PVEVMAdmin
        """);

    [Fact]
    public void Flags_built_in_roles_at_the_grant() => TestProject.Check<GrantLeadsToTakeover>("run.sh",
        """
        pveum acl modify / --users a@pve --roles [|PVEAdmin|]
        pveum acl modify /access/groups --users b@pve --roles [|PVEUserAdmin|]
        pveum acl modify /storage --users c@pve --roles [|PVEDatastoreAdmin|]
        pveum acl modify /vms --users d@pve --roles PVEAdmin
        pveum acl modify / --users e@pve --roles PVEVMAdmin
        """);

    [Fact]
    public void Counts_a_token_by_what_its_owner_has() => TestProject.Check<GrantLeadsToTakeover>("run.sh",
        """
        pveum user token add a@pve web
        pveum acl modify /access --tokens 'a@pve!web' --roles PVEUserAdmin
        pveum acl modify /vms --users a@pve --roles PVEVMAdmin
        pveum user token add b@pve web
        pveum acl modify /access --tokens 'b@pve!web' --roles [|PVEUserAdmin|]
        """);

    [Fact]
    public void Follows_a_group_to_its_members() => TestProject.Check<GrantLeadsToTakeover>("run.sh",
        """
        pveum role add Keeper -privs "[|User.Modify|]"
        pveum acl modify /access/groups/ops --users portal@pve --roles Keeper
        pveum user add boss@pve --groups ops
        pveum acl modify / --users boss@pve --roles Administrator
        """);

    [Fact]
    public void Leaves_Administrator_to_the_rule_about_it() => TestProject.Check<GrantLeadsToTakeover>("run.sh",
        """
        pveum acl modify / --users a@pve --roles Administrator
        pveum role add All -privs "Permissions.Modify Sys.Modify User.Modify Realm.Allocate Mapping.Modify"
        pveum acl modify / --users b@pve --roles All
        """);

    [Fact]
    public void Judges_by_the_target_release()
    {
        const string Script = "pveum acl modify / --users ci@pve --roles PVESysAdmin\n";
        Assert.Empty(Linter.Lint(TestProject.Of("run.sh", Script), [new GrantLeadsToTakeover()]));
        var old = new Project(TestProject.Documents(("run.sh", Script)), "7.4");
        Assert.Single(Linter.Lint(old, [new GrantLeadsToTakeover()]));
    }
}
