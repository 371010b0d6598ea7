using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Rules.Hygiene;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>What was read, mended in memory: on the disk nothing changes before all is known.</summary>
/// <param name="tree">What was read.</param>
/// <param name="options">What is to be mended.</param>
/// <param name="host">The machine.</param>
internal sealed class MendedTree(TreeSources tree, ScanOptions options, Host host)
{
    private readonly Dictionary<string, SourceFile> _first = tree.Sources.Documents.GroupBy(document => document.File.Path, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().File, StringComparer.Ordinal);

    private readonly HashSet<(string Path, string Id)> _mended = [];
    private readonly HashSet<(string Path, string Id)> _secrets = [];
    private readonly List<Finding> _seen = [];
    private TreeSources _now = tree;
    private Report? _before;
    private Report? _after;
    private int _more;

    /// <summary>The report of what was read.</summary>
    public Report Before => _before!;

    /// <summary>The report of what is mended.</summary>
    public Report After => _after!;

    /// <summary>The files that are others now, before and after, in the order of their paths.</summary>
    public IReadOnlyList<(SourceFile Before, SourceFile After)> Changed =>
    [
        // Of a large file several pieces have one path; they are never mended.
        .. _now.Sources.Documents.Where(document => !_now.Sources.Large.Contains(document.File.Path))
            .Where(document => _first[document.File.Path] is var first && first != document.File && first.Text != document.File.Text)
            .Select(document => (_first[document.File.Path], document.File))
            .OrderBy(pair => pair.File.Path, StringComparer.Ordinal),
    ];

    /// <summary>Hides the secrets of what was read and of what is mended.</summary>
    public Mask Mask => new(_seen);

    /// <summary>Makes fixes until none is left, a bounded count of rounds.</summary>
    public void Mend(int rounds)
    {
        for (var round = 0; ; round++)
        {
            var result = TreeScan.Look(_now, options, host);
            _after = Scan.ReportOf(options, result, BaselineFile.Of(options, result, host), host);
            _before ??= _after;
            _seen.AddRange(result.Findings.Where(finding => finding.Secret is not null).Concat(result.Findings.SelectMany(VariableNotSensitive.Defaults)));
            var files = _now.Sources.Documents.Select(document => document.File).ToHashSet();
            var open = _after.Open.Select(reported => (Reported: reported, Fixes: result.Fixes(reported.Finding).Where(fix => IsPossible(fix, files)).ToList())).Where(pair => pair.Fixes.Count > 0).ToList();
            var fixes = FixSet.Of(open.SelectMany(pair => pair.Fixes).Where(fix => fix.Safety <= options.Mends));
            if (fixes.Taken.Count == 0 || round == rounds)
            {
                _more = open.Count(pair => pair.Fixes.Exists(fix => fix.Safety == FixSafety.Unsafe));
                return;
            }

            Interruption.Pass();
            var taken = fixes.Taken.ToHashSet(ReferenceEqualityComparer.Instance);
            foreach (var (reported, _) in open.Where(pair => pair.Fixes.Exists(taken.Contains)))
            {
                _mended.Add((reported.RepositoryPath, reported.Fingerprint));
                _ = reported.Finding.Secret is not null && _secrets.Add((reported.RepositoryPath, reported.Value ?? reported.Fingerprint));
            }

            _now = _now with { Sources = _now.Sources with { Documents = [.. _now.Sources.Documents.Select(document => Mended(document, fixes))] } };
        }
    }

    /// <summary>Writes the files that changed, each as a whole, and gives those that were written. What cannot be is said.</summary>
    public IReadOnlyList<string> Write()
    {
        var written = new List<string>();
        foreach (var (before, after) in Changed)
        {
            if (MendedFile.Write(_now.Sources.Origins[before.Path].FullPath, before.Text, after.Text) is { } problem)
            {
                host.Say($"not mended: {before.Path}: {problem}");
            }
            else
            {
                written.Add(before.Path);
            }
        }

        return written;
    }

    /// <summary>Says what was mended, or would be, and what else could be.</summary>
    /// <param name="files">The files.</param>
    /// <param name="isShown">Whether it was shown alone.</param>
    public void Say(IReadOnlyList<string> files, bool isShown)
    {
        var paths = files.Select(After.RepositoryPath).ToHashSet(StringComparer.Ordinal);
        var count = _mended.Count(finding => paths.Contains(finding.Path));
        var secrets = _secrets.Count(finding => paths.Contains(finding.Path));
        var more = options.Mends == FixSafety.Safe && _more > 0 ? $"; {(count > 0 ? _more + " more" : Host.Count(_more, "finding"))} can be with --unsafe" : "";
        var would = isShown ? "would be " : "";
        host.Say(count == 0 ? $"nothing {(isShown ? "would be" : "was")} mended{more}" : $"{Host.Count(count, "finding")} {would}mended in {Host.Count(files.Count, "file")}{more}");
        if (secrets > 0 && !isShown)
        {
            host.Say($"{Host.Count(secrets, "secret")} taken out of files {(secrets == 1 ? "is" : "are")} as leaked as before, in every copy and in the history: revoke {(secrets == 1 ? "it" : "them")}");
        }
    }

    // What lies elsewhere, or was read in pieces, is not ours to write.
    private bool IsPossible(Fix fix, HashSet<SourceFile> files) =>
        fix.Edits.All(edit => _now.Sources.Origins.ContainsKey(edit.File.Path) && !_now.Sources.Large.Contains(edit.File.Path) && files.Contains(edit.File));

    private static Document Mended(Document document, FixSet fixes) => fixes.Files.Contains(document.File)
        ? TreeReader.Reader.Read(new SourceFile(document.File.Path, fixes.Apply(document.File)), document.Format, document.Context)
        : document;
}
