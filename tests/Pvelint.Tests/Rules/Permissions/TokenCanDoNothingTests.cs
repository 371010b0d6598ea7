using Pvelint.Rules.Permissions;

namespace Pvelint.Tests.Rules.Permissions;

public sealed class TokenCanDoNothingTests
{
    [Fact]
    public void Flags_a_token_whose_owner_alone_has_a_grant() => TestProject.Check<TokenCanDoNothing>("run.sh",
        "pveum aclmod /vms -user ci@pve -role PVEVMUser\npveum user token add ci@pve [|runner|]\n");

    [Fact]
    public void Flags_a_token_whose_owner_has_a_grant_through_a_group() => TestProject.Check<TokenCanDoNothing>("run.sh",
        "pveum user add ci@pve --groups ops\npveum aclmod /vms -group ops -role PVEVMUser\npveum user token add ci@pve [|runner|]\n");

    [Fact]
    public void Flags_a_token_whose_owner_is_made_here_without_a_grant() => TestProject.Check<TokenCanDoNothing>("run.sh",
        "pveum user add ci@pve\npveum user token add ci@pve [|runner|]\npveum aclmod /vms -token 'ci@pve!runner' -role PVEVMUser\n");

    [Theory]
    [InlineData("pveum user token add ci@pve runner\n")]
    [InlineData("pveum aclmod /vms -user ci@pve -role PVEVMUser\npveum user token add ci@pve runner --privsep 0\n")]
    [InlineData("pveum aclmod /vms -user ci@pve -role PVEVMUser\npveum aclmod /vms -token 'ci@pve!runner' -role PVEVMUser\npveum user token add ci@pve runner\n")]
    [InlineData("pveum user token add ci@pve runner\npveum aclmod /vms -token 'ci@pve!runner' -role PVEVMUser\n")]
    [InlineData("pveum aclmod /vms -user ci@pve -role PVEVMUser\npveum aclmod /vms -token \"$TOKEN\" -role PVEVMUser\npveum user token add ci@pve runner\n")]
    [InlineData("pveum aclmod /vms -user root@pam -role PVEVMUser\npveum user token add root@pam runner\n")]
    public void Keeps_silent_where_the_files_do_not_tell(string script) => TestProject.Check<TokenCanDoNothing>("run.sh", script);
}
