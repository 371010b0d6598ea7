using Pvelint.Formats;

namespace Pvelint.Tests.Formats;

public sealed class IniReaderTests
{
    [Theory]
    [InlineData("[pve]\npassword = [|kestrel-Mauve-42|] ; lab\n", "pve.password", "kestrel-Mauve-42")]
    [InlineData("password: \"[|a b|]\"\r\n", "password", "a b")]
    [InlineData("[all:vars]\nansible_password=[|kestrel-Mauve-42|]", "all:vars.ansible_password", "kestrel-Mauve-42")]
    [InlineData("[pve]\npve1 ansible_host=10.0.0.2 ansible_password='[|a b|]' x=1 # lab", "pve.pve1.ansible_password", "a b")]
    [InlineData("[Service]\nEnvironment=\"A=b\" \"PM_PASS=[|kestrel-Mauve-42|]\"", "Service.PM_PASS", "kestrel-Mauve-42")]
    [InlineData("pbs: backup\n\tserver pbs\n\tpassword [|kestrel-Mauve-42|]\n", "pbs.backup.password", "kestrel-Mauve-42")]
    [InlineData("cipassword: [|kestrel-Mauve-42|]\ncores: 2", "cipassword", "kestrel-Mauve-42")]
    [InlineData("[Service]\nExecStart=/usr/bin/cv4pve --api-token=[|a@pve!t=x|]", "Service.cv4pve.--api-token", "a@pve!t=x")]
    public void Reads_a_value(string markup, string key, string value) => Marked.Read(markup, FileFormat.Ini).Holds(key, value);

    [Fact]
    public void Knows_references() => Marked.Read("password=[|{{ vault_password }}|]", FileFormat.Ini).Holds("password", "{{ vault_password }}", ValueKind.Reference);

    [Fact]
    public void Reads_a_commented_setting() =>
        Assert.Equal(SourceContext.Comment, Marked.Read("[a]\n; password = [|x1|]", FileFormat.Ini).Holds("a.password", "x1").Context);
}
