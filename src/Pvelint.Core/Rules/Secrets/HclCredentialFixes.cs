using System.Text;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Rules.Editing;
using Pvelint.Rules.Hygiene;
using Pvelint.Text;

namespace Pvelint.Rules.Secrets;

/// <summary>Has credentials of Terraform and Packer code come from variables.</summary>
internal static class HclCredentialFixes
{
    /// <summary>The fixes of a credential.</summary>
    public static IEnumerable<Fix> Of(Credential credential, Project project)
    {
        var document = credential.Document;
        if (document.Hcl is not { Diagnostics.Count: 0 } tree)
        {
            return [];
        }

        var attribute = HclTexts.AttributeAround(tree, credential.Span);
        if (HclVariables.IsValuesFile(document))
        {
            var prefix = HclVariables.IsPacker(document) ? "PKR_VAR_" : "TF_VAR_";
            return attribute is { Expression: HclTemplate } && tree.Body.Items.Contains(attribute) && new HclEdits(document.File, tree).Remove(tree.Body, attribute) is { } removal
                ? [new Fix($"take the value out, to be given by {prefix}{attribute.Name}", FixSafety.Unsafe, removal)]
                : [];
        }

        var blocks = HclTexts.BlocksAround(tree, credential.Span);
        if (blocks.Count > 0 && blocks[0] is { Type: "variable", Labels.Count: 1 } variable)
        {
            return attribute is { Name: "default", Expression: HclTemplate or HclCall } && VariableNotSensitive.WithoutDefault(new HclEdits(document.File, tree), variable) is { } fix ? [fix] : [];
        }

        return TakesVariables(credential, blocks) ? [.. Replaced(credential, tree, project)] : [];
    }

    private static bool TakesVariables(Credential credential, IReadOnlyList<HclBlock> blocks) =>
        HclVariables.HasVariables(credential.Document) && credential.Context != SourceContext.Comment
        && !(blocks.Count > 0 && blocks[0].Type is "terraform" or "packer" or "variable" or "moved" or "removed" or "import");

    private static IEnumerable<Fix> Replaced(Credential credential, HclFile tree, Project project)
    {
        var file = credential.Document.File;
        var variables = HclVariables.Of(credential.Document, project);
        if (HclTexts.Around(tree, credential.Span) is not { } template || NamesIn(variables, project)[credential] is not { } name || variables.Declare(name, credential.Document) is not { } declaration)
        {
            yield break;
        }

        var isWhole = IsWhole(credential, template);
        var edit = template.Kind == HclTemplateKind.Quoted && isWhole ? new FixEdit(file, template.Span, "var." + name)
            : new FixEdit(file, isWhole ? template.ContentSpan : credential.Span, "${var." + name + "}");
        yield return new Fix($"take it from var.{name}", FixSafety.Unsafe, [edit, .. declaration]);
    }

    // A heredoc is never a secret alone: its line break belongs to it.
    private static bool IsWhole(Credential credential, HclTemplate template) =>
        template.AsText() is { } text && (text.Value == credential.Secret.Reveal() || (credential.Kind == CredentialKind.Token && text.Value == credential.Identity + "=" + credential.Secret.Reveal()));

    private static CredentialNames NamesIn(HclVariables variables, Project project) => project.Once((typeof(HclCredentialFixes), variables), () =>
    {
        var names = new DistinctNames(variables.IsFree);
        return new CredentialNames(variables.Documents.Where(HclVariables.HasVariables).SelectMany(project.Credentials), credential =>
        {
            var tree = credential.Document.Hcl!;
            var blocks = HclTexts.BlocksAround(tree, credential.Span);
            if (!TakesVariables(credential, blocks) || HclTexts.Around(tree, credential.Span) is not { } template)
            {
                return null;
            }

            var isWhole = IsWhole(credential, template);
            return (credential.Kind == CredentialKind.GuestPassword ? null : variables.Having(isWhole ? template.AsText()!.Value : credential.Secret.Reveal()))
                ?? names.For(Named(credential, blocks, isWhole), credential.Secret, blocks.Count > 0 && blocks[blocks.Count - 1].Labels is { Count: > 1 } labels ? Snake(labels[1].Text) : "");
        });
    });

    // A product's word is in each: a file that declares such a variable already is then one that is read.
    private static string Named(Credential credential, IReadOnlyList<HclBlock> blocks, bool isWhole)
    {
        var key = credential.Setting?.Key ?? "";
        var scope = credential.Setting?.Scope.Kind ?? "";
        var name = KeyNames.Of(key).Role is null ? CredentialFixes.NameOf(credential.Kind)
            : key == "password" && scope == "ssh" ? "proxmox_ssh_password"
            : key == "password" && blocks.Count > 0 && blocks[0].Labels is [var type, ..] && type.Text.EndsWith("_user", StringComparison.Ordinal) ? "proxmox_user_password"
            : key == "password" && credential.Kind == CredentialKind.GuestPassword ? CredentialFixes.NameOf(credential.Kind)
            : Snake(key);
        name = KeyNames.HasProduct(name) ? name : "proxmox_" + name;
        return credential.Kind == CredentialKind.Token && !isWhole && !name.EndsWith("secret", StringComparison.Ordinal) ? name + "_secret" : name;
    }

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && char.IsLower(name[i - 1]))
            {
                snake.Append('_');
            }

            snake.Append(name[i] < 0x80 && char.IsLetterOrDigit(name[i]) ? char.ToLowerInvariant(name[i]) : '_');
        }

        return snake.ToString();
    }
}
