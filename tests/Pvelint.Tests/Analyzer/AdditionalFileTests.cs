namespace Pvelint.Tests.Analyzer;

public sealed class AdditionalFileTests
{
    [Fact]
    public Task Flags_secrets_in_the_files_beside_the_code() => Verifier.Check(
        ("infra/prod.auto.tfvars", """
            proxmox_api_token = "terraform@pve!ci={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}"
            """),
        (".env", """
            PROXMOX_VE_USERNAME=automation@pve
            export PROXMOX_VE_PASSWORD='{|PVE103:Tr0ub4dor-pve-9|}'
            """));

    [Fact]
    public Task Puts_two_files_together() => Verifier.Check(
        ("infra/main.tf", """
            variable "login" { sensitive = true }
            provider "proxmox" {
              endpoint  = "https://pve.example.org:8006/"
              username  = "terraform@pve"
              password  = var.login
            }
            """),
        ("infra/prod.auto.tfvars", """
            login = "{|PVE103:kestrel-Mauve-42|}"
            """));

    [Fact]
    public Task Honours_a_comment_that_ignores() => Verifier.Check(
        ("main.tf", """
            provider "proxmox" {
              endpoint = "https://pve.example.org:8006/"
              insecure = true # pvelint:ignore PVE301 -- a lab on loopback
            }
            """),
        ("other.tf", """
            provider "proxmox" {
              alias    = "other"
              endpoint = "https://pve.example.org:8006/"
              insecure = {|PVE301:true|}
            }
            """));

    [Fact]
    public Task Honours_the_configuration() => Verifier.Check(
        (".pvelint.hcl", """
            exclude = ["old/**"]

            ignore {
              rule   = "PVE103"
              path   = "lab/**"
              reason = "the lab is wiped every night"
            }
            """),
        ("old/.env", "PM_PASS=Tr0ub4dor-pve-9\n"),
        ("lab/.env", "PM_PASS=Tr0ub4dor-pve-9\n"),
        (".env", "PM_PASS={|PVE103:kestrel-Mauve-42|}\n"));

    [Fact]
    public async Task Says_what_is_wrong_in_the_configuration()
    {
        var diagnostics = await Verifier.Diagnose((".pvelint.hcl", "rule \"PVE101\" {\n  severity = \"loud\"\n}\n"));
        Assert.Contains(diagnostics, diagnostic => diagnostic.Id == "PVE902" && diagnostic.Location.GetLineSpan().Path.EndsWith(".pvelint.hcl", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Speaks_softer_of_an_example_but_not_of_a_folder_above_the_project()
    {
        var diagnostics = await Verifier.Diagnose(
            ("examples/.env", "PM_PASS=Tr0ub4dor-pve-9\n"),
            (".env", "PM_PASS=kestrel-Mauve-42\n"));
        var found = diagnostics.Where(diagnostic => diagnostic.Id == "PVE103").OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ToList();
        Assert.Equal(2, found.Count);
        Assert.True(found[0].Severity > found[1].Severity);
    }

    [Fact]
    public async Task Says_what_could_not_be_read()
    {
        var diagnostics = await Verifier.Diagnose(
            ("broken.tf", "provider \"proxmox\" { {{{{ \"\n\u0000\n"),
            ("empty.tfvars", ""),
            ("deep.tf.json", new string('[', 20_000)));
        Assert.Equal(["/app/broken.tf", "/app/deep.tf.json"], diagnostics.Where(diagnostic => diagnostic.Id == "PVE902").Select(diagnostic => diagnostic.Location.GetLineSpan().Path).Order());
    }
}
