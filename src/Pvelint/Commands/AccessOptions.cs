using Pvelint.Access;

namespace Pvelint.Commands;

/// <summary>What the command line of <c>access</c> says.</summary>
internal sealed record AccessOptions
{
    /// <summary>The SOURCE arguments, at least one unless an endpoint is read; <c>-</c> is standard input.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Reads an endpoint in place of sources; null where they are files.</summary>
    public Func<Api.LiveAccess>? Live { get; init; }

    /// <summary>The user, token or <c>@group</c> that is asked about; null for all.</summary>
    public string? AuthId { get; init; }

    /// <summary>The paths that are asked about, as they are given; empty for all that the sources name.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>The privilege whose holders are asked for; null where that is not asked.</summary>
    public string? Privilege { get; init; }

    /// <summary>What is to be explained, <c>PRIVILEGE@PATH</c>; null where nothing is.</summary>
    public string? Why { get; init; }

    /// <summary>The target to which ways are asked for; null where they are not.</summary>
    public EscalationTarget? To { get; init; }

    /// <summary>The version of Proxmox VE to judge by; null for what the configuration says.</summary>
    public string? Pve { get; init; }

    /// <summary>The reports to write, at least one.</summary>
    public required IReadOnlyList<ReportTarget> Reports { get; init; }

    /// <summary>Count of threads.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether colors may be used where a terminal shows them.</summary>
    public bool Color { get; init; } = true;
}
