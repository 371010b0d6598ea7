using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>The pages of the rules, embedded in Core from <c>rules/</c>.</summary>
internal static class RulePage
{
    /// <summary>Where the project lives.</summary>
    public const string ProjectUrl = RuleDescriptor.ProjectUrl;

    /// <summary>The page of a rule; its title and help where the page is missing, which a test forbids.</summary>
    public static string Of(RuleDescriptor rule)
    {
        using var stream = typeof(Rule).Assembly.GetManifestResourceStream($"rules/{rule.Id}.md");
        if (stream is null)
        {
            return $"# {rule.Id}: {rule.Title}\n\n{rule.Help}\n";
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The page on the web.</summary>
    public static string UrlOf(RuleDescriptor rule) => rule.PageUrl;

    /// <summary>Why it matters and the way out: the page without its examples, which show what must not stand in a report.</summary>
    public static string Advice(RuleDescriptor rule)
    {
        var kept = new List<string>();
        var keeps = true;
        foreach (var line in Of(rule).Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                keeps = line.Contains("Why", StringComparison.Ordinal) || line.Contains("Fix", StringComparison.Ordinal);
            }

            if (keeps)
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept).Trim() + "\n";
    }
}
