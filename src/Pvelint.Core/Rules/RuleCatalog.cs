using Pvelint.Rules.Hygiene;
using Pvelint.Rules.Permissions;
using Pvelint.Rules.Secrets;
using Pvelint.Rules.Transport;

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
        new CommittedKey(),
        new VariableNotSensitive(),
        new TrackedSecretFile(),
        new TrackedState(),
        new SharedToken(),
        new AdministratorGranted(),
        new GrantOnRoot(),
        new GrantLeadsToTakeover(),
        new PrivilegeSeparationOff(),
        new TokenCanDoNothing(),
        new RoleExceedsCode(),
        new RoleLacksForCode(),
        new UnknownToRelease(),
        new RootUsed(),
        new SystemAccountUsed(),
        new NoExpiry(),
        new RoleNameRefused(),
        new UnusedToken(),
        new TlsVerificationOff(),
        new PlainHttpEndpoint(),
        new CredentialsInLogs(),
        new StaleSuppression(),
        new UnreadFile(),
        new SilencingChange(),
    ];

    /// <summary>The rule of that id, ignoring case; null where there is none.</summary>
    public static Rule? Find(string id) =>
        All.FirstOrDefault(rule => string.Equals(rule.Descriptor.Id, id, StringComparison.OrdinalIgnoreCase));
}
