using Pvelint.Hcl;

namespace Pvelint.Tests.Hcl;

public sealed class HclBodyTests
{
    [Fact]
    public void Reads_attributes_and_blocks_in_order()
    {
        var file = HclFile.Parse(
            """
            resource "proxmox_vm_qemu" web {
              name = "w"
              network { bridge = "vmbr0" }
              disk {}

              tags = 1
            }
            # end
            a = 1
            """);

        Assert.Empty(file.Diagnostics);
        Assert.Equal("resource(proxmox_vm_qemu web){name network{bridge} disk{} tags} a", Outline(file.Body));
        Assert.True(file.Body.Block("resource")!.Is("resource", "proxmox_vm_qemu"));
        Assert.False(file.Body.Block("resource")!.Is("data"));
        Assert.False(file.Body.Block("resource")!.Is("resource", "proxmox_vm_qemu", "web", "more"));
    }

    [Theory]
    [InlineData("\uFEFFa = 1\r\nb = 2")]
    [InlineData("a = 1 // c\nb = 2 # d")]
    [InlineData("a = 1 /* x\ny */ \nb = /**/ 2\n")]
    [InlineData("\n\n a\t=\t1\n\n\nb=2\n\n")]
    public void Takes_any_layout(string text)
    {
        var file = HclFile.Parse(text);
        Assert.Empty(file.Diagnostics);
        Assert.Equal("a b", Outline(file.Body));
    }

    [Theory]
    [InlineData("[|b|] = 1", "b")]
    [InlineData("a \"[|b|]\" {}", "label")]
    [InlineData("a \"x\" [|b|] {}", "label")]
    [InlineData("[|a|] \"b\" {}", "type")]
    [InlineData("a {[|\n  b = 1\n|]}", "body")]
    [InlineData("x = 1\n[|a \"b\" {\n}|]\ny = 2", "block")]
    [InlineData("a {\n  [|b = [\n  1]|] # c\n}", "attribute")]
    [InlineData("# [| c |]", "comment")]
    public void Knows_where_things_stand(string markup, string what)
    {
        var marked = Marked.Read(what == "comment" ? markup.Replace("# [| c |]", "#[| c |]", StringComparison.Ordinal) : markup);
        var file = HclFile.Parse(marked.Text);
        var block = file.Body.Blocks.FirstOrDefault();
        var spans = file.Comments.Select(comment => comment.ContentSpan)
            .Concat(file.Body.Attributes.Select(attribute => attribute.NameSpan))
            .Concat(block is null ? [] : [block.TypeSpan, block.Span, block.Body.Span, .. block.Labels.Select(label => label.Span), .. block.Body.Items.Select(item => item.Span)]);

        Assert.Contains(marked.Shown, spans.Select(marked.With));
    }

    [Fact]
    public void Keeps_the_comments_of_all_three_kinds()
    {
        var file = HclFile.Parse("# a\n// b\r\n/* c */ x = 1 # d");

        Assert.Equal([" a", " b", " c ", " d"], file.Comments.Select(comment => file.Text.Substring(comment.ContentSpan.Start, comment.ContentSpan.Length)));
    }

    // One item is broken, the others are all there.
    [Theory]
    [InlineData("a {\n  b = \"x\n  c = 1\n}\nd {}\n", "a{b c} d{}")]
    [InlineData("a {\n  b = \"${x\n  c = 1\n}\nresource \"x\" \"y\" {}\n", "a{b c} resource(x y){}")]
    [InlineData("a {\n  b = [1, 2\n  c = 1\n}\nd {}\n", "a{b c} d{}")]
    [InlineData("a {\n  b = f(1\n}\nd {}\n", "a{b} d{}")]
    [InlineData("a {\n  b = {\n  c = 1\n}\nresource \"x\" \"y\" {}\n", "a{b} resource(x y){}")]
    [InlineData("a {\n  b = )\n  c = 1\n}\nd {}\n", "a{b c} d{}")]
    [InlineData("resource \"a\" \"b\" {\n  c = 1\n\nresource \"d\" \"e\" {\n}\n", "resource(a b){c} resource(d e){}")]
    [InlineData("a {\n}\n}\nd {}\n", "a{} d{}")]
    [InlineData("a\n{\n b = 1\n}\nd {}\n", "a{b} d{}")]
    [InlineData("a.b {\n c = 1\n}\nd {}\n", "a{c} d{}")]
    [InlineData("a = 1 b = 2\nc = 3\n", "a b c")]
    [InlineData("a = 1, b = 2,\nc = 3\n", "a b c")]
    [InlineData("a { b = 1, c = 2 }\nd {}\n", "a{b c} d{}")]
    [InlineData("a { b = 1\n c = 2\n}\nd {}\n", "a{b c} d{}")]
    [InlineData("a { b {} }\nd {}\n", "a{b{}} d{}")]
    [InlineData("\"a\" = 1\nb = 2\n", "a b")]
    [InlineData("a = <<EOT\nx\nresource \"x\" \"y\" {\n}\n", "a resource(x y){}")]
    [InlineData("a = <<EOT\nx\nEOT", "a")]
    [InlineData("a \"b {\n  c = 1\n}\nd {}\n", "a(b {){} c d{}")]
    [InlineData("a ==\nb = 1\n", "b")]
    [InlineData("a = 'x'\nb = 1\n", "a b")]
    public void Loses_no_more_than_the_broken_item(string text, string outline)
    {
        var file = HclFile.Parse(text);
        Assert.NotEmpty(file.Diagnostics);
        Assert.Equal(outline, Outline(file.Body));
    }

    [Fact]
    public void Keeps_an_attribute_that_is_given_twice()
    {
        var file = HclFile.Parse("a = 1\na = 2\n");

        Assert.Equal("a a", Outline(file.Body));
        Assert.Single(file.Diagnostics);
    }

    private static string Outline(HclBody body) => string.Join(" ", body.Items.Select(item => item switch
    {
        HclBlock block => block.Type + (block.Labels.Count == 0 ? "" : "(" + string.Join(" ", block.Labels.Select(label => label.Text)) + ")") + "{" + Outline(block.Body) + "}",
        HclAttribute attribute => attribute.Name,
        _ => "?",
    }));
}
