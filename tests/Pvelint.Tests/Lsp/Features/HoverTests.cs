using Pvelint.Formats;
using Pvelint.Lsp.Features;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Tests.Lsp.Features;

/// <summary>What is told of the thing under the cursor.</summary>
public sealed class HoverTests
{
    private const string Code = """
        resource "proxmox_virtual_environment_vm" "web" {
          node_name = "pve1"
          vm_id     = 101
          clone {
            vm_id = 9000
          }
        }

        resource "proxmox_virtual_environment_role" "own" {
          role_id    = "Cloner"
          privileges = ["VM.Clone", "Realm.Allocate", "VM.Monitor"]
        }

        resource "proxmox_virtual_environment_user" "ci" {
          user_id = "ci@pve"
        }

        resource "proxmox_acl" "vms" {
          path      = "/vms"
          role_id   = "Cloner"
          user_id   = "ci@pve"
          propagate = true
        }
        """;

    [Theory]
    [InlineData("pveum role add X --privs VM.Cl$0one", "**`VM.Clone`** privilege", "**risk**:", "`proxmox_virtual_environment_vm.web` on `/vms/9000`")]
    [InlineData("# needs Realm.Allocate$0.", "a way to ", "no: no call of the code asks for it", "closed by")]
    [InlineData("pveum role add X --privs VM.Monitor$0", "gone since Proxmox VE 9.0", "does not have it", "in its place")]
    [InlineData("pveum acl modify /vms --roles PVEVM$0User --users a@pve", "built-in role", "`PVEVMUser` for `a@pve` on `/vms`", "setup.sh:1")]
    [InlineData("pveum acl modify /vms --roles Clo$0ner --users a@pve", "is a role of 2 privileges, defined in `main.tf:10`", "not in Proxmox VE 9.1: `VM.Monitor`", "no code of this workspace asks for `Realm.Allocate`", "takeover of the cluster", "`Cloner` for `ci@pve` on `/vms`")]
    [InlineData("pveum acl modify /vms/90$000 --roles PVEVMUser --users a@pve", "path", "Inherited", "`Cloner` for `ci@pve` on `/vms`", "Needed here by the code", "`VM.Clone`")]
    [InlineData("pveum acl modify /vm/90$000 --roles PVEVMUser --users a@pve", "is no path that Proxmox VE 9.1 takes", "/vms")]
    [InlineData("pveum acl modify /vms --roles PVEVMUser --users ci@$0pve", "**`ci@pve`** user", "`Cloner` for `ci@pve`", "`/vms`: ")]
    [InlineData("export PROXMOX_VE_USERNAME=ro$0ot@pam", "may do everything")]
    [InlineData("export PM_API_TOKEN_ID='other@pve!to$0ken'", "token of whom no file of this workspace tells")]
    [InlineData("curl -k https://pve:8006 # pvelint:ignore PVE30$01 -- lab", "PVE301", "#### Why", "#### Fix")]
    public void Tells_of_a_name(string line, params string[] told)
    {
        var hover = Cursor.In("9.1", ("main.tf", Code), ("setup.sh", line + "\n")).Hover();
        Assert.All(told, part => Assert.Contains(part, hover, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("resource \"proxmox_virtual_environment_vm\" \"w$0eb\" {\n  node_name = \"pve1\"\n  vm_id = 101\n  clone {\n    vm_id = 9000\n  }\n}\n", "**`proxmox_virtual_environment_vm.web`** resource, on Proxmox VE 9.1", "on `/vms/9000`: `VM.Clone`", "May need", "POST /nodes/{node}/qemu/{vmid}/clone")]
    [InlineData("reso$0urce \"proxmox_vm_qemu\" \"web\" {\n  target_node = \"pve1\"\n  vmid = 101\n  clone = var.template\n}\n", "proxmox\\_vm\\_qemu", "")]
    [InlineData("resource \"proxmox_virtual_environment_vm\" \"w$0eb\" {\n  count = 3\n  node_name = \"pve1\"\n}\n", "**`proxmox_virtual_environment_vm.web`** resource, 3 of them", "")]
    [InlineData("resource \"proxmox_nothing_known\" \"w$0eb\" {\n}\n", "is not known to pvelint", "")]
    public void Tells_what_a_block_needs(string text, params string[] told)
    {
        var hover = Cursor.In("main.tf", text).Hover().Replace("`proxmox_vm_qemu", "proxmox\\_vm\\_qemu", StringComparison.Ordinal);
        Assert.All(told, part => Assert.Contains(part, hover, StringComparison.Ordinal));
    }

    [Fact]
    public void Tells_what_a_task_and_a_builder_need()
    {
        Assert.Contains("VM.Allocate", Cursor.In("site.yml", "- hosts: localhost\n  tasks:\n    - community.proxmox.proxmox_k$0vm:\n        node: pve1\n        vmid: 101\n        name: web\n").Hover(), StringComparison.Ordinal);
        Assert.Contains("VM.Allocate", Cursor.In("a.pkr.hcl", "source \"proxmox-i$0so\" \"web\" {\n  node = \"pve1\"\n  vm_id = 101\n}\nbuild {\n  sources = [\"source.proxmox-iso.web\"]\n}\n").Hover(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("provider \"proxmox\" {\n  endpoint = \"https://pve:8006\"\n  inse$0cure = true\n}\n", "PVE301")]
    [InlineData("provider \"proxmox\" {\n  pm_debug$0 = true\n}\n", "PVE303")]
    [InlineData("provider \"proxmox\" {\n  api_to$0ken = var.t\n}\n", "PVE101")]
    public void Tells_which_rule_looks_at_a_setting(string text, string id) => Assert.Contains($"[{id}](https://", Cursor.In("main.tf", text).Hover(), StringComparison.Ordinal);

    [Fact]
    public void Names_from_files_are_code_and_nothing_else()
    {
        var hover = Cursor.In("setup.sh", "pveum role add '![x](http://e)<b>`' --privs VM.Audit\npveum acl modify / --roles '![x](http://e)<b>`$0' --users 'a@pve'\n").Hover();
        Assert.DoesNotContain("`'** ", hover, StringComparison.Ordinal);
        Assert.True(hover.Length == 0 || hover.Contains("`` ![x](http://e)<b>` ``", StringComparison.Ordinal), hover);
    }

    // Each word of every sample, whatever it is: no secret of it is told, and nothing fails.
    [Theory]
    [InlineData("homelab-leaky")]
    [InlineData("guide-telmate")]
    public async Task Never_tells_a_secret(string sample)
    {
        var root = Path.Combine(RepositoryRoot.Path, "samples", sample);
        var documents = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => TreeReader.Reader.Read(new SourceFile(Path.GetRelativePath(root, path), File.ReadAllText(path)))).ToList();
        var project = new Project(documents);
        var knowledge = new Knowledge(project);
        _ = await knowledge.Needs;
        var secrets = documents.SelectMany(project.Credentials).Select(credential => credential.Secret.Reveal()).Where(secret => secret.Length >= 8).ToHashSet(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in documents.Where(document => document.Format is not FileFormat.Text))
        {
            var text = document.File.Text;
            for (var at = 0; at < text.Length; at++)
            {
                if (char.IsLetterOrDigit(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && Hover.At(knowledge, document, at, Timeout.InfiniteTimeSpan) is { } hover)
                {
                    told.Add(hover.Markdown);
                }
            }

            told.UnionWith(Lenses.Of(knowledge, document).Select(lens => Lenses.Resolve(knowledge, document, lens, Timeout.InfiniteTimeSpan)).OfType<LensText>().SelectMany(lens => new[] { lens.Title, lens.Markdown }));
        }

        Assert.NotEmpty(told);
        Assert.All(secrets, secret => Assert.DoesNotContain(told, text => text.Contains(secret, StringComparison.Ordinal)));
    }
}
