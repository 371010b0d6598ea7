using Pvelint.Rules.Hygiene;

namespace Pvelint.Tests.Rules.Hygiene;

public sealed class VariableNotSensitiveTests
{
    [Theory]
    [InlineData("variable \"[|proxmox_api_token|]\" {}")]
    [InlineData("variable \"[|pm_api_token_secret|]\" {\n  type = string\n}")]
    [InlineData("variable \"[|pve_password|]\" {\n  sensitive = true\n  default = \"kestrel-Mauve-42\"\n}")]
    [InlineData("variable \"pve_password\" {\n  sensitive = true\n  default = \"changeme\"\n}")]
    [InlineData("variable \"proxmox_api_token_id\" {}")]
    [InlineData("variable \"proxmox_user\" {}")]
    [InlineData("variable \"database_password\" {}")]
    [InlineData("variable \"pve_grafana_password\" {}")]
    public void Reads_names_and_defaults(string markup) => TestProject.Check<VariableNotSensitive>("variables.tf", markup + "\n");

    [Fact]
    public void Knows_a_variable_by_where_it_goes() =>
        TestProject.Check<VariableNotSensitive>(
            ("main.tf", "provider \"proxmox\" {\n  api_token = var.lab\n  username  = var.who\n}\n"),
            ("variables.tf", "variable \"[|lab|]\" {}\nvariable \"who\" {}\n"),
            ("other/variables.tf", "variable \"lab\" {}\n"));

    [Fact]
    public void Reads_json() =>
        TestProject.Check<VariableNotSensitive>("variables.tf.json", """{ "variable": { "[|proxmox_api_token|]": { "type": "string" } } }""");
}
