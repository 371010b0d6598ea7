using Pvelint.Formats;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Tests.Rules;

/// <summary>Projects made of texts, read as the tool reads files.</summary>
internal static class TestProject
{
    public static DocumentReader Reader { get; } = new(YamlReader.Read);

    /// <summary>A project of one file.</summary>
    public static Project Of(string path, string text) => Of((path, text));

    /// <summary>A project of several files.</summary>
    public static Project Of(params (string Path, string Text)[] files) => new(Documents(files));

    /// <summary>The files as documents.</summary>
    public static IReadOnlyList<Document> Documents(params (string Path, string Text)[] files) =>
        [.. files.Select(file => Reader.Read(new SourceFile(file.Path, file.Text)))];

    /// <summary>
    /// Lints files in which <c>[|…|]</c> marks every place that a rule must find, and no other; the marks are taken out first.
    /// </summary>
    public static void Check<TRule>(params (string Path, string Markup)[] files)
        where TRule : Rule, new()
    {
        var marked = files.Select(file => (file.Path, Markup: Markup.Parse(file.Markup))).ToList();
        var project = Of([.. marked.Select(file => (file.Path, file.Markup.Text))]);
        var findings = Linter.Lint(project, [new TRule()]);
        var expected = marked.SelectMany(file => file.Markup.Spans.Select(span => $"{file.Path}: {span.Start}..{span.End} {file.Markup.Text.Substring(span.Start, span.Length)}"));
        var actual = findings.Select(finding => $"{finding.File.Path}: {finding.Span.Start}..{finding.Span.End} {finding.File.Slice(finding.Span)}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    /// <summary>Lints one file; see the other overload.</summary>
    public static void Check<TRule>(string path, string markup)
        where TRule : Rule, new() => Check<TRule>((path, markup));
}
