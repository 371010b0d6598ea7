using Pvelint.Access;
using Pvelint.Text;

namespace Pvelint.Tests.Text;

public sealed class NearestTests
{
    [Theory]
    [InlineData("VM.Clones", "VM.Clone")]
    [InlineData("VM.Aduit", "VM.Audit")]
    [InlineData("vm.audit", "VM.Audit")]
    [InlineData("VM.Config.Cdrom", "VM.Config.CDROM")]
    [InlineData("VM.Powermanagement", null)]
    [InlineData("Storage.Everything", null)]
    public void Finds_the_privilege_that_was_meant(string written, string? meant) => Assert.Equal(meant, Nearest.Of(written, AccessFacts.Privileges.Keys));
}
