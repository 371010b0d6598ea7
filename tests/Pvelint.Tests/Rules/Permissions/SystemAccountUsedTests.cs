using Pvelint.Rules.Permissions;

namespace Pvelint.Tests.Rules.Permissions;

public sealed class SystemAccountUsedTests
{
    [Theory]
    [InlineData(".env", "PROXMOX_USER=[|packer@pam|]")]
    [InlineData("run.sh", "pveum user add [|ci@pam|] --comment CI")]
    [InlineData("run.sh", "pveum user token add [|ci@pam|] runner")]
    public void Flags_it(string path, string markup) => TestProject.Check<SystemAccountUsed>(path, markup);

    [Theory]
    [InlineData(".env", "PROXMOX_USER=root@pam")]
    [InlineData(".env", "PROXMOX_USER=packer@pve")]
    [InlineData("run.sh", "pveum acl modify /vms --users anna@pam --roles PVEVMUser")]
    [InlineData("user.cfg", "user:anna@pam:1:0::::::\n")]
    public void Passes_others_and_people(string path, string markup) => TestProject.Check<SystemAccountUsed>(path, markup);
}
