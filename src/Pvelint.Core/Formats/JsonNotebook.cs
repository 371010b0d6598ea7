using System.Text;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Reads Jupyter notebooks: each cell in its language. What cells printed is searched as text.</summary>
internal static class JsonNotebook
{
    public static bool IsNotebook(HclJsonObject root) => root.Value("nbformat") is HclJsonNumber && root.Value("cells") is HclJsonArray;

    public static void Read(HclJsonObject root, Fragment source, SettingScope scope, DocumentBuilder into)
    {
        foreach (var cell in ((HclJsonArray)root.Value("cells")!).Items.OfType<HclJsonObject>())
        {
            var text = source.Decode(cell.Value("source"));
            into.Text(text);
            into.Read(WithoutMagic(text), Format(cell, text.Text), scope);
            if (cell.Value("outputs") is HclJsonArray outputs)
            {
                foreach (var output in outputs.Items.OfType<HclJsonObject>())
                {
                    into.Text(source.Decode(output.Value("text")));
                }
            }
        }
    }

    private static FileFormat Format(HclJsonObject cell, string text) => cell.Value("cell_type") switch
    {
        HclJsonString { Value: "markdown" } => FileFormat.Markdown,
        _ when text.StartsWith("%%bash", StringComparison.Ordinal) || text.StartsWith("%%sh", StringComparison.Ordinal) || text.StartsWith("!", StringComparison.Ordinal) => FileFormat.Shell,
        _ => FileFormat.Source,
    };

    /// <summary>A cell's first line may name its language: <c>%%bash</c>.</summary>
    private static Fragment WithoutMagic(Fragment text)
    {
        var line = text.Text.StartsWith("%%", StringComparison.Ordinal) ? text.Text.IndexOf('\n') + 1 : 0;
        return line == 0 ? text : text.Slice(TextSpan.FromBounds(line, text.Text.Length));
    }

    /// <summary>A text that is one string or a list of its lines.</summary>
    private static Fragment Decode(this Fragment source, HclJsonValue? value)
    {
        var text = new StringBuilder();
        var map = new TextMap.Builder();
        foreach (var line in value is HclJsonArray lines ? lines.Items.OfType<HclJsonString>() : value is HclJsonString single ? [single] : [])
        {
            text.Append(line.Value);
            map.Append(line.Text.Map, line.Value.Length);
        }

        return text.Length == 0 ? new Fragment("", TextMap.At(0, 0)) : source.Decode(text.ToString(), map.Build());
    }
}
