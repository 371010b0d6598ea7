using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules.Hygiene;

/// <summary>A private key or a key file of a Proxmox product among the files.</summary>
public sealed class CommittedKey : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE105",
        nameof(CommittedKey),
        "private key or Proxmox key file committed",
        Severity.Error,
        "renew the key on the cluster, then remove the file from the repository and its history");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project)
    {
        var kind = KeyFiles.Of(document.File.Path);
        if (kind is not null)
        {
            return [.. Pem(document, kind), .. KeyFiles.SecretsIn(kind, document.File.Text).Select(span => OfFile(document, span, kind))];
        }

        var keys = Pem(document, null);
        return keys.Count > 0 && project.MentionsProxmox ? keys : [];
    }

    private List<Finding> Pem(Document document, KeyFile? kind) =>
        [.. PrivateKeys.Find(document.File.Text).Select(key => OfPem(document, key, kind))];

    private Finding OfPem(Document document, PrivateKey key, KeyFile? kind) => new(Descriptor, document.File, key.Span, Message(key, kind))
    {
        Severity = (key.IsEncrypted ? Severity.Note : Descriptor.Severity).In(document.Context),
        Confidence = Confidence.High,
        KeyPath = key.Kind,
        Secret = new Secret(document.File.Slice(key.Span)),
    };

    private Finding OfFile(Document document, TextSpan span, KeyFile kind) => new(Descriptor, document.File, span, $"this file of Proxmox holds {kind.What}")
    {
        Severity = Descriptor.Severity.In(document.Context),
        Confidence = Confidence.High,
        KeyPath = document.File.Name,
        Secret = new Secret(document.File.Slice(span)),
    };

    private static string Message(PrivateKey key, KeyFile? kind)
    {
        var name = key.Kind.Length == 0 ? "a private key" : $"a private key ({key.Kind})";
        return (kind, key.IsEncrypted) switch
        {
            ({ } known, _) => $"{name} in a file of Proxmox: {known.What}",
            (null, true) => $"{name} that only its passphrase keeps stands here",
            _ => $"{name} stands here in clear: whoever reads the repository can log in, or answer, in its owner's name",
        };
    }
}
