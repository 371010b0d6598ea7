using Pvelint.Formats;

namespace Pvelint.Rules.Secrets;

/// <summary>PVE101: a whole API token, id and secret in one text, is written in a file.</summary>
public sealed class TokenWritten : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE101", nameof(TokenWritten), "API token written in a file", Severity.Error,
        "revoke the token, create a new one, and let the tool read it from the environment (PROXMOX_VE_API_TOKEN) or a secret store")
    {
        Fixes = [FixSafety.Unsafe],
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project) =>
        from credential in project.Credentials(document)
        where credential.Kind is CredentialKind.Token
        select CredentialFindings.Of(
            Descriptor, credential,
            $"the API token{Named(credential.Identity)} is written here with its secret: {CredentialFindings.Reach(credential.Identity)}");

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project) => CredentialFixes.Of(finding, project);

    private static string Named(Identity identity) => identity == Identity.Unknown ? "" : " " + identity;
}
