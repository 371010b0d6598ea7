using Pvelint.Rules.Permissions;

namespace Pvelint.Tests.Rules.Permissions;

public sealed class NoExpiryTests
{
    [Theory]
    [InlineData("run.sh", "pveum user add [|ci@pve|]")]
    [InlineData("run.sh", "pveum user token add ci@pve [|runner|]")]
    [InlineData("run.sh", "pveum user token add ci@pve runner --expire [|0|]")]
    [InlineData("user.cfg", "user:anna@pve:1:0::::::\ntoken:anna@pve!laptop:[|0|]:1::\n")]
    public void Flags_it(string path, string markup) => TestProject.Check<NoExpiry>(path, markup);

    [Theory]
    [InlineData("run.sh", "pveum user add ci@pve --expire 1798761600")]
    [InlineData("run.sh", "pveum user token add ci@pve runner --expire $(date -d '+1 year' +%s)")]
    [InlineData("run.sh", "pveum user modify ci@pve --comment x")]
    [InlineData("user.cfg", "user:anna@pve:1:0::::::\ntoken:anna@pve!laptop:1798761600:1::\n")]
    public void Passes_what_ends(string path, string markup) => TestProject.Check<NoExpiry>(path, markup);
}
