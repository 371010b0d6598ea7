using Pvelint.Formats;

namespace Pvelint.Rules.Secrets;

/// <summary>PVE102: the secret of an API token is written in a file under a key that takes one.</summary>
public sealed class TokenSecretWritten : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE102", nameof(TokenSecretWritten), "secret of an API token written in a file", Severity.Error,
        "revoke the token, create a new one, and let the tool read the secret from the environment or a secret store")
    {
        Fixes = [FixSafety.Unsafe],
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project) =>
        from credential in project.Credentials(document)
        where credential.Kind is CredentialKind.TokenSecret
        select CredentialFindings.Of(
            Descriptor, credential,
            $"the secret{CredentialFindings.Owner(credential.Identity)} is written here: {CredentialFindings.Reach(credential.Identity)}");

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project) => CredentialFixes.Of(finding, project);
}
