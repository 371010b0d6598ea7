using Pvelint.Hcl;
using Pvelint.Rules.Transport;

namespace Pvelint.Tests.Rules.Transport;

/// <summary>Holds <c>rules/transport.hcl</c>: nothing misspelt, everything with its source.</summary>
public sealed class TransportFactsTests
{
    private static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["switch"] = ["off", "where", "removable", "source"],
        ["name"] = ["off", "words"],
        ["default"] = ["keys", "id", "at", "unless", "source"],
        ["command"] = ["long", "short", "takes", "when", "unless", "only", "source"],
        ["form"] = ["text", "pattern", "method", "instead", "source"],
        ["log"] = ["level", "what", "values", "instead", "source"],
        ["argument"] = ["commands", "options", "pair", "source"],
    };

    private static HclBody File { get; } = FactFile.Read("rules/transport.hcl");

    [Fact]
    public void Every_block_has_known_attributes_only() =>
        Assert.All(File.Blocks, block => Assert.All(block.Body.Attributes, attribute => Assert.Contains(attribute.Name, Attributes[block.Type])));

    [Fact]
    public void Every_block_but_names_has_a_source() =>
        Assert.All(File.Blocks.Where(block => block.Type != "name"), block => Assert.NotEmpty(block.Body.String("source")));

    [Fact]
    public void A_switch_says_where_it_counts() =>
        Assert.All(File.BlocksOf("switch"), block => Assert.Contains(block.Body.String("where"), (string[])["anywhere", "proxmox", "provider"]));

    [Fact]
    public void A_pattern_names_its_place_and_matches_nothing_without_its_text()
    {
        Assert.NotEmpty(TransportFacts.Current.Forms);
        Assert.All(TransportFacts.Current.Forms, form =>
        {
            Assert.Contains("at", form.Pattern.GetGroupNames());
            Assert.DoesNotMatch(form.Pattern, "verification = true");
        });
    }

    [Fact]
    public void A_command_has_a_way_to_be_insecure() =>
        Assert.All(TransportFacts.Current.Commands, command => Assert.True(command.Long.Count > 0 || command.Unless.Length > 0));
}
