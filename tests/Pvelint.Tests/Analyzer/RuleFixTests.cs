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

    [Fact]
    public Task Silences_one_place_with_words_to_fill_in() => FixVerifier.Check(Shipped.HandFix, "ByHand", ("main.tf",
        "provider \"proxmox\" {\n  insecure = true\n}\n",
        "provider \"proxmox\" {\n  # pvelint:ignore PVE301 -- TODO: why this is fine\n  insecure = true\n}\n"));

    // Whatever can be made for all at once, "dotnet format" makes.
    [Fact]
    public async Task Silences_nothing_all_at_once()
    {
        Assert.Null(Shipped.HandFix.GetFixAllProvider());
        const string Text = "provider \"proxmox\" {\n  insecure = true\n}\n";
        await FixVerifier.Check(Shipped.RuleFix, "ByHand", ("main.tf", Text, Text));
    }
}
