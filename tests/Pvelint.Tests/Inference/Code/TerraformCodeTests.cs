using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Text;

namespace Pvelint.Tests.Inference.Code;

public sealed class TerraformCodeTests
{
    [Fact]
    public void Reads_attributes_and_blocks() => CodeText.Check(
        """
        == main.tf
        provider "proxmox" {
          pm_api_url = "https://pve:8006/api2/json"
        }
        resource "proxmox_vm_qemu" "web" {
          name  = "web"
          cores = 2
          disk {
            size = "8G"
          }
          disk {
            size    = "9G"
            storage = var.storage
          }
          network {}
          lifecycle {
            ignore_changes = [disk]
          }
          depends_on = [null_resource.x]
        }
        data "proxmox_virtual_environment_nodes" "all" {}
        resource "null_resource" "x" {}
        """,
        """
        provider.proxmox {pm_api_url = "https://pve:8006/api2/json"}
        proxmox_vm_qemu.web {name = "web", cores = 2, disk = [{size = "8G"}, {size = "9G", storage = <var.storage>}], network = [{}]}
        data.proxmox_virtual_environment_nodes.all {}
        """);

    [Fact]
    public void Makes_instances_by_count_and_for_each() => CodeText.Check(
        """
        == main.tf
        variable "vms" {
          type = map(object({ cores = optional(number, 2), id = number }))
        }
        variable "enabled" {}
        resource "proxmox_vm_qemu" "n" {
          count = 2
          vmid  = 100 + count.index
          name  = format("n%02d", count.index + 1)
        }
        resource "proxmox_vm_qemu" "m" {
          for_each = var.vms
          vmid     = each.value.id
          cores    = each.value.cores
          name     = each.key
        }
        resource "proxmox_lxc" "s" {
          for_each = toset(["b", "a"])
          hostname = each.value
        }
        resource "proxmox_lxc" "none" {
          count = 0
        }
        resource "proxmox_lxc" "maybe" {
          count    = var.enabled ? 1 : 0
          hostname = "h${count.index}"
        }
        resource "proxmox_lxc" "some" {
          for_each = data.http.list.body
          hostname = each.key
          pool     = "p"
        }
        == terraform.tfvars
        vms = { a = { id = 1 }, b = { id = 2, cores = "4" } }
        """,
        """
        proxmox_vm_qemu.n[0] {vmid = 100, name = "n01"}
        proxmox_vm_qemu.n[1] {vmid = 101, name = "n02"}
        proxmox_vm_qemu.m["a"] {vmid = 1, cores = 2, name = "a"}
        proxmox_vm_qemu.m["b"] {vmid = 2, cores = 4, name = "b"}
        proxmox_lxc.s["a"] {hostname = "a"}
        proxmox_lxc.s["b"] {hostname = "b"}
        proxmox_lxc.maybe[0] ?var.enabled {hostname = "h0"}
        proxmox_lxc.some[…] ?data.http.list.body {hostname = <data.http.list.body>, pool = "p"}
        """);

    [Fact]
    public void Unfolds_dynamic_blocks() => CodeText.Check(
        """
        == main.tf
        variable "disks" {}
        resource "proxmox_virtual_environment_vm" "v" {
          dynamic "network_device" {
            for_each = ["vmbr0", "vmbr1"]
            content {
              bridge = network_device.value
              tag    = network_device.key
              dynamic "inner" {
                for_each = { x = 1 }
                iterator = it
                content {
                  n = "${network_device.value}${it.key}${it.value}"
                }
              }
            }
          }
          disk {
            datastore_id = "local-lvm"
          }
          dynamic "disk" {
            for_each = var.disks
            content {
              datastore_id = "ceph"
              size         = disk.value.size
            }
          }
          dynamic "usb" {
            for_each = []
            content {}
          }
        }
        """,
        """
        proxmox_virtual_environment_vm.v {network_device = [{bridge = "vmbr0", tag = 0, inner = [{n = "vmbr0x1"}]}, {bridge = "vmbr1", tag = 1, inner = [{n = "vmbr1x1"}]}], disk = <var.disks like {datastore_id = "local-lvm"}, ?var.disks {datastore_id = "ceph", size = <var.disks>}>, usb = []}
        """);

    [Fact]
    public void Follows_references_to_other_resources() => CodeText.Check(
        """
        == main.tf
        resource "proxmox_virtual_environment_pool" "main" {
          pool_id = "prod-${var.stage}"
        }
        resource "proxmox_virtual_environment_vm" "a" {
          count   = 2
          pool_id = proxmox_virtual_environment_pool.main.pool_id
          node    = data.proxmox_virtual_environment_nodes.all.names[0]
        }
        resource "proxmox_virtual_environment_vm" "b" {
          node    = proxmox_virtual_environment_vm.a[1].pool_id
          ids     = proxmox_virtual_environment_vm.a[*].vm_id
          id      = proxmox_virtual_environment_pool.main.id
          only    = proxmox_virtual_environment_vm.c[0].name
          keys    = keys(proxmox_virtual_environment_vm.d)
          one     = proxmox_virtual_environment_vm.d["x"].name
        }
        resource "proxmox_virtual_environment_vm" "c" {
          count = var.unset
          name  = "c"
        }
        resource "proxmox_virtual_environment_vm" "d" {
          for_each = { x = "n" }
          name     = each.value
        }
        data "proxmox_virtual_environment_nodes" "all" {}
        variable "stage" { default = "eu" }
        """,
        """
        proxmox_virtual_environment_pool.main {pool_id = "prod-eu"}
        proxmox_virtual_environment_vm.a[0] {pool_id = "prod-eu", node = <data.proxmox_virtual_environment_nodes.all.names[0]>}
        proxmox_virtual_environment_vm.a[1] {pool_id = "prod-eu", node = <data.proxmox_virtual_environment_nodes.all.names[0]>}
        proxmox_virtual_environment_vm.b {node = "prod-eu", ids = [<proxmox_virtual_environment_vm.a[0].vm_id>, <proxmox_virtual_environment_vm.a[1].vm_id>], id = "prod-eu", only = "c", keys = ["x"], one = "n"}
        proxmox_virtual_environment_vm.c[…] ?var.unset {name = "c"}
        proxmox_virtual_environment_vm.d["x"] {name = "n"}
        data.proxmox_virtual_environment_nodes.all {}
        """);

    [Fact]
    public void Follows_calls_of_local_modules() => CodeText.Check(
        """
        == live/main.tf
        module "web" {
          source   = "../modules/vm"
          for_each = { a = 101, b = 102 }
          id       = each.value
          pool     = module.pool.name
        }
        module "pool" {
          source = "../modules/pool"
          vm     = module.web["a"].id
        }
        module "far" {
          source = "terraform-example/vm/proxmox"
        }
        module "off" {
          source = "../modules/vm"
          count  = 0
          id     = 1
        }
        module "maybe" {
          source = "../modules/vm"
          count  = var.maybe
          id     = module.far.id
        }
        variable "maybe" {}
        == live/terraform.tfvars
        bridge = "ignored by modules"
        == modules/vm/main.tf
        variable "id" {}
        variable "pool" { default = "default" }
        variable "bridge" {}
        resource "proxmox_vm_qemu" "vm" {
          vmid   = var.id
          pool   = var.pool
          bridge = var.bridge
          other  = data.http.x.body
        }
        output "id" { value = proxmox_vm_qemu.vm.vmid }
        == modules/vm/terraform.tfvars
        bridge = "ignored, too"
        == modules/pool/main.tf
        variable "vm" {}
        resource "proxmox_pool" "p" {
          poolid = "web"
        }
        resource "proxmox_pool" "q" {
          poolid = var.vm
        }
        output "name" { value = proxmox_pool.p.poolid }
        """,
        """
        module.web["a"].proxmox_vm_qemu.vm {vmid = 101, pool = "web", bridge = <module.web["a"].var.bridge>, other = <module.web["a"].data.http.x.body>}
        module.web["b"].proxmox_vm_qemu.vm {vmid = 102, pool = "web", bridge = <module.web["b"].var.bridge>, other = <module.web["b"].data.http.x.body>}
        module.pool.proxmox_pool.p {poolid = "web"}
        module.pool.proxmox_pool.q {poolid = 101}
        module.maybe[…].proxmox_vm_qemu.vm ?var.maybe {vmid = <module.far.id>, pool = "default", bridge = <module.maybe[…].var.bridge>, other = <module.maybe[…].data.http.x.body>}
        ! module.far comes from terraform-example/vm/proxmox: not read
        """);

    [Fact]
    public void Tells_which_provider_a_resource_uses()
    {
        var reading = CodeText.Read(
            """
            == main.tf
            terraform {
              required_providers {
                proxmox = {
                  source  = "registry.terraform.io/BPG/proxmox"
                  version = "~> 0.70"
                }
                pve = {
                  source = "Telmate/proxmox"
                }
              }
            }
            provider "proxmox" {
              alias = "b"
            }
            resource "proxmox_virtual_environment_vm" "v" {
              provider = proxmox.b
            }
            resource "proxmox_pool" "p" {
              provider = pve
            }
            module "m" {
              source    = "./m"
              providers = { proxmox = proxmox.b }
            }
            == .terraform.lock.hcl
            provider "registry.terraform.io/bpg/proxmox" {
              version = "0.72.0"
            }
            == m/main.tf
            resource "proxmox_virtual_environment_pool" "p" {}
            """);

        var bpg = new CodeProvider("bpg", "bpg/proxmox", "proxmox.b", "~> 0.70", "0.72.0");
        Assert.Equal(
            [
                ("module.m.proxmox_virtual_environment_pool.p", bpg),
                ("provider.proxmox.b", bpg),
                ("proxmox_pool.p", new CodeProvider("telmate", "telmate/proxmox", "pve", null, null)),
                ("proxmox_virtual_environment_vm.v", bpg),
            ],
            reading.Resources.Select(resource => (resource.Address, resource.Provider!)).OrderBy(pair => pair.Address, StringComparer.Ordinal));
    }

    [Fact]
    public void Takes_inputs_in_terraforms_order()
    {
        const string Code = """
            == a/main.tf
            variable "v" { default = "default" }
            resource "proxmox_pool" "p" {
              poolid = var.v
            }
            == a/terraform.tfvars
            v = "tfvars"
            == b/main.tf
            variable "v" { default = "default" }
            resource "proxmox_pool" "p" {
              poolid = var.v
            }
            """;
        var inputs = new HclInputs { Environment = new Dictionary<string, string> { ["TF_VAR_v"] = "environment" } };

        CodeText.Check(Code, "proxmox_pool.p {poolid = \"tfvars\"}\nproxmox_pool.p {poolid = \"environment\"}", inputs);
        Assert.Equal(["a", "b"], CodeText.Read(Code).Resources.Select(resource => resource.Root));
    }

    [Fact]
    public void Lets_override_files_replace_arguments() => CodeText.Check(
        """
        == main.tf
        resource "proxmox_vm_qemu" "v" {
          name = "n"
          pool = "p"
          disk {
            size = 1
          }
        }
        == dev_override.tf
        resource "proxmox_vm_qemu" "v" {
          pool = "dev"
          disk {
            size = 2
          }
        }
        """,
        "proxmox_vm_qemu.v {name = \"n\", pool = \"dev\", disk = [{size = 2}]}");

    [Fact]
    public void Reads_yaml_and_json_of_the_tree() => CodeText.Check(
        """
        == live/main.tf
        locals {
          vms  = yamldecode(file("${path.module}/vms.yaml"))
          more = jsondecode(file("more.json"))
        }
        resource "proxmox_vm_qemu" "v" {
          for_each = { for vm in local.vms.list : vm.name => vm }
          cores    = each.value.cores
          pool     = local.more.pool
          key      = file("/etc/passwd")
          far      = yamldecode(file("../../far.yaml")).x
        }
        == live/vms.yaml
        list:
          - { name: a, cores: 2 }
          - { name: b, cores: 4 }
        == live/more.json
        { "pool": "p" }
        """,
        """
        proxmox_vm_qemu.v["a"] {cores = 2, pool = "p", key = <file("/etc/passwd")>, far = <file("../../far.yaml")>}
        proxmox_vm_qemu.v["b"] {cores = 4, pool = "p", key = <file("/etc/passwd")>, far = <file("../../far.yaml")>}
        """);

    [Fact]
    public void Reads_json() => CodeText.Check(
        """
        == main.tf.json
        { "resource": { "proxmox_vm_qemu": { "v": { "name": "${var.n}", "disk": [{ "size": 1 }] } } }, "variable": { "n": { "default": "x" } } }
        """,
        "proxmox_vm_qemu.v {name = \"x\", disk = [{size = 1}]}");

    [Fact]
    public void Knows_where_an_attribute_is_written()
    {
        const string Code = "resource \"proxmox_vm_qemu\" \"v\" {\n  name = 1\n  disk {\n    size = 1\n  }\n  dynamic \"disk\" {\n    for_each = []\n    content {\n      size = 2\n    }\n  }\n}\n";
        var resource = Assert.Single(CodeText.Read("== main.tf\n" + Code).Resources);

        Assert.Equal(1, Line(""));
        Assert.Equal(2, Line("name"));
        Assert.Equal(3, Line("disk"));
        Assert.Equal(4, Line("disk[0].size"));
        Assert.Equal(9, Line("disk[1].size"));
        Assert.Equal(1, Line("missing.size"));

        int Line(string attribute)
        {
            var place = resource.PlaceOf(attribute);
            return place.File.Position(place.Span.Start).Line;
        }
    }

    [Fact]
    public void Bounds_a_count_of_a_billion()
    {
        var reading = CodeText.Read("== main.tf\nresource \"proxmox_pool\" \"p\" {\n  count  = 1000000000\n  poolid = \"p${count.index}\"\n}");

        Assert.Equal(257, reading.Resources.Count);
        Assert.Equal("proxmox_pool.p[…]", reading.Resources[^1].Address);
        Assert.Equal("count.index", reading.Resources[^1].Attributes.Entry("poolid")!.What);
        Assert.Equal("count is 1000000000: the first 256 are read one by one, the others as one", Assert.Single(reading.Notes).Message);
    }

    [Fact]
    public void Ends_modules_that_call_each_other() => CodeText.Check(
        """
        == a/main.tf
        module "b" { source = "../b" }
        resource "proxmox_pool" "a" {}
        == b/main.tf
        module "a" { source = "../a" }
        module "self" { source = "./" }
        resource "proxmox_pool" "b" {}
        """,
        """
        proxmox_pool.a {}
        module.b.proxmox_pool.b {}
        ! module.b.module.a calls a module that it is part of: not followed
        ! module.b.module.self calls a module that it is part of: not followed
        """);

    [Fact]
    public void Ends_resources_and_outputs_that_name_each_other() => CodeText.Check(
        """
        == main.tf
        resource "proxmox_pool" "a" {
          poolid = proxmox_pool.b.poolid
        }
        resource "proxmox_pool" "b" {
          poolid = proxmox_pool.a.poolid
          count  = length(proxmox_pool.b)
        }
        module "m" {
          source = "./m"
          v      = module.m.v
        }
        == m/main.tf
        variable "v" {}
        output "v" { value = var.v }
        resource "proxmox_pool" "m" {
          poolid = var.v
        }
        """,
        """
        proxmox_pool.a {poolid = <proxmox_pool.b.poolid>}
        module.m.proxmox_pool.m {poolid = <module.m.var.v>}
        """);

    [Fact]
    public void Ends_modules_that_multiply()
    {
        var code = string.Concat(Enumerable.Range(0, 20).Select(i => $"== m{i}/main.tf\nmodule \"a\" {{\n  source = \"../m{i + 1}\"\n}}\nmodule \"b\" {{\n  source = \"../m{i + 1}\"\n}}\nresource \"proxmox_pool\" \"p\" {{}}\n"));
        var deep = string.Concat(Enumerable.Range(0, 2000).Select(i => $"== m{i}/main.tf\nmodule \"a\" {{\n  source = \"../m{i + 1}\"\n  v = \"x${{var.v}}\"\n}}\nresource \"proxmox_pool\" \"p\" {{\n  v = var.v\n}}\nvariable \"v\" {{}}\n"));

        Assert.InRange(CodeText.Read(code).Resources.Count, 1, 6000);
        Assert.NotEmpty(CodeText.Read(code).Notes);
        Assert.Equal(33, CodeText.Read(deep).Resources.Count);
    }

    [Fact]
    public void Ends_long_chains_of_resources_on_a_small_stack()
    {
        var code = "== main.tf\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"resource \"proxmox_pool\" \"p{i}\" {{\n  dynamic \"a\" {{\n    for_each = [1]\n    content {{\n      b {{\n        poolid = [(proxmox_pool.p{i + 1}.poolid)]\n      }}\n    }}\n  }}\n  poolid = \"x${{proxmox_pool.p{i + 1}.poolid}}\"\n}}\n"));
        CodeReading? reading = null;
        var thread = new Thread(() => reading = CodeText.Read(code), maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();

        Assert.Equal(3000, reading!.Resources.Count);
        Assert.Single(reading.Notes);
    }

    [Fact]
    public void Reads_what_is_left_of_half_a_file() => CodeText.Check(
        """
        == main.tf
        resource "proxmox_pool" "a" {
          poolid = "a"
        }
        resource "proxmox_vm_qemu" "b" {
          name = "b
          disk {
        """,
        """
        proxmox_pool.a {poolid = "a"}
        proxmox_vm_qemu.b {name = "b", disk = [{}]}
        """);
}
