using System.Text.RegularExpressions;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Text;

namespace Pvelint.Lsp.Features;

/// <summary>The head of something that makes calls.</summary>
/// <param name="Type">What it is: <c>proxmox_vm_qemu</c>.</param>
/// <param name="Span">Its head, as <see cref="CodeResource.Place"/> has it.</param>
internal sealed record BlockHead(string Type, TextSpan Span);

/// <summary>
/// Finds in one document what may make calls, by its words alone: who shows a lens for each must not evaluate a workspace first.
/// </summary>
internal static partial class BlockHeads
{
    private static readonly string[] Terraform = ["resource", "data", "ephemeral"];

    /// <summary>The heads, in the order of the text.</summary>
    public static IReadOnlyList<BlockHead> Of(Document document) => document.Hcl is { } hcl ? [.. InHcl(hcl)]
        : document.Format is FileFormat.Yaml ? [.. Module().Matches(document.File.Text).Select(match => match.Groups["module"]).Select(module => new BlockHead(module.Value, new TextSpan(module.Index, module.Length)))]
        : [];

    private static IEnumerable<BlockHead> InHcl(HclFile hcl) => hcl.Body.Blocks
        .Where(block => block.Labels.Count > 0 && ((Terraform.Contains(block.Type) && block.Labels[0].Text.StartsWith("proxmox_", StringComparison.Ordinal)) || (block.Type == "source" && block.Labels[0].Text.StartsWith("proxmox", StringComparison.Ordinal))))
        .Select(block => new BlockHead(block.Labels[0].Text, TextSpan.FromBounds(block.TypeSpan.Start, Math.Max(block.TypeSpan.End, block.Labels[^1].Span.End))));

    // `proxmox:` alone is a key of many other things.
    [GeneratedRegex(@"^[ \t]*(?:-[ \t]+)*(?<module>community\.(?:proxmox|general)\.proxmox\w*|proxmox_\w+):(?=\s|$)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Module();
}
