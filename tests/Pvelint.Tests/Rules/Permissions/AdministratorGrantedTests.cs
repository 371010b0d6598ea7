using Pvelint.Rules;
using Pvelint.Rules.Permissions;

namespace Pvelint.Tests.Rules.Permissions;

public sealed class AdministratorGrantedTests
{
    [Theory]
    [InlineData("pveum acl modify / --users ci@pve --roles [|Administrator|]")]
    [InlineData("pveum acl modify /vms/100 --tokens 'ci@pve!runner' --roles [|PVEAdmin|]")]
    [InlineData("pveum aclmod / -group ops -role PVEVMUser,[|Administrator|]")]
    [InlineData("ROLE=[|Administrator|]\npveum aclmod / -group ops -role $ROLE")]
    [InlineData("pveum acl modify / --users \"$WHO\" --roles [|Administrator|]")]
    public void Flags_a_grant_of_it(string script) => TestProject.Check<AdministratorGranted>("run.sh", script);

    [Theory]
    [InlineData("pveum acl modify / --users ci@pve --roles PVEVMAdmin")]
    [InlineData("pveum acl delete / --users ci@pve --roles Administrator")]
    [InlineData("pveum acl modify / --users ci@pve --roles AdministratorOfNothing")]
    [InlineData("echo Administrator")]
    public void Passes_everything_less(string script) => TestProject.Check<AdministratorGranted>("run.sh", script);

    [Fact]
    public void Flags_a_role_with_every_critical_privilege_at_the_worst_of_them() => TestProject.Check<AdministratorGranted>(
        "run.sh", "pveum role add All -privs 'VM.Audit Permissions.Modify [|Sys.Modify|] User.Modify Realm.Allocate Mapping.Modify'");

    [Fact]
    public void Passes_a_role_with_some_of_them() => TestProject.Check<AdministratorGranted>(
        "run.sh", "pveum role add Some -privs 'Permissions.Modify Sys.Modify User.Modify Realm.Allocate'");

    [Fact]
    public void Tells_tools_from_people_in_user_cfg() => TestProject.Check<AdministratorGranted>("user.cfg",
        """
        user:anna@pam:1:0::::::
        user:ci@pve:1:0::::::
        user:deploy@pve:1:0::::::
        token:ci@pve!runner:0:1::
        token:deploy@pve!all:0:0::
        group:admins:anna@pam::
        group:tools:deploy@pve::
        acl:1:/:@admins:Administrator:
        acl:1:/:anna@pam:Administrator:
        acl:1:/:ci@pve:Administrator:
        acl:1:/:ci@pve!runner:[|Administrator|]:
        acl:1:/:@tools:[|Administrator|]:
        """);

    [Theory]
    [InlineData("run.sh", Severity.Error)]
    [InlineData("docs/run.sh", Severity.Note)]
    [InlineData("tests/run.sh", Severity.Note)]
    [InlineData("examples/run.sh", Severity.Note)]
    public void Speaks_softly_where_nothing_is_run(string path, Severity severity) => Assert.Equal(
        severity, Assert.Single(Linter.Lint(TestProject.Of(path, "pveum acl modify / --users ci@pve --roles Administrator\n"), [new AdministratorGranted()])).Severity);
}
