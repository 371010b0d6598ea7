namespace Pvelint.Tests.Analyzer;

/// <summary>The fixes of the rules, as an editor of C# offers them for the files beside it.</summary>
public sealed class RuleFixTests
{
    [Fact]
    public Task Mends_a_file_beside_the_source() => FixVerifier.Check(Shipped.RuleFix, "Safe", ("variables.tf",
        """
        variable "proxmox_api_token" {
          type = string
        }
        """,
        """
        variable "proxmox_api_token" {
          type = string
          sensitive = true
        }
        """));

    [Fact]
    public Task Mends_all_files_at_once() => FixVerifier.CheckAll(Shipped.RuleFix, "Safe", "PVE106",
        ("variables.tf", "variable \"proxmox_api_token\" {}\nvariable \"proxmox_password\" {}\n", "variable \"proxmox_api_token\" {\n  sensitive = true\n}\nvariable \"proxmox_password\" {\n  sensitive = true\n}\n"),
        ("more/variables.tf", "variable \"pm_api_token_secret\" {}\n", "variable \"pm_api_token_secret\" {\n  sensitive = true\n}\n"));
}
