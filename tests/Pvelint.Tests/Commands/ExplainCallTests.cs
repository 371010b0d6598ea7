using Pvelint.Inference;

namespace Pvelint.Tests.Commands;

/// <summary><c>pvelint explain</c> of calls and of what makes them, and <c>pvelint rules --facts</c>.</summary>
public sealed class ExplainCallTests
{
    [Theory]
    [InlineData("POST /nodes/{node}/qemu", "VM.Allocate on /vms/{vmid}")]
    [InlineData("POST /nodes/pve/qemu", "POST /nodes/{node}/qemu: API call")]
    [InlineData("post /api2/json/nodes/pve/qemu/100/clone", "VM.Clone on /vms/100")]
    [InlineData("POST /nodes/{node}/qemu", "VM.Config.CPU")]
    [InlineData("GET /version", "nothing: any authenticated caller may")]
    [InlineData("GET /nodes/{node}/qemu/{vmid}/agent/network-get-interfaces", "in 8.4, other than that:")]
    public void Says_what_a_call_needs(string call, string text)
    {
        var run = Cli.Run(".", "explain", call);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(text, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proxmox_virtual_environment_vm", "POST /nodes/{node}/qemu/{vmid}/clone")]
    [InlineData("proxmox_vm_qemu", "resource of terraform/telmate")]
    [InlineData("proxmox-iso", "builder of packer")]
    [InlineData("community.general.proxmox_kvm", "module of ansible")]
    [InlineData("proxmox_kvm", "module of ansible")]
    public void Says_what_a_resource_calls(string type, string text)
    {
        var run = Cli.Run(".", "explain", type);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(text, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST /nodes/{node}/qem", "did you mean 'POST /nodes/{node}/qemu'?")]
    [InlineData("proxmox_virtual_enviroment_vm", "did you mean 'proxmox_virtual_environment_vm'?")]
    public void Helps_with_a_misspelt_one(string name, string hint)
    {
        var run = Cli.Run(".", "explain", name);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(hint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_call_has_a_page_in_every_release() => Assert.All(
        ApiFacts.Known.SelectMany(version => ApiFacts.Of(version).Endpoints.Values.Select(endpoint => (version, endpoint))),
        one => Assert.Same(one.endpoint, EndpointPage.Of(ApiFacts.Of(one.version), one.endpoint.Method, one.endpoint.Path)!.Endpoint));

    [Fact]
    public void Lists_where_facts_come_from()
    {
        Assert.All(FactSources.All(), facts => Assert.True(facts.Count > 0, facts.Facts));
        var text = Cli.Run(".", "rules", "--facts").Output;
        Assert.Contains("bpg/terraform-provider-proxmox v", text, StringComparison.Ordinal);
        Assert.Contains("qemu-server ", text, StringComparison.Ordinal);
        Assert.Contains("\"facts\"", Cli.Run(".", "rules", "--facts", "--format", "json").Output, StringComparison.Ordinal);
    }
}
