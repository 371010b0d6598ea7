using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Tests.Access;

/// <summary>A change of grants is what changes in effect, and nothing else.</summary>
public sealed class AccessChangeTests
{
    private const string Grants = """
        pveum role add Deploy --privs "VM.Audit VM.PowerMgmt"
        pveum group add ops
        pveum user add ci@pve --groups ops
        pveum user token add ci@pve tf --privsep 1
        pveum acl modify /vms --users ci@pve --roles Deploy
        pveum acl modify /vms/100 --users ci@pve --roles NoAccess
        pveum acl modify /storage --groups ops --roles PVEDatastoreUser
        pveum acl modify /vms --tokens 'ci@pve!tf' --roles PVEAuditor
        """;

    private static readonly PveVersion Version = new(9, 1);

    [Theory]
    [InlineData("Deploy", "Delivery")]
    [InlineData("VM.Audit VM.PowerMgmt", "VM.PowerMgmt,VM.Audit")]
    [InlineData("--users ci@pve --roles Deploy", "--roles Deploy --users ci@pve --propagate 1")]
    [InlineData("/vms --users", "/vms/ --users")]
    [InlineData("pveum acl modify /vms --users ci@pve --roles Deploy\n", "pveum acl modify /vms --users ci@pve --roles Deploy\npveum acl modify /vms/101 --users ci@pve --roles Deploy\n")]
    public void What_has_the_same_effect_is_no_change(string old, string other) =>
        Assert.Equal("", Change(Grants, Replaced(old, other)));

    [Fact]
    public void Less_is_no_new_access()
    {
        Assert.Equal("", Change(Grants, ""));
        Assert.Equal("", Change(Grants, Replaced("VM.Audit VM.PowerMgmt", "VM.Audit")));
    }

    [Theory]
    [InlineData("VM.Audit VM.PowerMgmt", "VM.Audit VM.PowerMgmt VM.Allocate", "High ci@pve /vms VM.Allocate=1 run.sh:1")]
    [InlineData("pveum acl modify /vms/100 --users ci@pve --roles NoAccess\n", "", "Medium ci@pve /vms/100 VM.Audit=1 VM.PowerMgmt=1 run.sh:5\nLow ci@pve!tf /vms/100 VM.Audit=1 run.sh:5")]
    [InlineData("PVEDatastoreUser", "PVEDatastoreAdmin", "Critical @ops /storage Datastore.Allocate=1 Datastore.AllocateTemplate=1 run.sh:7")]
    [InlineData("tf --privsep 1", "tf --privsep 0", "Medium ci@pve!tf /vms VM.PowerMgmt=1 run.sh:4\nLow ci@pve!tf /storage Datastore.AllocateSpace=1 Datastore.Audit=1 run.sh:4")]
    [InlineData("modify /vms --users ci@pve", "modify / --users ci@pve", "Medium ci@pve / VM.Audit=1 VM.PowerMgmt=1 run.sh:5")]
    [InlineData("--roles PVEAuditor", "--roles PVEVMAdmin", "Medium ci@pve!tf /vms VM.PowerMgmt=1 run.sh:8")]
    public void What_is_new_is_told_with_its_line(string old, string other, string expected) => Assert.Equal(expected, Change(Grants, Replaced(old, other)));

    [Fact]
    public void A_propagation_that_is_new_is_told()
    {
        const string Here = "pveum acl modify /vms --users ci@pve --roles PVEVMUser --propagate 0";
        Assert.StartsWith("High ci@pve /vms VM.Audit=1 ", Change(Here, Here.Replace("--propagate 0", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("", Change(Here.Replace("--propagate 0", "", StringComparison.Ordinal), Here));
    }

    [Fact]
    public void Someone_whom_only_the_run_tells_is_named_as_the_code_does()
    {
        const string Acl = """
            resource "proxmox_virtual_environment_acl" "a" {
              path    = "/vms"
              user_id = var.ci_user
              role_id = "PVEAuditor"
            }
            """;
        Assert.Equal("", Change(Acl, Acl, "main.tf"));
        Assert.StartsWith("High var.ci_user /vms ", Change(Acl, Acl.Replace("PVEAuditor", "PVEVMAdmin", StringComparison.Ordinal), "main.tf"), StringComparison.Ordinal);
        Assert.Equal("High var.ci_user /vms  main.tf:4", Change(Acl, Acl.Replace("PVEAuditor", "MadeElsewhere", StringComparison.Ordinal), "main.tf"));
        Assert.Equal("", Change(Acl, Acl, "main.tf", "moved/grants.tf"));
    }

    [Fact]
    public void A_guest_is_told_of_where_its_pool_is()
    {
        var before = OfUserCfg("user:a@pve:1:0::::::\npool:web::100,101:local:\n");
        var after = OfUserCfg("user:a@pve:1:0::::::\npool:web::100,101:local:\nacl:1:/pool/web:a@pve:PVEVMUser:\n");
        Assert.Equal(["/pool/web"], AccessChange.Of(before, after, Version).Select(row => row.Path));
        var larger = OfUserCfg("user:a@pve:1:0::::::\npool:web::100,101,102:local:\nacl:1:/pool/web:a@pve:PVEVMUser:\n");
        Assert.Equal(["/vms/102"], AccessChange.Of(after, larger, Version).Select(row => row.Path));
    }

    [Fact]
    public void A_privilege_that_was_missing_for_a_way_is_told_with_the_way()
    {
        const string Before = "pveum role add Map --privs \"Mapping.Modify Mapping.Use\"\npveum acl modify /mapping/dir --users ci@pve --roles Map\n";
        const string After = Before + "pveum role add Disk --privs VM.Config.Disk\npveum acl modify /vms --users ci@pve --roles Disk\n";
        var rows = AccessChange.Of(Plans.OfShell(Before), Plans.OfShell(After), Version);
        Assert.Equal([EscalationTarget.Host], rows.Where(row => row.Way is not null).Select(row => row.Way!.Target));
        Assert.Equal([(Risk.Critical, "/"), (Risk.Medium, "/vms")], rows.Select(row => (row.Risk, row.Path)));
        Assert.Equal(["pveum acl modify /vms"], rows[0].Causes.Select(cause => cause.Place.File.Slice(cause.Place.File.Line(cause.Place.File.Position(cause.Place.Span.Start).Line))[..21]));
        Assert.DoesNotContain(AccessChange.Of(Plans.OfShell(After), Plans.OfShell(After), Version), row => row.Way is not null);
    }

    private static string Replaced(string old, string other)
    {
        Assert.Contains(old, Grants, StringComparison.Ordinal);
        return Grants.Replace(old, other, StringComparison.Ordinal);
    }

    private static string Change(string before, string after, string name = "run.sh", string? newName = null) => string.Join(
        '\n',
        AccessChange.Of(Plans.Of((name, before)), Plans.Of((newName ?? name, after)), Version).Where(row => row.Way is null).Select(row =>
            $"{row.Risk} {row.Principal} {row.Path} {string.Join(' ', row.Permissions.Privileges.Select(entry => $"{entry.Privilege}={(entry.IsPropagated ? 1 : 0)}"))} "
            + string.Join(' ', row.Causes.Select(cause => $"{cause.Place.File.Path}:{cause.Place.File.Position(cause.Place.Span.Start).Line}"))));

    private static AccessPlan OfUserCfg(string text) => UserCfg.Read(new SourceFile("user.cfg", text), SourceContext.Code, Version);
}
