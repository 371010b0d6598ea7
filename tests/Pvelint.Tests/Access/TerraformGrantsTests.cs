namespace Pvelint.Tests.Access;

public sealed class TerraformGrantsTests
{
    [Fact]
    public void Sees_blocks_that_a_loop_makes() => Assert.Equal(
        "user a@pve ? /vms",
        Plans.Of(("user.tf",
            """
            resource "proxmox_virtual_environment_user" "a" {
              user_id = "a@pve"

              dynamic "acl" {
                for_each = var.roles
                content {
                  path    = "/vms"
                  role_id = acl.value
                }
              }
            }
            """)).Entries());

    [Theory]
    [InlineData("privileges = [\"VM.Audit\", \"VM.Clone\"]", "")]
    [InlineData("privileges = local.privileges", "locals {\n  privileges = [\"VM.Audit\", \"VM.Clone\"]\n}")]
    [InlineData("privileges = var.privileges", "variable \"privileges\" {\n  default = [\"VM.Audit\", \"VM.Clone\"]\n}")]
    [InlineData("privileges = concat([\"VM.Audit\"], local.more)", "locals {\n  more = [\"VM.Clone\"]\n}")]
    [InlineData("privileges = split(\",\", \"VM.Audit,VM.Clone\")", "")]
    [InlineData("privileges = toset(local.privileges)", "locals {\n  privileges = [\"VM.Audit\", \"VM.Clone\"]\n}")]
    public void Reads_a_role(string attribute, string elsewhere)
    {
        var plan = Plans.Of(("role.tf", $"resource \"proxmox_virtual_environment_role\" \"r\" {{\n  role_id = \"Builder\"\n  {attribute}\n}}\n"), ("more.tf", elsewhere));
        Assert.Equal("Builder: VM.Audit VM.Clone", plan.Roles());
        Assert.All(plan.Roles[0].Privileges.Items, word => Assert.Equal(word.Text, word.Written()));
    }

    [Fact]
    public void Reads_a_variable_that_a_file_of_values_sets()
    {
        var plan = Plans.Of(
            ("main.tf", "variable \"role\" {\n  default = \"Other\"\n}\nresource \"proxmox_acl\" \"a\" {\n  path = \"/vms\"\n  role_id = var.role\n  user_id = \"ci@pve\"\n}\n"),
            ("terraform.tfvars", "role = \"PVEVMUser\"\n"));
        Assert.Equal("user ci@pve PVEVMUser /vms", plan.Entries());
        Assert.Equal("terraform.tfvars", plan.Entries[0].Role.Place.File.Path);
    }

    [Fact]
    public void Follows_attributes_of_other_resources() => Assert.Equal(
        "user ci@pve Builder /vms\ntoken ci@pve!runner Builder /pool/ci only\ngroup ops PVEAuditor /nodes",
        Plans.Of(("access.tf",
            """
            resource "proxmox_virtual_environment_role" "builder" {
              role_id    = "Builder"
              privileges = ["VM.Audit"]
            }

            resource "proxmox_virtual_environment_user" "ci" {
              user_id = "ci@pve"

              acl {
                path    = "/vms"
                role_id = "${proxmox_virtual_environment_role.builder.role_id}"
              }
            }

            resource "proxmox_virtual_environment_user_token" "runner" {
              user_id    = proxmox_virtual_environment_user.ci.id
              token_name = "runner"
            }

            resource "proxmox_virtual_environment_acl" "runner" {
              token_id  = proxmox_virtual_environment_user_token.runner.id
              role_id   = proxmox_virtual_environment_role.builder.role_id
              path      = "/pool/ci"
              propagate = false
            }

            resource "proxmox_virtual_environment_group" "ops" {
              group_id = "ops"

              acl {
                path    = "/nodes"
                role_id = "PVEAuditor"
              }
            }
            """)).Entries());

    [Theory]
    [InlineData("privileges_separation = false", "ci@pve!runner off")]
    [InlineData("privileges_separation = true", "ci@pve!runner on")]
    [InlineData("", "ci@pve!runner on")]
    [InlineData("privileges_separation = var.separate", "ci@pve!runner ?")]
    [InlineData("expiration_date = \"2027-01-01T00:00:00Z\"", "ci@pve!runner on until 2027-01-01T00:00:00Z")]
    public void Reads_a_token(string attribute, string expected) => Assert.Equal(
        expected, Plans.Of(("token.tf", $"resource \"proxmox_user_token\" \"t\" {{\n  user_id = \"ci@pve\"\n  token_name = \"runner\"\n  {attribute}\n}}\n")).Tokens());

    [Fact]
    public void Puts_a_name_together_from_a_resource_and_text() => Assert.Equal("token ci@pve!runner PVEVMUser /vms", Plans.Of(("access.tf",
        """
        resource "proxmox_virtual_environment_user" "ci" {
          user_id = "ci@pve"
        }

        resource "proxmox_acl" "a" {
          token_id = "${proxmox_virtual_environment_user.ci.user_id}!runner"
          role_id  = "PVEVMUser"
          path     = "/vms"
        }
        """)).Entries());

    [Fact]
    public void Leaves_unknown_what_only_a_run_can_tell() => Assert.Equal("user ? ? ?", Plans.Of(("access.tf",
        """
        resource "proxmox_acl" "a" {
          for_each = var.guests
          user_id  = data.external.who.result
          role_id  = random_pet.role.id
          path     = "/vms/${each.value}"
        }
        """)).Entries());

    [Fact]
    public void Survives_resources_that_name_each_other() => Assert.Equal("user ? PVEVMUser /vms", Plans.Of(("access.tf",
        """
        resource "proxmox_virtual_environment_user" "a" {
          user_id = proxmox_virtual_environment_user.b.user_id
        }

        resource "proxmox_virtual_environment_user" "b" {
          user_id = proxmox_virtual_environment_user.a.user_id
        }

        resource "proxmox_acl" "a" {
          user_id = proxmox_virtual_environment_user.a.user_id
          role_id = "PVEVMUser"
          path    = "/vms"
        }
        """)).Entries());

    [Fact]
    public void Reads_the_JSON_syntax() => Assert.Equal("user ci@pve PVEVMUser /vms", Plans.Of(("access.tf.json",
        """
        {"resource": {"proxmox_acl": {"a": {"user_id": "ci@pve", "role_id": "PVEVMUser", "path": "/vms"}}}}
        """)).Entries());
}
