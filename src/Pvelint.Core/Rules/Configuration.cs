using Pvelint.Text;

namespace Pvelint.Rules;

/// <summary>From which severity on findings make a run fail.</summary>
public enum FailOn
{
    /// <summary>Findings never make it fail.</summary>
    Never,

    /// <summary>Errors do.</summary>
    Error,

    /// <summary>Errors and warnings do. The default.</summary>
    Warning,

    /// <summary>Every finding does.</summary>
    Note,
}

/// <summary>An entry of the configuration that silences a rule.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Path">The files it holds for; null for all.</param>
/// <param name="Reason">Why; never empty.</param>
/// <param name="Expires">The first day on which it no longer holds; null for never.</param>
/// <param name="Span">Its place in the configuration file.</param>
public sealed record IgnoreEntry(string Rule, PathPattern? Path, string Reason, Day? Expires, TextSpan Span);

/// <summary>What <c>.pvelint.hcl</c> says. <see cref="ConfigurationReader"/> reads it.</summary>
public sealed record Configuration
{
    // Null for none: code for such a table is compiled anew in every run, which a hook waits for.
    private readonly IReadOnlyDictionary<string, Severity?>? _severities;

    /// <summary>The name of the file.</summary>
    public const string FileName = ".pvelint.hcl";

    /// <summary>No configuration.</summary>
    public static Configuration Default { get; } = new();

    /// <summary>The file that says it; null where there is none.</summary>
    public SourceFile? File { get; init; }

    /// <summary>The version of Proxmox VE to judge by; null for the newest that the facts know.</summary>
    public string? Pve { get; init; }

    /// <summary>From which severity on a run fails; null where it is not said.</summary>
    public FailOn? FailOn { get; init; }

    /// <summary>The key of the hashes that stand for secrets in reports; null where it is not said.</summary>
    public Secret? FingerprintKey { get; init; }

    /// <summary>The baseline file, relative to the folder of the configuration; null where it is not said.</summary>
    public string? Baseline { get; init; }

    /// <summary>Files that are not scanned unless they are named on the command line.</summary>
    public IReadOnlyList<PathPattern> Exclude { get; init; } = [];

    /// <summary>The severity of rules by id, ignoring case; null where the rule is off.</summary>
    public IReadOnlyDictionary<string, Severity?> Severities { get => _severities ?? new Dictionary<string, Severity?>(); init => _severities = value; }

    /// <summary>The entries that silence a rule somewhere.</summary>
    public IReadOnlyList<IgnoreEntry> Ignores { get; init; } = [];

    /// <summary>Whether a rule is off: what it finds does not count.</summary>
    public bool IsOff(RuleDescriptor rule) => _severities is not null && Severities.TryGetValue(rule.Id, out var severity) && severity is null;

    /// <summary>A finding as this configuration judges it: what a context softened stays soft.</summary>
    public Finding Judge(Finding finding)
    {
        if (_severities is null || !Severities.TryGetValue(finding.Rule.Id, out var severity) || severity is not { } chosen)
        {
            return finding;
        }

        var softened = finding.Severity < finding.Rule.Severity;
        return finding with { Severity = softened && finding.Severity < chosen ? finding.Severity : chosen };
    }
}
