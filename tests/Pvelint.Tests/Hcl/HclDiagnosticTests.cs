using Pvelint.Hcl;

namespace Pvelint.Tests.Hcl;

/// <summary>Where the first error stands: on the line on which HashiCorp's parser puts it (tests/oracle compares many more).</summary>
public sealed class HclDiagnosticTests
{
    [Theory]
    [InlineData("a = \"x[|\n|]b = 1\n")]
    [InlineData("a = [|'|]x'\n")]
    [InlineData("a = 1[|;|]\n")]
    [InlineData("a = b [|&|] c\n")]
    [InlineData("a = [\n[||]")]
    [InlineData("a = [1,\nb [|=|] 2")]
    [InlineData("a = [1 [|2|]]\n")]
    [InlineData("a = { b [|1|] }\n")]
    [InlineData("a = { b = 1 [|c|] = 2 }\n")]
    [InlineData("a = f(1 [|2|])\n")]
    [InlineData("a = [|f(|]1,\n2")]
    [InlineData("a = (1 [|2|])\n")]
    [InlineData("a = b ? c[|\n|]")]
    [InlineData("a = b.[|\n|]")]
    [InlineData("a = [|1..2|]\n")]
    [InlineData("a = \"[|\\q|]\"\n")]
    [InlineData("a = \"[|\\u12|]\"\n")]
    [InlineData("a = \"[|\\UFFFFFFFF|]\"\n")]
    [InlineData("a = \"${b [|c|]}\"\n")]
    [InlineData("a = \"%{ [|foo|] }\"\n")]
    [InlineData("a = \"%{ if b }[|\"|]\n")]
    [InlineData("a = \"[|%{ endif }|]\"\n")]
    [InlineData("a = <<E\nx\n[||]")]
    [InlineData("a = 1\n[|a|] = 2\n")]
    [InlineData("a = 1 [|b|] = 2\n")]
    [InlineData("[|\"|]a\" = 1\n")]
    [InlineData("a [|{|]\n")]
    [InlineData("a {}\n[|}|]\n")]
    [InlineData("a {} [|b|] {}\n")]
    [InlineData("a \"b[|${|]c}\" {}\n")]
    [InlineData("a \"b\"[|\n|]{}\n")]
    [InlineData("a { b = 1[|,|] c = 2 }\n")]
    [InlineData("a { b = 1[|\n|]}\n")]
    [InlineData("a { [|b|] {} }\n")]
    [InlineData("[|a|] + 1\n")]
    [InlineData("a = [for [|1|] in b : c]\n")]
    [InlineData("a = {for b in c : [|b|]}\n")]
    [InlineData("a = [|\u201C|]x\u201D\n")]
    public void Places_the_first_error(string markup)
    {
        var marked = Marked.Read(markup);
        var diagnostics = HclFile.Parse(marked.Text).Diagnostics;

        Assert.NotEmpty(diagnostics);
        Assert.Equal(marked.Shown, marked.With(diagnostics[0].Span));
    }

    [Fact]
    public void Says_no_word_of_what_the_text_holds()
    {
        var file = HclFile.Parse("password = \"Tr0ub4dor-pve-9\" kestrel-Mauve-42\ntoken = 7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\n");

        Assert.NotEmpty(file.Diagnostics);
        Assert.DoesNotContain(file.Diagnostics, diagnostic => diagnostic.Message.Contains("Tr0ub4dor", StringComparison.Ordinal)
            || diagnostic.Message.Contains("kestrel", StringComparison.Ordinal) || diagnostic.Message.Contains("7c1e", StringComparison.Ordinal));
    }
}
