using Pvelint.Access;

namespace Pvelint.Tests.Access;

public sealed class ObjectPathTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("", "/")]
    [InlineData("vms", "/vms")]
    [InlineData("vms//100/", "/vms/100")]
    [InlineData("//storage///local-lvm//", "/storage/local-lvm")]
    public void Reads_a_path_as_Proxmox_VE_normalises_it(string text, string expected) => Assert.Equal(expected, ObjectPath.Parse(text)?.ToString());

    [Theory]
    [InlineData("/vms/*")]
    [InlineData("/pool/my pool")]
    [InlineData("/storage/größe")]
    public void Refuses_characters_that_no_path_may_hold(string text) => Assert.Null(ObjectPath.Parse(text));

    [Theory]
    [InlineData("/", "/vms/100", true)]
    [InlineData("/vms", "/vms", true)]
    [InlineData("/vms", "/vms/100", true)]
    [InlineData("/vms/100", "/vms", false)]
    [InlineData("/vms/10", "/vms/100", false)]
    public void Covers_itself_and_what_lies_below(string path, string other, bool expected) =>
        Assert.Equal(expected, ObjectPath.Parse(path)!.Value.Covers(ObjectPath.Parse(other)!.Value));

    [Theory]
    [InlineData("/vms/100", true)]
    [InlineData("/vms/99", false)]
    [InlineData("/vms/0100", false)]
    [InlineData("/pool/a/b/c", true)]
    [InlineData("/pool/a/b/c/d", false)]
    [InlineData("/sdn/zones/localnetwork/vmbr0/4094", true)]
    [InlineData("/sdn/zones/localnetwork/vmbr0/tag", false)]
    [InlineData("/sdn/dns/my-dns", false)]
    [InlineData("/access/realm/pve", true)]
    [InlineData("/access/realms/pve", false)]
    [InlineData("/pools", false)]
    [InlineData("/mapping/pci/gpu0", true)]
    public void Knows_the_paths_that_an_entry_may_name(string path, bool expected) => Assert.Equal(
        expected, AccessFacts.PathForms.Any(form => form.Versions.Contains(new PveVersion(9, 1)) && form.Matches(ObjectPath.Parse(path)!.Value)));

    [Theory]
    [InlineData("/pools/web", "/pool/web")]
    [InlineData("/node/pve1", "/nodes/pve1")]
    [InlineData("/vm/100", "/vms/100")]
    [InlineData("/datastore/local", "/storage/{storage}")]
    [InlineData("/storages", "/storage")]
    [InlineData("/access/realms/pve", "/access/realm/{realm}")]
    [InlineData("/sdn/zone/localnetwork", "/sdn/zones/localnetwork")]
    [InlineData("/sdn/vnets/web", "/sdn/zones/{zone}/{vnet}")]
    [InlineData("/something/else", null)]
    public void Finds_the_path_that_was_meant(string path, string? expected) =>
        Assert.Equal(expected, PathHints.For(ObjectPath.Parse(path)!.Value, new PveVersion(9, 1)));
}
