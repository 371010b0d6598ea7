using Pvelint.Formats;
using Pvelint.Lsp.Features;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Tests.Lsp.Features;

/// <summary>A workspace with a cursor: files as text, in one of which <c>$0</c> stands.</summary>
internal sealed record Cursor(Knowledge Knowledge, Document Document, int Offset)
{
    /// <summary>The mark.</summary>
    public const string Mark = "$0";

    /// <summary>The workspace of one file.</summary>
    public static Cursor In(string path, string text, string pve = Project.NewestPve) => In(pve, (path, text));

    /// <summary>The workspace of several; the cursor is in the one that has the mark, else at the start of the first.</summary>
    public static Cursor In(string pve, params (string Path, string Text)[] files)
    {
        var documents = files.Select(file => TreeReader.Reader.Read(new SourceFile(file.Path, file.Text.Replace(Mark, "", StringComparison.Ordinal)))).ToList();
        var marked = Math.Max(0, Array.FindIndex(files, file => file.Text.Contains(Mark, StringComparison.Ordinal)));
        return new Cursor(new Knowledge(new Project(documents, pve)), documents[marked], Math.Max(0, files[marked].Text.IndexOf(Mark, StringComparison.Ordinal)));
    }

    /// <summary>The names that fit.</summary>
    public IReadOnlyList<CompletionEntry> Complete() => Completion.At(Knowledge, Document, Offset);

    /// <summary>What is told there; empty for nothing.</summary>
    public string Hover() => Pvelint.Lsp.Features.Hover.At(Knowledge, Document, Offset, Timeout.InfiniteTimeSpan)?.Markdown ?? "";

    /// <summary>The lenses of the document: each with the line it stands on.</summary>
    public IReadOnlyList<string> Lenses() => [.. Pvelint.Lsp.Features.Lenses.Of(Knowledge, Document)
        .Select(lens => $"{Document.File.Position(lens.Span.Start).Line}: {Pvelint.Lsp.Features.Lenses.Resolve(Knowledge, Document, lens, Timeout.InfiniteTimeSpan)?.Title}")];

    /// <summary>The document with an entry put in.</summary>
    public string With(CompletionEntry entry)
    {
        var text = Document.File.Text;
        return text[..entry.Replaced.Start] + entry.NewText + text[entry.Replaced.End..];
    }
}
