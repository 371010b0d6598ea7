using Pvelint.Formats;

namespace Pvelint.Rules.Secrets;

/// <summary>How a credential becomes a finding: the four rules differ in kind and words alone.</summary>
internal static class CredentialFindings
{
    /// <summary>The finding of a rule on a credential.</summary>
    public static Finding Of(RuleDescriptor rule, Credential credential, string message, Severity? severity = null) =>
        new(rule, credential.Document.File, credential.Span, message)
        {
            Severity = SecretIn(severity ?? rule.Severity, credential),
            Confidence = credential.Confidence,
            KeyPath = credential.KeyPath,
            Secret = credential.Secret,
            Related = credential.IdentityPlace is { } place ? [place] : [],
        };

    /// <summary>Whose it is and what that opens, for a message: <c>of token root@pam!ci</c>.</summary>
    public static string Owner(Identity identity) =>
        identity == Identity.Unknown ? "" : identity.TokenName.Length == 0 ? $" of user {identity}" : $" of token {identity}";

    /// <summary>What a leak opens, for the end of a message.</summary>
    public static string Reach(Identity identity) =>
        identity.IsRoot ? "it is root's: whoever reads this file owns the cluster" : "whoever reads this file can log in with it";

    // A commented-out secret is as live as any other; an example, a page of documentation and a test are not loaded.
    private static Severity SecretIn(Severity severity, Credential credential) =>
        credential.Document.Context is not SourceContext.Code ? severity.In(credential.Document.Context)
        : credential.Context is SourceContext.Comment ? severity
        : severity.In(credential.Context);
}
