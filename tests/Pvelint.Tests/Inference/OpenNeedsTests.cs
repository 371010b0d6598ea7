using Pvelint.Access;
using Pvelint.Commands;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Text;

namespace Pvelint.Tests.Inference;

/// <summary>What the code does not say: asked for by name and only where it matters, settled by what is assumed, never dropped.</summary>
public sealed class OpenNeedsTests
{
    private const string Clone = """
        resource "proxmox_virtual_environment_vm" "web" {
          node_name = "pve"
          clone {
            vm_id = 9000
          }
        }
        """;

    [Fact]
    public void A_name_that_is_not_known_asks_for_nothing_more() => Assert.Equal(Of("""
        resource "proxmox_virtual_environment_vm" "web" {
          name      = "web"
          node_name = "pve"
        }
        """), Of("""
        variable "name" {}
        resource "proxmox_virtual_environment_vm" "web" {
          name      = var.name
          node_name = "pve"
        }
        """));

    [Fact]
    public void A_dynamic_block_that_may_be_empty_may_need_what_stands_in_it() => Assert.Contains("var.disks: Datastore.AllocateSpace on /storage/ceph", Of("""
        variable "disks" {}
        resource "proxmox_virtual_environment_vm" "web" {
          node_name = "pve"
          dynamic "disk" {
            for_each = var.disks
            content {
              datastore_id = "ceph"
              interface    = disk.key
            }
          }
        }
        """));

    [Fact]
    public void An_id_of_which_storage_and_kind_are_known_asks_for_reading_it()
    {
        var answer = Of("""
            variable "image" {}
            resource "proxmox_virtual_environment_vm" "web" {
              node_name = "pve"
              cdrom {
                file_id = "local:iso/${var.image}.iso"
              }
            }
            """);
        Assert.Contains("Datastore.Audit on /storage/local", answer);
        Assert.DoesNotContain(answer, line => line.Contains("var.image", StringComparison.Ordinal));
    }

    [Fact]
    public void A_guest_of_unknown_id_joins_a_pool_by_what_is_granted_on_all_guests()
    {
        var answer = Of("""
            resource "proxmox_virtual_environment_vm" "web" {
              node_name = "pve"
            }
            resource "proxmox_virtual_environment_pool_membership" "web" {
              pool_id = "prod"
              vm_id   = proxmox_virtual_environment_vm.web.vm_id
            }
            """);
        Assert.Contains("VM.Allocate on /vms", answer);
        Assert.DoesNotContain(answer, line => line.Contains("Permissions.Modify", StringComparison.Ordinal));
    }

    [Fact]
    public void An_option_that_may_not_be_set_is_not_called_impossible() => Assert.Contains("var.arguments: option args", Of("""
        variable "arguments" {}
        resource "proxmox_virtual_environment_vm" "web" {
          node_name     = "pve"
          kvm_arguments = var.arguments
        }
        """));

    [Fact]
    public void A_type_of_a_processor_in_the_old_form_is_no_option_of_roots() => Assert.DoesNotContain(
        Of("""resource "proxmox_vm_qemu" "web" { cpu = "host" }"""), line => line.Contains("affinity", StringComparison.Ordinal));

    [Fact]
    public void A_template_is_settled_by_its_storages_and_bridges()
    {
        Assert.Contains("guest 9000: Datastore.AllocateSpace on /storage/{storages of its disks}", Of(Clone));
        var answer = Of(Clone, "template.9000.storage=local-lvm,ceph", "template.9000.bridge=vmbr1/20");
        Assert.Contains("Datastore.AllocateSpace on /storage/local-lvm", answer);
        Assert.Contains("Datastore.AllocateSpace on /storage/ceph", answer);
        Assert.Contains("SDN.Use on /sdn/zones/localnetwork/vmbr1/20", answer);
        Assert.DoesNotContain(answer, line => line.Contains("9000", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal));
    }

    [Fact]
    public void A_guest_whose_id_is_reckoned_from_that_of_its_template_is_another_one() => Assert.Contains("guest var.template: Datastore.AllocateSpace on /storage/{storages of its disks}", Of("""
        variable "template" {}
        resource "proxmox_virtual_environment_vm" "web" {
          node_name = "pve"
          vm_id     = var.template + 100
          clone {
            vm_id = var.template
          }
        }
        """));

    [Fact]
    public void A_container_owns_its_disk_though_its_id_is_not_known() => Assert.DoesNotContain(Of("""
        resource "proxmox_virtual_environment_container" "web" {
          node_name    = "pve"
          unprivileged = true
          disk {
            datastore_id = "local-lvm"
            size         = 8
          }
          operating_system {
            template_file_id = "local:vztmpl/debian.tar.zst"
          }
        }
        """), line => line.Contains(": Datastore", StringComparison.Ordinal));

    [Fact]
    public void A_root_disk_in_the_old_form_is_made_on_its_storage()
    {
        var answer = Of("""
            variable "size" {}
            resource "proxmox_lxc" "web" {
              target_node  = "pve"
              unprivileged = true
              rootfs       = "local-zfs:${var.size}"
            }
            """);
        Assert.Contains("Datastore.AllocateSpace on /storage/local-zfs", answer);
        Assert.DoesNotContain("a volume without a storage", answer);
    }

    [Fact]
    public void A_half_of_a_template_leaves_the_other_open()
    {
        var answer = Of(Clone, "template.storage=local-lvm");
        Assert.Contains("Datastore.AllocateSpace on /storage/local-lvm", answer);
        Assert.Contains("guest 9000: SDN.Use on /sdn/zones/{zone of its bridges}/{its bridges}", answer);
        Assert.Contains("guest 9000: Mapping.Use on /mapping/pci/{its PCI devices}", answer);
    }

    [Fact]
    public void A_bridge_of_no_known_zone_stays_open_whatever_else_is_assumed() => Assert.Contains("zone of blue: SDN.Use on /sdn/zones/{zone of blue}/blue", Of("""
        resource "proxmox_virtual_environment_vm" "web" {
          node_name = "pve"
          network_device {
            bridge = "blue"
          }
        }
        """, "template.storage=local-lvm"));

    [Theory]
    [InlineData("zone.blue=z1", "SDN.Use on /sdn/zones/z1/blue")]
    [InlineData("var.storage=ceph", "Datastore.AllocateSpace on /storage/ceph")]
    [InlineData("data.http.node.body=local-zfs", "Datastore.AllocateSpace on /storage/local-zfs")]
    [InlineData("whether the VM moves to another node=yes", "VM.Migrate on /vms")]
    public void What_is_assumed_is_granted(string word, string grant) => Assert.Contains(grant, Of("""
        variable "storage" {}
        resource "proxmox_virtual_environment_vm" "web" {
          node_name = "pve"
          migrate   = true
          network_device {
            bridge = "blue"
          }
          disk {
            datastore_id = var.storage
            interface    = "scsi0"
          }
          disk {
            datastore_id = data.http.node.body
            interface    = "scsi1"
          }
        }
        """, word));

    [Theory]
    [InlineData("guest 9000", "template.9000.storage=STORAGE template.9000.bridge=BRIDGE")]
    [InlineData("template ubuntu", "template.ubuntu.storage=STORAGE template.ubuntu.bridge=BRIDGE")]
    [InlineData("zone of blue", "zone.blue=ZONE")]
    [InlineData("registered-tags of datacenter.cfg", "datacenter.registered-tags=")]
    [InlineData("whether features change", "whether features change=no")]
    [InlineData("var.node", "var.node=VALUE")]
    [InlineData("sha1()", "")]
    public void Each_open_need_says_the_words_that_settle_it(string what, string words) => Assert.Equal(words, string.Join(' ', OpenHint.Of(what)));

    // "VM.Audit on /vms" for a grant, "var.x: VM.Audit on /vms" for what may be needed.
    private static List<string> Of(string code, params string[] words)
    {
        var given = words.ToDictionary(word => word[..word.IndexOf('=')], word => word[(word.IndexOf('=') + 1)..]);
        var assumed = Assumptions.Of(given, null, null!);
        var files = new[] { CodeFile.Of(new SourceFile("main.tf", code), YamlValues.Read) };
        var reading = CodeReader.Read(files, new HclInputs { Assumed = assumed.Names });
        return [.. CodePrivileges.Of(reading.Resources, ApiFacts.Known[^1], assumed.State).Tools.SelectMany(tool => tool.Grants.Select(grant => $"{grant.Privilege} on {grant.Path}")
            .Concat(tool.Open.SelectMany(open => open.Need.SelfAndDescendants().Select(need => $"{open.What}: {Show(need)}")))
            .Concat(tool.Impossible.Select(one => one.Reason)))];
    }

    private static string Show(Need need) => need switch
    {
        Permission permission => $"{permission.Privilege} on {permission.Path}",
        Refusal refusal => refusal.Reason,
        _ => "",
    };
}
