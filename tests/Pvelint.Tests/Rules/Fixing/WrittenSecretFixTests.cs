using Pvelint.Rules;

namespace Pvelint.Tests.Rules.Fixing;

/// <summary>Secrets where no language could fetch them from elsewhere.</summary>
public sealed class WrittenSecretFixTests
{
    [Theory]
    [InlineData("PROXMOX_VE_PASSWORD=Tr0ub4dor-pve-9\n", "PROXMOX_VE_PASSWORD=\n")]
    [InlineData("PROXMOX_VE_USERNAME=ci@pve\r\nexport PROXMOX_VE_PASSWORD=\"Tr0ub4dor-pve-9\" # lab\r\n", "PROXMOX_VE_USERNAME=ci@pve\r\nexport PROXMOX_VE_PASSWORD=\"\" # lab\r\n")]
    public void Empties_an_assignment_of_a_dotenv_file(string before, string after) => Check(".env", before, after);

    [Theory]
    [InlineData("main.tf", "# was: backup@pve!night=b2f86d03-41ce-4a97-9d58-e06c7b1fa294\n", "# was: backup@pve!night=<removed>\n")]
    [InlineData("deploy.sh", "# export PROXMOX_VE_API_TOKEN='backup@pve!night=b2f86d03-41ce-4a97-9d58-e06c7b1fa294'\n", "# export PROXMOX_VE_API_TOKEN='backup@pve!night=<removed>'\n")]
    [InlineData("Program.cs", "// The backup server's token: backup@pve!night=b2f86d03-41ce-4a97-9d58-e06c7b1fa294\n", "// The backup server's token: backup@pve!night=<removed>\n")]
    [InlineData("main.tf", "provider \"proxmox\" {\n  # password = \"kestrel-Mauve-42\"\n}\n", "provider \"proxmox\" {\n  # password = \"<removed>\"\n}\n")]
    public void Takes_it_out_of_a_comment(string path, string before, string after) => Check(path, before, after);

    [Fact]
    public void Leaves_a_state_as_terraform_wrote_it()
    {
        const string Text = """{ "version": 4, "resources": [{ "type": "null_resource", "instances": [{ "attributes": { "triggers": { "cfg": "\"PKR_VAR_proxmox_hostname\": \"https://192.0.2.100:8006\"\n\"PKR_VAR_proxmox_insecure_skip_tls_verify\": true\n" } } }] }] }""";
        var project = TestProject.Of("terraform.tfstate", Text);
        Assert.Contains(FixProjects.Open(project), finding => finding.Rule.Id == "PVE301");
        Check("terraform.tfstate", Text, Text);
    }

    private static void Check(string path, string before, string after) =>
        Assert.Equal(after, FixProjects.Mended(TestProject.Of(path, before), FixSafety.Unsafe).Documents[0].File.Text);
}
