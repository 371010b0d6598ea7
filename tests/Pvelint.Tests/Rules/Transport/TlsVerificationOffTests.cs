using Pvelint.Rules;
using Pvelint.Rules.Transport;

namespace Pvelint.Tests.Rules.Transport;

public sealed class TlsVerificationOffTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("\"true\"")]
    [InlineData("1")]
    public void Flags_every_way_to_write_true(string value) =>
        Check("terraform.tfvars", $"pm_tls_insecure = {Marked(value)}\n");

    [Fact]
    public void Ignores_a_switch_that_is_computed() =>
        Check("main.tf", """
            provider "proxmox" {
              insecure = terraform.workspace == "lab"
            }
            """);

    [Fact]
    public void Follows_a_variable_to_its_default() =>
        Check("main.tf", """
            variable "lab" {
              default = [|true|]
            }

            provider "proxmox" {
              insecure = "${var.lab}"
            }
            """);

    [Fact]
    public void Follows_a_variable_to_another_file() =>
        TestProject.Check<TlsVerificationOff>(
            ("main.tf", "provider \"proxmox\" {\n  insecure = var.lab\n}\n"),
            ("prod.tfvars", "lab = [|true|]\n"),
            ("other/prod.tfvars", "lab = true\n"));

    [Fact]
    public void Follows_a_local() =>
        Check("main.tf", """
            locals {
              lab = [|true|]
            }

            provider "proxmox" {
              insecure = local.lab
            }
            """);

    [Fact]
    public void Ignores_another_providers_switch_in_a_file_about_proxmox() =>
        Check("proxmox.tf", """
            provider "helm" {
              insecure = true
            }

            provider "proxmox" {
              alias    = "lab"
              insecure = [|true|]
            }
            """);

    [Theory]
    [InlineData("proxmox_tls_insecure = [|true|]")]
    [InlineData("proxmox_insecure_tls = [|true|]")]
    [InlineData("pve_skip_tls_verify = [|true|]")]
    [InlineData("proxmoxIgnoreSsl = [|true|]")]
    [InlineData("proxmox_verify_ssl = [|false|]")]
    [InlineData("pve_tls_verify = [|false|]")]
    [InlineData("proxmox_validate_certs = [|false|]")]
    [InlineData("grafana_tls_insecure = true")]
    [InlineData("proxmox_secure_boot = false")]
    [InlineData("proxmox_insecure = false")]
    public void Reads_what_a_name_says(string markup) => Check("lab.tfvars", markup + "\n");

    [Theory]
    [InlineData("curl [|-k|] https://pve.lab.internal:8006/")]
    [InlineData("curl [|-sSfk|] https://pve.lab.internal:8006/")]
    [InlineData("curl -s [|--insecure|] https://pve.lab.internal:8006/")]
    [InlineData("curl -ok https://pve.lab.internal:8006/")]
    [InlineData("curl -Hk https://pve.lab.internal:8006/")]
    [InlineData("curl -k https://localhost:8006/")]
    [InlineData("curl -k https://[::1]:8006/")]
    [InlineData("curl -k https://127.0.0.1:8006/api2/json")]
    [InlineData("curl -k https://registry.lab.internal/v2/")]
    [InlineData("curl [|-k|] -b \"PVEAuthCookie=$TICKET\" \"$URL\"")]
    [InlineData("curl [|-k|] \"https://$PVE_HOST/\"")]
    [InlineData("curl [|-k|] \"${PROXMOX_URL%/}/version\"")]
    [InlineData("wget -q [|--no-check-certificate|] https://pve.lab.internal:8006/")]
    [InlineData("docker-machine create --driver proxmoxve [|--proxmox-insecure|] lab")]
    public void Reads_what_a_command_is_told(string markup) => Check("run.sh", markup + "\n");

    [Fact]
    public void Finds_the_address_in_a_variable_of_the_script() =>
        Check("run.sh", """
            BASE="https://10.0.0.10:8006/api2/json"
            LOCAL="https://localhost:8006/api2/json"
            OTHER="https://10.0.0.10:3000/api"
            curl [|-sk|] "$BASE/version"
            curl -sk "$LOCAL/version"
            curl -sk "$OTHER/version"
            """);

    [Theory]
    [InlineData("requests.get('https://pve.lab.internal:8006/api2/json', [|verify=False|])")]
    [InlineData("session = requests.Session()  # proxmox\nsession.[|verify = False|]")]
    [InlineData("ProxmoxAPI(host, [|verify_ssl=False|])")]
    [InlineData("ProxmoxAPI(host, **{\"[|verify_ssl\": False|]})")]
    [InlineData("ProxmoxAPI(host, verify_ssl=False if lab else True)")]
    [InlineData("if not config.verify:\n    proxmox.session.verify = False")]
    [InlineData("if config.verify:\n    pass\nelse:\n    proxmox.session.verify = False")]
    [InlineData("if password:\n    proxmox = ProxmoxAPI(host, [|verify_ssl=False|])")]
    [InlineData("requests.get('https://grafana.lab.internal/', verify=False)  # proxmox dashboard")]
    public void Reads_python(string markup) => Check("main.py", markup + "\n");

    [Fact]
    public void Says_it_softly_in_comments_messages_and_docstrings()
    {
        var findings = Lint("main.py", """"
            """Example: ProxmoxAPI(host, verify_ssl=False)"""
            # ProxmoxAPI(host, verify_ssl=False)
            print("use verify_ssl=False for proxmox")
            """");
        Assert.Equal(3, findings.Count);
        Assert.All(findings, finding => Assert.Equal(Severity.Note, finding.Severity));
    }

    [Theory]
    [InlineData("main.ts", "const agent = new https.Agent({ [|rejectUnauthorized: false|] }); // proxmox")]
    [InlineData("main.js", "process.env.[|NODE_TLS_REJECT_UNAUTHORIZED = '0|]'; // proxmox")]
    [InlineData("main.go", "c := &tls.Config{[|InsecureSkipVerify: true|]} // proxmox")]
    [InlineData("main.go", "// proxmox\nif insecure {\n\tc.InsecureSkipVerify = true\n}")]
    [InlineData("main.go", "c := &tls.Config{InsecureSkipVerify: config.Insecure} // proxmox")]
    [InlineData("Program.cs", "var proxmox = new PveClient(host) { [|ValidateCertificate = false|] };")]
    [InlineData("Program.cs", "proxmoxHandler.ServerCertificateCustomValidationCallback = HttpClientHandler.[|DangerousAcceptAnyServerCertificateValidator|];")]
    [InlineData("Program.cs", "proxmoxHandler.[|ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => { return true|]; };")]
    [InlineData("Program.cs", "proxmoxHandler.ServerCertificateCustomValidationCallback = (m, cert, c, e) => cert.Thumbprint == pin;")]
    [InlineData("Program.cs", "if (proxmox.SkipChecks)\n{\n    handler.ServerCertificateCustomValidationCallback =\n        (_, _, _, _) => true;\n}")]
    [InlineData("Program.cs", "/* proxmox: new PveClient { ValidateCertificate = true } */ var proxmox = new PveClient(host) { [|ValidateCertificate = false|] };")]
    [InlineData("lib.rs", "let proxmox = Client::builder().[|danger_accept_invalid_certs(true)|].build()?;")]
    [InlineData("run.ps1", "Invoke-RestMethod https://pve.lab.internal:8006/ [|-SkipCertificateCheck|]")]
    [InlineData("run.ps1", "Invoke-RestMethod https://pve.lab.internal:8006/ -SkipCertificateCheck:$lab")]
    [InlineData("main.go", "c := &tls.Config{InsecureSkipVerify: true} // grafana")]
    public void Reads_other_languages(string path, string markup) => Check(path, markup + "\n");

    [Fact]
    public void Is_a_note_where_nothing_is_run()
    {
        Assert.Equal(Severity.Note, Assert.Single(Lint("terraform.tfvars.example", "pm_tls_insecure = true\n")).Severity);
        Assert.Equal(Severity.Warning, Assert.Single(Lint("terraform.tfvars", "pm_tls_insecure = true\n")).Severity);
    }

    [Fact]
    public void A_tool_that_does_not_verify_by_default_is_a_note()
    {
        Assert.Equal(Severity.Note, Assert.Single(Lint("run.sh", "cv4pve-diag --host=pve.lab.internal --username=a@pve execute\n")).Severity);
        Assert.Empty(Lint("run.sh", "cv4pve-diag --host=pve.lab.internal --validate-certificate execute\n"));
    }

    [Theory]
    [InlineData(".github/workflows/ci.yml", "https://pve.example.com:8006/", Severity.Note)]
    [InlineData(".github/workflows/ci.yml", "https://pve.lab.internal:8006/", Severity.Warning)]
    [InlineData("roles/setup/tasks/main.yml", "https://pve.example.com:8006/", Severity.Warning)]
    public void A_pipeline_that_writes_a_reserved_host_checks_syntax_only(string path, string url, Severity severity)
    {
        var text = $$"""
            - run: |
                cat > terraform.tfvars <<'EOF'
                proxmox_url      = "{{url}}"
                proxmox_insecure = true
                EOF
                terraform validate
            """;
        Assert.Equal(severity, Assert.Single(Lint(path, text)).Severity);
    }

    private static string Marked(string value) => value.StartsWith('"') ? $"\"[|{value.Trim('"')}|]\"" : $"[|{value}|]";

    private static IReadOnlyList<Finding> Lint(string path, string text) => Linter.Lint(TestProject.Of(path, text), [new TlsVerificationOff()]);

    private static void Check(string path, string markup) => TestProject.Check<TlsVerificationOff>(path, markup);
}
