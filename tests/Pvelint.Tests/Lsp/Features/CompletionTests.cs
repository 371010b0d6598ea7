using Pvelint.Lsp.Features;

namespace Pvelint.Tests.Lsp.Features;

/// <summary>Names of Proxmox VE at a cursor.</summary>
public sealed class CompletionTests
{
    private const string Role = """
        resource "proxmox_virtual_environment_role" "ci" {
          role_id    = "CI"
          privileges = ["VM.Audit", "$0"]
        }
        """;

    private const string Playbook = """
        - hosts: localhost
          tasks:
            - name: role
              community.proxmox.proxmox_role:
                roleid: CI
                privs: $0
        """;

    [Theory]
    [InlineData("main.tf", Role, "VM.Clone")]
    [InlineData("main.tf", "resource \"proxmox_role\" \"ci\" {\n  privileges = [\n    \"VM.Audit\",\n    \"VM.C$0\n", "VM.Clone")]
    [InlineData("main.tf", "resource \"proxmox_role\" \"ci\" {\n  privileges = [\"VM.Audit, \"VM.$0\n  role_id = \"x\"\n}\n", "VM.Clone")]
    [InlineData("main.tf", "resource \"proxmox_role\" \"ci\" {\n  privileges = toset([\"$0", "VM.Clone")]
    [InlineData("main.tf", "resource \"x\" \"open\" {\n  a = [\n\nresource \"proxmox_role\" \"ci\" {\n  privileges = [\"$0\n", "VM.Clone")]
    [InlineData("main.tf", "provider \"proxmox\" {\n  pm_minimum_permission_list = [\"$0\"]\n}\n", "VM.Clone")]
    [InlineData("main.tf", "locals {\n  mine = [\"VM.Audit\", \"$0\"]\n}\n", "VM.Clone")]
    [InlineData("main.tf", "variable \"v\" {\n  default = [\"Datastore.$0\"]\n}\n", "Datastore.Audit")]
    [InlineData("main.tf", "resource \"null_resource\" \"x\" {\n  provisioner \"local-exec\" {\n    command = \"pveum role modify CI --privs VM.$0\"\n  }\n}\n", "VM.Clone")]
    [InlineData("main.tf", "locals {\n  script = <<-EOT\n    pveum role add CI --privs \"VM.Audit,$0\n", "VM.Clone")]
    [InlineData("site.yml", Playbook, "VM.Clone")]
    [InlineData("site.yml", "- community.proxmox.proxmox_role:\n    roleid: CI\n    privs:\n      - VM.Audit\n      - $0\n", "VM.Clone")]
    [InlineData("site.yml", "- community.proxmox.proxmox_role:\n    privs:\n    - VM.Audit\n    - VM.$0\n    roleid: CI\n", "VM.Clone")]
    [InlineData("site.yml", "- community.proxmox.proxmox_role:\n    privs: [VM.Audit, $0\n    roleid: CI\n", "VM.Clone")]
    [InlineData("group_vars/all.yml", "pve_roles:\n  - name: CI\n    privileges:\n      - \"VM.$0\n", "VM.Clone")]
    [InlineData("Pulumi.yaml", "resources:\n  ci:\n    type: proxmoxve:Role\n    properties:\n      roleId: CI\n      privileges:\n        - $0\n", "VM.Clone")]
    [InlineData("Program.cs", "var role = new RoleArgs\n{\n    RoleId = \"CI\",\n    Privileges = { \"VM.Audit\", \"$0\" },\n};\n", "VM.Clone")]
    [InlineData("index.ts", "new proxmox.Role(\"ci\", {\n  roleId: \"CI\",\n  privileges: [\"VM.Audit\", \"V$0", "VM.Clone")]
    [InlineData("setup.sh", "pveum role add CI --privs $0", "VM.Clone")]
    [InlineData("setup.sh", "pveum role add CI -privs \"VM.Audit VM.$0", "VM.Clone")]
    [InlineData("setup.sh", "pveum roleadd CI --privs=VM.$0\n", "VM.Clone")]
    [InlineData("setup.sh", "pveum role modify CI \\\n  --append \\\n  --privs 'VM.Audit,VM.$0'\n", "VM.Clone")]
    [InlineData("setup.sh", "ssh root@pve pvesh create /access/roles --roleid CI --privs $0", "VM.Clone")]
    [InlineData("README.md", "Do this:\n\n```sh\npveum role add CI --privs VM.$0\n```\n", "VM.Clone")]
    [InlineData("README.md", "```hcl\nresource \"proxmox_role\" \"ci\" {\n  privileges = [\"$0\n```\n", "VM.Clone")]
    [InlineData("README.md", "```yaml\n- proxmox_role:\n    privs: $0\n```\n", "VM.Clone")]
    [InlineData("main.tf", "resource \"proxmox_acl\" \"a\" {\n  role_id = \"$0\"\n}\n", "PVEVMAdmin")]
    [InlineData("main.tf", "resource \"proxmox_virtual_environment_user\" \"u\" {\n  acl {\n    role_id = \"PVE$0\n", "PVEVMAdmin")]
    [InlineData("main.tf", "resource \"proxmox_virtual_environment_user\" \"u\" {\n  dynamic \"acl\" {\n    for_each = []\n    content {\n      role_id = \"$0", "PVEVMAdmin")]
    [InlineData("main.tf", "resource \"proxmox_acl\" \"a\" {\n  role_id = $0\n}\n", "PVEVMAdmin")]
    [InlineData("setup.sh", "pveum acl modify / --users a@pve --roles $0", "PVEVMAdmin")]
    [InlineData("setup.sh", "pveum aclmod / -user a@pve -role PVEV$0", "PVEVMAdmin")]
    [InlineData("site.yml", "- community.proxmox.proxmox_access_acl:\n    path: /\n    roleid: $0\n", "PVEVMAdmin")]
    [InlineData("main.tf", "resource \"proxmox_acl\" \"a\" {\n  path = \"$0\"\n}\n", "/vms/{vmid}")]
    [InlineData("main.tf", "resource \"proxmox_acl\" \"a\" {\n  path = \"/vms/$0", "/vms/{vmid}")]
    [InlineData("setup.sh", "pveum acl modify $0", "/vms/{vmid}")]
    [InlineData("setup.sh", "pvesh set /access/acl --path /st$0", "/storage/{storage}")]
    [InlineData("site.yml", "- proxmox_acl:\n    path: $0\n", "/vms/{vmid}")]
    [InlineData("main.tf", "x = 1 # pvelint:ignore $0\n", "PVE101")]
    [InlineData("setup.sh", "# pvelint:ignore PVE102, PVE1$0", "PVE101")]
    [InlineData(".pvelint.hcl", "rule \"$0\" {\n}\n", "PVE101")]
    [InlineData(".pvelint.hcl", "ignore {\n  rule = \"PVE$0\n}\n", "PVE101")]
    public void Knows_what_belongs_here(string path, string text, string name) =>
        Assert.Contains(name, Cursor.In(path, text).Complete().Select(entry => entry.Label));

    [Theory]
    [InlineData("main.tf", "resource \"proxmox_role\" \"ci\" {\n  $0privileges = []\n}\n")]
    [InlineData("main.tf", "resource \"proxmox_role\" \"ci\" {\n  privileges = [] # $0\n}\n")]
    [InlineData("main.tf", "resource \"proxmox_role\" \"ci\" {\n  role_id = \"$0\"\n}\n")]
    [InlineData("main.tf", "resource \"proxmox_role\" \"ci\" {\n  privileges = [\"${var.x$0}\"]\n}\n")]
    [InlineData("main.tf", "resource \"aws_iam_role\" \"ci\" {\n  path = \"$0\"\n}\n")]
    [InlineData("main.tf", "resource \"proxmox_acl\" \"a\" {\n  path = \"/\"\n  $0\n}\n")]
    [InlineData("main.tf", "resource \"proxmox_acl\" \"a\" {\n  propagate = $0\n}\n")]
    [InlineData("site.yml", "- hosts: $0\n")]
    [InlineData("site.yml", "- community.proxmox.proxmox_role:\n    privs: \"{{ $0\n")]
    [InlineData("site.yml", "- other.module:\n    privs: $0\n")]
    [InlineData("site.yml", "- community.proxmox.proxmox_role:\n    privs: VM.Audit\n- other.module:\n    privs: $0\n")]
    [InlineData("setup.sh", "pveum role add $0")]
    [InlineData("setup.sh", "pveum role add CI --$0")]
    [InlineData("setup.sh", "pveum role add CI --privs VM.Audit; echo $0")]
    [InlineData("setup.sh", "echo pveum$0")]
    [InlineData("setup.sh", "# pvelint:ignore PVE101 -- $0")]
    [InlineData("README.md", "Text about $0\n")]
    [InlineData("README.md", "```sh\npveum role add CI --privs VM.Audit\n```\n$0")]
    [InlineData("Program.cs", "// \"VM.$0\n")]
    public void Says_nothing_where_nothing_belongs(string path, string text) => Assert.Empty(Cursor.In(path, text).Complete());

    [Fact]
    public void Leaves_out_what_is_listed_already()
    {
        var labels = Cursor.In("main.tf", Role).Complete().Select(entry => entry.Label).ToList();
        Assert.DoesNotContain("VM.Audit", labels);
        Assert.DoesNotContain("VM.Audit", Cursor.In("setup.sh", "pveum role add CI --privs \"VM.$0 VM.Audit\"").Complete().Select(entry => entry.Label));
        Assert.DoesNotContain("VM.Audit", Cursor.In("site.yml", "- proxmox_role:\n    privs:\n      - $0\n      - VM.Audit\n").Complete().Select(entry => entry.Label));
    }

    [Theory]
    [InlineData("8.4", "VM.Monitor", true)]
    [InlineData("9.1", "VM.Monitor", false)]
    [InlineData("9.1", "VM.GuestAgent.Audit", true)]
    [InlineData("8.4", "VM.GuestAgent.Audit", false)]
    public void Knows_the_privileges_of_the_release(string pve, string name, bool isThere) =>
        Assert.Equal(isThere, Cursor.In("main.tf", Role, pve).Complete().Any(entry => entry.Label == name));

    [Theory]
    [InlineData("resource \"proxmox_role\" \"r\" {\n  privileges = [\"VM.Con$0fig.Disk\"]\n}\n", "VM.Clone", "resource \"proxmox_role\" \"r\" {\n  privileges = [\"VM.Clone\"]\n}\n")]
    [InlineData("resource \"proxmox_role\" \"r\" {\n  privileges = [VM.$0]\n}\n", "VM.Clone", "resource \"proxmox_role\" \"r\" {\n  privileges = [\"VM.Clone\"]\n}\n")]
    [InlineData("resource \"proxmox_acl\" \"r\" {\n  path = \"/vms/1$00\"\n}\n", "/vms", "resource \"proxmox_acl\" \"r\" {\n  path = \"/vms\"\n}\n")]
    [InlineData("resource \"proxmox_acl\" \"r\" {\n  path = \"$0\"\n}\n", "/vms/{vmid}", "resource \"proxmox_acl\" \"r\" {\n  path = \"/vms/\"\n}\n")]
    [InlineData("resource \"proxmox_acl\" \"r\" {\n  role_id = $0\n}\n", "PVEVMUser", "resource \"proxmox_acl\" \"r\" {\n  role_id = \"PVEVMUser\"\n}\n")]
    public void Replaces_the_word_under_the_cursor(string text, string name, string result)
    {
        var cursor = Cursor.In("main.tf", text);
        Assert.Equal(result, cursor.With(Assert.Single(cursor.Complete(), entry => entry.Label == name)));
    }

    [Fact]
    public void A_template_of_a_path_has_places_to_fill_in() =>
        Assert.Equal("/sdn/zones/${1:zone}/${2:vnet}", Cursor.In("setup.sh", "pveum acl modify $0").Complete().Single(entry => entry.Label == "/sdn/zones/{zone}/{vnet}").Snippet);

    [Fact]
    public async Task Offers_roles_and_paths_of_this_workspace_first()
    {
        const string Code = """
            resource "proxmox_virtual_environment_vm" "web" {
              node_name = "pve1"
              vm_id     = 101
              clone {
                vm_id = 9000
              }
            }
            resource "proxmox_virtual_environment_role" "own" {
              role_id    = "Cloner"
              privileges = ["VM.Clone"]
            }
            resource "proxmox_acl" "old" {
              path    = "/pool/web"
              role_id = "Cloner"
              user_id = "ci@pve"
            }
            """;
        var path = Cursor.In("9.1", ("main.tf", Code), ("setup.sh", "pveum acl modify $0"));
        _ = await path.Knowledge.Needs;
        var first = path.Complete().OrderBy(entry => entry.Sort, StringComparer.Ordinal).Select(entry => entry.Label).ToList();
        Assert.Contains("/vms/9000", first);
        Assert.True(first.IndexOf("/vms/9000") < first.IndexOf("/mapping"));
        Assert.Contains("/pool/web", first);

        var role = Cursor.In("9.1", ("main.tf", Code), ("setup.sh", "pveum acl modify / --roles $0")).Complete();
        Assert.Equal("role of main.tf:9: 1 privilege", role.Single(entry => entry.Label == "Cloner").Detail);
        Assert.StartsWith("0", role.Single(entry => entry.Label == "Cloner").Sort, StringComparison.Ordinal);
        Assert.Contains("ci@pve", Cursor.In("9.1", ("main.tf", Code), ("setup.sh", "pveum acl modify / --users $0")).Complete().Select(entry => entry.Label));
    }

    // Half-typed is the normal case: whatever has been typed of a line, the name at its end is offered and nothing else is replaced.
    [Theory]
    [InlineData("main.tf", "resource \"proxmox_role\" \"r\" {\n  role_id = \"R\"\n", "  privileges = [\"VM.Audit\", \"VM.Clone", "VM.Clone", "\n}\n\nresource \"proxmox_acl\" \"a\" {\n  path = \"/\"\n}\n")]
    [InlineData("setup.sh", "set -e\n", "pveum role add CI --privs \"VM.Audit VM.Clone", "VM.Clone", "\necho done\n")]
    [InlineData("site.yml", "- hosts: all\n  tasks:\n    - proxmox_role:\n        roleid: CI\n", "        privs: [VM.Audit, VM.Clone", "VM.Clone", "\n    - debug:\n        msg: x\n")]
    [InlineData("guide.md", "# Guide\n\n```sh\n", "pveum acl modify /vms --roles PVEVMUser", "PVEVMUser", "\n```\n\nText.\n")]
    public void Every_position_of_a_typed_line(string path, string before, string line, string name, string after)
    {
        var first = line.LastIndexOf(name, StringComparison.Ordinal);
        for (var typed = 0; typed <= line.Length; typed++)
        {
            // As it is typed, and with what the line will have after the cursor already there.
            foreach (var rest in new[] { "", line[typed..] })
            {
                var cursor = Cursor.In(path, before + line[..typed] + Cursor.Mark + rest + after);
                var entries = cursor.Complete();
                Assert.All(entries, entry => Assert.InRange(cursor.Offset, entry.Replaced.Start, entry.Replaced.End));
                Assert.All(entries, entry => Assert.DoesNotContain('\n', cursor.Document.File.Slice(entry.Replaced)));
                if (typed > first || (typed == first && rest.Length > 0))
                {
                    var entry = Assert.Single(entries, entry => entry.Label == name);
                    Assert.Equal(before.Length + first, entry.Replaced.Start);
                    Assert.Equal(rest.Length > 0 ? before + line + after : before + line[..first] + name + after, cursor.With(entry));
                }
            }
        }
    }

    [Fact]
    public void Never_fails_wherever_the_cursor_is()
    {
        var texts = new (string Path, string Text)[]
        {
            ("a.tf", Role.Replace(Cursor.Mark, "", StringComparison.Ordinal)), ("a.yml", Playbook.Replace(Cursor.Mark, "", StringComparison.Ordinal)), ("a.sh", "pveum acl modify /vms \\\n --roles \"x"),
            ("a.md", "```hcl\nresource \"proxmox_acl\" \"a\" { path = \"/\" }\n```"), ("a.cs", "new RoleArgs { Privileges = { \"VM.Audit\" } };"), ("empty.tf", ""),
        };
        foreach (var (path, text) in texts)
        {
            for (var cut = 0; cut <= text.Length; cut++)
            {
                var cursor = Cursor.In(path, text[..cut]);
                for (var at = Math.Max(0, cut - 3); at <= cut + 1; at++)
                {
                    _ = Completion.At(cursor.Knowledge, cursor.Document, at);
                }
            }
        }
    }
}
