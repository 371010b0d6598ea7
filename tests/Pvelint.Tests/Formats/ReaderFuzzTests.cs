using System.Text;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Tests.Formats;

/// <summary>Readers are total: whatever they get, they come back, with places that lie in the file.</summary>
public sealed class ReaderFuzzTests
{
    private static readonly string[] Pieces =
    [
        "\"", "'", "`", "\\", "\n", "\r\n", " ", "\t", "#", "//", "/*", "*/", "<!--", "-->", "=", ":", ": ", "=>", ":=", "==", "+", ",", ";", "|", "&&", "||",
        "(", ")", "{", "}", "[", "]", "{{", "}}", "${", "$(", "$((", "))", "[[", "]]", "$X", "$", "@", "!", "%41", "<<EOF", "<<-'E F'", "EOF", "<", ">", "> .env ",
        "```", "~~~", "```sh", "\"\"\"", "'''", "@\"", "\"@", "$\"", "f'", "PM_PASS", "token", "export ", "if ", "case ", "in", "esac", "curl -H ", "-d ", "a=b",
        "echo ", "ssh h ", "bash -c ", "user@pve!t=x", "│ value │", "| full-tokenid |", "root@pve:~# ", "\uFFFC", "é", "\uD83D", "\0", "### ", "GET https://x", "-", "0",
    ];

    public static TheoryData<FileFormat> Formats => [.. Enum.GetValues<FileFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Comes_back_from_random_texts(FileFormat format)
    {
        var random = new Random(20261122);
        for (var round = 0; round < 1500; round++)
        {
            Check(Random(random, random.Next(1, 40)), format);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Comes_back_from_long_and_deep_texts(FileFormat format)
    {
        foreach (var piece in new[] { "(", "[", "{", "{{", "${", "$(", "\"", "'", "`", "\"\\", "a=[", "a={", "@{", "$\"{", "f'{", "/*", "<#", "<#\n", "@\"\n", "x ", "| value ", "a: ", "#", "'''", "\n    x", "A=\"\n" })
        {
            Check(string.Concat(Enumerable.Repeat(piece, 20_000)), format);
        }
    }

    private static string Random(Random random, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    private static void Check(string text, FileFormat format)
    {
        var document = Marked.Reader.Read(new SourceFile("f.md", text), format, SourceContext.Code);
        foreach (var setting in document.Settings)
        {
            Inside(setting.KeySpan, text);
            Value(setting.Value, text);
        }

        foreach (var command in document.Commands)
        {
            Inside(command.Span, text);
            Assert.All(command.Words, word => Value(word, text));
        }

        Assert.All(document.Comments, comment => Inside(comment.Span, text));
        Assert.All(document.Diagnostics, diagnostic => Inside(diagnostic.Span, text));
        Assert.All(document.Texts, fragment => Inside(fragment.ToSource(new TextSpan(0, fragment.Text.Length)), text));
    }

    private static void Value(SettingValue value, string text)
    {
        Inside(value.Span, text);
        if (value.Kind == ValueKind.Literal && value.Span.Length == value.Text.Length && value.Map.ToSource(value.Text.Length) - value.Map.ToSource(0) == value.Text.Length)
        {
            Assert.Equal(text.Substring(value.Span.Start, value.Span.Length), value.Text);
        }
    }

    private static void Inside(TextSpan span, string text) => Assert.True(span.Start >= 0 && span.Length >= 0 && span.End <= text.Length, "a span lies in its file");
}
