using Pvelint.Formats;

namespace Pvelint.Rules.Secrets;

/// <summary>PVE103: a password of a Proxmox user, of a guest or of a node's SSH is written in a file.</summary>
public sealed class PasswordWritten : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE103", nameof(PasswordWritten), "password written in a file", Severity.Error,
        "change the password, and let the tool read it from the environment or a secret store; for automation prefer an API token with few privileges")
    {
        Fixes = [FixSafety.Unsafe],
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project) =>
        from credential in project.Credentials(document)
        where credential.Kind is CredentialKind.Password or CredentialKind.GuestPassword
        select credential.Kind is CredentialKind.Password
            ? CredentialFindings.Of(Descriptor, credential, $"the password{CredentialFindings.Owner(credential.Identity)} is written here: {Reach(credential.Identity)}")
            : CredentialFindings.Of(
                Descriptor, credential, "the password of a guest or of a node's SSH is written here, and Terraform copies it into the state", Severity.Warning);

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project) => CredentialFixes.Of(finding, project);

    // A password of the pam realm is the system account's: it opens SSH too.
    private static string Reach(Identity identity) =>
        identity.IsRoot ? "it is the node's root password, for SSH too: whoever reads this file owns the cluster" : CredentialFindings.Reach(identity);
}
