using Pvelint.Access;
using Pvelint.Inference;
using Pvelint.Tests.Access;
using Pvelint.Text;

namespace Pvelint.Tests.Inference;

/// <summary>Code beside a script that grants.</summary>
public sealed class GrantComparerTests
{
    private const string Vm = """
        resource "proxmox_virtual_environment_vm" "web" {
          node_name = "pve"
          vm_id     = 120
          pool_id   = "web"
          cpu { cores = 2 }
        }
        """;

    [Fact]
    public void Finds_nothing_between_code_and_the_least_that_it_needs()
    {
        var least = CodePrivileges.Of(Read(Vm), new PveVersion(9, 1)).Tools.Single();
        var script = string.Join('\n', least.Grants.GroupBy(grant => (grant.Path, grant.Propagate)).Select((path, i) =>
            $"pveum role add R{i} --privs '{string.Join(' ', path.Select(grant => grant.Privilege))}'\npveum acl modify {path.Key.Path} --users ci@pve --roles R{i} --propagate {(path.Key.Propagate ? 1 : 0)}"));
        var found = Compare(Vm, script);
        Assert.Empty(found.Missing);
        Assert.Empty(found.Excess);
        Assert.Empty(found.Wider);
        Assert.False(found.IsFinding);
    }

    [Fact]
    public void Finds_what_is_missing_with_the_call_that_fails()
    {
        var found = Compare(Vm, """
            pveum role add R --privs 'VM.Allocate VM.Audit VM.PowerMgmt VM.Config.Options VM.Config.CPU VM.Config.Memory VM.Config.Network VM.Config.HWType VM.Config.Disk VM.Config.CDROM VM.Config.Cloudinit'
            pveum acl modify /pool/web --users ci@pve --roles R
            """);
        var missing = Assert.Single(found.Missing, one => one.Grant.Privilege == "Pool.Audit");
        Assert.Equal("/pool/web", missing.Grant.Path);
        Assert.Contains(missing.Calls, call => call.By.Address == "proxmox_virtual_environment_vm.web");
        Assert.True(found.IsFinding);
    }

    [Fact]
    public void Finds_excess_with_its_risk_and_what_it_opens()
    {
        var found = Compare(Vm, "pveum role add R --privs 'VM.Allocate VM.Audit Sys.Modify'\npveum acl modify / --users ci@pve --roles R");
        var excess = Assert.Single(found.Excess);
        Assert.Equal(("/", "Sys.Modify", Risk.Critical), (excess.Path, excess.Privilege, excess.Risk));
        Assert.Contains(found.Ways, way => way.Target == EscalationTarget.Cluster);
        Assert.Contains(found.Wider, grant => grant.Privilege == "VM.Allocate" && grant.Enough.SequenceEqual(["/pool/web"]));
    }

    [Fact]
    public void Counts_no_privilege_as_excess_that_an_unknown_part_may_need()
    {
        var found = Compare("""
            variable "bridge" {}
            resource "proxmox_virtual_environment_vm" "web" {
              node_name = "pve"
              network_device { bridge = var.bridge }
            }
            """, "pveum role add R --privs 'SDN.Use VM.Snapshot'\npveum acl modify / --users ci@pve --roles R");
        Assert.Equal(["VM.Snapshot"], found.Excess.Select(grant => grant.Privilege));
    }

    [Fact]
    public void Does_not_call_missing_what_a_pool_may_give()
    {
        const string code = """
            data "proxmox_virtual_environment_vm" "web" {
              node_name = "pve"
              vm_id     = 120
            }
            """;
        var found = Compare(code, "pveum acl modify /pool/web --users ci@pve --roles PVEAuditor");
        Assert.Empty(found.Missing);
        Assert.NotEmpty(found.MayMiss);
        Assert.NotEmpty(Compare(code, "pveum acl modify /storage/local --users ci@pve --roles PVEAuditor").Missing);
    }

    [Fact]
    public void Names_a_role_that_the_release_refuses()
    {
        var broken = Assert.Single(Compare(Vm, "pveum role add R --privs 'VM.Monitor VM.Audit'\npveum acl modify / --users ci@pve --roles R").Broken);
        Assert.Equal(["VM.Monitor"], broken.Privileges.Select(word => word.Text!));
        Assert.False(broken.IsDropped);
    }

    [Fact]
    public void Knows_every_list_that_amounts_to_Administrator()
    {
        var tools = CodePrivileges.Of(Read(Vm), new PveVersion(9, 1)).Tools;
        Assert.Equal(["bpg", "bpg-8"], PublishedGuide.All.Where(guide => GrantComparer.Of(tools, new AccessModel(guide.Plan(), new PveVersion(9, 1)), PublishedGuide.User).IsAdministrator).Select(guide => guide.Name));
    }

    [Fact]
    public void Holds_guides_of_privileges_that_some_release_knows()
    {
        Assert.All(PublishedGuide.All, guide =>
        {
            Assert.All(guide.Privileges, name => Assert.Contains(name, AccessFacts.Privileges.Keys));
            Assert.Matches(@"^\d{4}-\d{2}-\d{2}$", guide.Date);
            Assert.Matches(@"^[\w.-]+/[\w.-]+ \S+ \S+$", guide.Source);
        });
        Assert.Equal(PublishedGuide.All.Count, PublishedGuide.All.Select(guide => guide.Name).Distinct().Count());
    }

    [Theory]
    [InlineData("""provider "proxmox" { api_token = "ci@pve!tf=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17" }""", "ci@pve!tf")]
    [InlineData("""provider "proxmox" { username = "ci@pve" }""", "ci@pve")]
    [InlineData("""provider "proxmox" { api_token = var.token }""", null)]
    [InlineData("", null)]
    public void Knows_as_whom_code_logs_in(string provider, string? id) =>
        Assert.Equal(id, CodeLogin.Of(Read(Vm + "\n" + provider)).Single(login => login.Resource.Kind == "resource").Id);

    private static IReadOnlyList<CodeResource> Read(string code) => CodeReader.Read([CodeFile.Of(new SourceFile("main.tf", code))]).Resources;

    private static GrantComparison Compare(string code, string script) => GrantComparer.Of(
        CodePrivileges.Of(Read(code), new PveVersion(9, 1)).Tools, new AccessModel(Plans.OfShell(script), new PveVersion(9, 1)), "ci@pve");
}
