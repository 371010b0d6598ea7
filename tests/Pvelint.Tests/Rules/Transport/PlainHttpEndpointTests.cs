using Pvelint.Rules;
using Pvelint.Rules.Transport;

namespace Pvelint.Tests.Rules.Transport;

public sealed class PlainHttpEndpointTests
{
    [Theory]
    [InlineData("terraform.tfvars", "proxmox_api_url = \"[|http://pve.lab.internal/api2/json|]\"")]
    [InlineData("terraform.tfvars", "any_url = \"[|http://pve.lab.internal/api2/json|]\"")]
    [InlineData("terraform.tfvars", "proxmox_image_mirror = \"http://cloud.debian.org/\"")]
    [InlineData("terraform.tfvars", "grafana_url = \"http://grafana.lab.internal/\"")]
    [InlineData("main.tf", "provider \"proxmox\" {\n  endpoint = \"[|http://${var.host}/|]\"\n}")]
    [InlineData("main.tf", "provider \"consul\" {\n  endpoint = \"http://consul.lab.internal\"\n}")]
    [InlineData(".env", "PROXMOX_URL=http://127.0.0.1:8006/api2/json")]
    [InlineData("run.sh", "curl \"[|http://pve.lab.internal/api2/json/version|]\"")]
    [InlineData("run.sh", "curl http://deb.debian.org/")]
    [InlineData("main.py", "URL = '[|http://pve.lab.internal/api2/json|]'")]
    public void Reads_addresses(string path, string markup) => TestProject.Check<PlainHttpEndpoint>(path, markup + "\n");

    [Theory]
    [InlineData("http://pve.lab.internal:8006/", Severity.Note)]
    [InlineData("http://pbs.lab.internal:8007/", Severity.Note)]
    [InlineData("http://pve.lab.internal/", Severity.Warning)]
    [InlineData("http://pve.lab.internal:8080/", Severity.Warning)]
    public void The_ports_that_speak_tls_only_are_a_note(string url, Severity severity) =>
        Assert.Equal(severity, Assert.Single(Linter.Lint(TestProject.Of("lab.tfvars", $"proxmox_url = \"{url}\"\n"), [new PlainHttpEndpoint()])).Severity);
}
