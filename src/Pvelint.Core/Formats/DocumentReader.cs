using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Reads a file of any language into a <see cref="Document"/>.</summary>
/// <param name="yaml">The host's reader of YAML; null where the host has none (the compiler), and YAML is then read as plain text.</param>
public sealed class DocumentReader(FormatReader? yaml = null)
{
    /// <summary>Reads a file whose language its path tells.</summary>
    public Document Read(SourceFile file) => Read(file, FileFormats.Of(file.Path, file.Text), FileContexts.Of(file.Path));

    /// <summary>Reads a file of a given language.</summary>
    public Document Read(SourceFile file, FileFormat format, SourceContext context)
    {
        var builder = new DocumentBuilder(file, format, context, ReaderOf);
        builder.Read(Fragment.Of(file), format, builder.Root);
        return builder.Build();
    }

    /// <summary>Reads a file by a reader of the host's own; nested languages are read as everywhere.</summary>
    public Document Read(SourceFile file, FileFormat format, SourceContext context, FormatReader reader)
    {
        var builder = new DocumentBuilder(file, format, context, ReaderOf);
        reader(Fragment.Of(file), builder.Root, builder);
        return builder.Build();
    }

    private FormatReader? ReaderOf(FileFormat format) => format switch
    {
        FileFormat.Yaml => yaml,
        FileFormat.Hcl => HclReader.Read,
        FileFormat.HclJson => HclReader.ReadJson,
        FileFormat.Json => JsonReader.Read,
        FileFormat.Dotenv => DotenvReader.Read,
        FileFormat.Shell => ShellReader.Read,
        FileFormat.Text or FileFormat.Source or FileFormat.CSharp => SourceReader.Read,
        FileFormat.Ini => IniReader.Read,
        FileFormat.Toml => TomlReader.Read,
        FileFormat.Http => HttpReader.Read,
        FileFormat.PowerShell => PowerShellReader.Read,
        FileFormat.Markdown => MarkdownReader.Read,
        _ => null,
    };
}
