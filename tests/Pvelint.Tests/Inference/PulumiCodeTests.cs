using Pvelint.Access;
using Pvelint.Inference;
using Pvelint.Text;

namespace Pvelint.Tests.Inference;

/// <summary>The same infrastructure in every language of Pulumi needs what it needs in Terraform.</summary>
public sealed class PulumiCodeTests
{
    private const string Terraform = """
        resource "proxmox_virtual_environment_vm" "web" {
          node_name = "pve1"
          vm_id     = 120
          pool_id   = "lab"
          cpu {
            cores = 2
          }
          clone {
            vm_id = 9000
          }
          disk {
            interface    = "scsi0"
            datastore_id = "fast"
            size         = 20
          }
          network_device {
            bridge = "vmbr1"
          }
        }

        resource "proxmox_virtual_environment_download_file" "image" {
          node_name    = "pve1"
          datastore_id = "local"
          content_type = "iso"
          url          = "https://images.example.org/debian.img"
        }

        data "proxmox_virtual_environment_nodes" "all" {}
        """;

    private const string CSharp = """
        using System.Collections.Generic;
        using Pulumi;
        using Pulumi.ProxmoxVE.VM.Inputs;

        return await Deployment.RunAsync(() =>
        {
            const string Node = "pve1";
            var nodes = Pulumi.ProxmoxVE.Cluster.GetNodes.Invoke();
            var web = new Pulumi.ProxmoxVE.VM.VirtualMachine("web", new()
            {
                NodeName = Node,
                VmId = 120,
                PoolId = $"{Prefix}ab",
                Cpu = new VirtualMachineCpuArgs { Cores = 2 },
                Clone = new VirtualMachineCloneArgs { VmId = 9000 },
                Disks = new[] { new VirtualMachineDiskArgs { Interface = "scsi0", DatastoreId = "fast", Size = 20 } },
                NetworkDevices = { new VirtualMachineNetworkDeviceArgs { Bridge = "vmbr1" } },
            });
            var image = new Pulumi.ProxmoxVE.Download.File("image", new Pulumi.ProxmoxVE.Download.FileArgs
            {
                NodeName = web.NodeName, DatastoreId = "local", ContentType = "iso", Url = "https://images.example.org/debian.img",
            });
        });
        """;

    private const string Legacy = """
        using Pulumi.ProxmoxVE;
        using Pulumi.ProxmoxVE.Download;
        var nodes = await Pulumi.ProxmoxVE.GetNodesLegacy.InvokeAsync();
        VmLegacy web = new("web", new VmLegacyArgs
        {
            NodeName = "pve1", VmId = 120, PoolId = "lab", Cpu = new() { Cores = 2 }, Clone = new() { VmId = 9000 },
            Disks = [new() { Interface = "scsi0", DatastoreId = "fast", Size = 20 }], NetworkDevices = [new() { Bridge = "vmbr1" }],
        });
        var image = new File("image", new FileArgs { NodeName = "pve1", DatastoreId = "local", ContentType = "iso", Url = "https://images.example.org/debian.img" });
        """;

    private const string TypeScript = """
        import * as proxmox from "@muhlba91/pulumi-proxmoxve";
        const nodes = proxmox.cluster.getNodesOutput({});
        const web = new proxmox.vm.VirtualMachine("web", {
          nodeName: "pve1", vmId: 120, poolId: "lab", cpu: { cores: 2 }, clone: { vmId: 9000 },
          disks: [{ interface: "scsi0", datastoreId: "fast", size: 20 }], networkDevices: [{ bridge: "vmbr1" }],
        });
        const image = new proxmox.download.File("image", { nodeName: web.nodeName, datastoreId: "local", contentType: "iso", url: "https://images.example.org/debian.img" });
        """;

    private const string Python = """
        import pulumi_proxmoxve as proxmox
        nodes = proxmox.cluster.get_nodes()
        web = proxmox.vm.VirtualMachine("web",
            node_name="pve1", vm_id=120, pool_id="lab", cpu=proxmox.vm.VirtualMachineCpuArgs(cores=2), clone={"vm_id": 9000},
            disks=[proxmox.vm.VirtualMachineDiskArgs(interface="scsi0", datastore_id="fast", size=20)], network_devices=[{"bridge": "vmbr1"}])
        image = proxmox.download.File("image", node_name="pve1", datastore_id="local", content_type="iso", url="https://images.example.org/debian.img")
        """;

    private const string Go = """
        package main
        import "github.com/muhlba91/pulumi-proxmoxve/sdk/v7/go/proxmoxve/vm"
        func main() {
        	pulumi.Run(func(ctx *pulumi.Context) error {
        		nodes, err := cluster.GetNodes(ctx, nil)
        		web, err := vm.NewVirtualMachine(ctx, "web", &vm.VirtualMachineArgs{
        			NodeName: pulumi.String("pve1"), VmId: pulumi.Int(120), PoolId: pulumi.String("lab"),
        			Cpu: &vm.VirtualMachineCpuArgs{Cores: pulumi.Int(2)}, Clone: &vm.VirtualMachineCloneArgs{VmId: pulumi.Int(9000)},
        			Disks: vm.VirtualMachineDiskArray{&vm.VirtualMachineDiskArgs{Interface: pulumi.String("scsi0"), DatastoreId: pulumi.String("fast"), Size: pulumi.Int(20)}},
        			NetworkDevices: vm.VirtualMachineNetworkDeviceArray{&vm.VirtualMachineNetworkDeviceArgs{Bridge: pulumi.String("vmbr1")}},
        		})
        		image, err := download.NewFile(ctx, "image", &download.FileArgs{NodeName: web.NodeName, DatastoreId: pulumi.String("local"), ContentType: pulumi.String("iso"), Url: pulumi.String("https://images.example.org/debian.img")})
        		return err
        	})
        }
        """;

    public static TheoryData<string, string> Programs => new()
    {
        { "Program.cs", CSharp.Replace("{Prefix}ab", "lab", StringComparison.Ordinal) }, { "Legacy.cs", Legacy }, { "index.ts", TypeScript }, { "__main__.py", Python }, { "main.go", Go },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void Needs_what_the_same_in_Terraform_needs(string path, string program)
    {
        Assert.Equal(Needs(("main.tf", Terraform)), Needs((path, program)));
        Assert.Empty(Read((path, program)).Notes);
    }

    [Fact]
    public void Follows_constants_and_resources_from_file_to_file() => Assert.Equal(Needs(("main.tf", Terraform)), Needs(
        ("Program.cs", CSharp),
        ("Settings.cs", "// of Pulumi.ProxmoxVE\nstatic class Settings { public const string Prefix = \"l\"; }")));

    [Fact]
    public void What_is_known_only_at_run_time_is_unknown()
    {
        var reading = Read(("Program.cs", """
            using Pulumi.ProxmoxVE.VM;
            var config = new Pulumi.Config();
            foreach (var name in config.RequireObject<string[]>("names"))
            {
                var vm = new VirtualMachine(name, new VirtualMachineArgs { NodeName = config.Require("node"), VmId = Next(name, first: 3), PoolId = pool });
            }

            if (config.GetBoolean("spare") == true) new VirtualMachine("spare", new() { NodeName = "pve1" });
            new VirtualMachine("last", new() { NodeName = "pve1" });
            """));
        Assert.Equal([null, null, true], reading.Resources.Select(resource => resource.Exists));
        Assert.All(reading.Resources[0].Attributes.Entries, entry => Assert.False(entry.Value.IsKnown, entry.Key));
    }

    [Theory]
    [InlineData("var vm = new VirtualMachine(\"web\", args);")]
    [InlineData("var vm = new VirtualMachine(\"web\", Args(3), options);")]
    [InlineData("var vm = VirtualMachine.Get(\"web\", \"pve1/100\");")]
    [InlineData("var config = new Pulumi.ProxmoxVE.Node.Config(\"c\", settings);")]
    public void What_is_put_together_elsewhere_is_told(string statement) =>
        Assert.NotEmpty(Read(("Program.cs", "using Pulumi.ProxmoxVE.VM;\n" + statement)).Notes);

    [Fact]
    public void What_others_make_is_none_of_ours()
    {
        var reading = Read(("Program.cs", """
            using Pulumi.ProxmoxVE;
            var vm = new Azure.VirtualMachine("web", new() { Location = "west" });
            var role = new Aws.Iam.Role("web", new() { AssumeRolePolicy = "{}" });
            """));
        Assert.Empty(reading.Resources);
    }

    private static CodeReading Read(params (string Path, string Text)[] files) => CodeReader.Read([.. files.Select(file => CodeFile.Of(new SourceFile(file.Path, file.Text)))]);

    private static string Needs(params (string Path, string Text)[] files) => string.Join('\n', CodePrivileges.Of(Read(files).Resources, new PveVersion(9, 1)).Tools
        .SelectMany(tool => tool.Grants.Select(grant => $"{grant.Privilege} on {grant.Path}").Concat(tool.Open.Select(open => "may need, " + open.What))).Order(StringComparer.Ordinal));
}
