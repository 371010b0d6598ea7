using Pvelint.Rules.Permissions;

namespace Pvelint.Tests.Rules.Permissions;

public sealed class RoleNameRefusedTests
{
    [Theory]
    [InlineData("run.sh", "pveum role add [|PVEBuilder|] -privs VM.Audit")]
    [InlineData("run.sh", "pveum role add [|pvelint|] -privs VM.Audit")]
    [InlineData("run.sh", "pveum role modify [|PVEVMUser|] -privs VM.Audit -append 1")]
    [InlineData("run.sh", "pveum role add '[|my/role|]' -privs VM.Audit")]
    [InlineData("user.cfg", "role:[|PVEAuditor|]:Sys.Modify:\n")]
    public void Flags_it(string path, string markup) => TestProject.Check<RoleNameRefused>(path, markup);

    [Theory]
    [InlineData("run.sh", "pveum role add Builder -privs VM.Audit")]
    [InlineData("run.sh", "pveum role add my-PVE.role_1 -privs VM.Audit")]
    [InlineData("run.sh", "pveum role add \"$ROLE\" -privs VM.Audit")]
    public void Passes_names_of_ones_own(string path, string markup) => TestProject.Check<RoleNameRefused>(path, markup);
}
