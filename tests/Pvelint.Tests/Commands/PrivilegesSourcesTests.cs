using Pvelint.Commands;
using Pvelint.Hcl;

namespace Pvelint.Tests.Commands;

public sealed class PrivilegesSourcesTests
{
    [Fact]
    public void Reads_the_code_of_every_tool_and_no_other_file()
    {
        using var folder = new TempFolder();
        Write("main.tf", "resource \"proxmox_pool\" \"p\" {\n  poolid = \"p\"\n}\n");
        Write("packer/web.json", "{ \"builders\": [{ \"type\": \"proxmox-iso\", \"node\": \"pve\" }] }");
        Write("package.json", "{ \"name\": \"proxmox\", ");
        Write("play.yml", "- hosts: localhost\n  tasks:\n    - proxmox_pool: { poolid: q }\n");

        var sources = CodeSources.Read([folder.Path], HclInputs.None, 1, Cli.HostOf(folder.Path));

        Assert.Equal(["proxmox_pool", "proxmox-iso", "community.proxmox.proxmox_pool"], sources.Reading.Resources.Select(resource => resource.Type));
        Assert.Empty(sources.Problems);

        void Write(string name, string text)
        {
            var path = Path.Combine(folder.Path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
