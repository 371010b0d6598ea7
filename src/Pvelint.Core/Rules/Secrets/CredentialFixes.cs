using Pvelint.Formats;
using Pvelint.Rules.Editing;

namespace Pvelint.Rules.Secrets;

/// <summary>
/// Takes a written credential out and has it come from elsewhere, in the words of the language around it. Somebody has to give the
/// value afterwards, so none is safe; and what was committed stays leaked.
/// </summary>
internal static class CredentialFixes
{
    /// <summary>The fixes of a finding of PVE101 to PVE104; none where the language has no way that is sure to work there.</summary>
    public static IEnumerable<Fix> Of(Finding finding, Project project)
    {
        if (project.DocumentOf(finding) is not { } document
            || project.Credentials(document).FirstOrDefault(one => one.Span == finding.Span) is not { } credential
            || !document.File.Holds(credential.Span, credential.Secret.Reveal()))
        {
            return [];
        }

        if (credential.Context == SourceContext.Comment || document.Comments.Any(comment => comment.Span.Contains(credential.Span)))
        {
            return [new Fix("take it out of the comment", FixSafety.Unsafe, [new FixEdit(document.File, credential.Span, "<removed>")])];
        }

        return document.Format switch
        {
            FileFormat.Dotenv when credential.Setting is { } setting && setting.Value.Span == credential.Span =>
                [new Fix($"take the value out, to be given by the environment: {setting.Key}", FixSafety.Unsafe, [new FixEdit(document.File, credential.Span, "")])],
            FileFormat.Hcl or FileFormat.HclJson => HclCredentialFixes.Of(credential, project),
            FileFormat.Yaml => YamlCredentialFixes.Of(credential, project),
            FileFormat.Shell => ShellCredentialFixes.Of(credential, project),
            _ => [],
        };
    }

    /// <summary>What a credential is called where nothing around it has a name for it: <c>proxmox_api_token_secret</c>.</summary>
    public static string NameOf(CredentialKind kind) => kind switch
    {
        CredentialKind.Token => "proxmox_api_token",
        CredentialKind.TokenSecret => "proxmox_api_token_secret",
        CredentialKind.Password => "proxmox_password",
        CredentialKind.GuestPassword => "proxmox_guest_password",
        CredentialKind.Ticket => "proxmox_ticket",
        _ => "proxmox_csrf_token",
    };
}
