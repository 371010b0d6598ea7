using Pvelint.Formats;

namespace Pvelint.Tests.Formats;

public sealed class TomlReaderTests
{
    private const string Token = "a@pve!t=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";

    [Theory]
    [InlineData($"[[inputs.proxmox]]\n  api_token = \"[|{Token}|]\" # lab\n", "inputs.proxmox.api_token", Token)]
    [InlineData($"a.\"b c\".token = '[|{Token}|]'\r\n", "a.b c.token", Token)]
    [InlineData($"x = {{ y = 1, token = \"[|{Token}|]\" }}", "x.token", Token)]
    [InlineData($"x = [\n  {{ token = \"[|{Token}|]\" }}, # y\n]", "x.token", Token)]
    [InlineData("x = \"[|a\\\"b\\u0041|]\"", "x", "a\"bA")]
    [InlineData("x = \"\"\"\n[|a \\\n   \"b|]\"\"\"\n", "x", "a \"b")]
    [InlineData("x = '''[|a\\b|]'''", "x", "a\\b")]
    [InlineData("broken\n[global]\nroot-password = \"[|kestrel-Mauve-42|]\"", "global.root-password", "kestrel-Mauve-42")]
    public void Reads_a_value(string markup, string key, string value) => Marked.Read(markup, FileFormat.Toml).Holds(key, value);

    [Theory]
    [InlineData("x = true", "true", ValueKind.Boolean)]
    [InlineData("x = -1.5", "-1.5", ValueKind.Number)]
    [InlineData("x = \"${TOKEN}\"", "${TOKEN}", ValueKind.Reference)]
    public void Knows_kinds(string text, string value, ValueKind kind) => Marked.Read(text, FileFormat.Toml).Holds("x", value, kind);

    [Fact]
    public void Reads_a_list() =>
        Assert.Equal(["a", "b"], Marked.Read("x = [\"a\", 'b']", FileFormat.Toml).Document.Root.Find("x")!.Value.Items.Select(item => item.Text));

    [Fact]
    public void Reads_a_commented_setting() =>
        Assert.Equal(SourceContext.Comment, Marked.Read("[a]\n# password = \"[|x1|]\"", FileFormat.Toml).Holds("a.password", "x1").Context);
}
