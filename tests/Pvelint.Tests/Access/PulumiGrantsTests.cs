using Pvelint.Access;
using Pvelint.Tests.Rules;

namespace Pvelint.Tests.Access;

/// <summary>One program in every language that Pulumi's Proxmox provider has, and what such programs do otherwise.</summary>
public sealed class PulumiGrantsTests
{
    private const string CSharp = """
        using System.Collections.Generic;
        using Pulumi;
        using ProxmoxVE = Pulumi.ProxmoxVE;
        using Pulumi.ProxmoxVE.Permission;
        using Pulumi.ProxmoxVE.Permission.Inputs;

        return await Deployment.RunAsync(() =>
        {
            const string Realm = "pve";
            // var old = new Role("old", new() { RoleId = "Old", Privileges = ["Sys.Modify"] });
            Role builder = new("builder", new RoleArgs
            {
                RoleId = "Builder",
                Privileges = new[] { "VM.Audit", "VM.Clone" },
            });

            var group = new ProxmoxVE.GroupLegacy("ops", new() { GroupId = "ops", Acls = [new ProxmoxVE.Inputs.GroupLegacyAclArgs { Path = "/nodes", RoleId = "PVEAuditor" }] });
            var ci = new User("ci", new UserArgs
            {
                UserId = $"ci@{Realm}",
                Groups = { group.GroupId },
                Acls = new List<UserAclArgs> { new() { Path = "/vms", RoleId = builder.RoleId, Propagate = true } },
            });
            var runner = new ProxmoxVE.User.Token("runner", new() { UserId = ci.UserId, TokenName = "runner", PrivilegesSeparation = true });
            _ = new ProxmoxVE.Acl("runner", new ProxmoxVE.AclArgs
            {
                TokenId = runner.Id,
                RoleId = builder.RoleId,
                Path = "/pool/" + "ci",
                Propagate = false,
            }, new CustomResourceOptions { DependsOn = { builder } });
        });
        """;

    private const string TypeScript = """
        import * as pulumi from "@pulumi/pulumi";
        import * as proxmox from "@muhlba91/pulumi-proxmoxve";

        const realm = "pve";
        export class Access extends pulumi.ComponentResource {
          builder: proxmox.permission.Role;

          constructor(name: string, opts: pulumi.ComponentResourceOptions = {}) {
            this.builder = new proxmox.permission.Role(`${name}-role`, {
              roleId: "Builder",
              privileges: ["VM.Audit", 'VM.Clone'],
            }, { parent: this });
            const group = new proxmox.permission.Group("ops", { groupId: "ops", acls: [{ path: "/nodes", roleId: "PVEAuditor" }] });
            const ci = new proxmox.permission.User(name, {
              userId: pulumi.interpolate`ci@${realm}`,
              groups: [group.groupId],
              acls: [
                { path: "/vms", roleId: this.builder.roleId, propagate: true },
              ],
            });
            const runner = new proxmox.user.Token(name, { userId: ci.userId, tokenName: "runner", privilegesSeparation: true });
            const path = "/pool/ci";
            new proxmox.Acl(name, { tokenId: runner.id, roleId: this.builder.roleId, path, propagate: false });
          }
        }
        """;

    private const string Python = """
        import pulumi
        import pulumi_proxmoxve as proxmoxve

        realm = "pve"
        builder = proxmoxve.permission.Role("builder", role_id="Builder", privileges=["VM.Audit", "VM.Clone"])
        group = proxmoxve.permission.Group("ops", proxmoxve.permission.GroupArgs(group_id="ops", acls=[{"path": "/nodes", "role_id": "PVEAuditor"}]))
        ci = proxmoxve.permission.User("ci",
            user_id=f"ci@{realm}",
            groups=[group.group_id],
            acls=[proxmoxve.permission.UserAclArgs(path="/vms", role_id=builder.role_id)])
        runner = proxmoxve.user.Token("runner", user_id=ci.user_id, token_name="runner", privileges_separation=True)
        proxmoxve.Acl("runner", token_id=runner.id, role_id=builder.role_id, path="/pool/ci", propagate=False)
        """;

    private const string Go = """
        package main

        import (
        	"github.com/muhlba91/pulumi-proxmoxve/sdk/v6/go/proxmoxve"
        	"github.com/muhlba91/pulumi-proxmoxve/sdk/v6/go/proxmoxve/permission"
        	"github.com/muhlba91/pulumi-proxmoxve/sdk/v6/go/proxmoxve/user"
        	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
        )

        func main() {
        	pulumi.Run(func(ctx *pulumi.Context) error {
        		builder, err := permission.NewRole(ctx, "builder", &permission.RoleArgs{
        			RoleId:     pulumi.String("Builder"),
        			Privileges: pulumi.StringArray{pulumi.String("VM.Audit"), pulumi.String("VM.Clone")},
        		})
        		if err != nil {
        			return err
        		}
        		group, err := permission.NewGroup(ctx, "ops", &permission.GroupArgs{GroupId: pulumi.String("ops"), Acls: permission.GroupAclArray{
        			&permission.GroupAclArgs{Path: pulumi.String("/nodes"), RoleId: pulumi.String("PVEAuditor")},
        		}})
        		ci, err := permission.NewUser(ctx, "ci", &permission.UserArgs{
        			UserId: pulumi.String("ci@pve"),
        			Groups: pulumi.StringArray{group.GroupId},
        			Acls: permission.UserAclArray{&permission.UserAclArgs{Path: pulumi.String("/vms"), RoleId: builder.RoleId}},
        		})
        		runner, err := user.NewToken(ctx, "runner", &user.TokenArgs{UserId: ci.UserId, TokenName: pulumi.String("runner"), PrivilegesSeparation: pulumi.Bool(true)})
        		_, err = proxmoxve.NewAcl(ctx, "runner", &proxmoxve.AclArgs{
        			TokenId: runner.ID(), RoleId: builder.RoleId, Path: pulumi.String("/pool/ci"), Propagate: pulumi.Bool(false),
        		})
        		return err
        	})
        }
        """;

    private const string Yaml = """
        name: access
        runtime: yaml
        resources:
          builder:
            type: proxmoxve:Permission/role:Role
            properties:
              roleId: Builder
              privileges:
                - VM.Audit
                - VM.Clone
          ops:
            type: proxmoxve:index/groupLegacy:GroupLegacy
            properties:
              groupId: ops
              acls: [{ path: /nodes, roleId: PVEAuditor }]
          ci:
            type: proxmoxve:Permission:User
            properties:
              userId: ci@pve
              groups: ["${ops.groupId}"]
              acls:
                - path: /vms
                  roleId: ${builder.roleId}
          runner:
            type: proxmoxve:user/token:Token
            properties: { userId: "${ci.userId}", tokenName: runner, privilegesSeparation: true }
          grant:
            type: proxmoxve:Acl
            properties:
              tokenId: ${ci.userId}!runner
              roleId: ${builder.roleId}
              path: /pool/ci
              propagate: false
        """;

    [Theory]
    [InlineData("Program.cs", CSharp)]
    [InlineData("index.ts", TypeScript)]
    [InlineData("__main__.py", Python)]
    [InlineData("main.go", Go)]
    [InlineData("Pulumi.yaml", Yaml)]
    public void Reads_a_program(string name, string text)
    {
        var plan = Plans.Of((name, text));
        Assert.Equal("Builder: VM.Audit VM.Clone", plan.Roles());
        Assert.Equal(
            ["group ops PVEAuditor /nodes", "token ci@pve!runner Builder /pool/ci only", "user ci@pve Builder /vms"],
            plan.Entries().Split('\n').Order(StringComparer.Ordinal));
        Assert.Equal("ci@pve!runner on", plan.Tokens());
        Assert.Equal("ops", Assert.Single(Assert.Single(plan.Users).Groups.Texts));
        Assert.All(plan.Roles[0].Privileges.Items, word => Assert.Equal(word.Text, word.Written()));
        Assert.Empty(Unread(name, text));
    }

    [Fact]
    public void What_a_run_decides_is_unknown()
    {
        var plan = Plans.Of(("index.ts",
            """
            import * as proxmoxve from "@muhlba91/pulumi-proxmoxve";
            const role = new proxmoxve.permission.Role("r", { roleId: config.require("role"), privileges: ["VM.Audit", ...more] });
            new proxmoxve.Acl("a", { path: `/vms/${vm.id}`, roleId: role.roleId, userId: admin ? "a@pve" : "b@pve" });
            """));
        Assert.Equal("?: VM.Audit …", plan.Roles());
        Assert.Equal("user ? ? ?", plan.Entries());
    }

    [Fact]
    public void Follows_arguments_that_a_variable_holds() => Assert.Equal(
        "user a@pve Keeper /vms",
        Plans.Of(("Program.cs",
            """
            using Pulumi.ProxmoxVE;
            var roleArgs = new Permission.RoleArgs { RoleId = "Keeper", Privileges = { "VM.Audit" } };
            var role = new Permission.Role("keeper", roleArgs);
            var acl = new Acl("a", new AclArgs() { Path = "/vms", RoleId = role.RoleId, UserId = "a@pve" });
            """)).Entries());

    [Theory]
    [InlineData("index.ts", "import * as proxmox from \"@pulumi/proxmox\";\nnew proxmox.VirtualEnvironmentAcl(\"a\", { path: \"/vms\", roleId: \"PVEAuditor\", userId: \"a@pve\" });")]
    [InlineData("Pulumi.yaml", "runtime: yaml\nresources:\n  a:\n    type: proxmox:index/virtualEnvironmentAcl:VirtualEnvironmentAcl\n    properties: { path: /vms, roleId: PVEAuditor, userId: a@pve }\n")]
    public void Knows_the_package_that_Pulumi_makes_of_the_Terraform_provider(string name, string text) => Assert.Equal("user a@pve PVEAuditor /vms", Plans.Of((name, text)).Entries());

    [Fact]
    public void Leaves_what_Pulumi_generated()
    {
        const string Text = "// *** WARNING: this file was generated by pulumi-language-dotnet. ***\nnamespace Pulumi.ProxmoxVE { class Acl { static Acl Get() => new Acl(name, id, state, options); } }\n";
        Assert.Empty(Unread("Acl.cs", Text));
        Assert.Single(Unread("Acl.cs", Text[Text.IndexOf('\n', StringComparison.Ordinal)..]));
    }

    [Theory]
    [InlineData("new aws.iam.Role(\"r\", { name: \"r\", assumeRolePolicy: \"x\" });")]
    [InlineData("class Role { constructor(name: string) {} }")]
    [InlineData("function User(name) { return { userId: name }; }")]
    public void Leaves_what_others_make(string code)
    {
        var text = "import * as proxmoxve from \"@muhlba91/pulumi-proxmoxve\";\n" + code;
        Assert.Equal(("", "", 0), (Plans.Of(("index.ts", text)).Entries(), Plans.Of(("index.ts", text)).Roles(), Unread("index.ts", text).Count));
    }

    [Theory]
    [InlineData("Program.cs", "using Pulumi.ProxmoxVE;\nvar role = [|new Permission.Role(\"r\", Load())|];")]
    [InlineData("index.ts", "import * as p from \"@muhlba91/pulumi-proxmoxve\";\nnew p.Acl(\"a\", grants[0]);")]
    public void Tells_where_it_could_not_read(string name, string text) =>
        Assert.Equal(2, Assert.Single(Unread(name, text.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal))).Line);

    [Theory]
    [InlineData("new proxmoxve.permission.Role(")]
    [InlineData("new proxmoxve.permission.Role(\"a\", { roleId: ")]
    [InlineData("new proxmoxve.permission.Role(\"a\", { roleId: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("const a = new proxmoxve.Acl(\"a\", { roleId: a.roleId, path: a.path, userId: b.userId }); const b = new proxmoxve.permission.User(\"b\", { userId: b.userId });")]
    [InlineData("}}}} ))) new ( new [ } Role { roleId , = : = ( new")]
    public void Reads_what_is_not_finished(string code) => Assert.NotNull(Plans.Of(("index.ts", "// proxmoxve\n" + code)));

    private static List<Pvelint.Text.LinePosition> Unread(string name, string text) =>
        [.. AccessPlans.UnreadPulumi(TestProject.Documents((name, text))).Select(place => place.File.Position(place.Span.Start))];
}
