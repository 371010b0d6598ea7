using System.Text.Json;
using Pvelint.Commands;
using Pvelint.Rules;

namespace Pvelint.Output.Merging;

/// <summary>Several reports made one.</summary>
/// <param name="Write">Writes it.</param>
/// <param name="Findings">Count of its findings.</param>
/// <param name="Open">The severities of those that count.</param>
/// <param name="IsComplete">Whether all was checked.</param>
internal sealed record MergedReport(Action<Stream> Write, int Findings, IReadOnlyList<Severity> Open, bool IsComplete);

/// <summary>Reports that are to be joined: all JSON, or all SARIF.</summary>
internal sealed class ReportParts : IDisposable
{
    private readonly IReadOnlyList<ReportPart> _parts;
    private readonly bool _isSarif;
    private readonly IReadOnlyList<Shard?> _shards;

    private ReportParts(IReadOnlyList<ReportPart> parts)
    {
        _parts = parts;
        _isSarif = IsSarif(parts[0]);
        if (parts.FirstOrDefault(part => IsSarif(part) != _isSarif) is { } other)
        {
            throw new StopException(ExitCode.Usage, $"{parts[0].Name} and {other.Name} are of two formats; join those of each by themselves");
        }

        _shards = [.. parts.Select(part => part.ShardIn(_isSarif ? SarifMerge.Properties(part) : part.Root))];
    }

    /// <summary>Reads reports.</summary>
    /// <exception cref="StopException">One cannot be read or is no report, or they do not belong together.</exception>
    public static ReportParts Read(IReadOnlyList<string> names, bool hasPrefix, Host host)
    {
        var parts = new List<ReportPart>();
        foreach (var name in names)
        {
            parts.Add(ReportPart.Read(host.Absolute(name), name, hasPrefix));
        }

        if (hasPrefix && parts.GroupBy(part => part.Prefix, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new StopException(ExitCode.Usage, $"two reports are called {twice.Key.TrimEnd('/')}, so their paths could not be told apart; rename one");
        }

        var read = new ReportParts(parts);
        return hasPrefix && read._shards.Any(shard => shard is not null)
            ? throw new StopException(ExitCode.Usage, "--prefix tells repositories apart, and shards are of one; join the shards of each repository first")
            : read;
    }

    /// <summary>What is wrong with the set of shards: one is missing, or there twice; null where nothing is.</summary>
    /// <exception cref="StopException">The reports are not of one set.</exception>
    public string? ShardProblem()
    {
        if (_shards.All(shard => shard is null))
        {
            return null;
        }

        if (_shards.Select(shard => shard?.Count).Distinct().Count() > 1)
        {
            throw new StopException(ExitCode.Usage, "these reports are not the shards of one run: they say different things of how many there are");
        }

        var count = _shards[0]!.Count;
        var there = _shards.GroupBy(shard => shard!.Index).ToDictionary(group => group.Key, group => group.Count());
        var missing = Enumerable.Range(1, count).Where(index => !there.ContainsKey(index)).ToList();
        var twice = there.Where(pair => pair.Value > 1).Select(pair => pair.Key).Order().ToList();
        return missing.Count > 0 ? $"shard {Few(missing)} of {count} is missing: what it was to look at was not looked at"
            : twice.Count > 0 ? $"shard {Few(twice)} of {count} is there twice; give each report once"
            : null;
    }

    /// <summary>Joins them.</summary>
    /// <param name="isWhole">Whether they are all that there are.</param>
    public MergedReport Merge(bool isWhole) => _isSarif ? SarifMerge.Of(_parts, isWhole) : JsonMerge.Of(_parts, isWhole);

    /// <summary>The one thing that all parts say of something.</summary>
    /// <exception cref="StopException">They say different things.</exception>
    public static string Same(IReadOnlyList<ReportPart> parts, Func<ReportPart, string> read, string what)
    {
        var first = read(parts[0]);
        return parts.FirstOrDefault(part => read(part) != first) is { } other
            ? throw new StopException(ExitCode.Usage, $"{parts[0].Name} and {other.Name} are of different {what}: what they say cannot be joined")
            : first;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in _parts)
        {
            part.Dispose();
        }
    }

    private static bool IsSarif(ReportPart part) => part.Root.ValueKind == JsonValueKind.Object && part.Root.TryGetProperty("runs", out _);

    private static string Few(List<int> indexes) => string.Join(", ", indexes.Take(10)) + (indexes.Count > 10 ? ", …" : "");
}
