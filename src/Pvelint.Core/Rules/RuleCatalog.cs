using Pvelint.Rules.Hygiene;
using Pvelint.Rules.Secrets;

namespace Pvelint.Rules;

/// <summary>Every rule, in the order of ids.</summary>
public static class RuleCatalog
{
    /// <summary>Every rule, in the order of ids.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new TokenWritten(),
        new TokenSecretWritten(),
        new PasswordWritten(),
        new TicketWritten(),
        new StaleSuppression(),
        new UnreadFile(),
    ];

    /// <summary>The rule of that id, ignoring case; null where there is none.</summary>
    public static Rule? Find(string id) =>
        All.FirstOrDefault(rule => string.Equals(rule.Descriptor.Id, id, StringComparison.OrdinalIgnoreCase));
}
