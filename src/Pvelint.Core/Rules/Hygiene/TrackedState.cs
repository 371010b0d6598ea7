using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules.Hygiene;

/// <summary>Terraform state or a plan with Proxmox secrets that git tracks: every clone holds them, and every old version.</summary>
public sealed class TrackedState : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE108",
        nameof(TrackedState),
        "Terraform state or plan with Proxmox secrets is tracked",
        Severity.Error,
        "renew the secrets, keep the state in a backend that encrypts it, add *.tfstate* to .gitignore and take the file out of the history");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project) =>
        StateSecrets.IsState(document) && project.GitStatus(document.File.Path) == GitStatus.Tracked
            ? StateSecrets.In(document).Select(secret => Report(document, secret))
            : [];

    private Finding Report(Document document, StateSecret secret) => new(
        Descriptor,
        document.File,
        secret.Value.ToSource(new TextSpan(0, secret.Value.Text.Length)),
        secret.IsOwn
            ? $"this file is tracked by git and keeps '{secret.Setting.Key}' of {secret.Type} in clear: a credential of Proxmox itself"
            : $"this file is tracked by git and keeps '{secret.Setting.Key}' of {secret.Type} in clear")
    {
        Severity = (secret.IsOwn ? Severity.Error : Severity.Warning).In(document.Context),
        Confidence = Confidence.High,
        KeyPath = secret.Setting.NamePath,
        Secret = new Secret(secret.Value.Text),
    };
}
