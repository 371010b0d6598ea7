using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Tests.Hcl;

public sealed class HclTemplateTests
{
    [Theory]
    [InlineData("\"\"", "''")]
    [InlineData("\"a\"", "'a'")]
    [InlineData("\"a${b}c\"", "'a${b}c'")]
    [InlineData("\"${b}\"", "'${b}'")]
    [InlineData("\"${\"in ${\"deep\"}\"}\"", "'${'in ${'deep'}'}'")]
    [InlineData("\"$${a} %%{b} $$ $a 5% $\"", "'${a} %{b} $$ $a 5% $'")]
    [InlineData("\"$$${a}\"", "'$${a}'")]
    [InlineData("\"a ${~ b ~} c\"", "'a${b}c'")]
    [InlineData("\"%{ if a }x%{ else }y%{ endif }\"", "'%{if a}x%{else}y%{endif}'")]
    [InlineData("\"%{ for k, v in m }${k}%{ endfor }\"", "'%{for k,v in m}${k}%{endfor}'")]
    [InlineData("\"%{ if a ~} x %{~ endif }\"", "'%{if a}x%{else}%{endif}'")]
    [InlineData("\"${\n  a\n}\"", "'${a}'")]
    [InlineData("\"${ { a = \"}\" }.a }\"", "'${<{a: '}'}>.a}'")]
    public void Reads_quoted_templates(string text, string shape) => Check(text, shape);

    [Fact]
    public void Decodes_escapes()
    {
        var text = Text(
            """
            a = "\n\r\t\"\\\u00e9\U0001F600"
            """);

        Assert.Equal("\n\r\t\"\\é😀", text.Value);
    }

    [Theory]
    [InlineData("<<E\nx\n  y\nE\n", "'x\n  y\n'")]
    [InlineData("<<E\nE\n", "''")]
    [InlineData("<<E\r\nx\r\nE\r\n", "'x\r\n'")]
    [InlineData("<<-E\n    x\n      y\n\n    z\n  E\n", "'x\n  y\n\nz\n'")]
    [InlineData("<<-E\n    ${a}\n  b\n  E\n", "'  ${a}\nb\n'")]
    [InlineData("<<E\n${a}E\n E1\nE\n", "'${a}E\n E1\n'")]
    [InlineData("<<E\n\\n $${a} \"q\"\nE\n", "'\\n ${a} \"q\"\n'")]
    [InlineData("<<E\n%{ for x in xs ~}\n${x}\n%{ endfor ~}\nE\n", "'%{for ,x in xs}${x}\n%{endfor}'")]
    [InlineData("<<E\n${<<F\nin\nF\n}\nE\n", "'${'in\n'}\n'")]
    public void Reads_heredocs(string text, string shape) => Check(text, shape);

    [Fact]
    public void Ends_a_heredoc_before_what_follows_it()
    {
        var file = HclFile.Parse("a = <<E\nx\nE\nb = [<<F\ny\nF\n, 1]\n");

        Assert.Empty(file.Diagnostics);
        Assert.Equal("['y\n', 1]", Shapes.Of(file.Body.Attribute("b")!.Expression));
    }

    // What is searched is decoded text; its place is in the file.
    [Theory]
    [InlineData("a = \"x [|token|]\"", "token")]
    [InlineData("a = \"\\\"q\\\" \\u00e9 [|tok\\u0065n|] y\"", "token")]
    [InlineData("a = \"$${b} [|to\\\"ken|]\"", "to\"ken")]
    [InlineData("a = <<E\n  x\n  [|token|] y\nE\n", "token")]
    [InlineData("a = <<-E\r\n    x\r\n      $${y} [|token|]\r\n    z\r\n    E\r\n", "token")]
    [InlineData("a = <<-E\n    [|to\n    ken|]\n    E\n", "to\nken")]
    public void Maps_decoded_text_to_its_place(string markup, string wanted)
    {
        var marked = Marked.Read(markup);
        var text = Text(marked.Text);
        var place = text.Map.ToSource(new TextSpan(text.Value.IndexOf(wanted, StringComparison.Ordinal), wanted.Length));

        Assert.Equal(marked.Shown, marked.With(place));
    }

    [Theory]
    [InlineData("a = \"[|x y|]\"")]
    [InlineData("a = \"[||]\"")]
    [InlineData("a = (\"[|x|]\")")]
    [InlineData("a = <<E\n[|x\n|]E\n")]
    public void Knows_where_the_content_of_a_string_stands(string markup)
    {
        var marked = Marked.Read(markup);
        Assert.True(HclFile.Parse(marked.Text).Body.Attribute("a")!.Expression.AsString(out _, out _, out var content));
        Assert.Equal(marked.Shown, marked.With(content));
    }

    [Fact]
    public void Gives_no_text_for_what_is_interpolated()
    {
        Assert.Null(HclFile.Parse("a = \"x${y}\"").Body.Attribute("a")!.Expression.AsText());
        Assert.Null(HclFile.Parse("a = x").Body.Attribute("a")!.Expression.AsText());
    }

    private static HclText Text(string text) => HclFile.Parse(text).Body.Attribute("a")!.Expression.AsText()!;

    private static void Check(string text, string shape)
    {
        var file = HclFile.Parse($"a = {text}{(text.EndsWith('\n') ? "" : "\n")}");
        Assert.Empty(file.Diagnostics);
        Assert.Equal(shape, Shapes.Of(file.Body.Attribute("a")!.Expression));
    }
}
