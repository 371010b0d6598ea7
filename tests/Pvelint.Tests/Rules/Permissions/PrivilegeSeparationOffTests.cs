using Pvelint.Rules;
using Pvelint.Rules.Permissions;

namespace Pvelint.Tests.Rules.Permissions;

public sealed class PrivilegeSeparationOffTests
{
    [Theory]
    [InlineData("run.sh", "pveum user token add ci@pve runner --privsep [|0|]")]
    [InlineData("run.sh", "pveum user token add ci@pve runner -privsep=[|0|]")]
    [InlineData("run.sh", "pveum user token add \"$WHO\" runner --privsep [|0|] > token.json")]
    [InlineData("tasks.yml", "- ansible.builtin.uri:\n    url: https://pve:8006/api2/json/access/users/ci@pve/token/runner\n    method: POST\n    body:\n      privsep: [|0|]\n")]
    [InlineData("main.tf", "resource \"proxmox_user_token\" \"t\" {\n  user_id = var.user\n  token_name = \"t\"\n  privileges_separation = [|false|]\n}\n")]
    public void Flags_the_switch(string path, string markup) => TestProject.Check<PrivilegeSeparationOff>(path, markup);

    [Theory]
    [InlineData("run.sh", "pveum user token add ci@pve runner --privsep 1")]
    [InlineData("run.sh", "pveum user token add ci@pve runner")]
    [InlineData("run.sh", "pveum user token add ci@pve runner --privsep $SEP")]
    [InlineData("run.sh", "# pveum user token add ci@pve runner --privsep 0")]
    public void Passes_separation(string path, string markup) => TestProject.Check<PrivilegeSeparationOff>(path, markup);

    [Fact]
    public void Says_what_the_owner_has() => Assert.Contains(
        "it has all that ci@pve has, Builder on /vms,",
        Assert.Single(Linter.Lint(TestProject.Of("run.sh", "pveum aclmod /vms -user ci@pve -role Builder\npveum user token add ci@pve runner --privsep 0\n"), [new PrivilegeSeparationOff()])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Takes_a_token_of_root_for_an_error() => Assert.Equal(
        Severity.Error, Assert.Single(Linter.Lint(TestProject.Of("run.sh", "pveum user token add root@pam runner --privsep 0\n"), [new PrivilegeSeparationOff()])).Severity);
}
