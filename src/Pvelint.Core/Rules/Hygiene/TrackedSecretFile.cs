using Pvelint.Formats;
using Pvelint.Rules.Secrets;

namespace Pvelint.Rules.Hygiene;

/// <summary>A file made for secrets that holds some and that git tracks, or would take at the next <c>git add</c>.</summary>
public sealed class TrackedSecretFile : Rule
{
    private static readonly string[] Names =
    [
        "*.tfvars", "*.tfvars.json", "*.pkrvars.hcl", "*.pkrvars.json", "*.pkvars.hcl", ".env", ".env.*", "*.env", ".envrc",
        "*credential*", "*secret*.yml", "*secret*.yaml", "*secret*.json", "*secret*.hcl", "*secret*.ini", "*secret*.toml", "vault.yml", "vault.yaml", "pve.yml", "pve.yaml",
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE107",
        nameof(TrackedSecretFile),
        "file that holds secrets is tracked, or not ignored, by git",
        Severity.Warning,
        "add the file to .gitignore, take it out of the index with `git rm --cached`, and commit an example with empty values instead");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project)
    {
        if (document.Context != SourceContext.Code || !Array.Exists(Names, pattern => Glob.Matches(pattern, document.File.Name)))
        {
            yield break;
        }

        var status = project.GitStatus(document.File.Path);
        if (status is GitStatus.Tracked or GitStatus.Untracked
            && project.Credentials(document).FirstOrDefault(IsOwn) is { } credential)
        {
            yield return Report(document, credential, status);
        }
    }

    private static bool IsOwn(Credential credential) =>
        credential.Context == SourceContext.Code && credential.Kind is not (CredentialKind.GuestPassword or CredentialKind.CsrfToken);

    private Finding Report(Document document, Credential credential, GitStatus status) => new(
        Descriptor,
        document.File,
        credential.Setting is { KeySpan.Length: > 0 } setting ? setting.KeySpan : credential.Span,
        status == GitStatus.Tracked
            ? "git tracks this file, and a Proxmox secret stands in it: every clone has it"
            : "git does not ignore this file, and a Proxmox secret stands in it: the next `git add .` commits it")
    {
        Confidence = Confidence.High,

        // It is about the file as a whole: another secret in front of this one changes nothing.
        KeyPath = document.File.Name,
        Help = status == GitStatus.Tracked ? Descriptor.Help : "add the file to .gitignore, and commit an example with empty values instead",
    };
}
