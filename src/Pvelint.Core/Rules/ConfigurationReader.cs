using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules;

/// <summary>Reads <c>.pvelint.hcl</c>: what it says and each thing that is wrong in it.</summary>
public sealed class ConfigurationReader
{
    private static readonly string[] RootKeys = ["pve", "fail_on", "exclude", "fingerprint_key", "baseline"];
    private static readonly string[] Blocks = ["rule", "ignore"];
    private static readonly string[] IgnoreKeys = ["rule", "path", "reason", "expires"];
    private static readonly string[] RuleKeys = ["severity"];
    private static readonly string[] FailLevels = ["error", "warning", "note", "never"];
    private static readonly string[] SeverityNames = ["error", "warning", "note", "off"];
    private const int ShortestKey = 16;

    private readonly Document _document;
    private readonly List<Diagnostic> _diagnostics;
    private readonly List<IgnoreEntry> _ignores = [];
    private readonly Dictionary<string, Severity?> _severities = new(StringComparer.OrdinalIgnoreCase);

    private ConfigurationReader(Document document)
    {
        _document = document;
        _diagnostics = [.. document.Diagnostics];
    }

    /// <summary>Reads a configuration file.</summary>
    /// <param name="file">The file; its language is HCL whatever its name is.</param>
    /// <param name="diagnostics">What is wrong in it; a run must not go on where this is not empty.</param>
    public static Configuration Read(SourceFile file, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var reader = new ConfigurationReader(new DocumentReader().Read(file, FileFormat.Hcl, SourceContext.Code));
        var configuration = reader.Read();
        diagnostics = [.. reader._diagnostics.OrderBy(diagnostic => diagnostic.Span.Start)];
        return configuration;
    }

    private Configuration Read()
    {
        CheckKeys(_document.Root, RootKeys, Blocks);
        foreach (var block in _document.Root.Children)
        {
            if (block.Kind == "rule")
            {
                ReadRule(block);
            }
            else if (block.Kind == "ignore")
            {
                ReadIgnore(block);
            }
        }

        return new Configuration
        {
            File = _document.File,
            Pve = Choice(_document.Root, "pve", Project.KnownPve),
            FailOn = Choice(_document.Root, "fail_on", FailLevels) is { } level ? FailLevel(level) : null,
            FingerprintKey = FingerprintKey(),
            Baseline = BaselinePath(),
            Exclude = [.. Texts(_document.Root, "exclude").Select(text => new PathPattern(text))],
            Severities = _severities,
            Ignores = _ignores,
        };
    }

    private static FailOn FailLevel(string level) => level switch
    {
        "error" => FailOn.Error,
        "warning" => FailOn.Warning,
        "note" => FailOn.Note,
        _ => FailOn.Never,
    };

    private void ReadRule(SettingScope block)
    {
        CheckKeys(block, RuleKeys, []);
        if (block.Labels.Count != 1)
        {
            Say(block.Span, "a rule block takes the rule's id as its one label: rule \"PVE301\" { … }");
            return;
        }

        if (CheckRule(block.Labels[0], block.Span) && Choice(block, "severity", SeverityNames) is { } severity)
        {
            _severities[block.Labels[0]] = severity switch
            {
                "error" => Severity.Error,
                "warning" => Severity.Warning,
                "note" => Severity.Note,
                _ => null,
            };
        }
    }

    private void ReadIgnore(SettingScope block)
    {
        CheckKeys(block, IgnoreKeys, []);
        var rule = Text(block, "rule");
        var reason = Text(block, "reason");
        if (rule is null)
        {
            Say(block.Span, "an ignore block says which rule it silences: rule = \"PVE101\"");
        }
        else if (string.IsNullOrWhiteSpace(reason))
        {
            Say(block.Span, "an ignore block gives its reason: reason = \"…\"");
        }
        else if (CheckRule(rule, block.Find("rule")!.Value.Span))
        {
            _ignores.Add(new IgnoreEntry(rule, Text(block, "path") is { } path ? new PathPattern(path) : null, reason!.Trim(), Expiry(block), block.Span));
        }
    }

    private Day? Expiry(SettingScope block)
    {
        if (Text(block, "expires") is not { } text)
        {
            return null;
        }

        if (Day.Parse(text) is { } day)
        {
            return day;
        }

        Say(block.Find("expires")!.Value.Span, "expires takes a day such as \"2027-01-31\"");
        return null;
    }

    private Secret? FingerprintKey()
    {
        if (Text(_document.Root, "fingerprint_key") is not { } key)
        {
            return null;
        }

        if (key.Length >= ShortestKey)
        {
            return new Secret(key);
        }

        Say(_document.Root.Find("fingerprint_key")!.Value.Span, $"fingerprint_key has fewer than {ShortestKey} characters; take what 'openssl rand -hex 16' prints");
        return null;
    }

    // The repository is not trusted: a path that leads out of it would have us read, and write, elsewhere.
    private string? BaselinePath()
    {
        if (Text(_document.Root, "baseline") is not { } path)
        {
            return null;
        }

        var isInside = path.Length > 0 && path[0] != '/' && path.IndexOf('\\') < 0 && path.IndexOf(':') < 0 && !path.Split('/').Contains("..");
        if (isInside)
        {
            return path;
        }

        Say(_document.Root.Find("baseline")!.Value.Span, "baseline takes the path of a file below the folder of this file, with forward slashes: \".pvelint-baseline.hcl\"");
        return null;
    }

    private bool CheckRule(string id, TextSpan span)
    {
        if (RuleCatalog.Find(id) is not null)
        {
            return true;
        }

        Say(span, $"no rule has the id '{id}'{Nearest.Hint(id, RuleCatalog.All.Select(rule => rule.Descriptor.Id))}");
        return false;
    }

    private void CheckKeys(SettingScope scope, string[] keys, string[] blocks)
    {
        foreach (var setting in scope.Settings.Where(setting => Array.IndexOf(keys, setting.Key) < 0))
        {
            Say(setting.KeySpan, $"unknown setting '{setting.Key}'{Nearest.Hint(setting.Key, keys)}; known here: {string.Join(", ", keys)}");
        }

        foreach (var twice in scope.Settings.GroupBy(setting => setting.Key).SelectMany(group => group.Skip(1)))
        {
            Say(twice.KeySpan, $"'{twice.Key}' stands twice");
        }

        foreach (var child in scope.Children.Where(child => Array.IndexOf(blocks, child.Kind) < 0))
        {
            var known = blocks.Length == 0 ? "" : $"; known here: {string.Join(", ", blocks)}";
            Say(child.Span, $"unknown block '{child.Kind}'{Nearest.Hint(child.Kind, blocks)}{known}");
        }
    }

    private string? Choice(SettingScope scope, string key, IReadOnlyList<string> choices)
    {
        if (Text(scope, key) is not { } text || choices.Contains(text))
        {
            return Text(scope, key);
        }

        Say(scope.Find(key)!.Value.Span, $"{key} is one of {string.Join(", ", choices)}");
        return null;
    }

    private string? Text(SettingScope scope, string key)
    {
        if (scope.Find(key) is not { } setting)
        {
            return null;
        }

        if (setting.Value.Kind is ValueKind.Literal or ValueKind.Number)
        {
            return setting.Value.Text;
        }

        Say(setting.Value.Span, $"{key} takes a text in quotes, written out");
        return null;
    }

    private IEnumerable<string> Texts(SettingScope scope, string key)
    {
        if (scope.Find(key) is not { } setting)
        {
            return [];
        }

        if (setting.Value.Kind is ValueKind.List && setting.Value.Items.All(item => item.Kind is ValueKind.Literal))
        {
            return setting.Value.Items.Select(item => item.Text);
        }

        Say(setting.Value.Span, $"{key} takes a list of texts: [\"vendor/**\"]");
        return [];
    }

    private void Say(TextSpan span, string message)
    {
        var diagnostic = new Diagnostic(span, message);
        if (!_diagnostics.Contains(diagnostic))
        {
            _diagnostics.Add(diagnostic);
        }
    }
}
