using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Tests.Formats;

public sealed class YamlBadInputTests
{
    private static Document Check(string path, string markup, params string[] expected) => SettingsMarkup.Check(path, markup, expected);

    [Fact]
    public void Reads_what_stands_before_in_and_after_a_broken_block()
    {
        var document = Check(
            "a.yml",
            """
            before: [|a|]
            broken: "never closed
              inner:
                password: [|kestrel-Mauve-42|]
            after: [|b|]
            list:
            - x: [|c|]
            """,
            "before = Literal a",
            "inner.password = Literal kestrel-Mauve-42",
            "after = Literal b",
            "list.0.x = Literal c");
        Assert.Equal(2, document.File.Position(Assert.Single(document.Diagnostics).Span.Start).Line);
    }

    [Fact]
    public void Says_where_a_tab_indents()
    {
        var document = Check("a.yml", "a:\n  user: [|x|]\n\tpassword: [|kestrel-Mauve-42|]\nb: [|y|]\n", "a.user = Literal x", "password = Literal kestrel-Mauve-42", "b = Literal y");
        Assert.Equal(3, document.File.Position(Assert.Single(document.Diagnostics).Span.Start).Line);
    }

    [Fact]
    public void Reads_a_Helm_template_line_by_line()
    {
        var document = Check(
            "templates/secret.yaml",
            """
            kind: Secret
            metadata:
              name: [|{{ include "x.name" . }}-pve|]
            stringData:
              {{- if .Values.enabled }}
              token_secret: [|7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|] # why
              {{- end }}
              config.yaml: |
                clusters:
                  - url: x
                    token_secret: [|b2f86d03-41ce-4a97-9d58-e06c7b1fa294|]
              {{- range .Values.list }}
              list:
                - name: [|x|]
                  more: [[|a|], b]
                - [|plain|]
              {{- end }}
            """,
            "metadata.name = Template ▢-pve",
            "stringData.token_secret = Literal 7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17",
            "stringData.config.yaml.clusters.0.token_secret = Literal b2f86d03-41ce-4a97-9d58-e06c7b1fa294",
            "stringData.list.0.name = Literal x",
            "stringData.list.0.more[0] = Literal a",
            "stringData.list.1 = Literal plain");
        Assert.Empty(document.Diagnostics);
    }

    [Fact]
    public void Goes_on_after_an_unquoted_placeholder() => Check(
        "secret.yaml",
        """
        data:
          token_value: {TOKEN_VALUE}
          other: [|x|]
        """,
        "data.other = Literal x");

    [Fact]
    public void Does_not_follow_aliases()
    {
        var bomb = string.Concat(Enumerable.Range(0, 60).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 20))}]\n"));
        Assert.True(SettingsMarkup.Read("a.yml", bomb).Settings.Count() < 2000);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Says_that_it_does_not_read_what_is_nested_too_deep(string opening)
    {
        var document = SettingsMarkup.Read("a.yml", "first: [|x|]\n" + string.Concat(Enumerable.Repeat(opening, 10_000)) + "\nlast: 1\n");
        Assert.NotEmpty(document.Diagnostics);
        Assert.Contains("last = Number 1", SettingsMarkup.Lines(document));
    }

    [Fact]
    public void Reads_deeply_indented_keys_up_to_the_bound()
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(i => new string(' ', i) + "a:\n")) + "last: 1\n";
        var document = SettingsMarkup.Read("a.yml", text);
        Assert.NotEmpty(document.Diagnostics);
        Assert.Contains("last = Number 1", SettingsMarkup.Lines(document));
    }

    [Fact]
    public void Reads_any_text_without_failing()
    {
        string[] pieces =
        [
            "a: ", "b", "- ", "\n", "\n  ", "\r\n", "\t", "'", "\"", "|", ">-", "|2+\n", "#", " # c", "{", "}", "[", "]", ",", "{{ x }}", "{% if %}", "---\n", "...\n",
            "!vault ", "&a ", "*a", "\\", "\\u00", "\0", "\uD800", "\U0001F600", "? ", ": ", "%YAML", "@", "`", "environment:\n  - A=b\n", "run: |\n  x\n", "<<: ", "=",
            "kind: Secret\ndata:\n  c.yml: YTogYgo=\n", "\u0085", "\u2028", "key:\n", "    ", "ENC[",
        ];
        var random = new Random(7);
        for (var i = 0; i < 5000; i++)
        {
            SettingsMarkup.Read("fuzz.yml", string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)])));
        }
    }
}
