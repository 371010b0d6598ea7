using Pvelint.Formats;
using Pvelint.Rules.Secrets;
using Pvelint.Text;

namespace Pvelint.Rules.Hygiene;

/// <summary>One token used by several tools: it needs the rights of all, and renewing it breaks all at once.</summary>
public sealed class SharedToken : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE109",
        nameof(SharedToken),
        "one token used by several tools",
        Severity.Warning,
        "make one token for each tool, each with the role that this tool needs");

    private readonly record struct Use(string Tool, SourceFile File, TextSpan Span, string KeyPath);

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project)
    {
        var documents = project.Documents.Where(document => document.Context == SourceContext.Code).ToList();
        var credentials = documents.SelectMany(document => project.Credentials(document)).Where(IsToken).ToList();
        var ids = IdsBySecret(credentials);
        var uses = credentials.Select(credential => UseOf(credential, ids)).Concat(documents.SelectMany(UsesOfIds)).Where(found => found.Use.Tool.Length > 0);
        foreach (var token in uses.GroupBy(found => found.Token, found => found.Use, StringComparer.OrdinalIgnoreCase))
        {
            var tools = token.GroupBy(use => use.Tool).Select(tool => tool.First()).ToList();
            if (tools.Count > 1)
            {
                yield return Report(tools);
            }
        }
    }

    private Finding Report(List<Use> tools)
    {
        var first = tools[0];
        var names = string.Join(", ", tools.Select(use => use.Tool));
        return new Finding(Descriptor, first.File, first.Span, $"{tools.Count} tools use this token ({names}): it holds the rights of all of them, and renewing it stops them all")
        {
            Confidence = Confidence.Medium,
            KeyPath = first.KeyPath,
            Related = [.. tools.Skip(1).Select(use => new RelatedPlace(use.File, use.Span, $"the same token in {use.Tool}"))],
        };
    }

    private static bool IsToken(Credential credential) =>
        credential.Context == SourceContext.Code && credential.Kind is CredentialKind.Token or CredentialKind.TokenSecret;

    // One place may name the token whose secret another holds alone.
    private static Dictionary<Secret, string> IdsBySecret(IEnumerable<Credential> credentials)
    {
        var ids = new Dictionary<Secret, string>();
        foreach (var credential in credentials.Where(credential => credential.Identity is { User.Length: > 0, TokenName.Length: > 0 }))
        {
            ids[credential.Secret] = credential.Identity.ToString();
        }

        return ids;
    }

    private static (string Token, Use Use) UseOf(Credential credential, Dictionary<Secret, string> ids) => (
        ids.TryGetValue(credential.Secret, out var id) ? id : credential.Secret.Reveal(),
        new Use(ToolOf(credential.Tool), credential.Document.File, credential.Span, credential.KeyPath));

    // The id tells too, where each tool takes the secret from elsewhere.
    private static IEnumerable<(string Token, Use Use)> UsesOfIds(Document document) =>
        from setting in document.Settings
        where setting.Context == SourceContext.Code && setting.Value.Kind == ValueKind.Literal && ProxmoxContext.IsTokenId(setting.Value.Text)
        let meaning = Meanings.Of(setting)
        where meaning is { Role: KeyRole.Identity }
        select (setting.Value.Text, new Use(ToolOf(meaning.Value.Tool), document.File, setting.Value.Span, setting.NamePath));

    // The two providers are one tool here; keys that scripts and headers use say nothing of who calls: empty.
    private static string ToolOf(string tool) => tool switch
    {
        "" or "scripts" or "http" or "proxmox" or "other" => "",
        _ when tool.StartsWith("terraform", StringComparison.Ordinal) => "terraform",
        _ => tool,
    };
}
