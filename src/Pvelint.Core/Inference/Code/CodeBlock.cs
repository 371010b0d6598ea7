using Pvelint.Access;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Inference;

/// <summary>A block of Terraform or Packer, with what override files and builds put in its place (developer.hashicorp.com/terraform/language/files/override).</summary>
internal sealed class CodeBlock
{
    private CodeBlock(CodeFile file, HclBlock block, IReadOnlyList<(CodeFile, HclItem)> items)
    {
        File = file;
        Block = block;
        Items = items;
    }

    /// <summary>The file that declares it.</summary>
    public CodeFile File { get; }

    /// <summary>The block that declares it.</summary>
    public HclBlock Block { get; }

    /// <summary>Its attributes and blocks, each with its file.</summary>
    public IReadOnlyList<(CodeFile File, HclItem Item)> Items { get; }

    /// <summary>Its labels with dots between: <c>proxmox_vm_qemu.web</c>.</summary>
    public string Name => string.Join(".", Block.Labels.Select(label => label.Text));

    /// <summary>Its head: type and labels.</summary>
    public Place Place => File.At(TextSpan.FromBounds(Block.TypeSpan.Start, Block.Labels.Count > 0 ? Math.Max(Block.TypeSpan.End, Block.Labels[Block.Labels.Count - 1].Span.End) : Block.TypeSpan.End));

    /// <summary>A block as it is declared.</summary>
    public static CodeBlock Of(CodeFile file, HclBlock block) => new(file, block, [.. block.Body.Items.Select(item => (file, item))]);

    /// <summary>It with attributes and kinds of blocks of an override file in place of its own.</summary>
    public CodeBlock OverriddenBy(CodeFile file, HclBlock other)
    {
        var replaced = new HashSet<string>(other.Body.Items.Select(NameOf), StringComparer.Ordinal);
        return new CodeBlock(File, Block, [.. Items.Where(item => !replaced.Contains(NameOf(item.Item))), .. other.Body.Items.Select(item => (file, item))]);
    }

    /// <summary>An attribute of it and its file; null where there is none.</summary>
    public (CodeFile File, HclAttribute Attribute)? Attribute(string name)
    {
        foreach (var (file, item) in Items)
        {
            if (item is HclAttribute attribute && attribute.Name == name)
            {
                return (file, attribute);
            }
        }

        return null;
    }

    /// <summary>Where <c>disk[1].size</c> is written; null where it is not.</summary>
    public Place? Find(string path) => Find(Items, path);

    private static Place? Find(IEnumerable<(CodeFile File, HclItem Item)> items, string path)
    {
        var dot = path.IndexOf('.');
        var first = dot < 0 ? path : path.Substring(0, dot);
        var bracket = first.IndexOf('[');
        var name = bracket < 0 ? first : first.Substring(0, bracket);
        var index = bracket >= 0 && int.TryParse(first.Substring(bracket + 1).TrimEnd(']'), out var number) ? number : 0;
        var named = items.Where(item => NameOf(item.Item) == name).ToList();
        if (named.Count == 0)
        {
            return null;
        }

        var (file, found) = named[Math.Max(0, Math.Min(index, named.Count - 1))];
        if (found is not HclBlock block)
        {
            return file.At(((HclAttribute)found).NameSpan);
        }

        var body = block.Type == "dynamic" ? block.Body.Block("content")?.Body ?? block.Body : block.Body;
        return (dot < 0 ? null : Find(body.Items.Select(item => (file, item)), path.Substring(dot + 1))) ?? file.At(block.TypeSpan);
    }

    // A dynamic block is a block of its label.
    private static string NameOf(HclItem item) => item switch
    {
        HclAttribute attribute => attribute.Name,
        HclBlock { Type: "dynamic", Labels.Count: > 0 } block => block.Labels[0].Text,
        HclBlock block => block.Type,
        _ => "",
    };
}
