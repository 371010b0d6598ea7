using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>The Terraform files of one folder, as a module that may be called many times.</summary>
internal sealed class TerraformFolder
{
    private readonly Dictionary<string, CodeBlock> _byKey = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly List<CodeBlock> _more = [];

    /// <summary>Reads a folder's files together.</summary>
    public TerraformFolder(string path, IReadOnlyList<CodeFile> files, HclInputs inputs)
    {
        Path = path;
        Files = files;
        Module = new HclModule([.. files.Where(file => file.Name != LockFile).Select(file => new HclModuleFile(file.Path, file.Hcl))], inputs);
        var configuration = files.Where(file => HclFileNames.IsConfiguration(file.Name)).OrderBy(file => HclFileNames.IsOverride(file.Name)).ThenBy(file => file.Name, StringComparer.Ordinal);
        foreach (var file in configuration)
        {
            foreach (var block in file.Hcl.Body.Blocks)
            {
                Declare(file, block, HclFileNames.IsOverride(file.Name));
            }
        }

        Blocks = [.. _order.Select(key => _byKey[key]), .. _more];
        Calls = [.. Blocks.Where(block => block.Block.Type == "module")];
        Requirements = new TerraformRequirements(files);
    }

    /// <summary>The file with the versions that were taken.</summary>
    public const string LockFile = ".terraform.lock.hcl";

    /// <summary>The folder's path.</summary>
    public string Path { get; }

    /// <summary>Its files.</summary>
    public IReadOnlyList<CodeFile> Files { get; }

    /// <summary>Its variables and locals.</summary>
    public HclModule Module { get; }

    /// <summary>Its resources, data sources, providers, calls and outputs, in the order of files and text.</summary>
    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>Its calls of other modules.</summary>
    public IReadOnlyList<CodeBlock> Calls { get; }

    /// <summary>Which providers it asks for.</summary>
    public TerraformRequirements Requirements { get; }

    /// <summary>The block of that kind and name; null where there is none.</summary>
    /// <param name="kind"><c>resource</c>, <c>data</c>, <c>module</c>, <c>output</c>.</param>
    /// <param name="name">The labels with dots between.</param>
    public CodeBlock? Find(string kind, string name) => _byKey.TryGetValue(kind + " " + name, out var block) ? block : null;

    private void Declare(CodeFile file, HclBlock block, bool isOverride)
    {
        if (block.Type == "check")
        {
            foreach (var data in block.Body.BlocksOf("data").Where(data => data.Labels.Count >= 2))
            {
                Add(file, data, isOverride);
            }
        }
        else if (block.Labels.Count >= block.Type switch { "resource" or "data" or "ephemeral" => 2, "module" or "output" or "provider" => 1, _ => int.MaxValue })
        {
            Add(file, block, isOverride);
        }
    }

    private void Add(CodeFile file, HclBlock block, bool isOverride)
    {
        var own = CodeBlock.Of(file, block);
        var alias = block.Type == "provider" ? own.Attribute("alias")?.Attribute.Expression.AsText()?.Value : null;
        var key = block.Type + " " + own.Name + (alias is null ? "" : "." + alias);
        if (!_byKey.TryGetValue(key, out var known))
        {
            _byKey.Add(key, own);
            _order.Add(key);
        }
        else if (isOverride)
        {
            _byKey[key] = known.OverriddenBy(file, block);
        }
        else
        {
            // Terraform refuses it, but both are there until someone decides.
            _more.Add(own);
        }
    }
}
