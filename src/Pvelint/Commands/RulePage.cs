using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>The pages of the rules, embedded in Core from <c>rules/</c>.</summary>
internal static class RulePage
{
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
}
