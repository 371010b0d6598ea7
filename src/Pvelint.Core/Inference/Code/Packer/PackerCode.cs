using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Reads Packer's builders: templates in HCL, folder by folder, and those in JSON of old.</summary>
internal static class PackerCode
{
    private static readonly HashSet<string> Meta = new(StringComparer.Ordinal) { "name" };

    /// <summary>The builders of Proxmox in the code.</summary>
    public static CodeReading Read(IReadOnlyList<CodeFile> files, HclInputs inputs)
    {
        var collector = new CodeCollector();
        var own = CodeReader.Without(inputs, "TF_VAR_", ".tfvars");
        foreach (var folder in files.Where(IsPacker).GroupBy(file => file.Folder, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var (root, template) in Templates(folder.Key, [.. folder]))
            {
                Read(root, template, own, collector);
            }
        }

        foreach (var file in files.Where(PackerJson.IsTemplate))
        {
            PackerJson.Read(file, own, collector);
        }

        return collector.Reading();
    }

    private static bool IsPacker(CodeFile file) => IsConfiguration(file)
        || file.Name.EndsWith(".auto.pkrvars.hcl", StringComparison.Ordinal) || file.Name.EndsWith(".auto.pkrvars.json", StringComparison.Ordinal);

    private static bool IsConfiguration(CodeFile file) => file.Name.EndsWith(".pkr.hcl", StringComparison.Ordinal) || file.Name.EndsWith(".pkr.json", StringComparison.Ordinal);

    // Packer reads a folder together. Where two files declare the same, they were meant to be built one by one, each with what is shared.
    private static IEnumerable<(string Root, IReadOnlyList<CodeFile> Files)> Templates(string folder, List<CodeFile> files)
    {
        var names = files.Where(IsConfiguration).SelectMany(file => file.Hcl.Body.Blocks).Where(block => block.Type is "variable" or "source" && block.Labels.Count > 0)
            .Select(block => block.Type + " " + string.Join(".", block.Labels.Select(label => label.Text))).ToList();
        if (names.Distinct(StringComparer.Ordinal).Count() == names.Count)
        {
            return [(folder, files)];
        }

        var builds = files.FindAll(file => IsConfiguration(file) && file.Hcl.Body.Block("build") is not null);
        var shared = files.FindAll(file => !builds.Contains(file));
        return builds.Count == 0 ? [(folder, files)] : builds.Select(build => (build.Path, (IReadOnlyList<CodeFile>)[build, .. shared]));
    }

    private static void Read(string root, IReadOnlyList<CodeFile> files, HclInputs inputs, CodeCollector collector)
    {
        var module = new HclModule([.. files.Select(file => new HclModuleFile(file.Path, file.Hcl))], inputs);
        var evaluator = new HclEvaluator(module, inputs, new HclSurroundings { Budget = collector.Budget });
        var plugin = Plugin(files);
        foreach (var (address, block, decides) in PackerBuilds.Of([.. files.Where(IsConfiguration).OrderBy(file => file.Name, StringComparer.Ordinal)], evaluator))
        {
            var type = block.Block.Labels[0].Text;
            if (!type.StartsWith("proxmox", StringComparison.Ordinal))
            {
                continue;
            }

            var values = CodeBody.Evaluate(block.Items, evaluator, new HclScope(block.File.Path), Meta);
            collector.Add(new CodeResource(CodeTool.Packer, "builder", type, address, HclValue.Of(values), block.Place)
            {
                Exists = decides is null ? true : null,
                Decides = decides,
                Root = root,
                Provider = plugin,
                Places = block.Find,
            });
        }
    }

    private static CodeProvider? Plugin(IReadOnlyList<CodeFile> files) => files.Where(IsConfiguration)
        .SelectMany(file => file.Hcl.Body.BlocksOf("packer")).SelectMany(block => block.Body.BlocksOf("required_plugins")).SelectMany(block => block.Body.Attributes)
        .Where(attribute => attribute.Expression is HclObject)
        .Select(attribute => (attribute.Name, Source: ((HclObject)attribute.Expression).Value("source")?.AsText()?.Value.ToLowerInvariant(), Version: ((HclObject)attribute.Expression).Value("version")?.AsText()?.Value))
        .Where(plugin => plugin.Source?.EndsWith("/proxmox", StringComparison.Ordinal) == true)
        .Select(plugin => new CodeProvider(null, plugin.Source, plugin.Name, plugin.Version, null)).FirstOrDefault();
}
