using Pvelint.Access;

namespace Pvelint.Tests.Access;

public sealed class CommandGrantsTests
{
    [Theory]
    [InlineData("pveum role add Builder -privs \"VM.Audit VM.Clone\"")]
    [InlineData("pveum roleadd Builder --privs VM.Audit,VM.Clone")]
    [InlineData("sudo /usr/sbin/pveum role add Builder --privs=VM.Audit,VM.Clone")]
    [InlineData("pveum role add Builder -privs 'VM.Audit; VM.Clone'")]
    [InlineData("pveum role add Builder -privs VM.Audit,\\\nVM.Clone")]
    [InlineData("pveum role add Builder -privs \"VM.Audit, \\\n  VM.Clone\"")]
    [InlineData("pveum role add Builder -privs VM.Audit, \\\n  VM.Clone")]
    [InlineData("pveum role modify Builder -priv VM.Audit,VM.Clone")]
    [InlineData("pveum rolemod Builder -privs 'VM.Audit VM.Clone'")]
    [InlineData("pvesh create /access/roles --roleid Builder --privs VM.Audit,VM.Clone")]
    [InlineData("pvesh set /access/roles/Builder -privs VM.Audit,VM.Clone")]
    [InlineData("pvesh set access/roles/Builder --privs VM.Audit,VM.Clone")]
    [InlineData("ssh root@pve1 pveum role add Builder -privs VM.Audit,VM.Clone")]
    [InlineData("PRIVS=\"VM.Audit VM.Clone\"\npveum role add Builder -privs \"$PRIVS\"")]
    [InlineData("ROLE=Builder\npveum role add \"${ROLE}\" -privs 'VM.Audit VM.Clone'")]
    public void Reads_a_role(string script) => Assert.Equal("Builder: VM.Audit VM.Clone", Plans.OfShell(script).Roles());

    [Theory]
    [InlineData("pveum role modify Builder -privs VM.Audit --append")]
    [InlineData("pveum role modify Builder --append 1 -privs VM.Audit")]
    [InlineData("pveum rolemod Builder -append -privs VM.Audit")]
    [InlineData("pvesh set /access/roles/Builder --append 1 --privs VM.Audit")]
    public void Reads_what_is_added_to_a_role(string script) => Assert.Equal("Builder+: VM.Audit", Plans.OfShell(script).Roles());

    [Theory]
    [InlineData("pveum acl modify /vms --users ci@pve --roles PVEVMUser")]
    [InlineData("pveum aclmod /vms -user ci@pve -role PVEVMUser")]
    [InlineData("pveum acl modify /vms -users ci@pve -roles PVEVMUser -propagate 1")]
    [InlineData("pveum acl modify --path /vms --user ci@pve --role PVEVMUser")]
    [InlineData("pveum acl modify -user ci@pve -role PVEVMUser /vms")]
    [InlineData("pvesh set /access/acl --path /vms --users ci@pve --roles PVEVMUser")]
    [InlineData("pvesh set /access/acl -path=/vms -users=ci@pve -roles=PVEVMUser --propagate 1")]
    [InlineData("U=ci; pveum acl modify /vms --users \"${U}@pve\" --roles PVEVMUser")]
    public void Reads_an_entry_for_a_user(string script) => Assert.Equal("user ci@pve PVEVMUser /vms", Plans.OfShell(script).Entries());

    [Fact]
    public void Reads_groups_tokens_lists_and_propagation() => Assert.Equal(
        """
        group ops PVEVMUser /vms
        token ci@pve!runner PVEVMUser /vms only
        user a@pve PVEAuditor /
        user b@pve PVEAuditor /
        user a@pve PVEVMUser /
        user b@pve PVEVMUser /
        """.ReplaceLineEndings("\n"),
        Plans.OfShell(
            """
            pveum aclmod /vms -group ops -role PVEVMUser
            pveum acl modify /vms --token 'ci@pve!runner' --role PVEVMUser --propagate 0
            pveum acl modify / --users "a@pve b@pve" --roles PVEAuditor,PVEVMUser
            """).Entries());

    [Fact]
    public void Keeps_what_is_taken_away_apart()
    {
        var plan = Plans.OfShell("pveum acl delete / --users ci@pve --roles Administrator\npveum acl modify / --users ci@pve --roles PVEAdmin --delete 1\n");
        Assert.Empty(plan.Entries);
        Assert.Equal(["Administrator", "PVEAdmin"], plan.Removals.Select(entry => entry.Role.Text));
    }

    [Theory]
    [InlineData("pveum user token add ci@pve runner", "ci@pve!runner on")]
    [InlineData("pveum user token add ci@pve runner --privsep 0", "ci@pve!runner off")]
    [InlineData("pveum user token add ci@pve runner -privsep=0 --output-format json", "ci@pve!runner off")]
    [InlineData("pveum user token add ci@pve runner --privsep 1 --expire 1798761600", "ci@pve!runner on until 1798761600")]
    [InlineData("pveum user token add ci@pve runner --comment \"the runner's\" --privsep 0", "ci@pve!runner off")]
    [InlineData("pveum user token modify ci@pve runner --comment x", "ci@pve!runner ?")]
    [InlineData("pveum user token modify ci@pve runner --privsep 0", "ci@pve!runner off")]
    [InlineData("pveum user token add ci@pve runner --privsep $SEP", "ci@pve!runner ?")]
    [InlineData("pvesh create /access/users/ci@pve/token/runner --privsep 0", "ci@pve!runner off")]
    [InlineData("pveum user token add $WHO runner --privsep 0", "? off")]
    [InlineData("pveum user token list ci@pve", "")]
    [InlineData("pveum user token remove ci@pve runner", "")]
    public void Reads_a_token(string script, string expected) => Assert.Equal(expected, Plans.OfShell(script).Tokens());

    [Theory]
    [InlineData("pveum user add ci@pve --groups ops,builders --expire 0")]
    [InlineData("pveum useradd ci@pve -group ops,builders -expire 0")]
    [InlineData("pvesh create /access/users --userid ci@pve --groups ops,builders --expire 0")]
    public void Reads_a_user(string script)
    {
        var user = Assert.Single(Plans.OfShell(script).Users);
        Assert.Equal(("ci@pve", "ops builders", "0", true), (user.Id.Text, string.Join(' ', user.Groups.Texts), user.Expire?.Text, user.IsNew));
    }

    [Fact]
    public void Says_where_each_privilege_is_written()
    {
        var script = "PRIVS='VM.Audit VM.Clone'\npveum role add Builder \\\n  -privs \"$PRIVS\"\npveum role add Other -privs \"VM.Audit,\\\nSys.Modify\"\n";
        Assert.All(Plans.OfShell(script).Roles.SelectMany(role => role.Privileges.Items), word => Assert.Equal(word.Text, word.Written()));
    }

    [Fact]
    public void Does_not_guess_what_a_loop_or_a_second_assignment_decides()
    {
        var plan = Plans.OfShell("ROLE=A\nROLE=B\npveum acl modify / --users ci@pve --roles \"$ROLE\"\nfor v in 100 101; do pveum acl modify \"/vms/$v\" --users ci@pve --roles PVEVMUser; done\n");
        Assert.Equal("user ci@pve ? /\nuser ci@pve PVEVMUser ?", plan.Entries());
    }

    [Fact]
    public void Reads_commands_in_a_playbook() => Assert.Equal("user ci@pve PVEVMUser /vms", Plans.Of(("tasks.yml",
        """
        - name: Grant
          ansible.builtin.command: >-
            pveum acl modify /vms
            --users ci@pve --roles PVEVMUser
        """)).Entries());

    [Theory]
    [InlineData("pveum")]
    [InlineData("pveum acl")]
    [InlineData("pveum acl modify")]
    [InlineData("pveum acl modify /vms --users")]
    [InlineData("pveum role add")]
    [InlineData("pveum role add X -privs")]
    [InlineData("pveum user token add")]
    [InlineData("pvesh")]
    [InlineData("pvesh set")]
    [InlineData("pvesh set /")]
    [InlineData("pvesh set /access/roles/")]
    [InlineData("pveum acl modify / -- --users")]
    public void Survives_half_a_command(string script) => Assert.NotNull(Plans.OfShell(script));
}
