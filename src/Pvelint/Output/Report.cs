using System.Globalization;
using Pvelint.Commands;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Output;

/// <summary>A file that could not be checked.</summary>
/// <param name="Path">The path as reports print it.</param>
/// <param name="Reason">Why, as in <c>permission denied</c>.</param>
internal sealed record SkippedFile(string Path, string Reason)
{
    /// <summary>The reason where pvelint itself failed. The exception's text may hold a piece of the file, so only its type is named.</summary>
    public static string Bug(Exception bug) => $"internal error ({bug.GetType().Name}); please report it";
}

/// <summary>A finding with what reports say of it beyond its own words.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Just after its last character.</param>
/// <param name="RepositoryPath">The file's path relative to the repository's root, with forward slashes.</param>
/// <param name="Value">The id that stands for the secret: the same secret, the same id; null where it is of none.</param>
/// <param name="Place">The id of the place: a hash of rule, path and key path, unchanged when lines move.</param>
internal sealed record ReportedFinding(
    Finding Finding, LinePosition Start, LinePosition End, string RepositoryPath, string? Value, string Place)
{
    /// <summary>Which of the findings of this place it is, from 1: several secrets may stand in one place.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>What an endpoint says of the token; null where none was asked, or it is of none.</summary>
    public VerifiedToken? Verified { get; init; }

    /// <summary>The place's id and the number in it, for services that take one id a finding.</summary>
    public string Fingerprint => string.Create(CultureInfo.InvariantCulture, $"{Place}:{Occurrence}");
}

/// <summary>All that a report says, whatever its format.</summary>
internal sealed record Report
{
    /// <summary>The findings in the order of the report; suppressed ones too.</summary>
    public required IReadOnlyList<ReportedFinding> Findings { get; init; }

    /// <summary>Count of files that were read.</summary>
    public required int Files { get; init; }

    /// <summary>Count of bytes that were read.</summary>
    public required long Bytes { get; init; }

    /// <summary>What could not be checked.</summary>
    public required IReadOnlyList<SkippedFile> Skipped { get; init; }

    /// <summary>The version of Proxmox VE that was judged by.</summary>
    public required string Pve { get; init; }

    /// <summary>From which severity on the run fails.</summary>
    public required FailOn FailOn { get; init; }

    /// <summary>Count of findings that are left out since a change did not bring them.</summary>
    public int Old { get; init; }

    /// <summary>A file's path relative to the repository's root, by its printed path.</summary>
    public required Func<string, string> RepositoryPath { get; init; }

    /// <summary>Which part of the work the run did; null where it did all.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Takes the secrets of all findings out of a text.</summary>
    public required Mask Mask { get; init; }

    /// <summary>The ways to mend a finding without a person.</summary>
    public Func<Finding, IReadOnlyList<Fix>> Fixes { get; init; } = _ => [];

    /// <summary>Whether all was checked.</summary>
    public bool IsComplete => Skipped.Count == 0;

    /// <summary>The findings that are not suppressed.</summary>
    public IEnumerable<ReportedFinding> Open => Findings.Where(finding => finding.Finding.Suppressed is null);

    /// <summary>Whether a finding makes the run fail.</summary>
    public bool Fails(ReportedFinding finding) => finding.Finding.Suppressed is null && FailOn.Counts(finding.Finding.Severity);
}
