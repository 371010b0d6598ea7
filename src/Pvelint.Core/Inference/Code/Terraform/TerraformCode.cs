using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Reads Terraform's modules, each root with all that it calls.</summary>
internal static class TerraformCode
{
    private static readonly string[] Kinds = ["resource", "data", "ephemeral"];

    /// <summary>The resources, data sources and providers of Proxmox in the code.</summary>
    public static CodeReading Read(IReadOnlyList<CodeFile> files, HclInputs inputs)
    {
        var collector = new CodeCollector();
        var own = CodeReader.Without(inputs, "PKR_VAR_", ".pkrvars");
        var folders = files.Where(IsTerraform).GroupBy(file => CodePath.Join(file.Folder, "") ?? file.Folder, StringComparer.Ordinal)
            .Select(group => new TerraformFolder(group.Key, WithoutTwins([.. group]), own))
            .Where(folder => folder.Files.Any(file => HclFileNames.IsConfiguration(file.Name)));
        var tree = TerraformTree.Of(folders, new CodeContents(files), own, collector);
        foreach (var root in tree.Roots())
        {
            var found = new CodeCollector(collector);
            Read(TerraformInstance.Root(tree.For(found), root), root.Path, found);
            collector.Take(found);
        }

        return collector.Reading();
    }

    private static bool IsTerraform(CodeFile file) =>
        (HclFileNames.IsConfiguration(file.Name) && file.Name.IndexOf(".pkr.", StringComparison.Ordinal) < 0)
        || HclFileNames.AutomaticRank(file.Name) is 1 or 2 || file.Name == TerraformFolder.LockFile
        || file.Name.EndsWith(".auto.tfvars", StringComparison.Ordinal) || file.Name.EndsWith(".auto.tfvars.json", StringComparison.Ordinal);

    // Of main.tf and main.tofu OpenTofu reads the second alone, Terraform the first.
    private static List<CodeFile> WithoutTwins(List<CodeFile> files)
    {
        var names = new HashSet<string>(files.Select(file => file.Name), StringComparer.Ordinal);
        return files.FindAll(file => !(file.Name.EndsWith(".tofu", StringComparison.Ordinal) && names.Contains(file.Name.Substring(0, file.Name.Length - ".tofu".Length) + ".tf")));
    }

    private static void Read(TerraformInstance module, string root, CodeCollector collector)
    {
        foreach (var block in module.Folder.Blocks)
        {
            if (IsProxmox(module, block) && !Read(module, block, root, collector))
            {
                return;
            }
        }

        foreach (var called in module.Folder.Calls.SelectMany(module.Called))
        {
            Read(called, root, collector);
        }
    }

    private static bool IsProxmox(TerraformInstance module, CodeBlock block) => block.Block.Type == "provider"
        ? TerraformProviders.IsProxmox(module, block.Block.Labels[0].Text)
        : Kinds.Contains(block.Block.Type) && block.Block.Labels[0].Text.StartsWith("proxmox_", StringComparison.Ordinal);

    private static bool Read(TerraformInstance module, CodeBlock block, string root, CodeCollector collector)
    {
        var provider = TerraformProviders.Of(module, block);
        foreach (var repeat in module.Repeats(block))
        {
            var address = block.Block.Type == "provider" ? module.Prefix + "provider." + provider.Configuration : module.AddressOf(block, repeat);
            var resource = new CodeResource(CodeTool.Terraform, block.Block.Type, block.Block.Labels[0].Text, address, HclValue.Of(module.ValuesOf(block, repeat)), block.Place)
            {
                Exists = module.Exists is null ? null : repeat.Exists,
                Decides = module.Decides ?? repeat.Decides,
                Root = root,
                Provider = provider,
                Places = block.Find,
            };
            if (!collector.Add(resource))
            {
                return false;
            }
        }

        return true;
    }
}
