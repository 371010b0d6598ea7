using System.Text.RegularExpressions;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Rules.Secrets;

namespace Pvelint.Rules.Hygiene;

/// <summary>
/// What happens to a variable's uses when it becomes sensitive. Terraform refuses <c>for_each</c> over what is sensitive, and an
/// output of it that is not marked, too; a local or a module may lead there. Packer only masks it.
/// Source: developer.hashicorp.com Terraform, "Protect sensitive input variables".
/// </summary>
internal static class SensitiveUse
{
    /// <summary>Whether all that uses a variable works on when it is sensitive.</summary>
    public static bool IsHarmless(Document document, string name, Project project) =>
        HclVariables.IsPacker(document) || !HclVariables.Of(document, project).Documents.Any(file => Blocks(file.Hcl!.Body, file.Hcl.Text, new Regex($@"\bvar\.{Regex.Escape(name)}(?![\w-])", RegexOptions.CultureInvariant)));

    private static bool Blocks(HclBody body, string text, Regex use) => body.Blocks.Any(block =>
        (block.Type is "output" or "locals" or "module" && use.IsMatch(text.Substring(block.Span.Start, block.Span.Length)))
        || block.Body.Attributes.Any(attribute => attribute.Name is "for_each" or "count" && use.IsMatch(text.Substring(attribute.Span.Start, attribute.Span.Length)))
        || Blocks(block.Body, text, use));
}
