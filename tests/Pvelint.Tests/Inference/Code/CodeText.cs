using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Text;

namespace Pvelint.Tests.Inference.Code;

/// <summary>Code in one text, its files headed by <c>== path</c>, and what was read of it as lines.</summary>
internal static class CodeText
{
    public static IReadOnlyList<CodeFile> Files(string text)
    {
        var files = new List<CodeFile>();
        var parts = ("\n" + text).Split("\n== ", StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            var end = (part + "\n").IndexOf('\n', StringComparison.Ordinal);
            files.Add(CodeFile.Of(new SourceFile(part[..end].Trim(), part[Math.Min(end + 1, part.Length)..]), YamlValues.Read));
        }

        return files;
    }

    public static CodeReading Read(string text, HclInputs? inputs = null) => CodeReader.Read(Files(text), inputs);

    /// <summary>A line a resource: address, <c>?decider</c> where it may not exist, values. A line a note, after <c>! </c>.</summary>
    public static string Show(CodeReading reading) => string.Join(
        "\n",
        reading.Resources.Select(resource => resource.Address + (resource.Exists is null ? " ?" + resource.Decides : "") + " " + Show(resource.Attributes))
            .Concat(reading.Notes.Select(note => "! " + note.Message)));

    /// <summary>A value as HCL would write it on one line, what is not known as <c>&lt;what&gt;</c>, what a list may lack with <c>?what</c> before it.</summary>
    public static string Show(HclValue value) => value.Kind switch
    {
        HclValueKind.Unknown when value.IsMaybe => "?" + value.What + " " + Show(value.Given),
        HclValueKind.Unknown when value.Items.Count > 0 => "<" + value.What + " like " + string.Join(", ", value.Items.Select(Show)) + ">",
        HclValueKind.Unknown => "<" + value.What + ">",
        HclValueKind.String => "\"" + value.Text + "\"",
        HclValueKind.List => "[" + string.Join(", ", value.Items.Select(Show)) + "]",
        HclValueKind.Object => "{" + string.Join(", ", value.Entries.Select(entry => entry.Key + " = " + Show(entry.Value))) + "}",
        HclValueKind.Null => "null",
        _ => value.Text,
    };

    public static void Check(string text, string expected, HclInputs? inputs = null) => Assert.Equal(expected.Trim(), Show(Read(text, inputs)));
}
