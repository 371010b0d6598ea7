using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Text;

namespace Pvelint.Tests.Inference.Code;

public sealed class PackerCodeTests
{
    [Fact]
    public void Reads_the_sources_that_are_built() => CodeText.Check(
        """
        == a/main.pkr.hcl
        packer {
          required_plugins {
            proxmox = {
              version = ">= 1.1.0"
              source  = "github.com/hashicorp/proxmox"
            }
          }
        }
        source "proxmox-iso" "debian" {
          node     = var.node
          vm_id    = local.id
          iso_file = "local:iso/${var.iso}"
          token    = env("PVE_TOKEN")
          disks {
            storage_pool = "local-lvm"
          }
          dynamic "network_adapters" {
            for_each = ["vmbr0", "vmbr1"]
            content {
              bridge = network_adapters.value
            }
          }
        }
        source "proxmox-clone" "unused" {}
        source "qemu" "other" {}
        build {
          name    = "b"
          sources = ["source.proxmox-iso.debian", "qemu.other"]
        }
        build {
          source "proxmox-iso.debian" {
            name  = "second"
            vm_id = 9
          }
        }
        == a/variables.pkr.hcl
        variable "node" {}
        variable "iso" { default = "x.iso" }
        locals { id = 8000 + 1 }
        == a/my.auto.pkrvars.hcl
        node = "pve1"
        """,
        """
        b.proxmox-iso.debian {node = "pve1", vm_id = 8001, iso_file = "local:iso/x.iso", token = <env("PVE_TOKEN")>, disks = [{storage_pool = "local-lvm"}], network_adapters = [{bridge = "vmbr0"}, {bridge = "vmbr1"}]}
        proxmox-iso.debian {node = "pve1", iso_file = "local:iso/x.iso", token = <env("PVE_TOKEN")>, vm_id = 9, disks = [{storage_pool = "local-lvm"}], network_adapters = [{bridge = "vmbr0"}, {bridge = "vmbr1"}]}
        """);

    [Fact]
    public void Takes_variables_from_the_environment_and_from_files_of_packer_alone()
    {
        const string Code = "== a.pkr.hcl\nvariable \"a\" {}\nvariable \"b\" {}\nsource \"proxmox-clone\" \"x\" {\n  a = var.a\n  b = var.b\n}\n";
        var inputs = new HclInputs
        {
            Environment = new Dictionary<string, string> { ["PKR_VAR_a"] = "environment" },
            VariableFiles = [File("x.pkrvars.hcl", "b = \"packer\""), File("y.tfvars", "b = \"terraform\"")],
        };

        CodeText.Check(Code, "proxmox-clone.x {a = \"environment\", b = \"packer\"}", inputs);
    }

    [Fact]
    public void Builds_files_of_a_folder_one_by_one_where_they_declare_the_same() => CodeText.Check(
        """
        == a.pkr.hcl
        variable "node" { default = "a" }
        source "proxmox-iso" "x" {
          node = var.node
          all  = var.all
        }
        build {
          sources = ["source.proxmox-iso.x"]
        }
        == b.pkr.hcl
        variable "node" { default = "b" }
        source "proxmox-iso" "x" {
          node = var.node
          all  = var.all
        }
        build {
          sources = ["source.proxmox-iso.x"]
        }
        == shared.pkr.hcl
        variable "all" { default = "s" }
        """,
        """
        proxmox-iso.x {node = "a", all = "s"}
        proxmox-iso.x {node = "b", all = "s"}
        """);

    [Fact]
    public void Follows_sources_that_are_chosen() => CodeText.Check(
        """
        == a.pkr.hcl
        variable "efi" {}
        source "proxmox-iso" "bios" {}
        source "proxmox-iso" "efi" {}
        source "proxmox-clone" "c" {}
        source "proxmox-clone" "d" {}
        build {
          sources = [
            var.efi ? "source.proxmox-iso.efi" : "source.proxmox-iso.bios",
            source.proxmox-clone.c,
            1 == 1 ? "proxmox-clone.d" : "proxmox-clone.c",
          ]
        }
        """,
        """
        proxmox-iso.efi ?var.efi {}
        proxmox-iso.bios ?var.efi {}
        proxmox-clone.c {}
        proxmox-clone.d {}
        """);

    [Fact]
    public void Reads_templates_in_json() => CodeText.Check(
        """
        == t.json
        {
          "variables": { "node": "pve", "id": "{{user `base`}}1", "base": "90", "token": "{{env `TOKEN`}}", "asked": null },
          "builders": [
            { "type": "proxmox-iso", "name": "debian", "node": "{{user `node`}}", "vm_id": "{{ user `id` }}", "token": "{{user `token`}}", "pool": "{{user `asked`}}", "cores": 2,
              "disks": [{ "storage_pool": "local", "name": "x{{isotime}}" }] },
            { "type": "qemu" }
          ]
        }
        """,
        "proxmox-iso.debian {node = \"pve\", vm_id = \"901\", token = <env `TOKEN`>, pool = <var.asked>, cores = 2, disks = [{storage_pool = \"local\", name = <isotime>}]}");

    private static HclModuleFile File(string path, string text) => new(path, HclFile.Parse(text));
}
