namespace Pvelint.Rules;

/// <summary>What is fixed about a rule. The page <c>rules/ID.md</c> says the rest.</summary>
/// <param name="Id"><c>PVE101</c>; never reused.</param>
/// <param name="Name">The bad thing in PascalCase, the name of the rule's class.</param>
/// <param name="Title">The bad thing in one line, lower case.</param>
/// <param name="Severity">Severity where nothing softens it.</param>
/// <param name="Help">What to do, in one line, lower case.</param>
public sealed record RuleDescriptor(string Id, string Name, string Title, Severity Severity, string Help)
{
    /// <summary>Where the project lives.</summary>
    public const string ProjectUrl = "https://github.com/pvelint/pvelint";

    /// <summary>The classes of its fixes that <c>scan --fix</c> makes, the safest first; none where none of its findings can be mended by a machine.</summary>
    public IReadOnlyList<FixSafety> Fixes { get; init; } = [];

    /// <summary>The rule's page on the web.</summary>
    public string PageUrl => $"{ProjectUrl}/blob/main/rules/{Id}.md";

    /// <summary><c>secrets</c>, <c>permissions</c>, <c>transport</c> or <c>pvelint</c>, by the id's first digit.</summary>
    public string Category => Id[3] switch
    {
        '1' => "secrets",
        '2' => "permissions",
        '3' => "transport",
        _ => "pvelint",
    };
}
