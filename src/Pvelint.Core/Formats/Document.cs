using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>A file as the rules see it: settings, commands and texts, whatever language it is written in.</summary>
public sealed class Document
{
    private readonly Lazy<IReadOnlyList<YamlValue>>? _yaml;

    internal Document(DocumentBuilder builder)
    {
        File = builder.File;
        Format = builder.Format;
        Context = builder.Context;
        Root = builder.Root;
        Commands = builder.Commands;
        Comments = builder.Comments;
        Texts = builder.Texts;
        Diagnostics = builder.Diagnostics;
        Hcl = builder.Hcl;
        _yaml = builder.Yaml is { } yaml ? new Lazy<IReadOnlyList<YamlValue>>(() => yaml(builder.File)) : null;
    }

    /// <summary>The file.</summary>
    public SourceFile File { get; }

    /// <summary>The language of the file as a whole.</summary>
    public FileFormat Format { get; }

    /// <summary>What the file as a whole is for.</summary>
    public SourceContext Context { get; }

    /// <summary>The tree of settings.</summary>
    public SettingScope Root { get; }

    /// <summary>The shell commands, also those in fences, YAML strings and heredocs.</summary>
    public IReadOnlyList<Command> Commands { get; }

    /// <summary>The comments.</summary>
    public IReadOnlyList<Comment> Comments { get; }

    /// <summary>Texts that are decoded from the file and read otherwise there: escaped strings, heredocs, base64.</summary>
    public IReadOnlyList<Fragment> Texts { get; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The tree of a file that is HCL as a whole, native or JSON; else null. Evaluation across files starts here.</summary>
    public HclFile? Hcl { get; }

    /// <summary>The documents of a file that is YAML as a whole, read anew when they are asked for; else empty.</summary>
    public IReadOnlyList<YamlValue> Yaml => _yaml?.Value ?? [];

    /// <summary>All settings in the order of the file's scopes.</summary>
    public IEnumerable<Setting> Settings => Root.SelfAndDescendants().SelectMany(scope => scope.Settings);
}
