using Pvelint.Formats;
using Pvelint.Rules.Editing;
using Pvelint.Text;

namespace Pvelint.Rules.Transport;

/// <summary>TLS verification switched off: whoever sits on the way reads the token and answers in the cluster's name.</summary>
public sealed class TlsVerificationOff : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE301",
        nameof(TlsVerificationOff),
        "TLS verification switched off",
        Severity.Warning,
        "verify: trust the cluster's CA (/etc/pve/pve-root-ca.pem) or give the node a certificate that clients know, and remove the switch")
    {
        Fixes = [FixSafety.Unsafe],
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project)
    {
        var lines = new HashSet<int>();
        var places = InsecureSource.In(document)
            .Concat(InsecureSource.Among(document, InsecureSettings.In(document)))
            .Concat(InsecureDefaults.In(document))
            .Concat(InsecureCommands.In(document));
        foreach (var place in places)
        {
            // Code is read as settings and as text: one finding a line is enough.
            if (lines.Add(document.File.Position(place.Span.Start).Line))
            {
                yield return Report(document, place);
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project) =>
        InsecureVariables.In(project).Select(found => Report(found.Document, found.Place));

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project) =>
        project.DocumentOf(finding) is { } document ? SwitchFixes.OfVerification(finding, document) : [];

    private Finding Report(Document document, InsecurePlace place) => new(Descriptor, document.File, place.Span, place.Message)
    {
        Severity = (place.Confidence == Confidence.Low ? Severity.Note : Descriptor.Severity).In(place.Context),
        Confidence = place.Confidence,
        KeyPath = place.KeyPath,
    };
}

/// <summary>A place where verification is switched off.</summary>
/// <param name="Span">The place in the file.</param>
/// <param name="Message">What is wrong here.</param>
/// <param name="Context">What the text is for.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="KeyPath">Where in the file's structure.</param>
internal readonly record struct InsecurePlace(TextSpan Span, string Message, SourceContext Context, Confidence Confidence, string KeyPath);
