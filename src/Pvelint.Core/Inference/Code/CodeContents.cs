using System.Globalization;
using Pvelint.Formats;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>What expressions read from files: only those of the tree are known, nothing else is ever opened.</summary>
internal sealed class CodeContents
{
    private readonly Dictionary<string, CodeFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CodeFile> _byText = new(StringComparer.Ordinal);

    /// <summary>Knows files.</summary>
    public CodeContents(IReadOnlyList<CodeFile> files)
    {
        foreach (var file in files)
        {
            _files[CodePath.Join(file.Folder, file.Name) ?? file.Path] = file;
        }
    }

    /// <summary>What a function gives that reads files; null where it is none of these, or the file is not among those of the tree.</summary>
    /// <param name="name">The function.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder that Terraform runs in.</param>
    public HclValue? Call(string name, IReadOnlyList<HclValue> arguments, string folder)
    {
        if (arguments is not [{ Kind: HclValueKind.String } argument])
        {
            return null;
        }

        switch (name)
        {
            case "file" when Find(argument.Text, folder) is { } file:
                _byText[file.File.Text] = file;
                return HclValue.Of(file.File.Text);
            case "fileexists" when Find(argument.Text, folder) is not null:
                return HclValue.True;
            case "yamldecode" when _byText.TryGetValue(argument.Text, out var decoded) && decoded.Yaml.Count == 1:
                return Value(decoded.Yaml[0]);
            default:
                return null;
        }
    }

    // A path begins at the module, whose own begins where those of the tree do, or where Terraform runs.
    private CodeFile? Find(string path, string folder)
    {
        foreach (var candidate in new[] { path.StartsWith("/", StringComparison.Ordinal) ? path : CodePath.Join("", path), CodePath.Join(folder, path) })
        {
            if (candidate is not null && _files.TryGetValue(candidate, out var file))
            {
                return file;
            }
        }

        return null;
    }

    private static HclValue Value(YamlValue value) => value switch
    {
        { IsMapping: true } => HclValue.Of(value.Pairs.Select(pair => new KeyValuePair<string, HclValue>(pair.Key, Value(pair.Value)))),
        { Kind: ValueKind.List } => HclValue.Of([.. value.Items.Select(Value)]),
        { Kind: ValueKind.Null } => HclValue.Null,
        { Kind: ValueKind.Boolean } => HclValue.Of(value.Text == "true"),
        { Kind: ValueKind.Number } => decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? HclValue.Of(number) : HclValue.Of(value.Text),
        { Kind: ValueKind.Literal } => HclValue.Of(value.Text),
        _ => HclValue.Unknown,
    };
}
