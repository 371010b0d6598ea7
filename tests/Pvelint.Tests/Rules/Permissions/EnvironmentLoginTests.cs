using Pvelint.Rules;
using Pvelint.Rules.Permissions;

namespace Pvelint.Tests.Rules.Permissions;

/// <summary>Code that leaves its login to the environment, and dotenv files of its repository that give it.</summary>
public sealed class EnvironmentLoginTests
{
    private const string Grants = """
        pveum role add Deploy --privs "VM.Allocate VM.Audit VM.Config.Options VM.Migrate"
        pveum user add deploy@pve
        pveum user add other@pve
        pveum acl modify /vms --users deploy@pve --roles Deploy
        """;

    private const string Provider = "provider \"proxmox\" {}\n";

    private const string Vm = """
        resource "proxmox_virtual_environment_vm" "web" {
          node_name = "pve"
          vm_id     = 120
        }
        """;

    [Theory]
    [InlineData(".env", "PROXMOX_VE_USERNAME=deploy@pve")]
    [InlineData(".env", "export PROXMOX_VE_API_TOKEN=\"deploy@pve!ci=$SECRET\"\n")]
    [InlineData("infra/.env", "PROXMOX_VE_USERNAME=deploy@pve")]
    [InlineData("env/.env", "PROXMOX_VE_USERNAME=deploy@pve")]
    public void Takes_the_login_that_the_tool_reads(string path, string text) => Assert.NotEmpty(Findings(Provider + Vm, (path, text)));

    [Theory]
    [InlineData(".env", "PROXMOX_VE_USERNAME=other@pve")]
    [InlineData(".env", "PM_USER=deploy@pve")]
    [InlineData(".env", "# PROXMOX_VE_USERNAME=deploy@pve")]
    [InlineData(".env.example", "PROXMOX_VE_USERNAME=deploy@pve")]
    public void Takes_no_other(string path, string text) => Assert.Empty(Findings(Provider + Vm, (path, text)));

    [Fact]
    public void The_nearest_file_counts_and_two_answers_are_none()
    {
        Assert.Empty(Findings(Provider + Vm, (".env", "PROXMOX_VE_USERNAME=deploy@pve"), ("infra/.env", "PROXMOX_VE_USERNAME=other@pve")));
        Assert.NotEmpty(Findings(Provider + Vm, ("infra/.env", "PROXMOX_VE_USERNAME=deploy@pve"), (".env", "PROXMOX_VE_USERNAME=other@pve")));
        Assert.Empty(Findings(Provider + Vm, ("infra/.env", "PROXMOX_VE_USERNAME=deploy@pve"), ("infra/.env.ci", "PROXMOX_VE_USERNAME=other@pve")));
    }

    [Fact]
    public void What_the_code_says_comes_before_the_environment()
    {
        const string Asking = "provider \"proxmox\" { username = var.user }\nvariable \"user\" { type = string }\n" + Vm;
        Assert.Empty(Findings(Asking, (".env", "PROXMOX_VE_USERNAME=deploy@pve")));
        Assert.NotEmpty(Findings(Asking, (".env", "TF_VAR_user=deploy@pve")));
    }

    [Fact]
    public void The_message_names_no_secret()
    {
        const string Secret = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
        var findings = Findings(Provider + Vm, (".env", $"PROXMOX_VE_API_TOKEN=deploy@pve!ci={Secret}"));
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.DoesNotContain(Secret[..8], finding.Message, StringComparison.Ordinal));
    }

    private static IReadOnlyList<Finding> Findings(string code, params (string Path, string Text)[] environment)
    {
        var token = "\npveum user token add deploy@pve ci --privsep 0\n";
        var grants = Grants + (environment.Any(file => file.Text.Contains("deploy@pve!ci", StringComparison.Ordinal)) ? token : "\n");
        return Linter.Lint(TestProject.Of([("setup.sh", grants), ("infra/main.tf", code), .. environment]), [new RoleExceedsCode()]);
    }
}
