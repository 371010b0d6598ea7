using Pvelint.Hcl;

namespace Pvelint.Tests.Rules.Hygiene;

/// <summary>Holds <c>rules/keys.hcl</c>: nothing misspelt, everything with its source.</summary>
public sealed class KeyFactsTests
{
    private static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["file"] = ["path", "content", "line", "what", "source"],
        ["state"] = ["own", "guest", "source"],
    };

    private static HclBody File { get; } = FactFile.Read("rules/keys.hcl");

    [Fact]
    public void Every_block_has_known_attributes_and_a_source() => Assert.All(File.Blocks, block =>
    {
        Assert.All(block.Body.Attributes, attribute => Assert.Contains(attribute.Name, Attributes[block.Type]));
        Assert.NotEmpty(block.Body.String("source"));
    });

    [Fact]
    public void A_file_says_what_it_holds_and_lines_have_a_form() => Assert.All(File.BlocksOf("file"), block =>
    {
        Assert.Contains(block.Body.String("content"), (string[])["pem", "lines", "any"]);
        Assert.Equal(block.Body.String("content") == "lines", block.Body.String("line").Contains("(?<secret>", StringComparison.Ordinal));
        Assert.NotEmpty(block.Body.Strings("path"));
        Assert.NotEmpty(block.Body.String("what"));
    });
}
