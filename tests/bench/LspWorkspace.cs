using System.Globalization;
using System.Text;

namespace Pvelint.Bench;

/// <summary>A workspace as an editor may have it open: grants in Terraform, code in many modules that logs in with them, and files of other kinds.</summary>
internal static class LspWorkspace
{
    private const string Access = """
        resource "proxmox_virtual_environment_role" "ci" {
          role_id    = "Provision"
          privileges = ["VM.Allocate", "VM.Config.Disk", "VM.Config.CPU", "VM.Config.Memory", "VM.Config.Network", "VM.Config.Options", "VM.Audit", "VM.PowerMgmt", "Datastore.AllocateSpace", "Datastore.Audit", "SDN.Use", "Sys.Audit", "VM.Migrate"]
        }

        resource "proxmox_virtual_environment_user" "terraform" {
          user_id         = "terraform@pve"
          expiration_date = "2027-06-01T00:00:00Z"
        }

        resource "proxmox_virtual_environment_user_token" "ci" {
          user_id         = proxmox_virtual_environment_user.terraform.user_id
          token_name      = "ci"
          expiration_date = "2027-06-01T00:00:00Z"
        }

        resource "proxmox_virtual_environment_acl" "ci" {
          token_id = proxmox_virtual_environment_user_token.ci.id
          role_id  = proxmox_virtual_environment_role.ci.role_id
          path     = "/vms"
        }

        """;

    private const string Provider = """
        variable "token" {
          type      = string
          sensitive = true
        }

        provider "proxmox" {
          endpoint  = "https://pve.lab.internal:8006/"
          api_token = "terraform@pve!ci=${var.token}"
        }

        """;

    /// <summary>A file of that many lines, virtual machines for the most part.</summary>
    public static string Machines(int lines, string name)
    {
        var text = new StringBuilder();
        for (var i = 0; text.ToString().AsSpan().Count('\n') + 22 <= lines; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                resource "proxmox_virtual_environment_vm" "{{name}}{{i}}" {
                  name      = "{{name}}{{i}}"
                  node_name = "pve{{i % 3 + 1}}"
                  vm_id     = {{1000 + i}}
                  cpu {
                    cores = {{i % 8 + 1}}
                  }
                  memory {
                    dedicated = 4096
                  }
                  disk {
                    datastore_id = "local-lvm"
                    interface    = "scsi0"
                    size         = 20
                  }
                  network_device {
                    bridge = "vmbr0"
                  }
                }


                """);
        }

        return text.ToString();
    }

    /// <summary>Writes it.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="files">Count of files.</param>
    /// <param name="modules">How many of these are files of Terraform that make virtual machines, ten to a folder.</param>
    public static void Write(string folder, int files, int modules)
    {
        Put("access/main.tf", Access + Provider);
        Put("infra/big/main.tf", Machines(2000, "big"));
        Put("infra/big/provider.tf", Provider);
        for (var i = 0; i < modules; i++)
        {
            Put($"infra/module{i / 10:000}/file{i % 10}.tf", i % 10 == 0 ? Provider : Machines(45, $"m{i}x"));
        }

        var random = new Random(20261122);
        for (var i = modules + 3; i < files; i++)
        {
            var text = new StringBuilder();
            for (var line = random.Next(20, 200); line > 0; line--)
            {
                text.Append(CultureInfo.InvariantCulture, $"    const value{random.Next(1000)} = await client.request(\"{random.Next():x}\");\n");
            }

            Put($"app/part{i / 50:00}/file{i}.{(i % 5) switch { 0 => "py", 1 => "yaml", 2 => "md", _ => "ts" }}", text.ToString());
        }

        void Put(string name, string text)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
