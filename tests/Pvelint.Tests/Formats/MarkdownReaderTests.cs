using Pvelint.Formats;

namespace Pvelint.Tests.Formats;

public sealed class MarkdownReaderTests
{
    [Theory]
    [InlineData("# A\n\n```bash\nexport PM_PASS=[|kestrel-Mauve-42|]\n```\n")]
    [InlineData("1. do:\n\n   ~~~ sh\n   export PM_PASS=[|kestrel-Mauve-42|]\n   ~~~\n")]
    [InlineData("```\nPM_PASS=[|kestrel-Mauve-42|]\nB=2\n```")]
    [InlineData("```console\n$ export PM_PASS=[|kestrel-Mauve-42|]\nroot@pve said so\n```")]
    [InlineData("Then:\n\n    export PM_PASS=[|kestrel-Mauve-42|]\n\nand so on")]
    [InlineData("```\r\nroot@pve:~# export PM_PASS=[|kestrel-Mauve-42|]\r\n```\r\n")]
    [InlineData("```env\nPM_PASS=[|kestrel-Mauve-42|]\n")]
    public void Reads_a_fence_as_documentation(string markup) =>
        Assert.Equal(SourceContext.Documentation, Marked.Read(markup, FileFormat.Markdown, SourceContext.Documentation).Holds("fence.PM_PASS", "kestrel-Mauve-42").Context);

    [Theory]
    [InlineData("```bash\n$ pveum role add T \\\n>   -privs \"A B\"\nok\n$ pveum user list\n```", "pveum|role|add|T|-privs|A B\npveum|user|list")]
    [InlineData("```\n# pveum user list\n```", "pveum|user|list")]
    [InlineData("```sh\n# lists users\npveum user list\n```", "pveum|user|list")]
    [InlineData("```mermaid\npveum user list\n```", "")]
    [InlineData("Say pveum user list.", "")]
    public void Reads_commands(string text, string expected) => Assert.Equal(expected, Marked.Read(text, FileFormat.Markdown).Commands());

    [Fact]
    public void Reads_a_table_in_a_fence() =>
        Marked.Read("```\n$ pveum user token add a@pve t\n│ full-tokenid │ a@pve!t │\n│ value │ [|7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|] │\n```", FileFormat.Markdown)
            .Holds("table.value", "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17");

    [Fact]
    public void Keeps_comments_for_suppressions() =>
        Assert.Equal("pvelint:ignore PVE101 -- an example", Assert.Single(Marked.Read("a <!-- pvelint:ignore PVE101 -- an example -->", FileFormat.Markdown).Document.Comments).Text);
}
