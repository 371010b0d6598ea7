using Pvelint.Rules;
using Pvelint.Rules.Permissions;

namespace Pvelint.Tests.Rules.Permissions;

public sealed class GrantOnRootTests
{
    [Theory]
    [InlineData("pveum aclmod [|/|] -user ci@pve -role Builder")]
    [InlineData("pveum aclmod [|/|] -user \"$WHO\" -role \"$ROLE\"")]
    [InlineData("pveum acl modify [|//|] --users ci@pve --roles PVEAuditor")]
    [InlineData("pveum acl modify --path=[|/|] --groups ops --roles PVEAuditor,PVEVMUser")]
    public void Flags_it_once_at_the_path(string script) => TestProject.Check<GrantOnRoot>("run.sh", script);

    [Theory]
    [InlineData("pveum aclmod /vms -user ci@pve -role Builder")]
    [InlineData("pveum aclmod \"$PATH_OF_POOL\" -user ci@pve -role Builder")]
    [InlineData("pveum aclmod / -user ci@pve -role NoAccess")]
    [InlineData("pveum aclmod / -user ci@pve -role Builder -propagate 0")]
    [InlineData("pveum acl delete / -user ci@pve -role Builder")]
    public void Passes_narrower_grants_and_denials(string script) => TestProject.Check<GrantOnRoot>("run.sh", script);

    [Fact]
    public void Names_the_narrower_paths_for_what_the_role_holds()
    {
        var script = "pveum role add Builder -privs 'VM.Allocate VM.Audit Datastore.AllocateSpace SDN.Use'\npveum aclmod / -user ci@pve -role Builder\n";
        var finding = Assert.Single(Linter.Lint(TestProject.Of("run.sh", script), [new GrantOnRoot()]));
        Assert.Equal("grant it on /storage/{storage} or /pool/{pool} for Datastore.*, /sdn/zones/{zone} or /sdn/zones/{zone}/{vnet} for SDN.*, /vms/{vmid} or /pool/{pool} for VM.*", finding.Help);
    }
}
