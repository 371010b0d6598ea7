using Pvelint.Rules;
using Pvelint.Rules.Permissions;

namespace Pvelint.Tests.Rules.Permissions;

public sealed class RootUsedTests
{
    [Theory]
    [InlineData(".env", "PROXMOX_USER=[|root@pam|]")]
    [InlineData(".env", "export PVE_USERNAME='[|root@pam|]'")]
    [InlineData(".env", "PM_API_TOKEN_ID=\"[|root@pam!tf|]\"")]
    [InlineData(".env", "PROXMOX_VE_API_TOKEN=[|root@pam!tf|]=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17")]
    [InlineData("terraform.tfvars", "virtual_environment_username = \"[|root@pam|]\"")]
    [InlineData("terraform.tfvars", "proxmox_token_id = \"[|root@pam!tf|]\" # the token")]
    [InlineData("variables.tf", "variable \"pm_user\" {\n  default = \"[|root@pam|]\"\n}")]
    [InlineData("main.tf", "provider \"proxmox\" {\n  username = \"[|root@pam|]\"\n  password = var.password\n}")]
    [InlineData("image.pkr.hcl", "source \"proxmox-iso\" \"a\" {\n  username = \"[|root@pam!packer|]\"\n  token = var.token\n}")]
    [InlineData("inventory.proxmox.yml", "plugin: community.proxmox.proxmox\nuser: [|root@pam|]\n")]
    [InlineData("tasks.yml", "- community.proxmox.proxmox_kvm:\n    api_user: \"[|root@pam|]\"\n    api_password: \"{{ password }}\"\n")]
    [InlineData("compose.yaml", "services:\n  exporter:\n    environment:\n      PVE_USER: [|root@pam|]\n")]
    [InlineData("compose.yaml", "services:\n  exporter:\n    environment:\n      - PVE_USER=[|root@pam|]\n")]
    [InlineData("configuration.yaml", "proxmoxve:\n  - host: pve\n    username: [|root|]\n    realm: pam\n")]
    [InlineData("run.sh", "curl -H \"Authorization: PVEAPIToken=[|root@pam!ci|]=$SECRET\" https://pve:8006/api2/json/version")]
    [InlineData("run.sh", "cv4pve-autosnap --host=pve --username=[|root@pam|] --vmid=all snap")]
    [InlineData("run.sh", "pveum user token add [|root@pam|] ci")]
    [InlineData("run.py", "api = ProxmoxAPI(\"pve\", user=\"[|root@pam|]\", password=password)")]
    [InlineData("config.json", "{\"proxmox\": {\"username\": \"[|root@pam|]\"}}")]
    public void Flags_it_where_a_tool_logs_in(string path, string markup) => TestProject.Check<RootUsed>(path, markup);

    [Theory]
    [InlineData(".env", "PROXMOX_USER=terraform@pve")]
    [InlineData(".env", "# PROXMOX_USER=root@pam")]
    [InlineData("run.sh", "[ \"$PROXMOX_USER\" = \"root@pam\" ] && exit 1")]
    [InlineData("run.sh", "pveum acl modify /vms --users root@pam --roles PVEVMUser")]
    [InlineData("run.sh", "echo \"logged in as root@pam\"")]
    [InlineData("answer.json", "{\"data\": {\"username\": \"root@pam\", \"ticket\": \"x\"}}")]
    [InlineData("task.json", "{\"upid\": \"UPID:pve1:000A1B2C:0012D687:6710AAAA:qmstart:100:root@pam:\"}")]
    [InlineData("description.yaml", "description: the user, root@pam for one\ndefault: root@pam\n")]
    [InlineData("client.py", "def connect(user=\"root@pam\"):\n    raise ValueError(\"use root@pam\")\n")]
    [InlineData("Client.cs", "if (user == \"root@pam\") throw new ArgumentException(\"not as root@pam\");")]
    public void Passes_mentions(string path, string markup) => TestProject.Check<RootUsed>(path, markup);

    [Theory]
    [InlineData(".env", Severity.Warning)]
    [InlineData(".env.example", Severity.Note)]
    [InlineData("tests/.env", Severity.Note)]
    public void Speaks_softly_of_examples(string path, Severity severity) =>
        Assert.Equal(severity, Assert.Single(Linter.Lint(TestProject.Of(path, "PROXMOX_USER=root@pam\n"), [new RootUsed()])).Severity);

    [Fact]
    public void Does_not_print_a_secret() => Assert.DoesNotContain("7c1e0a52", Assert.Single(Linter.Lint(
        TestProject.Of(".env", "PROXMOX_VE_API_TOKEN=root@pam!tf=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\n"), [new RootUsed()])).ToString(), StringComparison.Ordinal);
}
