using Pvelint.Rules.Secrets;

namespace Pvelint.Tests.Rules.Secrets;

public sealed class WordsTests
{
    [Theory]
    [InlineData("proxmox_api_token_secret", "proxmox api token secret")]
    [InlineData("proxmoxApiTokenSecret", "proxmox api token secret")]
    [InlineData("PVEAPIToken", "pveapi token")]
    [InlineData("PM_PASS", "pm pass")]
    [InlineData("{$PVE.TOKEN.SECRET}", "pve token secret")]
    [InlineData("--api-token2", "api token")]
    [InlineData("", "")]
    public void Takes_a_name_apart(string name, string words) => Assert.Equal(words, string.Join(' ', Words.Of(name)));

    [Theory]
    [InlineData("*@*!*", "ci@pve!deploy", true)]
    [InlineData("*.proxmox", "community.general.proxmox", true)]
    [InlineData("proxmox_*", "PROXMOX_vm_qemu", true)]
    [InlineData("proxmox_*", "aws_instance", false)]
    [InlineData("*", "", true)]
    [InlineData("a*b*c", "abbbbbbbbbbbbbbbbbbbbb", false)]
    public void Matches_stars(string pattern, string text, bool expected) => Assert.Equal(expected, Glob.Matches(pattern, text));
}
