using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Inference;

/// <summary>A file that may be code of Terraform, Packer or Ansible. Its trees are read when they are asked for, once.</summary>
public sealed class CodeFile
{
    private readonly Lazy<HclFile> _hcl;

    private CodeFile(SourceFile file, SourceContext context, HclFile? hcl, SettingScope? settings)
    {
        File = file;
        Context = context;
        Settings = settings;
        _hcl = new Lazy<HclFile>(() => hcl ?? Parse(file));
    }

    /// <summary>A file that was read already.</summary>
    public static CodeFile Of(Document document) => new(document.File, document.Context, document.Hcl, document.Root);

    /// <summary>A file of HCL or JSON that was not read yet. YAML cannot be read so.</summary>
    public static CodeFile Of(SourceFile file) => new(file, FileContexts.Of(file.Path), null, null);

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

    /// <summary>It as HCL, native or JSON by its name.</summary>
    internal HclFile Hcl => _hcl.Value;

    /// <summary>Its tree of settings; null where it was not read.</summary>
    internal SettingScope? Settings { get; }

    /// <summary>A place in it.</summary>
    internal Place At(TextSpan span) => new(File, span, Context);

    private static HclFile Parse(SourceFile file) => !file.Name.EndsWith(".json", StringComparison.Ordinal)
        ? HclFile.Parse(file.Text)
        : HclFile.ParseJson(file.Text, withBlocks: !file.Name.EndsWith("vars.json", StringComparison.Ordinal));
}
