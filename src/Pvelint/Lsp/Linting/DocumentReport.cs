using System.Security.Cryptography;
using System.Text.Json;
using Pvelint.Lsp.Protocol;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Lsp.Linting;

/// <summary>What is told of a document.</summary>
/// <param name="Uri">Its address.</param>
/// <param name="Version">The client's number of the text that it is about; null for what lies on the disk.</param>
/// <param name="Diagnostics">What was found.</param>
/// <param name="Id">The same for the same diagnostics: who has these needs them no more.</param>
internal sealed record DocumentReport(string Uri, int? Version, IReadOnlyList<LspDiagnostic> Diagnostics, string Id)
{
    /// <summary>What is told of a document in which nothing was found.</summary>
    public static DocumentReport Clean(string uri, int? version) => new(uri, version, [], "0");

    /// <summary>What is told of the files of a folder in which something was found.</summary>
    /// <param name="linted">The folder.</param>
    /// <param name="folders">The folders that are open, the innermost first: each file is told of once, by the innermost.</param>
    /// <param name="client">What the client can do.</param>
    public static List<DocumentReport> OfFolder(LintedFolder linted, IReadOnlyList<string> folders, ClientFeatures client)
    {
        var addresses = new Addresses(linted.Input.Path, linted.Input.Buffers);
        var maker = addresses.Maker(client, linted.Mask);
        return
        [
            .. linted.Findings.Where(entry => folders.FirstOrDefault(folder => Repo.ScanRoot.IsBelow(addresses.PathOf(entry.Key), folder)) is not { } owner || owner == linted.Input.Path)
                .Select(entry => Of(addresses.UriOf(entry.Key), addresses.BufferOf(entry.Key)?.Version, entry.Value, maker)),
        ];
    }

    /// <summary>What is told of findings.</summary>
    /// <param name="uri">The document's address.</param>
    /// <param name="version">The client's number of its text.</param>
    /// <param name="findings">What was found in it.</param>
    /// <param name="maker">Makes diagnostics of it.</param>
    public static DocumentReport Of(string uri, int? version, IReadOnlyList<Finding> findings, DiagnosticMaker maker)
    {
        if (findings.Count == 0)
        {
            return Clean(uri, version);
        }

        LspDiagnostic[] diagnostics = [.. findings.Select(maker.Of)];
        var bytes = JsonSerializer.SerializeToUtf8Bytes(diagnostics, LspJson.Default.LspDiagnosticArray);
        return new DocumentReport(uri, version, diagnostics, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
    }
}

/// <summary>The addresses of files as the client knows them.</summary>
/// <param name="folder">The absolute path of the folder that printed paths start from.</param>
/// <param name="buffers">The documents that are open, by absolute path.</param>
internal sealed class Addresses(string folder, IReadOnlyDictionary<string, TextBuffer> buffers)
{
    /// <summary>The absolute path of a printed one.</summary>
    public string PathOf(string printed) => Path.GetFullPath(printed, folder);

    /// <summary>The open document of a printed path; null where it is not open.</summary>
    public TextBuffer? BufferOf(string printed) => buffers.GetValueOrDefault(PathOf(printed));

    /// <summary>The address of a printed path.</summary>
    public string UriOf(string printed) => BufferOf(printed)?.Uri ?? DocumentUri.Of(PathOf(printed));

    /// <summary>What makes diagnostics of findings in these files.</summary>
    public DiagnosticMaker Maker(ClientFeatures client, Mask mask) => new(client, mask, UriOf, printed => BufferOf(printed)?.HasMark == true);
}
