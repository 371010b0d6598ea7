using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules.Hygiene;

/// <summary>
/// A suppression or a configuration that a change itself adds: a merge request could silence its own leak with it. Only
/// who compares two snapshots can tell, so the rule itself looks at nothing; and nothing silences it.
/// </summary>
public sealed class SilencingChange : Rule
{
    internal static readonly RuleDescriptor Rule = new(
        "PVE903",
        nameof(SilencingChange),
        "suppression or configuration that the change itself adds",
        Severity.Note,
        "review it as part of the change, or scan with --trust-base, which takes what silences from the base alone");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor => Rule;

    /// <summary>A finding of what a change adds.</summary>
    /// <param name="file">The file.</param>
    /// <param name="span">Where it stands.</param>
    /// <param name="keyPath">Where in the file's structure.</param>
    /// <param name="what">What it does, as in <c>silences PVE101 here</c>.</param>
    public static Finding Of(SourceFile file, TextSpan span, string keyPath, string what) =>
        new(Rule, file, span, $"the change itself {what}: what it hides is nobody's decision yet") { KeyPath = keyPath };

    /// <summary>The suppressions in comments that a change adds, moves, or lets stand over another line.</summary>
    /// <param name="after">The files after the change.</param>
    /// <param name="before">The files before it.</param>
    /// <param name="oldPath">The path that a file had before the change, by its path after it.</param>
    public static IEnumerable<Finding> InComments(IEnumerable<Document> after, IEnumerable<Document> before, Func<string, string> oldPath)
    {
        var known = Counted(before.SelectMany(InlineSuppression.Of).Select(entry => Key(entry, entry.File.Path)));
        return after.SelectMany(InlineSuppression.Of)
            .Where(entry => entry.Problem is null && !known.Take(Key(entry, oldPath(entry.File.Path))))
            .Select(entry => Of(entry.File, entry.Span, "", $"silences {string.Join(", ", entry.Rules)} here"));
    }

    /// <summary>What a change of the configuration silences.</summary>
    /// <param name="after">The configuration after the change.</param>
    /// <param name="before">The one before it.</param>
    public static IEnumerable<Finding> InConfiguration(Configuration after, Configuration before)
    {
        var file = after.File ?? new SourceFile(Configuration.FileName, "");
        var root = new DocumentReader().Read(file, FileFormat.Hcl, SourceContext.Code).Root;
        var ignores = Counted(before.Ignores.Select(Key));
        foreach (var entry in after.Ignores.Where(entry => !ignores.Take(Key(entry))))
        {
            yield return Of(file, entry.Span, "ignore." + entry.Rule, $"adds an ignore block of {entry.Rule}");
        }

        var excludes = Counted(before.Exclude.Select(pattern => pattern.Text));
        var items = root.Find("exclude")?.Value.Items ?? [];
        foreach (var pattern in after.Exclude.Where(pattern => !excludes.Take(pattern.Text)))
        {
            var item = items.FirstOrDefault(item => item.Text == pattern.Text);
            yield return Of(file, item?.Span ?? new TextSpan(0, 0), "exclude", "leaves files out of the scan");
        }

        foreach (var descriptor in RuleCatalog.All.Select(rule => rule.Descriptor))
        {
            var severity = SeverityIn(after, descriptor);
            if ((severity ?? (Severity)(-1)) < (SeverityIn(before, descriptor) ?? (Severity)(-1)))
            {
                var block = root.Children.FirstOrDefault(child => child.Kind == "rule" && child.Labels.Contains(descriptor.Id, StringComparer.OrdinalIgnoreCase));
                yield return Of(file, block?.Span ?? new TextSpan(0, 0), "rule." + descriptor.Id, severity is null ? $"switches {descriptor.Id} off" : $"lowers {descriptor.Id}");
            }
        }

        if ((after.FailOn ?? FailOn.Warning) < (before.FailOn ?? FailOn.Warning))
        {
            yield return Of(file, root.Find("fail_on")?.Value.Span ?? new TextSpan(0, 0), "fail_on", "lets more findings pass");
        }

        if (after.Baseline is not null && after.Baseline != before.Baseline)
        {
            yield return Of(file, root.Find("baseline")?.Value.Span ?? new TextSpan(0, 0), "baseline", "names another baseline");
        }

        if (after.Pve != before.Pve)
        {
            yield return Of(file, root.Find("pve")?.Value.Span ?? new TextSpan(0, 0), "pve", "has another version of Proxmox VE judged by");
        }
    }

    /// <summary>What a change accepts in a baseline.</summary>
    /// <param name="file">The baseline file; null where there is none.</param>
    /// <param name="added">The entries that the change adds, or makes to hold further.</param>
    public static IEnumerable<Finding> InBaseline(SourceFile? file, IEnumerable<BaselineEntry> added) => file is null ? [] : added.Select(entry =>
        Of(file, entry.Span, "findings", $"accepts {entry.Id.Rule} {(entry.Anywhere ? "anywhere" : "in " + entry.Id.Path)}")
            with
        { About = string.Join(" ", entry.Id.Rule, entry.Id.Path, entry.Id.Place, entry.Id.Value) });

    private static Severity? SeverityIn(Configuration configuration, RuleDescriptor rule) =>
        configuration.Severities.TryGetValue(rule.Id, out var severity) ? severity : rule.Severity;

    private static string Key(IgnoreEntry entry) => $"{entry.Rule.ToUpperInvariant()}\0{entry.Path?.Text}\0{entry.Expires}";

    // With the line that it holds for: a comment may stay where it is, and a secret come to stand below it.
    private static string Key(InlineSuppression entry, string path)
    {
        var line = entry.File.Slice(entry.File.Line(entry.Lines[entry.Lines.Count - 1])).Trim();
        return string.Join("\0", [path, .. entry.Rules, entry.Until?.ToString() ?? "", entry.Reason, line]);
    }

    private static Counts Counted(IEnumerable<string> keys) => new(keys);

    /// <summary>How often each key is still to be had.</summary>
    private sealed class Counts
    {
        private readonly Dictionary<string, int> _left = new(StringComparer.Ordinal);

        public Counts(IEnumerable<string> keys)
        {
            foreach (var key in keys)
            {
                _left[key] = _left.TryGetValue(key, out var count) ? count + 1 : 1;
            }
        }

        public bool Take(string key)
        {
            if (!_left.TryGetValue(key, out var count) || count == 0)
            {
                return false;
            }

            _left[key] = count - 1;
            return true;
        }
    }
}
