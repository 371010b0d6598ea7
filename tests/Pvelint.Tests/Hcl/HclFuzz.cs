using System.Text;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Tests.Hcl;

/// <summary>
/// Random and mutated inputs and what must hold for each of them. The tests run some thousands, the benchmark program
/// (tests/bench) as many as one likes.
/// </summary>
internal sealed class HclFuzz(int seed, IReadOnlyList<string> seeds)
{
    private static readonly string[] Pieces =
    [
        "a", "b_1", "x-y", "é", "for", "in", "if", "true", "null", "0", "1.5e3", "1..2", "=", "==", "=>", "!=", "!", "<", "<=", "<<", "<<-",
        "<<EOT\n", "<<-EOT\r\n", "EOT\n", "  EOT\n", "EOT", "{", "}", "[", "]", "(", ")", "\"", "\"a\"", "\\", "\\n", "\\u00e9", "\\U0001F600", "\\q",
        "$", "${", "$${", "${~", "~}", "%", "%{", "%%{", "%{ if a }", "%{ else }", "%{ endif }", "%{ for x in y }", "%{ endfor }",
        ".", "..", "...", ".*", "[*]", ",", ":", "::", "?", "&&", "||", "&", "|", "^", "~", ";", "'", "`", "@", "#", "//", "/*", "*/", "+", "-", "*", "/",
        " ", "  ", "\t", "\n", "\r\n", "\r", "\0", "\uFEFF", "\uD83D\uDE00", "\uD83D", "\uDE00", "\u2028", "a = 1\n", "b {\n", "resource \"a\" \"b\" {\n",
        "locals {\n", "}\n", "null", "-1", "\"\\\"\"", "\"\\ud83d\"", "\"//\"",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next input.</summary>
    public string Next() => _random.Next(4) == 0 ? Soup() : Mutated(seeds[_random.Next(seeds.Count)]);

    /// <summary>Checks what must hold for any text; throws where it does not.</summary>
    public static void Check(string text)
    {
        var file = HclFile.Parse(text);
        Lossless(file);
        Inside(text, file.Diagnostics);
        Body(file.Body, text.Length, 0);

        var json = HclFile.ParseJson(text);
        Inside(text, json.Diagnostics);
        Body(json.Body, text.Length, 0);
        Evaluation(new HclModule([new HclModuleFile("main.tf", file), new HclModuleFile("more.tf.json", json), new HclModuleFile("x.auto.tfvars", file)]));
    }

    private static void Lossless(HclFile file)
    {
        var position = 0;
        foreach (var token in file.Tokens)
        {
            Require(token.Start == position && token.Length >= 0, "tokens leave a gap");
            position = token.End;
        }

        Require(position == file.Text.Length, "tokens end early");
    }

    private static void Inside(string text, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Require(IsInside(diagnostic.Span, text.Length), "a diagnostic lies outside");
        }
    }

    private static void Body(HclBody body, int length, int depth)
    {
        Require(depth <= 2 * HclFile.MaxDepth, "blocks too deep");
        foreach (var item in body.Items)
        {
            Require(IsInside(item.Span, length), "an item lies outside");
            if (item is HclBlock block)
            {
                Body(block.Body, length, depth + 1);
            }

            if (item is HclAttribute attribute)
            {
                Expression(attribute.Expression, length, 0);
            }
        }
    }

    private static void Expression(HclExpression expression, int length, int depth)
    {
        Require(depth <= HclFile.MaxDepth, "expressions too deep");
        Require(IsInside(expression.Span, length), "an expression lies outside");
        if (expression.AsText() is { } text)
        {
            Require(IsInside(text.Map.ToSource(new TextSpan(0, text.Value.Length)), length), "a map leads outside");
        }

        foreach (var child in expression.Children)
        {
            Expression(child, length, depth + 1);
        }
    }

    private static void Evaluation(HclModule module)
    {
        foreach (var file in module.Files)
        {
            foreach (var attribute in file.File.Body.Attributes.Concat(file.File.Body.Blocks.SelectMany(block => block.Body.Attributes)))
            {
                var value = module.Evaluate(attribute.Expression, file.Path);
                module.VariablesOf(attribute.Expression);
                Require(value.Origins.All(origin => IsInside(origin.Span, value.Text.Length)), "an origin lies outside of its value");
            }
        }
    }

    private static bool IsInside(TextSpan span, int length) => span.Start >= 0 && span.Length >= 0 && span.End <= length;

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException(what);
        }
    }

    private string Soup()
    {
        var text = new StringBuilder();
        for (var count = _random.Next(60); count > 0; count--)
        {
            text.Append(Pieces[_random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    // A stretch of a seed, some places of it changed.
    private string Mutated(string text)
    {
        var length = Math.Min(text.Length, _random.Next(1, 600));
        var start = _random.Next(text.Length - length + 1);
        var result = new StringBuilder(text, start, length, length + 64);
        for (var count = _random.Next(1, 5); count > 0; count--)
        {
            var place = _random.Next(result.Length + 1);
            var run = Math.Min(_random.Next(1, 12), result.Length - place);
            switch (_random.Next(4))
            {
                case 0:
                    result.Remove(place, run);
                    break;
                case 1:
                    result.Insert(_random.Next(result.Length + 1), result.ToString(place, run));
                    break;
                case 2:
                    result.Insert(place, (char)_random.Next(_random.Next(2) == 0 ? 0x80 : 0x10000));
                    break;
                default:
                    result.Insert(place, Pieces[_random.Next(Pieces.Length)]);
                    break;
            }
        }

        return result.ToString();
    }
}
