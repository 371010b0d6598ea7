using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Tests.Formats;

/// <summary>A text with one piece marked as <c>[|…|]</c>, read as a document.</summary>
internal sealed class Marked
{
    private readonly TextSpan _span;

    private Marked(string markup, FileFormat format, SourceContext context)
    {
        var start = markup.IndexOf("[|", StringComparison.Ordinal);
        var end = markup.IndexOf("|]", StringComparison.Ordinal);
        Assert.True(start >= 0 == end > start, "a text is marked as [|text|]");
        var text = start < 0 ? markup : markup.Remove(end, 2).Remove(start, 2);
        _span = start < 0 ? default : TextSpan.FromBounds(start, end - 2);
        Document = Reader.Read(new SourceFile("file", text), format, context);
    }

    public static DocumentReader Reader { get; } = new();

    public Document Document { get; }

    public static Marked Read(string markup, FileFormat format, SourceContext context = SourceContext.Code) => new(markup, format, context);

    /// <summary>The setting whose value is marked has this key path, value and kind.</summary>
    public Setting Holds(string keyPath, string value, ValueKind kind = ValueKind.Literal)
    {
        var found = Document.Settings.Where(setting => setting.KeyPath == keyPath).ToList();
        Assert.True(found.Count > 0, $"no {keyPath}, but: {Shown()}");
        var setting = found.Find(setting => setting.Value.Text == value && setting.Value.Kind == kind);
        Assert.True(setting is not null, $"no such value, but: {Shown()}");
        Assert.Equal(_span == default ? setting.Value.Span : _span, setting.Value.Span);
        return setting;
    }

    /// <summary>Key paths and values of all settings, one a line.</summary>
    public string Shown() =>
        string.Join("\n", Document.Settings.Select(setting => $"{setting.KeyPath} = {setting.Value.Kind} {setting.Value.Text.Replace("\n", "\\n")}"));

    /// <summary>All commands, their words parted by <c>|</c>.</summary>
    public string Commands() =>
        string.Join("\n", Document.Commands.Select(command => string.Join("|", command.Words.Select(word => word.Text))));
}
