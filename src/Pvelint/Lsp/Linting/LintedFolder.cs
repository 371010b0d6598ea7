using Pvelint.Commands;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Lsp.Linting;

/// <summary>What is to be linted together: a folder of the workspace as it stands at one moment.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Settings">What the editor's settings say of it.</param>
/// <param name="Buffers">The documents in it that are open, by absolute path.</param>
internal sealed record FolderInput(string Path, LintSettings Settings, IReadOnlyDictionary<string, TextBuffer> Buffers)
{
    /// <summary>Whether files may have come, gone or changed on the disk.</summary>
    public bool IsListedAnew { get; init; }

    /// <summary>The files on the disk that are known to have changed, by absolute path.</summary>
    public IReadOnlySet<string> Changed { get; init; } = new HashSet<string>();
}

/// <summary>What <c>scan</c> finds in a folder, with what is open in the editor in the place of what lies on the disk.</summary>
/// <param name="Input">What was looked at.</param>
internal sealed record LintedFolder(FolderInput Input)
{
    /// <summary>Nothing, in order.</summary>
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<Finding>> Nothing = new Dictionary<string, IReadOnlyList<Finding>>();

    /// <summary>The files; null where a configuration with errors keeps us from looking at any.</summary>
    public LiveTree? Tree { get; init; }

    /// <summary>What the rules saw.</summary>
    public Project Project { get; init; } = new([]);

    /// <summary>What the rules found in each document by itself.</summary>
    public IReadOnlyDictionary<Document, IReadOnlyList<Finding>> ByDocument { get; init; } = new Dictionary<Document, IReadOnlyList<Finding>>();

    /// <summary>What they found in several documents together.</summary>
    public IReadOnlyList<Finding> Together { get; init; } = [];

    /// <summary>All that was found and nothing silences, by the printed path of its file.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Finding>> Findings { get; init; } = Nothing;

    /// <summary>Takes the secrets of all findings, silenced ones too, out of words.</summary>
    public Mask Mask { get; init; } = new([]);

    /// <summary>What is known and accepted; null where nothing is.</summary>
    public BaselineFile? Baseline { get; init; }

    /// <summary>What the run saw, as the baseline is held against it.</summary>
    public ScanResult? Result { get; init; }

    /// <summary>Why nothing could be looked at, in words for the user; null where nothing is wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>The findings by their files.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Finding>> ByFile(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Suppressed is null).GroupBy(finding => finding.File.Path, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Finding>)[.. group], StringComparer.Ordinal);
}
