namespace Pvelint.Tests.Access;

public sealed class AnsibleGrantsTests
{
    [Fact]
    public void Reads_modules()
    {
        var plan = Plans.Of(("tasks.yml",
            """
            - community.proxmox.proxmox_role:
                roleid: Builder
                privs:
                  - VM.Audit
                  - VM.Clone
            - community.proxmox.proxmox_access_acl:
                state: present
                path: /vms
                type: token
                ugid: ci@pve!runner
                roleid: Builder
                propagate: false
            - community.proxmox.proxmox_user:
                name: ci@pve
                groups: [ops]
                tokens:
                  - tokenid: runner
                    privsep: false
                  - name: other
                    expire: 1798761600
            - proxmox_acl:
                path: /nodes
                roles: [PVEAuditor]
                groups: [ops]
            """));
        Assert.Equal("Builder: VM.Audit VM.Clone", plan.Roles());
        Assert.Equal("token ci@pve!runner Builder /vms only\ngroup ops PVEAuditor /nodes", plan.Entries());
        Assert.Equal("ci@pve!runner off\nci@pve!other on until 1798761600", plan.Tokens());
        Assert.Equal("ops", Assert.Single(plan.Users).Groups.Items[0].Text);
        Assert.All(plan.Roles[0].Privileges.Items, word => Assert.Equal(word.Text, word.Written()));
    }

    [Fact]
    public void Reads_the_variables_of_a_role()
    {
        var plan = Plans.Of(("group_vars/all.yml",
            """
            pve_roles:
              - name: Monitoring
                privileges: ["Sys.Audit", "VM.Audit"]
            pve_users:
              - name: pveapi@pve
                groups: [api]
            pve_acls:
              - path: /pool/test
                roles: ["PVEAdmin"]
                users:
                  - pveapi@pve
                groups:
                  - test
            """));
        Assert.Equal("Monitoring: Sys.Audit VM.Audit", plan.Roles());
        Assert.Equal("user pveapi@pve PVEAdmin /pool/test\ngroup test PVEAdmin /pool/test", plan.Entries());
        Assert.Equal("pveapi@pve", Assert.Single(plan.Users).Id.Text);
    }

    [Fact]
    public void Follows_a_variable_that_is_set_once()
    {
        var plan = Plans.Of(
            ("tasks.yml", "- community.proxmox.proxmox_role:\n    roleid: \"{{ builder.role }}\"\n    privs: \"{{ builder_privs }}\"\n"),
            ("group_vars/all.yml", "builder:\n  role: Builder\nbuilder_privs:\n  - VM.Audit\n  - VM.Clone\n"));
        Assert.Equal("Builder: VM.Audit VM.Clone", plan.Roles());
        Assert.Equal("group_vars/all.yml", plan.Roles[0].Privileges.Items[0].Place.File.Path);
    }

    [Fact]
    public void Does_not_follow_a_variable_that_is_set_twice() => Assert.Equal("?:  …", Plans.Of(
        ("tasks.yml", "- community.proxmox.proxmox_role:\n    roleid: \"{{ role }}\"\n    privs: \"{{ privs | default([]) }}\"\n"),
        ("group_vars/a.yml", "role: A\n"),
        ("group_vars/b.yml", "role: B\n")).Roles());

    [Fact]
    public void Ignores_what_is_taken_away() => Assert.Empty(Plans.Of(
        ("tasks.yml", "- community.proxmox.proxmox_access_acl:\n    state: absent\n    path: /\n    roleid: Administrator\n")).Entries);
}
