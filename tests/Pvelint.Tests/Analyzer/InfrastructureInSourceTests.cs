namespace Pvelint.Tests.Analyzer;

/// <summary>C# that makes infrastructure is compared with what it is granted, as Terraform is.</summary>
public sealed class InfrastructureInSourceTests
{
    private const string Machine = """
        using Pulumi;
        using Pulumi.ProxmoxVE.VM;
        var web = new VirtualMachine("web", new VirtualMachineArgs { NodeName = "pve1", VmId = 120, PoolId = "lab", Started = false });
        """;

    private const string Login = "PROXMOX_VE_ENDPOINT=https://pve.example.org:8006/\nPROXMOX_VE_USERNAME=pulumi@pve\n";

    private static string Access(string privileges) => $$"""
        provider "proxmox" {
          endpoint = "https://pve.example.org:8006/"
          username = "admin@pve"
        }

        resource "proxmox_virtual_environment_role" "vms" {
          role_id    = "Vms"
          privileges = [{{privileges}}]
        }

        resource "proxmox_virtual_environment_user" "pulumi" {
          user_id         = "pulumi@pve"
          expiration_date = "2027-01-01T00:00:00Z"
          acl {
            path      = "/pool/lab"
            role_id   = proxmox_virtual_environment_role.vms.role_id
            propagate = true
          }
          acl {
            path      = "/storage/local-lvm"
            role_id   = proxmox_virtual_environment_role.vms.role_id
            propagate = true
          }
          acl {
            path      = "/sdn/zones/localnetwork"
            role_id   = proxmox_virtual_environment_role.vms.role_id
            propagate = true
          }
        }
        """;

    private const string Needed = "\"Pool.Audit\", \"VM.Allocate\", \"VM.Audit\", \"VM.Config.Options\", \"VM.Config.CPU\", \"VM.Config.Memory\", \"VM.Config.HWType\", \"VM.Config.Disk\", \"VM.PowerMgmt\"";

    [Fact]
    public async Task Flags_privileges_that_no_resource_needs()
    {
        var told = await Told(("Program.cs", Machine), ("access/main.tf", Access(Needed + ", \"VM.Snapshot\"")), (".env", Login));
        Assert.Contains("access/main.tf PVE206 VM.Snapshot", told);
    }

    [Fact]
    public async Task Flags_privileges_that_a_resource_lacks()
    {
        var told = await Told(("Program.cs", Machine), ("access/main.tf", Access("\"VM.Audit\"")), (".env", Login));
        Assert.Contains(told, line => line.StartsWith("access/main.tf PVE207", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Puts_a_role_and_its_grant_in_different_files_together()
    {
        var told = await Told(
            ("Roles.cs", """
                using Pulumi;
                using Pulumi.ProxmoxVE.Permission;
                static class Roles
                {
                    public static readonly Role Ops = new("ops", new RoleArgs { RoleId = "Ops", Privileges = { "VM.Audit", "Permissions.Modify" } });
                }
                """),
            ("Program.cs", """
                using Pulumi;
                using Pulumi.ProxmoxVE;
                var grant = new Acl("ops", new AclArgs { Path = "/", RoleId = Roles.Ops.RoleId, UserId = "ops@pve" });
                """));
        Assert.Contains(told, line => line.Contains("PVE203", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compares_a_provider_with_what_another_one_grants_it()
    {
        var told = await Told(
            ("Access.cs", """
                using Pulumi;
                using Pulumi.ProxmoxVE;
                using Pulumi.ProxmoxVE.Permission;
                using Pulumi.ProxmoxVE.Permission.Inputs;
                static class Access
                {
                    public static void Make(Provider admin)
                    {
                        var role = new Role("vms", new RoleArgs { RoleId = "Vms", Privileges = { "VM.Audit", "VM.Snapshot" } }, new CustomResourceOptions { Provider = admin });
                        var user = new User("guests", new UserArgs { UserId = "guests@pve", Acls = { new UserAclArgs { Path = "/vms", RoleId = "Vms" } } }, new CustomResourceOptions { Provider = admin });
                    }
                }
                """),
            ("Program.cs", """
                using Pulumi;
                using Pulumi.ProxmoxVE;
                var admin = new Provider("admin", new ProviderArgs { Endpoint = "https://pve.example.org:8006/", Username = "admin@pve", Password = args[0] });
                Access.Make(admin);
                var guests = new Provider("guests", new ProviderArgs { Endpoint = "https://pve.example.org:8006/", Username = "guests@pve", Password = args[1] });
                var all = Pulumi.ProxmoxVE.VM.GetVirtualMachines.Invoke(new() { NodeName = "pve1" }, new InvokeOptions { Provider = guests });
                """));
        Assert.Contains("Access.cs PVE206 VM.Snapshot", told);
    }

    [Theory]
    [InlineData("var other = new VirtualMachine(\"other\", args);")]
    [InlineData("var other = new VirtualMachine(\"other\", new VirtualMachineArgs { NodeName = \"pve1\", PoolId = \"lab\", Clone = Settings.Clone });")]
    [InlineData("var client = new Corsinvest.ProxmoxVE.Api.PveClient(\"pve.example.org\");")]
    public async Task Calls_nothing_excess_that_something_unknown_may_need(string statement)
    {
        var told = await Told(("Program.cs", Machine + statement), ("access/main.tf", Access(Needed + ", \"VM.Clone\"")), (".env", Login));
        Assert.DoesNotContain(told, line => line.Contains("PVE206", StringComparison.Ordinal));
    }

    // The place and rule of each finding, for PVE206 with what is too much.
    private static async Task<IReadOnlyList<string>> Told(params (string Path, string Text)[] files) =>
        [.. (await Verifier.DiagnoseAnything([.. files])).Select(diagnostic => (diagnostic, Path: diagnostic.Location.GetLineSpan().Path[Verifier.Folder.Length..], Message: diagnostic.GetMessage(null)))
            .Select(told => $"{told.Path} {told.diagnostic.Id}{(told.diagnostic.Id == "PVE206" ? " " + told.Message.Split(": ")[1].Split(';')[0] : "")}")];
}
