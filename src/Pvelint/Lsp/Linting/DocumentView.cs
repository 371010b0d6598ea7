using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Lsp.Linting;

/// <summary>A document at one moment, with all around it. It never changes, and answers on any thread.</summary>
/// <param name="uri">Its address.</param>
/// <param name="path">Its absolute path; null for what is no file.</param>
/// <param name="buffer">What the editor holds of it; null where it is not open.</param>
/// <param name="folder">The folder that it lies in; null where it is looked at by itself.</param>
/// <param name="alone">What is found in it by itself; null where it lies in a folder.</param>
internal sealed class DocumentView(string uri, string? path, TextBuffer? buffer, FolderView? folder, Lazy<LintedFolder>? alone)
{
    private readonly Lazy<FileAnswer> _answer = new(() => folder is not null ? folder.Of(path!) : Alone(alone!.Value));

    /// <summary>What the editor holds of it; null where it is not open.</summary>
    public TextBuffer? Buffer => buffer;

    /// <summary>Its address.</summary>
    public string Uri => uri;

    /// <summary>Its absolute path; null for what is no file.</summary>
    public string? Path => path;

    /// <summary>What it holds, and what is found in it.</summary>
    public FileAnswer Answer => _answer.Value;

    /// <summary>What it holds, whatever concerns us; null where it is not open.</summary>
    public Formats.Document? Document => buffer is null ? null
        : folder is null ? alone!.Value.Project.Documents.FirstOrDefault() ?? Parse(buffer)
        : folder.Linted.Tree?.Find(path!) is { } file ? buffer.LookAs(file).Documents.FirstOrDefault() ?? buffer.ReadAs(file) : Parse(buffer);

    /// <summary>All files, it among them: those that are open as they stand in the editor.</summary>
    public Project Around => folder is null ? alone!.Value.Project : folder.Project;

    /// <summary>Where they lie; empty for a document by itself.</summary>
    public string Folder => folder?.Linted.Input.Path ?? "";

    /// <summary>Where the files around it lie.</summary>
    public Addresses Addresses => folder is not null ? new Addresses(folder.Linted.Input.Path, folder.Buffers) : new Addresses(path is null ? System.IO.Path.GetTempPath() : System.IO.Path.GetDirectoryName(path)!, path is null ? new Dictionary<string, TextBuffer>() : new Dictionary<string, TextBuffer> { [path] = buffer! });

    /// <summary>What is told of it.</summary>
    public DocumentReport Report(ClientFeatures client) => DocumentReport.Of(uri, buffer?.Version, Answer.Findings, Maker(client));

    /// <summary>What makes diagnostics of its findings.</summary>
    public DiagnosticMaker Maker(ClientFeatures client)
    {
        var mask = folder is not null ? new Output.Mask([.. folder.Linted.Result?.Findings ?? [], .. Answer.Findings]) : alone!.Value.Mask;
        return path is null ? new DiagnosticMaker(client, mask, _ => uri, _ => buffer!.HasMark) : Addresses.Maker(client, mask);
    }

    private Formats.Document Parse(TextBuffer open) => TreeReader.Reader.Read(new SourceFile(path is null ? DocumentUri.NameOf(uri) : System.IO.Path.GetFileName(path), open.FileText));

    private static FileAnswer Alone(LintedFolder linted) => new(linted.Project.Documents.FirstOrDefault(), linted.Project, [.. linted.Findings.Values.SelectMany(findings => findings)]);
}
