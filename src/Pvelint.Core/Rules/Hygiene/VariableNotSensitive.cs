using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Rules.Editing;
using Pvelint.Rules.Secrets;
using Pvelint.Rules.Transport;
using Pvelint.Text;

namespace Pvelint.Rules.Hygiene;

/// <summary>A Terraform or Packer variable that takes a Proxmox secret and is not marked sensitive, or brings the secret along.</summary>
public sealed class VariableNotSensitive : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE106",
        nameof(VariableNotSensitive),
        "variable that takes a Proxmox secret is not sensitive, or has a literal default",
        Severity.Warning,
        "write `sensitive = true` and no default; give the value by environment or from a secret store")
    {
        Fixes = [FixSafety.Safe, FixSafety.Unsafe],
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project)
    {
        if (document.Format is not (FileFormat.Hcl or FileFormat.HclJson))
        {
            yield break;
        }

        foreach (var variable in document.Root.Children.Where(scope => scope.Kind == "variable" && scope.Labels.Count == 1))
        {
            var name = variable.Labels[0];
            var flow = project.SecretFlow.MeaningOfVariable(document.File.Folder, name);
            if ((flow ?? ByName(name)) is { } meaning && IsOwn(meaning.Role) && Report(document, variable, name, flow is null ? Confidence.Medium : Confidence.High) is { } finding)
            {
                yield return finding;
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project)
    {
        if (project.DocumentOf(finding) is not { Hcl: { } tree } document
            || tree.Body.BlocksOf("variable").FirstOrDefault(block => block.Labels.Count == 1 && block.Span.Contains(finding.Span)) is not { } variable)
        {
            yield break;
        }

        var edits = new HclEdits(document.File, tree);
        var name = variable.Labels[0].Text;
        var sensitive = variable.Body.Attribute("sensitive");
        var literal = finding.Related.Count > 0 ? variable.Body.Attribute("default") : null;
        if (!IsSensitive(variable)
            && (sensitive is not null ? edits.Replace(sensitive, "true") : literal is not null ? edits.InsertBefore(variable, literal, "sensitive", "true") : edits.Insert(variable, "sensitive", "true")) is { } marking)
        {
            yield return new Fix($"mark variable '{name}' as sensitive", SensitiveUse.IsHarmless(document, name, project) ? FixSafety.Safe : FixSafety.Unsafe, marking);
        }

        if (literal is not null && WithoutDefault(edits, variable) is { } removal)
        {
            yield return removal;
        }
    }

    /// <summary>Takes the default of a variable out; what is not sensitive yet becomes it with that. Null where it has none.</summary>
    internal static Fix? WithoutDefault(HclEdits edits, HclBlock variable) =>
        variable.Body.Attribute("default") is { } value
            && (variable.Body.Attribute("sensitive") is null ? edits.Replace(value, "sensitive", "true") : edits.Remove(variable.Body, value)) is { } removal
            ? new Fix($"remove the default of variable '{variable.Labels[0].Text}'", FixSafety.Unsafe, removal)
            : null;

    private static bool IsSensitive(HclBlock variable) => variable.Body.Attribute("sensitive") is { Expression: not HclLiteral { IsTrue: false } };

    /// <summary>The defaults that a finding of this rule tells of as what they may well be, secrets: for masking alone.</summary>
    public static IEnumerable<Finding> Defaults(Finding finding) => finding.Rule.Id == "PVE106"
        ? finding.Related.Select(place => finding with { File = place.File, Span = place.Span, Secret = new Secret(place.File.Slice(place.Span)) })
        : [];

    private static KeyMeaning? ByName(string name) =>
        KeyNames.Of(name) is { HasProduct: true, IsOther: false, IsGuest: false, Role: { } role } ? new KeyMeaning(role, "", Confidence.Medium) : null;

    private static bool IsOwn(KeyRole role) => role is KeyRole.Token or KeyRole.TokenSecret or KeyRole.Password or KeyRole.Ticket;

    private Finding? Report(Document document, SettingScope variable, string name, Confidence confidence)
    {
        var literal = variable.Find("default") is { Value.Kind: ValueKind.Literal } value && Placeholders.Classify(value.Value.Text) == SecretText.Plausible ? value : null;
        var isSensitive = variable.Find("sensitive") is { } sensitive && (Truth.Of(sensitive.Value) ?? true);
        if (isSensitive && literal is null)
        {
            return null;
        }

        var message = (literal, isSensitive) switch
        {
            (null, _) => $"variable '{name}' takes a Proxmox secret and is not sensitive: plans and logs print it",
            (_, true) => $"variable '{name}' takes a Proxmox secret and has it as its default",
            _ => $"variable '{name}' takes a Proxmox secret, has it as its default, and is not sensitive",
        };
        return new Finding(Descriptor, document.File, NameSpan(document, variable, name), message)
        {
            Severity = Descriptor.Severity.In(document.Context),
            Confidence = confidence,
            KeyPath = variable.NamePath,
            Related = literal is null ? [] : [new RelatedPlace(document.File, literal.Value.Span, "the default")],
        };
    }

    // The label, as it stands in the block's header.
    private static TextSpan NameSpan(Document document, SettingScope variable, string name)
    {
        var start = document.File.Text.IndexOf(name, variable.Span.Start, variable.Span.Length, StringComparison.Ordinal);
        return start < 0 ? new TextSpan(variable.Span.Start, 0) : new TextSpan(start, name.Length);
    }
}
