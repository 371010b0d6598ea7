using System.Globalization;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Walks JSON's tree, whose height is bounded, and writes settings and scopes.</summary>
internal sealed class JsonSettings(Fragment source, DocumentBuilder into)
{
    /// <summary>What may stand beside a value that is wrapped: outputs and variables of a Terraform plan, ARM parameters.</summary>
    private static readonly HashSet<string> Wrapping = new(StringComparer.Ordinal) { "value", "constant_value", "type", "sensitive", "description", "references", "secret" };

    /// <summary>What may stand beside the name and value of a variable: Kubernetes, Postman, pipelines.</summary>
    private static readonly HashSet<string> Naming = new(StringComparer.Ordinal)
    {
        "name", "key", "value", "type", "enabled", "disabled", "description", "secret", "sensitive", "masked", "protected", "environment_scope", "uuid", "warning",
    };

    public void Root(HclJsonValue value, SettingScope scope)
    {
        switch (value)
        {
            case HclJsonObject notebook when JsonNotebook.IsNotebook(notebook):
                JsonNotebook.Read(notebook, source, scope, into);
                break;
            case HclJsonObject members:
                Object(members, scope);
                break;
            case HclJsonArray items:
                Items(items, scope);
                break;
            case HclJsonString text:
                Text(text);
                break;
        }
    }

    /// <param name="members">The object.</param>
    /// <param name="scope">The scope that it is.</param>
    /// <param name="encoded">Whether its texts are in base64.</param>
    private void Object(HclJsonObject members, SettingScope scope, bool encoded = false)
    {
        var isSecret = members.Value("kind") is HclJsonString { Value: "Secret" };
        foreach (var property in members.Properties)
        {
            Value(scope, property.Name.Value, property.Name.Span, property.Value, members, encoded || (isSecret && property.Name.Value == "data"));
        }
    }

    private void Value(SettingScope scope, string key, TextSpan keySpan, HclJsonValue value, HclJsonObject? owner, bool encoded)
    {
        var span = source.ToSource(TextSpan.FromBounds(keySpan.Start, Math.Max(keySpan.End, value.Span.End)));
        switch (value)
        {
            case HclJsonObject { Properties.Count: > 0 } wrapped when Wrapped(wrapped) is { } inner:
                Scalar(scope, key, keySpan, inner, owner, encoded);
                break;
            case HclJsonObject members when members.Value("type") is HclJsonString { Value: var type } && key.StartsWith(type + ".", StringComparison.Ordinal):
                // State of Terraform before 0.12 names resources `type.name`.
                Object(members, into.Scope(scope, type, span, key.Substring(type.Length + 1)));
                break;
            case HclJsonObject members:
                Object(members, into.Scope(scope, key, span), encoded);
                break;
            case HclJsonArray items when items.Items.All(item => item is not (HclJsonObject or HclJsonArray)):
                List(scope, key, keySpan, items, owner);
                break;
            case HclJsonArray items:
                Items(items, into.Scope(scope, key, span));
                break;
            default:
                Scalar(scope, key, keySpan, value, owner, encoded);
                break;
        }
    }

    private void Items(HclJsonArray list, SettingScope scope)
    {
        into.List(scope);
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = list.Items[i];
            var index = i.ToString(CultureInfo.InvariantCulture);
            switch (item)
            {
                case HclJsonObject members when Named(members) is var (name, value):
                    Scalar(scope, name.Value, name.Text.Span, value, members, encoded: false);
                    break;
                case HclJsonObject members when scope.Kind is "resources" or "resource_changes" && members.Value("type") is HclJsonString type && members.Value("name") is HclJsonString name:
                    // Terraform state and plan: the resource's type and name, as its block says them.
                    Object(members, into.Scope(scope, type.Value, source.ToSource(item.Span), name.Value));
                    break;
                case HclJsonObject members:
                    Object(members, into.Scope(scope, index, source.ToSource(item.Span)));
                    break;
                default:
                    Value(scope, index, new TextSpan(item.Span.Start, 0), item, null, encoded: false);
                    break;
            }
        }
    }

    private void List(SettingScope scope, string key, TextSpan keySpan, HclJsonArray list, HclJsonObject? owner)
    {
        var span = source.ToSource(list.Span);
        var value = new SettingValue(ValueKind.List, "", span, TextMap.At(span.Start, 0)) { Items = [.. list.Items.Select(Read)] };
        into.Setting(scope, key, source.ToSource(keySpan), value);
        var before = key == "args" ? owner?.Value("command") switch
        {
            HclJsonString command => [Read(command)],
            HclJsonArray command => command.Items.Select(Read).ToList(),
            _ => [],
        } : [];
        if (!CommandKeys.ReadList(scope, key, value, before, into))
        {
            foreach (var item in value.Items.Where(item => item.Kind is ValueKind.Literal or ValueKind.Template))
            {
                EmbeddedText.Read(item.Fragment, key, scope, into);
            }
        }
    }

    private void Scalar(SettingScope scope, string key, TextSpan keySpan, HclJsonValue node, HclJsonObject? owner, bool encoded)
    {
        var value = Read(node);
        if (encoded && value.Kind == ValueKind.Literal && EmbeddedText.Base64(value.Fragment) is { } plain)
        {
            into.Text(plain);
            value = new SettingValue(ValueKind.Literal, plain.Text, value.Span, plain.Map);
        }

        into.Setting(scope, key, source.ToSource(keySpan), value);
        if (value.Kind is not (ValueKind.Literal or ValueKind.Template))
        {
            return;
        }

        var shell = scope.Kind == "scripts" ? FileFormat.Shell : key == "command" && owner?.Value("args") is HclJsonArray ? null : CommandKeys.Script(key);
        if (shell is { } format)
        {
            into.Read(TemplateText.WithHoles(value.Fragment), format, into.Scope(scope, key, value.Span));
        }
        else
        {
            var path = key is "content" or "contents" ? (owner?.Value("filename") ?? owner?.Value("path")) as HclJsonString : null;
            EmbeddedText.Read(value.Fragment, path is { Value.Length: > 0 } ? path.Value : key, scope, into);
        }
    }

    private SettingValue Read(HclJsonValue value)
    {
        switch (value)
        {
            case HclJsonString text:
                return TemplateText.Read(Text(text), source.ToSource(text.Text.Span));
            case HclJsonNumber:
                return SettingValue.Verbatim(ValueKind.Number, source, value.Span);
            case HclJsonBoolean:
                return SettingValue.Verbatim(ValueKind.Boolean, source, value.Span);
            default:
                // A template outside of strings was read as null.
                var hole = value is HclJsonNull && source.Text[value.Span.Start] != 'n' ? TemplateText.HoleLength(source.Text, value.Span.Start) : 0;
                return hole == 0
                    ? SettingValue.Verbatim(ValueKind.Null, source, value.Span)
                    : SettingValue.Verbatim(ValueKind.Reference, source, new TextSpan(value.Span.Start, hole));
        }
    }

    private Fragment Text(HclJsonString value)
    {
        var text = source.Decode(value.Value, value.Text.Map);
        if (value.Value.Length != value.Text.Span.Length)
        {
            into.Text(text);
        }

        return text;
    }

    /// <summary><c>{"value": "x", "sensitive": true}</c></summary>
    private static HclJsonValue? Wrapped(HclJsonObject value) =>
        value.Properties.All(property => Wrapping.Contains(property.Name.Value)) && (value.Value("value") ?? value.Value("constant_value")) is { } inner
            and not (HclJsonObject or HclJsonArray) ? inner : null;

    /// <summary><c>{"name": "X", "value": "x"}</c></summary>
    private static (HclJsonString Name, HclJsonString Value)? Named(HclJsonObject value) =>
        value.Properties.All(property => Naming.Contains(property.Name.Value))
            && (value.Value("name") ?? value.Value("key")) is HclJsonString { Value.Length: > 0 } name && value.Value("value") is HclJsonString text
            ? (name, text)
            : null;
}
