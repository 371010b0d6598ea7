using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>A report to write.</summary>
/// <param name="Format">Its format.</param>
/// <param name="File">The file to write it to; null for standard output.</param>
internal sealed record ReportTarget(string Format, string? File);

/// <summary>What the command line of <c>scan</c> says.</summary>
internal sealed record ScanOptions
{
    /// <summary>The PATH arguments; empty for the current directory.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The name of the one buffer that standard input holds; null where files are scanned.</summary>
    public string? InputName { get; init; }

    /// <summary>The reports to write, at least one.</summary>
    public required IReadOnlyList<ReportTarget> Reports { get; init; }

    /// <summary>The configuration file; null to search for one.</summary>
    public string? Configuration { get; init; }

    /// <summary>From which severity on the run fails; null for what the configuration says.</summary>
    public FailOn? FailOn { get; init; }

    /// <summary>The version of Proxmox VE to judge by; null for what the configuration says.</summary>
    public string? Pve { get; init; }

    /// <summary>Count of threads.</summary>
    public required int Jobs { get; init; }

    /// <summary>Whether colors may be used where a terminal shows them.</summary>
    public bool Color { get; init; } = true;

    /// <summary>Whether nothing but the report is printed.</summary>
    public bool Quiet { get; init; }

    /// <summary>Whether more is told on standard error.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether suppressions count.</summary>
    public bool HonorsSuppressions { get; init; } = true;
}
