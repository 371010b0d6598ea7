namespace Pvelint.Tests.Provisioning;

/// <summary>Code of one tool that is to make a machine in the sandbox's small cluster, and how the tool logs in.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="File">The name of its file.</param>
/// <param name="Text">The code.</param>
/// <param name="Secret">The variable in which it reads the secret of its token, or the whole token.</param>
internal sealed record ToolCode(string Tool, string File, string Text, string Secret)
{
    /// <summary>All tools.</summary>
    public static IReadOnlyList<ToolCode> All { get; } =
    [
        new("terraform-bpg", "main.tf", LiveRun.Clone, "PROXMOX_VE_API_TOKEN"),
        new("terraform-telmate", "main.tf", """
            terraform {
              required_providers {
                proxmox = { source = "telmate/proxmox", version = "3.0.2-rc04" }
              }
            }
            resource "proxmox_vm_qemu" "web" {
              name        = "web"
              target_node = "pve"
              vmid        = 120
              clone_id    = 9000
              full_clone  = true
              pool        = "prod"
              network {
                id     = 0
                model  = "virtio"
                bridge = "vmbr0"
              }
              disks {
                scsi {
                  scsi0 {
                    disk {
                      storage = "local-lvm"
                      size    = "20G"
                    }
                  }
                }
              }
            }
            """, "PM_API_TOKEN_SECRET"),
        new("packer", "debian.pkr.hcl", """
            source "proxmox-clone" "debian" {
              node         = "pve"
              vm_id        = 9100
              clone_vm_id  = 9000
              pool         = "ci"
              communicator = "none"
              network_adapters {
                bridge = "vmbr0"
              }
              disks {
                storage_pool = "local-lvm"
                disk_size    = "8G"
              }
            }
            build {
              sources = ["source.proxmox-clone.debian"]
            }
            """, "PROXMOX_TOKEN"),
        new("ansible", "site.yml", """
            - hosts: localhost
              tasks:
                - name: a new machine
                  community.proxmox.proxmox_kvm:
                    node: pve
                    vmid: 130
                    name: web
                    pool: ci
                    cores: 2
                    net: { net0: "virtio,bridge=vmbr0" }
                    scsi: { scsi0: "local-lvm:20" }
            """, "PROXMOX_TOKEN_SECRET"),
    ];

    /// <summary>That of a tool.</summary>
    public static ToolCode Of(string tool) => All.Single(code => code.Tool == tool);
}
