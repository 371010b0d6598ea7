using Pvelint.Inference;
using Pvelint.Text;

namespace Pvelint.Tests.Inference.Code;

public sealed class PlanCodeTests
{
    private const string Plan = """
        {
          "format_version": "1.2",
          "resource_changes": [
            {
              "address": "module.web[\"a\"].proxmox_virtual_environment_vm.vm", "mode": "managed", "type": "proxmox_virtual_environment_vm", "name": "vm",
              "provider_name": "registry.terraform.io/bpg/proxmox",
              "change": {
                "actions": ["update"],
                "before": { "name": "old", "pool_id": "p", "started": true, "initialization": [{ "user_account": [{ "username": "u", "password": "Tr0ub4dor-pve-9" }] }] },
                "after": { "name": "new", "pool_id": "p", "started": true, "disk": [{ "size": 8, "speed": null }], "initialization": [{ "user_account": [{ "username": "u", "password": "kestrel-Mauve-42" }] }] },
                "after_unknown": { "id": true, "disk": [{ "path_in_datastore": true }] },
                "before_sensitive": { "initialization": [{ "user_account": [{ "password": true }] }] },
                "after_sensitive": { "initialization": [{ "user_account": [{ "password": true }] }] }
              }
            },
            {
              "address": "proxmox_pool.gone", "mode": "managed", "type": "proxmox_pool", "provider_name": "registry.terraform.io/telmate/proxmox",
              "change": { "actions": ["delete"], "before": { "poolid": "x" }, "after": null, "after_unknown": {}, "before_sensitive": false, "after_sensitive": false }
            },
            { "address": "null_resource.x", "type": "null_resource", "change": { "actions": ["create"] } }
          ],
          "prior_state": { "values": { "root_module": { "child_modules": [{ "resources": [
            { "address": "module.web[\"a\"].data.proxmox_virtual_environment_nodes.all", "mode": "data", "type": "proxmox_virtual_environment_nodes", "values": { "names": ["pve"], "x": "s" }, "sensitive_values": { "x": true } },
            { "address": "proxmox_pool.kept", "mode": "managed", "type": "proxmox_pool", "values": {} }
          ] }] } } },
          "configuration": { "provider_config": {
            "proxmox": { "name": "proxmox", "full_name": "registry.terraform.io/bpg/proxmox", "version_constraint": "~> 0.70",
              "expressions": { "endpoint": { "references": ["var.endpoint"] }, "insecure": { "constant_value": true }, "password": { "constant_value": "Tr0ub4dor-pve-9" }, "ssh": [{ "agent": { "constant_value": true } }] } }
          } }
        }
        """;

    [Fact]
    public void Reads_what_a_plan_changes_and_reads() => Assert.Equal(
        """
        provider.proxmox {endpoint = <var.endpoint>, insecure = true, password = <provider.proxmox.password>, ssh = [{agent = true}]}
        module.web["a"].proxmox_virtual_environment_vm.vm {name = "new", pool_id = "p", started = true, disk = [{size = 8, speed = null, path_in_datastore = <module.web["a"].proxmox_virtual_environment_vm.vm.disk[0].path_in_datastore>}], initialization = [{user_account = [{username = "u", password = <module.web["a"].proxmox_virtual_environment_vm.vm.initialization[0].user_account[0].password>}]}], id = <module.web["a"].proxmox_virtual_environment_vm.vm.id>}
        proxmox_pool.gone {poolid = "x"}
        module.web["a"].data.proxmox_virtual_environment_nodes.all {names = ["pve"], x = <module.web["a"].data.proxmox_virtual_environment_nodes.all.x>}
        """,
        CodeText.Show(Read(Plan)));

    [Fact]
    public void Tells_what_is_done_and_what_changes()
    {
        var resources = Read(Plan).Resources;

        Assert.Equal(["", "update", "delete", "read"], resources.Select(resource => string.Join(",", resource.Actions)));
        Assert.Equal(["name", "disk", "initialization", "id"], resources[1].Changed);
        Assert.Equal(new CodeProvider("bpg", "bpg/proxmox", "proxmox", "~> 0.70", null), resources[1].Provider);
        Assert.Equal("telmate", resources[2].Provider!.Facts);
        Assert.True(resources[1].Attributes.Entry("initialization")!.Items[0].Entry("user_account")!.Items[0].Entry("password")!.IsNotNull);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    public void Says_what_is_no_plan(string text) => Assert.Equal("! this is no plan in JSON, or not all of one: write it with terraform show -json PLAN", CodeText.Show(Read(text)));

    // What is sensitive is said after the values.
    [Fact]
    public void Keeps_nothing_of_half_a_plan()
    {
        for (var length = 0; length < Plan.Length - 1; length += 7)
        {
            Assert.Empty(Read(Plan[..length]).Resources);
        }
    }

    private static CodeReading Read(string text) => CodeReader.ReadPlan(CodeFile.Of(new SourceFile("plan.json", text)));
}
