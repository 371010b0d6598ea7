using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Pvelint.Api;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>Where a scan takes its contents from.</summary>
internal enum ScanSource
{
    /// <summary>The files as they lie on the disk.</summary>
    Files,

    /// <summary>What the index adds to <c>HEAD</c>: the next commit.</summary>
    Staged,

    /// <summary>What <c>HEAD</c> adds to the place where it left another revision: a merge request.</summary>
    Since,

    /// <summary>Every version of every file.</summary>
    History,
}

/// <summary>Which part of the work a run does, where several share it.</summary>
/// <param name="Index">Its number, from 1.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Shard(int Index, int Count)
{
    /// <summary>Whether something is of this part: by a hash of its name alone, the same on every machine and in every run.</summary>
    /// <param name="name">A file's path relative to the repository's root.</param>
    public bool Owns(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)Count) == Index - 1;
    }
}

/// <summary>What the command line of <c>scan</c> says.</summary>
internal sealed record ScanOptions
{
    /// <summary>Where contents come from.</summary>
    public ScanSource Source { get; init; }

    /// <summary>With <see cref="ScanSource.Since"/>: the revision that a change is compared with.</summary>
    public string Since { get; init; } = "";

    /// <summary>With <see cref="ScanSource.History"/>: the revisions or ranges; empty for <c>HEAD</c>.</summary>
    public IReadOnlyList<string> Revisions { get; init; } = [];

    /// <summary>With <see cref="ScanSource.History"/>: whether every reference counts, stashes and notes too.</summary>
    public bool AllReferences { get; init; }

    /// <summary>With <see cref="ScanSource.History"/>: whether objects that no reference reaches count too.</summary>
    public bool Unreachable { get; init; }

    /// <summary>With <see cref="ScanSource.Since"/>: whether suppressions, configuration and baseline are those of the base alone.</summary>
    public bool TrustBase { get; init; }

    /// <summary>The baseline file; null for what the configuration says.</summary>
    public string? Baseline { get; init; }

    /// <summary>Whether the findings are written into the baseline.</summary>
    public bool WriteBaseline { get; init; }

    /// <summary>Whether stale entries are taken out of the baseline.</summary>
    public bool PruneBaseline { get; init; }

    /// <summary>The part of the work to do; null for all of it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Whether we read a repository's packs ourselves; no option, tests hold that it changes nothing but the time.</summary>
    public bool ReadsPacks { get; init; } = true;

    /// <summary>Whether what an earlier run saw of a repository's objects may be remembered.</summary>
    public bool UsesCache { get; init; } = true;

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

    /// <summary>The endpoint that is asked whether found tokens are live; null where none is.</summary>
    public EndpointSettings? Verifies { get; init; }

    /// <summary>Which fixes are made; null for none.</summary>
    public FixSafety? Mends { get; init; }

    /// <summary>Whether fixes are shown instead of made.</summary>
    public bool ShowsDiff { get; init; }

    /// <summary>Whether suppressions count.</summary>
    public bool HonorsSuppressions { get; init; } = true;
}
