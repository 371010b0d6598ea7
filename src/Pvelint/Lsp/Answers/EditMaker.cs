using Pvelint.Lsp.Linting;
using Pvelint.Lsp.Protocol;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Lsp.Answers;

/// <summary>Edits of files as the protocol has them, of the texts that the client holds.</summary>
/// <param name="view">The document that is asked about.</param>
/// <param name="client">What the client can do.</param>
internal sealed class EditMaker(DocumentView view, ClientFeatures client)
{
    private readonly Addresses _addresses = view.Addresses;

    /// <summary>The edits, all or none; null where one is of a text that the client does not hold.</summary>
    public WorkspaceEdit? Of(IReadOnlyList<FixEdit> edits)
    {
        var documents = new List<TextDocumentEdit>();
        foreach (var file in edits.GroupBy(edit => edit.File))
        {
            var buffer = BufferOf(file.Key);
            if (buffer is not null && buffer.FileText != file.Key.Text)
            {
                return null;
            }

            documents.Add(new TextDocumentEdit(
                new EditedDocument(buffer?.Uri ?? (view.Path is null ? view.Uri : _addresses.UriOf(file.Key.Path)), buffer?.Version),
                [.. file.Select(edit => new TextEdit(DiagnosticMaker.RangeOf(edit.File, edit.Span, client.Encoding, buffer?.HasMark == true), edit.NewText))]));
        }

        return documents.Count == 0 ? null
            : client.DocumentChanges ? new WorkspaceEdit(DocumentChanges: [.. documents])
            : new WorkspaceEdit(Changes: documents.ToDictionary(document => document.TextDocument.Uri, document => document.Edits, StringComparer.Ordinal));
    }

    private TextBuffer? BufferOf(SourceFile file) => view.Path is null ? view.Buffer : _addresses.BufferOf(file.Path);
}
