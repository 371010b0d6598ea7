using System.Collections.Concurrent;
using Pvelint.Commands;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Lsp.Linting;

/// <summary>A document as it stands, and what is found in it.</summary>
/// <param name="Document">What it holds; null where it does not concern us.</param>
/// <param name="Project">All files around it, those that are open as they stand in the editor.</param>
/// <param name="Findings">What is found in it and nothing silences.</param>
internal sealed record FileAnswer(Document? Document, Project Project, IReadOnlyList<Finding> Findings);

/// <summary>
/// A folder after the last edits: what was found in all of it, and the documents that were edited since. Of these each is looked at by
/// itself at once; what takes several files stands where it moved to, until all of it was looked at again.
/// </summary>
/// <param name="linted">What was found.</param>
/// <param name="buffers">The documents that are open, by absolute path.</param>
internal sealed class FolderView(LintedFolder linted, IReadOnlyDictionary<string, TextBuffer> buffers)
{
    private readonly ConcurrentDictionary<string, FileAnswer> _answers = new(StringComparer.Ordinal);
    private readonly Lazy<Project> _project = new(() => ProjectOf(linted, buffers));

    /// <summary>What was found in all of it.</summary>
    public LintedFolder Linted => linted;

    /// <summary>The documents that are open, by absolute path.</summary>
    public IReadOnlyDictionary<string, TextBuffer> Buffers => buffers;

    /// <summary>All files, those that are open as they stand in the editor.</summary>
    public Project Project => _project.Value;

    /// <summary>Whether a document was edited since the folder was looked at.</summary>
    public bool IsNewer(string path) => IsNewer(linted, path, buffers.GetValueOrDefault(path));

    /// <summary>What is found in a file.</summary>
    /// <param name="path">Its absolute path.</param>
    public FileAnswer Of(string path) => _answers.GetOrAdd(path, Answer);

    private static bool IsNewer(LintedFolder linted, string path, TextBuffer? buffer) => buffer is not null && linted.Tree?.StampOf(path).Revision != buffer.Revision;

    private static Project ProjectOf(LintedFolder linted, IReadOnlyDictionary<string, TextBuffer> buffers)
    {
        if (linted.Tree is not { } tree)
        {
            return linted.Project;
        }

        var newer = new Dictionary<string, IReadOnlyList<Document>>(StringComparer.Ordinal);
        foreach (var (path, buffer) in buffers.Where(entry => IsNewer(linted, entry.Key, entry.Value)))
        {
            if (tree.Find(path) is { } file)
            {
                var look = buffer.LookAs(file);
                newer[file.Path] = look.IsCandidate && tree.IsCompanion(path) ? [buffer.ReadAs(file)] : look.Documents;
            }
        }

        return newer.Count == 0
            ? linted.Project
            : linted.Project.With(
                [.. linted.Project.Documents.Where(document => !newer.ContainsKey(document.File.Path)).Concat(newer.Values.SelectMany(documents => documents)).OrderBy(document => document.File.Path, StringComparer.Ordinal)],
                linted.Project.IsWhole);
    }

    private FileAnswer Answer(string path)
    {
        if (linted.Tree?.Find(path) is not { } file)
        {
            return new FileAnswer(null, Project, []);
        }

        var documents = Project.Documents.Where(document => document.File.Path == file.Path).ToList();
        return new FileAnswer(documents.FirstOrDefault(), Project, IsNewer(path) ? Find(path, file, documents) : linted.Findings.GetValueOrDefault(file.Path, []));
    }

    private List<Finding> Find(string path, ListedFile file, List<Document> documents)
    {
        var buffer = buffers[path];
        var failed = new ConcurrentDictionary<string, SkippedFile>(StringComparer.Ordinal);
        var alone = documents.SelectMany(document => FolderLint.OfDocument(document, Project, failed)).ToList();
        var revision = linted.Tree!.StampOf(path).Revision;
        var together = documents.Count == 0 ? [] : linted.Together.Where(finding => finding.File.Path == file.Path).Select(finding => Moved(finding, documents[0].File, buffer, revision)).OfType<Finding>();
        var unread = TreeScan.Unread(failed.Values.Concat(buffer.LookAs(file).Failure is { } reason ? [new SkippedFile(file.Path, reason)] : []));
        var found = Linter.Judge(Project.With(documents, isWhole: false), alone.Concat(unread).Concat(together)).Where(finding => finding.File.Path == file.Path).ToList();
        if (linted is { Baseline: { } baseline, Result: { } result } && found.Count > 0)
        {
            var reported = Identities.Of(found, result.RepositoryPath, baseline.Key);
            found = [.. new Baselining(result, Project.Today ?? default, _ => true).Mark(reported, baseline).Select(finding => finding.Finding)];
        }

        return [.. found.Where(finding => finding.Suppressed is null)];
    }

    private static Finding? Moved(Finding finding, SourceFile file, TextBuffer buffer, long revision) =>
        buffer.Move(finding.Span, revision) is { } span && span.End <= file.Text.Length ? finding with { File = file, Span = span } : null;
}
