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

    /// <summary>A file's path relative to the repository's root, by its printed path.</summary>
    public required Func<string, string> RepositoryPath { get; init; }
}
