namespace Pvelint.Tests.Commands;

/// <summary><c>pvelint explain</c> of what Proxmox VE knows.</summary>
public sealed class ExplainTests
{
    [Theory]
    [InlineData("VM.Audit", "held by:     Administrator, PVEAdmin, PVEAuditor, PVETemplateUser, PVEVMAdmin, PVEVMUser (in 9.1)")]
    [InlineData("vm.audit", "risk:        low")]
    [InlineData("Sys.Modify", "a way to the cluster, with Sys.Modify on /access:")]
    [InlineData("PVEVMUser", "since 6.3:   VM.Config.Cloudinit")]
    [InlineData("NoAccess", "denies:      every other role at its place")]
    [InlineData("/sdn/zones/localnetwork/vmbr0", "low:         SDN.Audit, SDN.Use")]
    [InlineData("/sdn/zones/localnetwork/vmbr0", "reached by:  entries on /, /sdn, /sdn/zones, /sdn/zones/localnetwork that propagate, unless a nearer one replaces them")]
    [InlineData("/", "form:        /")]
    [InlineData("PVE101", "# PVE101")]
    public void Says_what_is_known(string name, string line)
    {
        var run = Cli.Run(".", "explain", name);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(line, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Administrator", "8.4", "every privilege there is, 42 of them in 8.4: ", true)]
    [InlineData("Administrator", "8.4", "VM.Monitor", true)]
    [InlineData("VM.Monitor", "8.4", "held by:     Administrator, PVEAdmin, PVEVMAdmin (in 8.4)", true)]
    [InlineData("VM.Monitor", "9.1", "held by:     no built-in role (in 9.1)", true)]
    [InlineData("PVEMappingUser", "7.4", "holds:       nothing in 7.4, which does not have it", true)]
    [InlineData("PVEAdmin", "9.1", "Permissions.Modify on", false)]
    [InlineData("PVEAdmin", "7.4", "Permissions.Modify on", true)]
    public void Says_it_of_a_release(string name, string release, string text, bool isThere)
    {
        var run = Cli.Run(".", "explain", name, "--pve", release);
        Assert.Equal(0, run.Code);
        Assert.Equal(isThere, run.Output.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("VM.Aduit", "did you mean 'VM.Audit'?")]
    [InlineData("PVEVMUsr", "did you mean 'PVEVMUser'?")]
    [InlineData("PVE10", "did you mean 'PVE101'?")]
    [InlineData("/poool/web", "did you mean '/pool/web'?")]
    [InlineData("/vms/12", "of the form /vms/{vmid}")]
    [InlineData("/access/realms/pve", "/access/realm/{realm} is meant")]
    public void Helps_with_what_is_misspelt(string name, string hint)
    {
        var run = Cli.Run(".", "explain", name);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(hint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_that_is_not_known_is_a_wrong_usage()
    {
        var run = Cli.Run(".", "explain", "VM.Audit", "--pve", "5.0");
        Assert.Equal(2, run.Code);
        Assert.Contains("known are 6.0, ", run.Error, StringComparison.Ordinal);
    }
}
