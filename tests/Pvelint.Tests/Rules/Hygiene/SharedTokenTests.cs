using Pvelint.Rules;
using Pvelint.Rules.Hygiene;

namespace Pvelint.Tests.Rules.Hygiene;

public sealed class SharedTokenTests
{
    private const string Terraform = "pm_api_token_id     = \"ci@pve!all\"\npm_api_token_secret = \"7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"\n";

    [Fact]
    public void Flags_a_token_that_two_tools_use_and_names_the_other_place()
    {
        var finding = Assert.Single(Lint(("terraform.tfvars", Terraform), ("a.env", "PVE_TOKEN_VALUE=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\n")));
        Assert.Equal("terraform.tfvars", finding.File.Path);
        Assert.Equal("a.env", Assert.Single(finding.Related).File.Path);
        Assert.Contains("terraform, pve-exporter", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Flags_an_id_that_two_tools_use() =>
        Assert.Single(Lint(
            ("main.tf", "provider \"proxmox\" {\n  pm_api_token_id = \"ci@pve!all\"\n}\n"),
            ("b.pkr.hcl", "source \"proxmox-iso\" \"a\" {\n  username = \"ci@pve!all\"\n}\n")));

    [Fact]
    public void Ignores_one_tool_in_two_places() =>
        Assert.Empty(Lint(("a/terraform.tfvars", Terraform), ("b/terraform.tfvars", Terraform)));

    [Fact]
    public void Ignores_two_tokens() =>
        Assert.Empty(Lint(("terraform.tfvars", Terraform), ("a.env", "PVE_TOKEN_VALUE=b2f86d03-41ce-4a97-9d58-e06c7b1fa294\n")));

    [Fact]
    public void Ignores_examples() =>
        Assert.Empty(Lint(("terraform.tfvars", Terraform), (".env.example", "PVE_TOKEN_VALUE=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\n")));

    private static IReadOnlyList<Finding> Lint(params (string Path, string Text)[] files) => Linter.Lint(TestProject.Of(files), [new SharedToken()]);
}
