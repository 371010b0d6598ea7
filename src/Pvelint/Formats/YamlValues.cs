using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Turns YAML's tree into values.</summary>
internal static class YamlValues
{
    // What lies deeper is unknown; a reader may recurse.
    private const int MaxDepth = 100;

    /// <summary>The documents of a text, one value each.</summary>
    public static IReadOnlyList<YamlValue> Read(SourceFile file)
    {
        var tree = YamlParser.Parse(file.Text, FileFormats.IsTemplate(file.Path));
        var source = Fragment.Of(file);
        return [.. tree.Documents.Where(document => document.Count > 0).Select(document => Value(document[0], source, MaxDepth))];
    }

    private static YamlValue Value(YamlNode node, Fragment source, int depth) => node switch
    {
        _ when depth == 0 => Unknown(node),
        YamlScalar scalar => Scalar(scalar, source),
        YamlMapping mapping => YamlValue.Mapping([.. mapping.Entries.Select(entry => new YamlPair(YamlScalars.Decode(source, entry.Key).Text, entry.Key.Span, Value(entry.Value, source, depth - 1)))], node.Span),
        YamlSequence sequence => YamlValue.Sequence([.. sequence.Items.Select(item => Value(item, source, depth - 1))], node.Span),
        _ => Unknown(node),
    };

    private static YamlValue Scalar(YamlScalar scalar, Fragment source)
    {
        var text = YamlScalars.Decode(source, scalar).Text;
        var kind = scalar.Tag switch
        {
            "!vault" or "!vault-encrypted" => ValueKind.Encrypted,
            "" when scalar.Style == YamlStyle.Plain => YamlCoreSchema.KindOf(text),
            "" or "!unsafe" or "!!str" or "tag:yaml.org,2002:str" => ValueKind.Literal,
            _ => ValueKind.Reference,
        };
        return YamlValue.Scalar(kind, kind == ValueKind.Boolean ? YamlCoreSchema.IsTrue(text) ? "true" : "false" : text, scalar.Span);
    }

    private static YamlValue Unknown(YamlNode node) => YamlValue.Scalar(ValueKind.Reference, "", node.Span);
}
