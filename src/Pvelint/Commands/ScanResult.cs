using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>What a scan saw and found, wherever its contents came from; the report is made of it.</summary>
internal sealed record ScanResult
{
    /// <summary>The findings, sorted, the suppressed ones marked.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The configuration that held.</summary>
    public required Configuration Configuration { get; init; }

    /// <summary>The version of Proxmox VE that was judged by.</summary>
    public required string Pve { get; init; }

    /// <summary>Count of files, or of versions of files, that were read.</summary>
    public required int Files { get; init; }

    /// <summary>Count of bytes that were read.</summary>
    public required long Bytes { get; init; }

    /// <summary>What could not be checked.</summary>
    public required IReadOnlyList<SkippedFile> Skipped { get; init; }

    /// <summary>Findings whose secrets no report may show, where these are more than those that it tells.</summary>
    public IReadOnlyList<Finding>? Hidden { get; init; }

    /// <summary>Count of findings that are left out since a change did not bring them.</summary>
    public int Old { get; init; }

    /// <summary>The absolute path of the folder that paths of the configuration start from; null where there is none.</summary>
    public string? ConfigurationFolder { get; init; }

    /// <summary>The baseline, where the scan took it from where its contents come from; null to read the file in the work tree.</summary>
    public BaselineFile? Baseline { get; init; }

    /// <summary>
    /// Whether the run looked at all that an entry of a baseline may stand for, by the folder of the baseline file and the entry's path:
    /// only then an entry that hides nothing can be called stale.
    /// </summary>
    public Func<string, string, bool> Covers { get; init; } = (_, _) => false;

    /// <summary>The same of entries that stand for findings in the history alone.</summary>
    public bool CoversHistory { get; init; }

    /// <summary>What some rules find in the files that other shards answer for.</summary>
    public Func<IReadOnlyList<Rule>, IReadOnlyList<Finding>> Elsewhere { get; init; } = _ => [];

    /// <summary>The ways to mend a finding without a person, asked for one by one; none where contents do not lie in files.</summary>
    public Func<Finding, IReadOnlyList<Fix>> Fixes { get; init; } = _ => [];

    /// <summary>A file's path relative to the repository's root, by its printed path.</summary>
    public required Func<string, string> RepositoryPath { get; init; }
}
