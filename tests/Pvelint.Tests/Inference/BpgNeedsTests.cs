using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Inference;
using Pvelint.Text;

namespace Pvelint.Tests.Inference;

/// <summary>
/// What code for bpg's provider needs, from the resource to the grant: what users of the provider were refused in public reports, what
/// no token can do, and what is not needed.
/// </summary>
public sealed class BpgNeedsTests
{
    private const string Clone = """
        resource "proxmox_virtual_environment_vm" "web" {
          node_name = "pve1"
          vm_id     = 100
          pool_id   = "web"
          clone {
            vm_id        = 9000
            datastore_id = "local-lvm"
          }
          cpu { cores = 2 }
          memory { dedicated = 2048 }
          agent { enabled = true }
          network_device { bridge = "vmbr0" }
          disk {
            interface    = "virtio0"
            datastore_id = "local-lvm"
            size         = 20
          }
          initialization {
            datastore_id = "local-lvm"
            ip_config {
              ipv4 { address = "dhcp" }
            }
          }
        }
        """;

    [Theory]
    [InlineData("9.1", "VM.GuestAgent.Audit")]
    [InlineData("8.4", "VM.Monitor")]
    public void A_clone_with_cloud_init_in_a_pool_needs_sixteen_privileges_and_nothing_on_the_root(string version, string agent) => Assert.Equal(
        [
            "/pool/web Pool.Audit", "/pool/web VM.Allocate", "/pool/web VM.Audit", "/pool/web VM.Config.CDROM", "/pool/web VM.Config.CPU",
            "/pool/web VM.Config.Cloudinit", "/pool/web VM.Config.Disk", "/pool/web VM.Config.Memory", "/pool/web VM.Config.Network",
            "/pool/web VM.Config.Options", "/pool/web " + agent, "/pool/web VM.PowerMgmt", "/sdn/zones/localnetwork/vmbr0 SDN.Use",
            "/storage/local-lvm Datastore.AllocateSpace", "/storage/local-lvm Datastore.Audit", "/vms/9000 VM.Clone",
        ],
        Of(Clone, version).Grants.Select(grant => $"{grant.Path} {grant.Privilege}").Order(StringComparer.Ordinal));

    [Fact]
    public void A_plan_alone_reads_the_disks_and_more_than_an_auditor_may() => Assert.Equal(
        ["Datastore.Audit", "Pool.Audit", "VM.Audit", "VM.Config.Disk", "VM.GuestAgent.Audit"],
        Of(Clone, operation: "read").Grants.Select(grant => grant.Privilege).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("clone { vm_id = 9000 }", "create", "/vms/100", "VM.Allocate")]
    [InlineData("clone { vm_id = 9000 }", "create", "/vms/9000", "VM.Clone")]
    [InlineData("clone {\n vm_id = 9000\n datastore_id = \"fast\"\n}\ndisk {\n interface = \"scsi0\"\n datastore_id = \"fast\"\n}", "create", "/storage/fast", "Datastore.AllocateSpace")]
    [InlineData("clone { vm_id = 9000 }\ninitialization { datastore_id = \"local\" }", "create", "/vms/100", "VM.Config.CDROM")]
    [InlineData("vga { type = \"serial0\" }", "update", "/vms/100", "VM.Config.HWType")]
    [InlineData("memory { dedicated = 4096 }", "update", "/vms/100", "VM.Config.Memory")]
    [InlineData("disk {\n interface = \"scsi0\"\n datastore_id = \"local-lvm\"\n}", "read", "/vms/100", "VM.Config.Disk")]
    [InlineData("agent { enabled = true }", "read", "/vms/100", "VM.GuestAgent.Audit")]
    [InlineData("hostpci {\n device = \"hostpci0\"\n mapping = \"rtx-3090\"\n}", "create", "/mapping/pci/rtx-3090", "Mapping.Use")]
    [InlineData("usb { mapping = \"dongle\" }", "create", "/mapping/usb/dongle", "Mapping.Use")]
    [InlineData("cdrom { interface = \"ide3\" }", "create", "/", "Sys.Console")]
    [InlineData("startup { order = \"1\" }", "create", "/", "Sys.Modify")]
    [InlineData("network_device {\n bridge = \"vmbr1\"\n vlan_id = 20\n}", "create", "/sdn/zones/localnetwork/vmbr1/20", "SDN.Use")]
    [InlineData("network_device {\n bridge = \"vmbr1\"\n trunks = \"5;7-8\"\n}", "create", "/sdn/zones/localnetwork/vmbr1/8", "SDN.Use")]
    [InlineData("migrate = true", "update", "/", "Sys.Audit")]
    public void A_machine_needs(string body, string operation, string path, string privilege) =>
        Assert.True(MayNeed(Of(Machine("vm", body), operation: operation), path, privilege));

    [Theory]
    [InlineData("cdrom { file_id = \"local:iso/a.iso\" }", "/", "Sys.Console")]
    [InlineData("cdrom { file_id = \"none\" }", "/", "Sys.Console")]
    [InlineData("pool_id = \"web\"", "/pool/web", "Pool.Allocate")]
    [InlineData("network_device { bridge = \"vmbr1\" }", "/", "Sys.Modify")]
    [InlineData("clone { vm_id = 9000 }", "/vms/100", "VM.Config.CPU")]
    public void A_machine_does_not_need(string body, string path, string privilege) => Assert.False(Of(Machine("vm", body)).Covers(new Permission(path, privilege, false)));

    [Theory]
    [InlineData("hook_script_file_id = \"local:snippets/a.pl\"", "option hookscript")]
    [InlineData("kvm_arguments = \"-s\"", "option args")]
    [InlineData("cpu { affinity = \"0-3\" }", "option affinity")]
    [InlineData("hostpci {\n device = \"hostpci0\"\n id = \"0000:01:00.0\"\n}", "a PCI device of the host without a mapping")]
    public void No_token_may_make_a_machine_with(string body, string reason) => Assert.Contains(Of(Machine("vm", body)).Impossible, one => one.Reason == reason && one.IsForRoot);

    [Theory]
    [InlineData("mount_point {\n path = \"/data\"\n volume = \"/srv/data\"\n}", "a mount point of the host")]
    [InlineData("unprivileged = true\nfeatures { keyctl = true }", "features other than nesting")]
    [InlineData("device_passthrough { path = \"/dev/dri/card0\" }", "option dev0")]
    public void No_token_may_make_a_container_with(string body, string reason) => Assert.Contains(Of(Machine("container", body)).Impossible, one => one.Reason == reason && one.IsForRoot);

    [Fact]
    public void Features_of_a_container_can_be_made_by_a_token_and_not_be_changed()
    {
        var least = Of(Machine("container", "unprivileged = true\nfeatures { nesting = true }"));
        Assert.Empty(least.Impossible);
        Assert.Contains(least.Open, open => open.What == "whether features change" && open.Need.SelfAndDescendants().OfType<Refusal>().Any());
    }

    [Theory]
    [InlineData("9.1", "", true)]
    [InlineData("9.1", "unprivileged = true", false)]
    [InlineData("8.4", "", false)]
    public void A_privileged_container_needs_more_since_9(string version, string body, bool needs) =>
        Assert.Equal(needs, Of(Machine("container", body), version).Covers(new Permission("/", "Sys.Modify", false)));

    [Theory]
    [InlineData("create")]
    [InlineData("read")]
    public void A_snippet_goes_by_SSH_and_is_only_seen_by_who_may_allocate_the_storage(string operation)
    {
        var least = Of("""
            resource "proxmox_virtual_environment_file" "user_data" {
              node_name    = "pve1"
              datastore_id = "local"
              content_type = "snippets"
              source_raw {
                data      = "#cloud-config"
                file_name = "user.yaml"
              }
            }
            """, operation: operation);
        Assert.True(least.Covers(new Permission("/storage/local", "Datastore.Allocate", false)));
        Assert.DoesNotContain(least.Grants, grant => grant.Privilege == "Datastore.AllocateTemplate");
        Assert.Contains(least.Remarks, remark => remark is { IsSsh: true, If: null });
    }

    [Theory]
    [InlineData("create", "/storage/local", "Datastore.AllocateTemplate")]
    [InlineData("create", "/nodes/pve1", "Sys.AccessNetwork")]
    [InlineData("delete", "/storage/local", "Datastore.Allocate")]
    public void A_download_needs(string operation, string path, string privilege) => Assert.True(MayNeed(
        Of("""
            resource "proxmox_virtual_environment_download_file" "image" {
              node_name    = "pve1"
              datastore_id = "local"
              content_type = "iso"
              url          = "https://example.com/images/debian.img"
            }
            """, operation: operation),
        path,
        privilege));

    [Fact]
    public void A_password_can_be_set_by_a_token_and_not_be_changed()
    {
        var least = Of("""
            resource "proxmox_virtual_environment_user" "ci" {
              user_id  = "ci@pve"
              password = var.password
            }
            """);
        Assert.Empty(least.Impossible);
        Assert.Contains(least.Remarks, remark => remark is { If: "var.password", IsSsh: false });
    }

    [Fact]
    public void What_a_newer_name_and_an_older_one_need_is_the_same()
    {
        const string Pool = """
            resource "NAME" "member" {
              pool_id = "web"
              vm_id   = 100
            }
            """;
        Assert.Equal(Grants("proxmox_pool_membership"), Grants("proxmox_virtual_environment_pool_membership"));
        Assert.NotEmpty(Grants("proxmox_pool_membership"));

        static IEnumerable<(string, string)> Grants(string name) => Of(Pool.Replace("NAME", name, StringComparison.Ordinal)).Grants.Select(grant => (grant.Path, grant.Privilege));
    }

    [Fact]
    public void A_machine_that_gets_its_id_from_the_cluster_needs_its_disks_on_all_of_them()
    {
        var least = Of("""
            resource "proxmox_virtual_environment_vm" "web" {
              node_name = "pve1"
              disk {
                interface    = "scsi0"
                datastore_id = "local-lvm"
              }
            }
            """, operation: "read");
        Assert.Empty(least.Open);
        Assert.Equal(["/storage/local-lvm Datastore.Audit", "/vms VM.Audit", "/vms VM.Config.Disk"], least.Grants.Select(grant => $"{grant.Path} {grant.Privilege}"));
    }

    [Fact]
    public void An_id_of_what_the_code_makes_is_set_though_it_is_not_known()
    {
        var least = Of("""
            resource "proxmox_virtual_environment_vm" "web" {
              node_name = "pve1"
            }

            resource "proxmox_virtual_environment_firewall_options" "web" {
              node_name = "pve1"
              vm_id     = proxmox_virtual_environment_vm.web.vm_id
              enabled   = true
            }
            """);
        Assert.Empty(least.Open);
        Assert.True(least.Covers(new Permission("/vms/200", "VM.Config.Network", false)));
        Assert.False(least.Covers(new Permission("/", "Sys.Modify", false)));
    }

    // Granted, or told as what may be needed.
    private static bool MayNeed(LeastPrivilege least, string path, string privilege) =>
        least.Covers(new Permission(path, privilege, false)) || least.Open.Any(open => open.Need.SelfAndDescendants().OfType<Permission>().Any(one => one.Path == path && one.Privilege == privilege));

    private static string Machine(string kind, string body) => $$"""
        resource "proxmox_virtual_environment_{{kind}}" "one" {
          node_name = "pve1"
          vm_id     = 100
          {{body}}
        }
        """;

    private static LeastPrivilege Of(string code, string version = "9.1", string? operation = null)
    {
        var reading = CodeReader.Read([CodeFile.Of(new SourceFile("main.tf", code))]);
        Assert.Empty(reading.Notes);
        var privileges = CodePrivileges.Of(reading.Resources, PveVersion.Parse(version)!.Value);
        Assert.Empty(privileges.Unmapped);
        Assert.Empty(privileges.Missing);
        var all = Assert.Single(privileges.Tools);
        return operation is null ? all : all.Of(all.Tool, operation.Equals);
    }
}
