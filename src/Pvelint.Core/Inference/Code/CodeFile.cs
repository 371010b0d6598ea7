using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Inference;

/// <summary>A file that may be code of Terraform, Packer or Ansible. Its trees are read when they are asked for, once.</summary>
public sealed class CodeFile
{
    private readonly Lazy<HclFile> _hcl;

    private readonly Lazy<IReadOnlyList<YamlValue>> _yaml;

    private CodeFile(SourceFile file, SourceContext context, Func<HclFile> hcl, Func<IReadOnlyList<YamlValue>> yaml)
    {
        File = file;
        Context = context;
        _hcl = new Lazy<HclFile>(hcl);
        _yaml = new Lazy<IReadOnlyList<YamlValue>>(yaml);
    }

    /// <summary>A file that was read already.</summary>
    public static CodeFile Of(Document document) => new(document.File, document.Context, () => document.Hcl ?? Parse(document.File), () => document.Yaml);

    /// <summary>A file that was not read yet.</summary>
    /// <param name="file">The file.</param>
    /// <param name="yaml">Reads YAML; null where the host cannot.</param>
    /// <param name="context">What the file is for; null for what its path tells.</param>
    public static CodeFile Of(SourceFile file, Func<SourceFile, IReadOnlyList<YamlValue>>? yaml = null, SourceContext? context = null) =>
        new(file, context ?? FileContexts.Of(file.Path), () => Parse(file), () => yaml?.Invoke(file) ?? []);

    /// <summary>The text.</summary>
    public SourceFile File { get; }

    /// <summary>What the file is for.</summary>
    public SourceContext Context { get; }

    /// <summary>Its path with forward slashes.</summary>
    public string Path => File.Path;

    /// <summary>The last segment of its path.</summary>
    public string Name => File.Name;

    /// <summary>Its folder; empty where it has none.</summary>
    public string Folder => File.Folder;

    /// <summary>What is wrong in it as HCL; for a file of YAML ask its document.</summary>
    public IReadOnlyList<Diagnostic> Slips => Hcl.Diagnostics;

    /// <summary>It as HCL, native or JSON by its name.</summary>
    internal HclFile Hcl => _hcl.Value;

    /// <summary>Its documents as YAML; none where it is none.</summary>
    internal IReadOnlyList<YamlValue> Yaml => _yaml.Value;

    /// <summary>Whether a text may be a template of Packer's in JSON: any name will do for one.</summary>
    public static bool MayBeTemplate(string text) => text.IndexOf("\"builders\"", StringComparison.Ordinal) >= 0 && text.IndexOf("proxmox", StringComparison.Ordinal) >= 0;

    /// <summary>Whether a file may be an inventory of Ansible in the form of INI, by its name.</summary>
    public static bool MayBeInventory(string path) => AnsibleInventory.MayBeOne(path.Substring(path.LastIndexOf('/') + 1));

    /// <summary>Whether a file may be one of a Pulumi program that makes something of Proxmox.</summary>
    public static bool MayBeProgram(string path, string text) => PulumiCode.MayBeProgram(path, text);

    /// <summary>A place in it.</summary>
    internal Place At(TextSpan span) => new(File, span, Context);

    private static HclFile Parse(SourceFile file) => !file.Name.EndsWith(".json", StringComparison.Ordinal)
        ? HclFile.Parse(file.Text)
        : HclFile.ParseJson(file.Text, withBlocks: !file.Name.EndsWith("vars.json", StringComparison.Ordinal));
}
