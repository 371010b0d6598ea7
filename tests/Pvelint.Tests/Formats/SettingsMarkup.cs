using Pvelint.Formats;
using Pvelint.Tests.Rules;
using Pvelint.Text;

namespace Pvelint.Tests.Formats;

/// <summary>Reads a text with <c>[|…|]</c> round values and says what was read at each of these places.</summary>
internal static class SettingsMarkup
{
    /// <summary>Each marked place must be that of a value; <paramref name="expected"/> says which, as <c>key.path = Kind text</c>.</summary>
    public static Document Check(string path, string markup, params string[] expected)
    {
        var (text, spans) = Markup.Parse(markup);
        var document = Read(path, text);
        var all = document.Settings.SelectMany(Flatten).ToList();
        Assert.Equal(expected, spans.Select(span => string.Join(" & ", all.Where(line => line.Span == span).Select(line => line.Line))));
        return document;
    }

    public static Document Read(string path, string text)
    {
        var document = new DocumentReader(YamlReader.Read).Read(new SourceFile(path, text));
        AssertSane(document);
        return document;
    }

    public static IEnumerable<string> Lines(Document document) => document.Settings.SelectMany(Flatten).Select(line => line.Line);

    /// <summary>What must hold whatever the text is.</summary>
    private static void AssertSane(Document document)
    {
        var file = new TextSpan(0, document.File.Text.Length);
        foreach (var setting in document.Settings)
        {
            Assert.True(file.Contains(setting.KeySpan));
            Assert.All([setting.Value, .. setting.Value.Items], value =>
            {
                Assert.True(file.Contains(value.Span));
                Assert.True(file.Contains(value.Fragment.ToSource(new TextSpan(0, value.Text.Length))));
            });
        }

        Assert.All(document.Texts, text => Assert.True(file.Contains(text.ToSource(new TextSpan(0, text.Text.Length)))));
        Assert.All(document.Comments, comment => Assert.True(file.Contains(comment.Span)));
        Assert.All(document.Diagnostics, diagnostic => Assert.True(file.Contains(diagnostic.Span)));
        Assert.All(document.Root.SelfAndDescendants(), scope => Assert.True(file.Contains(scope.Span)));
    }

    private static IEnumerable<(TextSpan Span, string Line)> Flatten(Setting setting)
    {
        yield return (setting.Value.Span, Line(setting.KeyPath, setting.Value));
        for (var i = 0; i < setting.Value.Items.Count; i++)
        {
            yield return (setting.Value.Items[i].Span, Line($"{setting.KeyPath}[{i}]", setting.Value.Items[i]));
        }
    }

    private static string Line(string path, SettingValue value) =>
        $"{path} = {value.Kind} {value.Text.Replace("\n", "⏎").Replace(SettingValue.Hole, '▢')}".TrimEnd(' ');
}
