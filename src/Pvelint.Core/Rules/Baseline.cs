using Pvelint.Text;

namespace Pvelint.Rules;

/// <summary>What makes a finding the one that an entry of a baseline accepts.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Path">The file relative to the repository's root.</param>
/// <param name="Place">The id of the place.</param>
/// <param name="Value">The id of the secret under the baseline's key; null where the finding is of none.</param>
public sealed record BaselineId(string Rule, string Path, string Place, string? Value);

/// <summary>A finding that is known and accepted.</summary>
/// <param name="Id">Which finding.</param>
/// <param name="Reason">Why; empty where nobody said.</param>
/// <param name="Expires">The first day on which it no longer holds; null for never.</param>
/// <param name="Span">Its place in the baseline file; empty where it is not written yet.</param>
public sealed record BaselineEntry(BaselineId Id, string Reason, Day? Expires, TextSpan Span)
{
    /// <summary>Whether the same secret is accepted at every place, those to come too.</summary>
    public bool Anywhere { get; init; }

    /// <summary>Whether the finding is in the history alone: it hides nothing in the files as they are now, where it would be a new leak.</summary>
    public bool History { get; init; }

    /// <summary>Whether its day has come.</summary>
    public bool HasExpired(Day today) => Expires is { } day && today.CompareTo(day) >= 0;
}

/// <summary>The findings that a team knows and accepts. <see cref="BaselineReader"/> reads it, <see cref="BaselineText"/> writes it.</summary>
/// <param name="Key">The key of the ids that stand for secrets; null in a file without entries that has none.</param>
/// <param name="Entries">The entries, in the order of the file.</param>
public sealed record Baseline(Secret? Key, IReadOnlyList<BaselineEntry> Entries)
{
    private readonly Lazy<Dictionary<(BaselineId Id, bool History), BaselineEntry>> _byId = new(() => ById(Entries));
    private readonly Lazy<Dictionary<(string Rule, string Value), BaselineEntry>> _anywhere = new(() => Anywhere(Entries));

    /// <summary>The shortest key, in characters.</summary>
    public const int ShortestKey = 16;

    /// <summary>A baseline of nothing.</summary>
    public static Baseline Empty { get; } = new(null, []);

    /// <summary>The file that it was read from; null where there is none.</summary>
    public SourceFile? File { get; init; }

    /// <summary>Whether findings of a rule can be accepted: what pvelint says of itself and of its suppressions cannot.</summary>
    public static bool Takes(RuleDescriptor rule) => rule.Category != "pvelint";

    /// <summary>The entry that accepts a finding, expired ones too; null where none does.</summary>
    /// <param name="id">The finding.</param>
    /// <param name="onlyInHistory">Whether it stands in old versions alone.</param>
    public BaselineEntry? Find(BaselineId id, bool onlyInHistory = false) =>
        _byId.Value.TryGetValue((id, false), out var entry) || (onlyInHistory && _byId.Value.TryGetValue((id, true), out entry))
            || (id.Value is { } value && _anywhere.Value.TryGetValue((id.Rule, value), out entry))
            ? entry
            : null;

    private static Dictionary<(BaselineId Id, bool History), BaselineEntry> ById(IReadOnlyList<BaselineEntry> entries)
    {
        var known = new Dictionary<(BaselineId Id, bool History), BaselineEntry>();
        foreach (var entry in entries)
        {
            known[(entry.Id, entry.History)] = entry;
        }

        return known;
    }

    private static Dictionary<(string Rule, string Value), BaselineEntry> Anywhere(IReadOnlyList<BaselineEntry> entries)
    {
        var known = new Dictionary<(string Rule, string Value), BaselineEntry>();
        foreach (var entry in entries)
        {
            if (entry is { Anywhere: true, Id.Value: { } value })
            {
                known[(entry.Id.Rule, value)] = entry;
            }
        }

        return known;
    }
}
