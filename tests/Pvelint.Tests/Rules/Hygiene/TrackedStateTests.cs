using Pvelint.Rules;
using Pvelint.Rules.Hygiene;

namespace Pvelint.Tests.Rules.Hygiene;

public sealed class TrackedStateTests
{
    [Theory]
    [InlineData("proxmox_virtual_environment_user_token", "value", "ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17", Severity.Error)]
    [InlineData("proxmox_virtual_environment_user", "password", "kestrel-Mauve-42", Severity.Error)]
    [InlineData("proxmox_vm_qemu", "cipassword", "kestrel-Mauve-42", Severity.Warning)]
    [InlineData("proxmox_lxc", "password", "Tr0ub4dor-pve-9", Severity.Warning)]
    public void Grades_by_whose_secret_it_is(string type, string key, string value, Severity severity)
    {
        var finding = Assert.Single(Lint("terraform.tfstate", State(type, key, value)));
        Assert.Equal(severity, finding.Severity);
        Assert.Equal(value.Substring(value.IndexOf('=', StringComparison.Ordinal) + 1), finding.File.Slice(finding.Span));
    }

    [Theory]
    [InlineData("proxmox_vm_qemu", "ciuser", "debian")]
    [InlineData("proxmox_vm_qemu", "cipassword", "")]
    [InlineData("proxmox_vm_qemu", "cipassword", "**********")]
    [InlineData("random_password", "result", "kestrel-Mauve-42")]
    public void Ignores_what_is_no_secret_of_a_proxmox_resource(string type, string key, string value) =>
        Assert.Empty(Lint("terraform.tfstate", State(type, key, value)));

    [Fact]
    public void Reads_a_plan() =>
        Assert.Single(Lint("plan.json", """
            { "terraform_version": "1.11.4", "planned_values": { "root_module": { "resources": [
              { "type": "proxmox_lxc", "values": { "password": "kestrel-Mauve-42" } } ] } } }
            """));

    [Fact]
    public void Reads_outputs() =>
        Assert.Single(Lint("terraform.tfstate", """
            { "version": 4, "outputs": { "proxmox_token": { "value": "ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17", "type": "string" } } }
            """));

    private static string State(string type, string key, string value) => $$"""
        { "version": 4, "resources": [ { "mode": "managed", "type": "{{type}}", "name": "a", "instances": [ { "attributes": { "id": "a", "{{key}}": "{{value}}" } } ] } ] }
        """;

    private static IReadOnlyList<Finding> Lint(string path, string text) =>
        Linter.Lint(new Project(TestProject.Documents((path, text))) { GitStatus = _ => GitStatus.Tracked }, [new TrackedState()]);
}
