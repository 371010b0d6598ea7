using Pvelint.Lsp.Linting;
using Pvelint.Lsp.Protocol;

namespace Pvelint.Lsp;

/// <summary>What the client was told of each document. One that asks by itself is told when to ask again, all others are sent what is new.</summary>
/// <param name="client">What the client can do.</param>
/// <param name="writer">Sends messages.</param>
/// <param name="refresh">Has the client ask again.</param>
internal sealed class Reports(ClientFeatures client, MessageWriter writer, Action refresh)
{
    private readonly Dictionary<string, DocumentReport> _told = new(StringComparer.Ordinal);
    private bool _isNew;

    /// <summary>What was told of each document in which something was found.</summary>
    public IReadOnlyDictionary<string, DocumentReport> Told => _told;

    /// <summary>Tells what was found in a document.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="isQuick">Whether it is the answer to an edit: the client is told that all is as it was, too.</param>
    public void Tell(DocumentReport report, bool isQuick)
    {
        var before = _told.GetValueOrDefault(report.Uri);
        var isSame = (before?.Id ?? "0") == report.Id;
        if (report.Diagnostics.Count == 0 && report.Version is null)
        {
            _told.Remove(report.Uri);
        }
        else
        {
            _told[report.Uri] = report;
        }

        if (client.Pulls)
        {
            // Who edits a document asks for it by itself.
            _isNew |= !isSame && !isQuick;
        }
        else if (isQuick || !isSame || (before is not null && before.Version != report.Version))
        {
            writer.Notify("textDocument/publishDiagnostics", new PublishDiagnosticsParams(report.Uri, report.Diagnostics, report.Version), LspJson.Default.PublishDiagnosticsParams);
        }
    }

    /// <summary>All of a folder was told.</summary>
    public void Settle()
    {
        if (_isNew)
        {
            _isNew = false;
            refresh();
        }
    }
}
