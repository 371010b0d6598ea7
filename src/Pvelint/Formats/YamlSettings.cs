using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Walks YAML's tree and writes settings and scopes.</summary>
internal sealed class YamlSettings(Fragment source, DocumentBuilder into)
{
    private static readonly HashSet<string> EncryptedTags = new(StringComparer.Ordinal) { "!vault", "!vault-encrypted", "!encrypted", "!decrypt" };

    /// <summary>Tags of Home Assistant, ESPHome, CloudFormation, GitLab, MkDocs, Authentik: what they name stands elsewhere.</summary>
    private static readonly HashSet<string> ReferenceTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "!secret", "!env", "!env_var", "!include", "!include_dir_merge_named", "!include_dir_named", "!include_dir_list", "!include_dir_merge_list",
        "!ref", "!getatt", "!importvalue", "!sub", "!join", "!select", "!findinmap", "!if", "!reference", "!lookup", "!file", "!input", "!lambda",
        "!context", "!keyof", "!find", "!format", "!var", "!op",
    };

    /// <summary>What is said of a variable of a container, a pipeline, a template.</summary>
    private static readonly HashSet<string> VariableKeys = new(StringComparer.Ordinal)
    {
        "name", "key", "macro", "value", "description", "type", "secret", "sensitive", "hcl", "masked", "protected", "category", "uuid",
    };

    private readonly YamlPlaces _places = new(source, into);

    /// <summary>Which scope a mapping or a list of mappings became.</summary>
    public Dictionary<YamlNode, SettingScope> Scopes { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads what stands at the top of a document.</summary>
    public void Root(YamlNode node, SettingScope scope)
    {
        switch (node)
        {
            case YamlMapping mapping:
                Mapping(mapping, scope);
                break;
            case YamlSequence sequence:
                Items(sequence, scope);
                break;
            case YamlScalar scalar:
                Decoded(scalar);
                break;
        }
    }

    private void Mapping(YamlMapping mapping, SettingScope scope, bool encoded = false)
    {
        Scopes[mapping] = scope;
        var holdsBase64 = _places.IsSecret(mapping);
        foreach (var entry in mapping.Entries)
        {
            var key = YamlScalars.Decode(source, entry.Key).Text;
            var keySpan = source.ToSource(YamlScalars.Inner(source.Text, entry.Key));
            switch (entry.Value)
            {
                case YamlScalar scalar:
                    Scalar(scope, key, keySpan, scalar, mapping, encoded);
                    break;
                case YamlSequence { Tag: var tag } sequence when !ReferenceTags.Contains(tag):
                    Sequence(scope, key, entry.Key.Span.Start, keySpan, sequence, mapping);
                    break;
                case YamlMapping { Tag: var tag } child when !ReferenceTags.Contains(tag):
                    var span = TextSpan.FromBounds(entry.Key.Span.Start, child.Span.End);
                    Mapping(child, into.Scope(scope, key, source.ToSource(span)), holdsBase64 && key == "data");
                    break;
                default:
                    into.Setting(scope, key, keySpan, SettingValue.Verbatim(ValueKind.Reference, source, entry.Value.Span));
                    break;
            }
        }
    }

    private void Scalar(SettingScope scope, string key, TextSpan keySpan, YamlScalar scalar, YamlMapping owner, bool encoded)
    {
        var (value, text) = Value(scalar, key, scope);
        if (value.Kind == ValueKind.Literal && (encoded || scalar.Tag == "tag:yaml.org,2002:binary" || scalar.Tag == "!!binary") && EmbeddedText.Base64(text) is { } plain)
        {
            into.Text(plain);
            value = new SettingValue(ValueKind.Literal, plain.Text, value.Span, plain.Map);
            text = plain;
        }

        into.Setting(scope, key, keySpan, value);
        if (value.Kind is ValueKind.Literal or ValueKind.Template)
        {
            _places.Scalar(scope, key, text, owner);
        }
    }

    private void Sequence(SettingScope scope, string key, int start, TextSpan keySpan, YamlSequence sequence, YamlMapping? owner)
    {
        var span = source.ToSource(sequence.Span);
        if (!sequence.Items.All(item => item is YamlScalar))
        {
            var list = into.Scope(scope, key, source.ToSource(TextSpan.FromBounds(start, sequence.Span.End)));
            Items(sequence, list);
            _places.Nested(list, key, sequence);
            return;
        }

        var items = sequence.Items.Cast<YamlScalar>().Select(item => Value(item, key, scope).Value).ToList();
        var value = new SettingValue(ValueKind.List, "", span, TextMap.At(span.Start, 0)) { Items = items };
        into.Setting(scope, key, keySpan, value);
        _places.List(scope, key, value, owner);
    }

    private void Items(YamlSequence sequence, SettingScope list)
    {
        Scopes[sequence] = list;
        into.List(list);
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            var index = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var item = sequence.Items[i];
            var place = source.ToSource(new TextSpan(item.Span.Start, 0));
            switch (item)
            {
                case YamlMapping mapping when NameAndValue(mapping) is var (name, scalar):
                    var key = YamlScalars.Decode(source, name).Text;
                    Scalar(list, key, source.ToSource(YamlScalars.Inner(source.Text, name)), scalar, mapping, encoded: false);
                    break;
                case YamlMapping mapping:
                    Mapping(mapping, into.Scope(list, index, source.ToSource(item.Span)));
                    break;
                case YamlSequence inner when !ReferenceTags.Contains(inner.Tag):
                    Sequence(list, index, inner.Span.Start, place, inner, null);
                    break;
                case YamlScalar scalar:
                    into.Setting(list, index, place, Value(scalar, list.Kind, list).Value);
                    break;
                default:
                    into.Setting(list, index, place, SettingValue.Verbatim(ValueKind.Reference, source, item.Span));
                    break;
            }
        }
    }

    /// <summary><c>{name: X, value: y}</c> of Kubernetes, <c>{macro: X, value: y}</c> of Zabbix: a setting X, whatever else is said of it.</summary>
    private (YamlScalar Name, YamlScalar Value)? NameAndValue(YamlMapping mapping)
    {
        if (mapping.Entries.Count < 2 || !mapping.Entries.All(entry => entry.Value is YamlScalar && VariableKeys.Contains(Raw(entry.Key))))
        {
            return null;
        }

        var name = Entry(mapping, "name") ?? Entry(mapping, "key") ?? Entry(mapping, "macro");
        return name is { Span.Length: > 0 } && Entry(mapping, "value") is { } value ? (name, value) : null;
    }

    private string Raw(YamlScalar scalar) => source.Text.Substring(scalar.Span.Start, scalar.Span.Length);

    private YamlScalar? Entry(YamlMapping mapping, string key) =>
        mapping.Entries.FirstOrDefault(entry => Raw(entry.Key) == key)?.Value as YamlScalar;

    private Fragment Decoded(YamlScalar scalar)
    {
        var text = YamlScalars.Decode(source, scalar);
        var inner = YamlScalars.Inner(source.Text, scalar);
        if (text.Text.Length != inner.Length || string.CompareOrdinal(text.Text, 0, source.Text, inner.Start, inner.Length) != 0)
        {
            into.Text(text);
        }

        return text;
    }

    private (SettingValue Value, Fragment Text) Value(YamlScalar scalar, string key, SettingScope scope)
    {
        var text = Decoded(scalar);
        var span = source.ToSource(YamlScalars.Inner(source.Text, scalar));
        var kind = Kind(scalar, text.Text, key, scope);
        return (kind switch
        {
            ValueKind.Literal => TemplateText.Read(text, span),
            ValueKind.Boolean => new SettingValue(kind, YamlCoreSchema.IsTrue(text.Text) ? "true" : "false", span, text.Map),
            _ => new SettingValue(kind, text.Text, span, text.Map),
        }, text);
    }

    private static ValueKind Kind(YamlScalar scalar, string text, string key, SettingScope scope)
    {
        // Pulumi's `secure:` and what a SealedSecret holds are ciphertext by their place.
        if (EncryptedTags.Contains(scalar.Tag) || (key == "secure" && text.Length > 20) || scope.Kind == "encryptedData")
        {
            return ValueKind.Encrypted;
        }

        return ReferenceTags.Contains(scalar.Tag) ? ValueKind.Reference
            : scalar.Style == YamlStyle.Plain && scalar.Tag.Length == 0 ? YamlCoreSchema.KindOf(text)
            : ValueKind.Literal;
    }
}
