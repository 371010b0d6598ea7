using Pvelint.Hcl;

namespace Pvelint.Tests.Hcl;

public sealed class HclExpressionTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.5e-3", "1.5e-3")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("1 + 2 * 3 - 4", "((1 Add (2 Multiply 3)) Subtract 4)")]
    [InlineData("a || b && c == d", "(a Or (b And (c Equal d)))")]
    [InlineData("a < b != c >= d", "((a Less b) NotEqual (c GreaterOrEqual d))")]
    [InlineData("a / b % c", "((a Divide b) Modulo c)")]
    [InlineData("-a + !b.c", "((Negate a) Add (Not b.c))")]
    [InlineData("(1 + 2) * 3", "(<(1 Add 2)> Multiply 3)")]
    [InlineData("a ? b : c ? d : e", "(a ? b : (c ? d : e))")]
    [InlineData("a ? b ? c : d : e", "(a ? (b ? c : d) : e)")]
    public void Reads_operators(string text, string shape) => Check(text, shape);

    [Theory]
    [InlineData("var.a", "var.a")]
    [InlineData("a-b.é_1", "a-b.é_1")]
    [InlineData("a.b[0].c[\"d\"][e.f]", "a.b[0].c['d'][e.f]")]
    [InlineData("a.0.b", "a[0].b")]
    [InlineData("a.*.b.c[0]", "a.*.b.c[0]")]
    [InlineData("a[*].b[0].c", "a[*].b[0].c")]
    [InlineData("f(x).y", "<f(x)>.y")]
    [InlineData("[1][0]", "<[1]>[0]")]
    [InlineData("true.a", "<true>.a")]
    public void Reads_traversals(string text, string shape) => Check(text, shape);

    [Theory]
    [InlineData("f()", "f()")]
    [InlineData("f(1, g(2),)", "f(1, g(2))")]
    [InlineData("f(a...)", "f(a...)")]
    [InlineData("f(\n  1,\n  2 # two\n)", "f(1, 2)")]
    [InlineData("provider::x::f(1)", "provider::x::f(1)")]
    [InlineData("provider :: /* c */ f(1)", "provider::/* c */ f(1)")]
    public void Reads_calls(string text, string shape) => Check(text, shape);

    [Theory]
    [InlineData("[]", "[]")]
    [InlineData("[1, \"a\", [2],]", "[1, 'a', [2]]")]
    [InlineData("[\n1, # one\n\n2\n]", "[1, 2]")]
    [InlineData("{}", "{}")]
    [InlineData("{ a = 1, \"b c\" : 2\n (d) = 3\n e.f = 4\n 5 = 6 }", "{a: 1, b c: 2, (<d>): 3, (e.f): 4, 5: 6}")]
    [InlineData("{ \"${a}\" = 1 }", "{('${a}'): 1}")]
    [InlineData("[for x in xs : x]", "for(,x in xs: x)")]
    [InlineData("[for i, x in xs : x if i > 0]", "for(i,x in xs: x if (i Greater 0))")]
    [InlineData("{\n  for k, v in m : k => v...\n  if v != null\n}", "for(k,v in m: k => v... if (v NotEqual null))")]
    [InlineData("{ for = 1 }", "bad()")]
    public void Reads_collections(string text, string shape)
    {
        var file = HclFile.Parse($"a = {text}\n");
        Assert.Equal(shape, Shapes.Of(file.Body.Attribute("a")!.Expression));
        Assert.Equal(shape.StartsWith("bad", StringComparison.Ordinal), file.Diagnostics.Count > 0);
    }

    [Theory]
    [InlineData("a = [|-b.c[0]|] + 1", "-")]
    [InlineData("a = [|{ b = 1 }|]", "{")]
    [InlineData("a = 1 + [|f( 2 )|]", "f")]
    [InlineData("a = /* c */ [|\"x ${ y } z\"|] # d", "x")]
    [InlineData("a = \"x ${ [|y.z|] }\"", "y")]
    [InlineData("a = b ? c : [|(d)|]", "d")]
    public void Knows_where_each_expression_stands(string markup, string hint)
    {
        var marked = Marked.Read(markup);
        var all = HclFile.Parse(marked.Text).Body.Attribute("a")!.Expression.SelfAndDescendants().ToArray();

        Assert.True(all.Any(expression => expression.Span == marked.Span), hint + ": " + string.Join("\n", all.Select(expression => marked.With(expression.Span))));
    }

    [Fact]
    public void Keeps_what_could_be_read_of_a_broken_expression()
    {
        var file = HclFile.Parse(
            """
            a = ["first" "second"
            b = { x = 1 y = "z" ] }
            c = f("one" 2)
            d = ["kept", = ]
            e = 5
            """);

        Assert.Equal(["a", "b", "c", "d", "e"], file.Body.Attributes.Select(attribute => attribute.Name));
        Assert.Equal(
            ["['first', 'second']", "{x: 1, y: 'z'}", "f('one', 2)", "['kept', bad()]", "5"],
            file.Body.Attributes.Select(attribute => Shapes.Of(attribute.Expression)));
    }

    [Fact]
    public void Reads_a_chain_of_operators_up_to_the_depth_limit()
    {
        var fine = HclFile.Parse("a = " + string.Join(" + ", Enumerable.Repeat("1", 200)));
        var tooLong = HclFile.Parse("a = " + string.Join(" + ", Enumerable.Repeat("1", 2000)));

        Assert.Empty(fine.Diagnostics);
        Assert.NotEmpty(tooLong.Diagnostics);
    }

    private static void Check(string text, string shape)
    {
        var file = HclFile.Parse($"a = {text}\n");
        Assert.Empty(file.Diagnostics);
        Assert.Equal(shape, Shapes.Of(file.Body.Attribute("a")!.Expression));
    }
}
