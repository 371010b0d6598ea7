using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Tests.Hcl;

public sealed class HclJsonTests
{
    [Fact]
    public void Reads_values_of_every_kind_and_keeps_duplicates_in_order()
    {
        var root = Assert.IsType<HclJsonObject>(Parse("""{ "a": [1, -2.5e3, true, null, "x"], "b": {}, "a": false }"""));

        Assert.Equal(["a", "b", "a"], root.Properties.Select(property => property.Name.Value));
        Assert.Equal(
            ["HclJsonNumber", "HclJsonNumber", "HclJsonBoolean", "HclJsonNull", "HclJsonString"],
            Assert.IsType<HclJsonArray>(root.Value("a")).Items.Select(item => item.GetType().Name));
    }

    [Fact]
    public void Takes_comments_and_trailing_commas_as_editors_write_them() => Parse("// x\n{ /* y */ \"a\": [1,], }");

    [Theory]
    [InlineData("{\"a\": \"x [|token|]\"}")]
    [InlineData("{\"a\": \"\\\"\\/\\n\\u00e9 [|tok\\u0065n|]\"}")]
    public void Maps_decoded_text_to_its_place(string markup)
    {
        var marked = Marked.Read(markup);
        var text = ((HclJsonString)((HclJsonObject)Parse(marked.Text)).Value("a")!).Text;
        var place = text.Map.ToSource(new TextSpan(text.Value.IndexOf("token", StringComparison.Ordinal), 5));

        Assert.Equal(marked.Shown, marked.With(place));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("{\"a\": \"x", 1)]
    [InlineData("{\"a\": 1, \"b\": [1, {\"c\": ", 2)]
    [InlineData("{\"a\": 1 \"b\": 2}", 2)]
    [InlineData("{a: 1, 'b': 2}", 1)]
    [InlineData("{\"a\" = 01}", 1)]
    [InlineData("{\"a\": nul}", 1)]
    [InlineData("{\"a\": \"\\q\"}", 1)]
    [InlineData("{\"a\": é}", 1)]
    [InlineData("[1}", 0)]
    [InlineData("{} {}", 0)]
    public void Keeps_the_front_of_a_broken_text(string text, int properties)
    {
        var file = JsonFile.Parse(text);

        Assert.NotEmpty(file.Diagnostics);
        Assert.True(((file.Root as HclJsonObject)?.Properties.Count ?? 0) >= properties);
    }

    [Fact]
    public void Gives_the_blocks_that_native_syntax_gives()
    {
        var file = HclFile.ParseJson(
            """
            {
              "//": "comment",
              "terraform": { "required_providers": { "proxmox": { "source": "bpg/proxmox" } } },
              "provider": { "proxmox": [ { "endpoint": "a" }, { "endpoint": "b" } ] },
              "resource": [ { "proxmox_vm_qemu": { "web": { "name": "${var.name}-1", "//": "x", "provisioner": [ { "local-exec": { "command": "c" } } ] } } } ],
              "variable": { "token": { "default": "x", "sensitive": true } },
              "locals": { "a": [1, { "b": 2 }] },
              "other": { "c": 1 }
            }
            """);

        Assert.Empty(file.Diagnostics);
        Assert.Equal(
            ["terraform", "provider proxmox", "provider proxmox", "resource proxmox_vm_qemu web", "variable token", "locals"],
            file.Body.Blocks.Select(block => string.Join(" ", [block.Type, .. block.Labels.Select(label => label.Text)])));
        Assert.Equal(["other"], file.Body.Attributes.Select(attribute => attribute.Name));
        var web = file.Body.Block("resource")!.Body;
        Assert.Equal("'${var.name}-1'", Shapes.Of(web.Attribute("name")!.Expression));
        Assert.Equal("local-exec", Assert.Single(web.Block("provisioner")!.Labels).Text);
        Assert.Equal("[1, {b: 2}]", Shapes.Of(file.Body.Block("locals")!.Body.Attribute("a")!.Expression));
    }

    [Fact]
    public void Places_references_inside_strings()
    {
        var marked = Marked.Read("""{ "a": "\u00e9\n${[|var.b|]}" }""");
        var expression = HclFile.ParseJson(marked.Text).Body.Attribute("a")!.Expression;

        Assert.Equal(marked.Shown, marked.With(Assert.Single(HclModule.References(expression)).Traversal.Span));
    }

    [Fact]
    public void Reads_a_string_that_is_no_template_as_it_is()
    {
        var file = HclFile.ParseJson("""{ "a": "50%{ off" }""");

        Assert.Empty(file.Diagnostics);
        Assert.Equal("50%{ off", file.Body.Attribute("a")!.Expression.AsText()!.Value);
    }

    [Fact]
    public void Reads_names_of_blocks_as_variables_where_there_are_no_blocks() =>
        Assert.Empty(HclFile.ParseJson("""{ "variable": { "x": { "a": 1 } } }""", withBlocks: false).Body.Blocks);

    [Fact]
    public void Says_what_lies_too_deep()
    {
        var file = JsonFile.Parse(new string('[', 10_000));

        Assert.Contains(file.Diagnostics, diagnostic => diagnostic.Message.Contains("levels deep", StringComparison.Ordinal));
    }

    private static HclJsonValue Parse(string text)
    {
        var file = JsonFile.Parse(text);
        Assert.Empty(file.Diagnostics);
        return file.Root;
    }
}
