using Pvelint.Rules;
using Pvelint.Rules.Permissions;

namespace Pvelint.Tests.Rules.Permissions;

public sealed class UnknownToReleaseTests
{
    [Theory]
    [InlineData("pveum role add B -privs '[|VM.Monitor|] VM.Audit'", "take it out; most tools need VM.GuestAgent.Audit instead")]
    [InlineData("pveum role add B -privs 'VM.Audit,[|VM.Clones|]'", "write VM.Clone")]
    [InlineData("pveum role add B -privs '[|vm.audit|]'", "write VM.Audit")]
    [InlineData("pveum acl modify [|/pools/web|] -user ci@pve -role B", "write /pool/web")]
    [InlineData("pveum acl modify [|/access/realms/pve|] -user ci@pve -role B", "write /access/realm/{realm}")]
    [InlineData("pveum acl modify [|/vms/*|] -user ci@pve -role B", "grant the role on a pool, /pool/{pool}, or on each object")]
    [InlineData("pveum acl modify /vms -user ci@pve -role [|PVEVMAdmins|]", "write PVEVMAdmin")]
    [InlineData("pveum acl modify /vms -user ci@pve -role [|administrator|]", "write Administrator")]
    public void Flags_it_and_names_what_is_meant(string markup, string help)
    {
        TestProject.Check<UnknownToRelease>("run.sh", markup);
        Assert.StartsWith(help, Assert.Single(Linter.Lint(TestProject.Of("run.sh", Markup.Parse(markup).Text), [new UnknownToRelease()])).Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pveum acl modify /vms -user ci@pve -role Builder")]
    [InlineData("pveum acl modify \"/pool/$POOL\" -user ci@pve -role PVEVMUser")]
    [InlineData("pveum role add PVEOwn -privs VM.Audit; pveum acl modify /vms -user ci@pve -role PVEOwn")]
    [InlineData("pveum role add B -privs \"VM.Audit $MORE\"")]
    public void Passes_what_may_be_there(string script) => TestProject.Check<UnknownToRelease>("run.sh", script);

    [Fact]
    public void Judges_by_the_target_release()
    {
        var project = new Project(TestProject.Documents(("run.sh", "pveum role add B -privs 'VM.Monitor VM.GuestAgent.Audit SDN.Use'\n")), "8.4");
        var finding = Assert.Single(Linter.Lint(project, [new UnknownToRelease()]));
        Assert.Equal("VM.GuestAgent.Audit comes with Proxmox VE 9.0, the target is 8.4: it refuses a role that names it", finding.Message);
    }
}
