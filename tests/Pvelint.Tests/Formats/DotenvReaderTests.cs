using Pvelint.Formats;

namespace Pvelint.Tests.Formats;

public sealed class DotenvReaderTests
{
    [Theory]
    [InlineData("PM_PASS=[|kestrel-Mauve-42|]", "kestrel-Mauve-42")]
    [InlineData("A=1\r\nPM_PASS= [|kestrel-Mauve-42|]  # lab\r\n", "kestrel-Mauve-42")]
    [InlineData("export PM_PASS='[|a$b\"|]'", "a$b\"")]
    [InlineData("PM_PASS=\"[|a\\\"b|]\" # x", "a\"b")]
    [InlineData("PM_PASS = [|a#b|]", "a#b")]
    [InlineData("PM_PASS=\"[|a\nb|]\"\nX=1", "a\nb")]
    [InlineData("PM_PASS=[|pve:root@pam!x=y|]", "pve:root@pam!x=y")]
    [InlineData("PM_PASS=\"[|half|]\nX=1", "half")]
    [InlineData("PM_PASS=[|ab\\\n cd|]\n", "abcd")]
    [InlineData("PM_PASS=[||]\nX=1", "")]
    [InlineData("use flake\nif true; then\n  export PM_PASS=[|x|]\nfi\n", "x")]
    public void Reads_a_value(string markup, string value) => Marked.Read(markup, FileFormat.Dotenv).Holds("PM_PASS", value);

    [Theory]
    [InlineData("PM_PASS=[|$PASS|]", "$PASS", ValueKind.Reference)]
    [InlineData("PM_PASS=\"[|${PASS}|]\"", "${PASS}", ValueKind.Reference)]
    [InlineData("export PM_PASS=[|$(op read x)|]", "$(op read x)", ValueKind.Reference)]
    [InlineData("PM_PASS=[|{{ op://x/y }}|]", "{{ op://x/y }}", ValueKind.Reference)]
    [InlineData("PM_PASS=\"[|$ID=x|]\"", "\uFFFC=x", ValueKind.Template)]
    public void Knows_references_and_templates(string markup, string value, ValueKind kind) =>
        Marked.Read(markup, FileFormat.Dotenv).Holds("PM_PASS", value, kind);

    [Fact]
    public void Reads_statements_as_shell() =>
        Assert.Equal("pveum|user|list", Marked.Read("A=1\npveum user list\nB=2", FileFormat.Dotenv).Commands());

    [Fact]
    public void Reads_a_commented_secret() =>
        Assert.Equal(SourceContext.Comment, Marked.Read("A=1\n# PM_PASS=[|kestrel-Mauve-42|]\n", FileFormat.Dotenv).Holds("PM_PASS", "kestrel-Mauve-42").Context);
}
