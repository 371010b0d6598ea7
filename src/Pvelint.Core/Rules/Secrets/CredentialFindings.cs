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
            About = credential.About,
            Secret = credential.Secret,
            Identity = credential.Identity.ToString(),
            Related = credential.IdentityPlace is { } place ? [place] : [],
        };

    /// <summary>Whose it is and what that opens, for a message: <c>of token root@pam!ci</c>.</summary>
    public static string Owner(Identity identity) =>
        identity == Identity.Unknown ? "" : identity.TokenName.Length == 0 ? $" of user {identity}" : $" of token {identity}";

    /// <summary>What a leak opens, for the end of a message.</summary>
    public static string Reach(Identity identity) =>
        identity.IsRoot ? "it is root's: whoever reads this file owns the cluster" : "whoever reads this file can log in with it";

    // A commented-out secret is as live as any other. A token in an example or on a page of documentation is one that
    // somebody pasted: Proxmox makes UUIDs, people make up passwords.
    private static Severity SecretIn(Severity severity, Credential credential)
    {
        var context = credential.Document.Context is not SourceContext.Code ? credential.Document.Context : credential.Context;
        return context switch
        {
            SourceContext.Comment => severity,
            SourceContext.Example or SourceContext.Documentation when credential.Kind is CredentialKind.Token or CredentialKind.TokenSecret => Severity.Warning,
            _ => severity.In(context),
        };
    }
}
