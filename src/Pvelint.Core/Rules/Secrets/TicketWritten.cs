using Pvelint.Formats;

namespace Pvelint.Rules.Secrets;

/// <summary>PVE104: a ticket, a session cookie or a CSRF prevention token is written in a file.</summary>
public sealed class TicketWritten : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE104", nameof(TicketWritten), "ticket or session cookie written in a file", Severity.Error,
        "remove it; it is valid for two hours after it was made, and whoever holds it acts as its user")
    {
        Fixes = [FixSafety.Unsafe],
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project) =>
        from credential in project.Credentials(document)
        where credential.Kind is CredentialKind.Ticket or CredentialKind.CsrfToken
        select credential.Kind is CredentialKind.Ticket
            ? CredentialFindings.Of(Descriptor, credential, $"a ticket{CredentialFindings.Owner(credential.Identity)} is written here: for two hours it is as good as a login")
            : CredentialFindings.Of(Descriptor, credential, "a CSRF prevention token is written here: with the ticket it belongs to it allows every write", Severity.Warning);

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project) => CredentialFixes.Of(finding, project);
}
