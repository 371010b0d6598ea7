namespace Pvelint.Rules;

/// <summary>What a change adds: the findings after it less those before it.</summary>
public static class Addition
{
    private const int Around = 200;

    // From the surest sign that two findings are one to the weakest that counts.
    private static readonly Func<Finding, string>[] Signs =
    [
        finding => finding.KeyPath + "\0" + LineOf(finding),
        finding => finding.KeyPath,
        _ => "",
    ];

    /// <summary>The findings that are new.</summary>
    /// <remarks>
    /// A finding is old if there was one of the same rule, as severe at least, in the same file, of the same secret, or
    /// without a secret at the same key path. Each of before makes one of after old: a second copy is new.
    /// </remarks>
    /// <param name="after">The findings after the change.</param>
    /// <param name="before">The findings before it; what was suppressed was there too.</param>
    /// <param name="oldPath">The path that a file had before the change, by its path after it.</param>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> after, IReadOnlyList<Finding> before, Func<string, string> oldPath)
    {
        var open = before.ToList();
        var added = after.ToList();
        foreach (var sign in Signs)
        {
            if (open.Count > 0)
            {
                (added, open) = Pair(added, open, sign, oldPath);
            }
        }

        return [.. after.Intersect(added, ReferenceComparer.Instance)];
    }

    // Takes away what stands on both sides with the same sign.
    private static (List<Finding> After, List<Finding> Before) Pair(List<Finding> after, List<Finding> before, Func<Finding, string> sign, Func<string, string> oldPath)
    {
        var known = new Dictionary<(string, string, Secret?, string, Severity), Queue<Finding>>();
        foreach (var finding in before)
        {
            var key = Key(finding, finding.File.Path, finding.Severity);
            (known.TryGetValue(key, out var queue) ? queue : known[key] = new Queue<Finding>()).Enqueue(finding);
        }

        var added = new List<Finding>();
        var used = new HashSet<Finding>(ReferenceComparer.Instance);
        foreach (var finding in after)
        {
            var path = oldPath(finding.File.Path);
            var match = Enumerable.Range((int)finding.Severity, Severity.Error - finding.Severity + 1)
                .Select(severity => known.TryGetValue(Key(finding, path, (Severity)severity), out var queue) && queue.Count > 0 ? queue : null)
                .FirstOrDefault(queue => queue is not null);
            if (match is null)
            {
                added.Add(finding);
            }
            else
            {
                used.Add(match.Dequeue());
            }
        }

        return (added, [.. before.Where(finding => !used.Contains(finding))]);

        (string, string, Secret?, string, Severity) Key(Finding finding, string path, Severity severity) =>
            (finding.Rule.Id, path, finding.Secret, finding.Secret is null ? finding.KeyPath + "\0" + sign(finding) : sign(finding), severity);
    }

    // The line, or of a very long one what stands around.
    private static string LineOf(Finding finding)
    {
        var line = finding.File.Line(finding.File.Position(finding.Span.Start).Line);
        var start = Math.Max(line.Start, finding.Span.Start - Around);
        return finding.File.Text.Substring(start, Math.Max(0, Math.Min(line.End, finding.Span.Start + Around) - start)).Trim();
    }

    // Two findings with the same words are still two.
    private sealed class ReferenceComparer : IEqualityComparer<Finding>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(Finding? x, Finding? y) => ReferenceEquals(x, y);

        public int GetHashCode(Finding obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
