using System.Globalization;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Walks HCL's tree, whose height is bounded, and writes settings and scopes.</summary>
internal sealed class HclSettings(Fragment source, DocumentBuilder into)
{
    /// <summary>Functions that give their one argument back, for what matters here.</summary>
    private static readonly HashSet<string> Wrappings = new(StringComparer.Ordinal) { "sensitive", "nonsensitive", "tostring", "trimspace", "chomp", "nullable" };

    private static readonly string[] Destinations = ["filename", "file_name", "destination", "path"];

    public void Body(HclBody body, SettingScope scope)
    {
        foreach (var item in body.Items)
        {
            switch (item)
            {
                case HclBlock block:
                    Body(block.Body, into.Scope(scope, block.Type, source.ToSource(block.Span), [.. block.Labels.Select(label => label.Text)]));
                    break;
                case HclAttribute attribute:
                    Value(scope, attribute.Name, attribute.NameSpan, attribute.Expression, name => body.Attribute(name)?.Expression.AsText()?.Value);
                    break;
            }
        }
    }

    /// <param name="scope">Where the value stands.</param>
    /// <param name="key">Its key.</param>
    /// <param name="keySpan">The place of the key in the source.</param>
    /// <param name="expression">The value.</param>
    /// <param name="beside">Gives the literal text of what stands beside it.</param>
    private void Value(SettingScope scope, string key, TextSpan keySpan, HclExpression expression, Func<string, string?> beside)
    {
        switch (Unwrap(expression))
        {
            case HclObject value:
                Object(value, into.Scope(scope, key, source.ToSource(TextSpan.FromBounds(keySpan.Start, value.Span.End))));
                break;
            case HclTuple list when list.Items.All(item => Unwrap(item) is not (HclObject or HclTuple)):
                var span = source.ToSource(list.Span);
                var items = new SettingValue(ValueKind.List, "", span, TextMap.At(span.Start, 0)) { Items = [.. list.Items.Select(item => Scalar(scope, key, item))] };
                into.Setting(scope, key, source.ToSource(keySpan), items);
                CommandKeys.ReadList(scope, key, items, [], into);
                break;
            case HclTuple list:
                Items(list, into.Scope(scope, key, source.ToSource(TextSpan.FromBounds(keySpan.Start, list.Span.End))));
                break;
            case var scalar:
                var read = Scalar(scope, key, scalar);
                into.Setting(scope, key, source.ToSource(keySpan), read);
                Embedded(scope, key, read, beside);
                break;
        }
    }

    private void Object(HclObject value, SettingScope scope)
    {
        foreach (var item in value.Items)
        {
            var key = item.Name ?? Raw(item.Key.Span);
            Value(scope, key, item.NameSpan, item.Value, name => value.Value(name)?.AsText()?.Value);
        }
    }

    private void Items(HclTuple list, SettingScope scope)
    {
        into.List(scope);
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = Unwrap(list.Items[i]);
            var index = i.ToString(CultureInfo.InvariantCulture);
            if (item is HclObject value)
            {
                Object(value, into.Scope(scope, index, source.ToSource(item.Span)));
            }
            else
            {
                Value(scope, index, new TextSpan(item.Span.Start, 0), item, _ => null);
            }
        }
    }

    /// <summary>What stands in parentheses, or in a function that changes nothing, is what counts.</summary>
    private static HclExpression Unwrap(HclExpression expression) => expression switch
    {
        HclParentheses parentheses => Unwrap(parentheses.Inner),
        HclCall { Arguments.Count: 1 } call when Wrappings.Contains(call.Name) => Unwrap(call.Arguments[0]),
        HclBadExpression { Parts.Count: 1 } broken => Unwrap(broken.Parts[0]),
        _ => expression,
    };

    private SettingValue Scalar(SettingScope scope, string key, HclExpression expression)
    {
        switch (Unwrap(expression))
        {
            case HclLiteral literal:
                return Literal(literal);
            case HclTemplate template:
                return Template(scope, key, template);
            case var computed:
                Inner(scope, key, computed);
                return SettingValue.Verbatim(ValueKind.Reference, source, computed.Span);
        }
    }

    private SettingValue Literal(HclLiteral literal)
    {
        // A template of another language outside of strings was read as null.
        var hole = literal.Kind == HclLiteralKind.Null && source.Text[literal.Span.Start] is '{' or '<' ? TemplateText.HoleLength(source.Text, literal.Span.Start) : 0;
        return literal.Kind switch
        {
            _ when hole > 0 => SettingValue.Verbatim(ValueKind.Reference, source, new TextSpan(literal.Span.Start, hole)),
            HclLiteralKind.Number => SettingValue.Verbatim(ValueKind.Number, source, literal.Span),
            HclLiteralKind.Boolean => SettingValue.Verbatim(ValueKind.Boolean, source, literal.Span),
            _ => SettingValue.Verbatim(ValueKind.Null, source, literal.Span),
        };
    }

    private SettingValue Template(SettingScope scope, string key, HclTemplate template)
    {
        var text = new System.Text.StringBuilder();
        var map = new TextMap.Builder();
        var decoded = false;
        foreach (var part in template.Parts)
        {
            if (part is HclText literal)
            {
                text.Append(literal.Value);
                map.Append(literal.Map, literal.Value.Length);
                decoded |= !IsVerbatim(literal);
                continue;
            }

            text.Append(SettingValue.Hole);
            map.Add(1, part.Span.Start, part.Span.Length);
            foreach (var inner in part.Expressions)
            {
                Inner(scope, key, inner);
            }
        }

        if (template.Parts.Count == 1 && template.Parts[0] is not HclText)
        {
            return SettingValue.Verbatim(ValueKind.Reference, source, template.Parts[0] is HclInterpolation only ? only.Expression.Span : template.ContentSpan);
        }

        var span = source.ToSource(template.ContentSpan);
        var value = text.Length == 0 ? new Fragment("", TextMap.At(span.Start, 0)) : source.Decode(text.ToString(), map.Build());
        if (decoded)
        {
            into.Text(value);
        }

        // What Packer, cloud-init or a renderer fills in later (`{{ x }}`, `$${x}`) is no more written here than `${x}`.
        return TemplateText.Read(value, span);
    }

    private bool IsVerbatim(HclText text) =>
        text.Span.Length == text.Value.Length && string.CompareOrdinal(source.Text, text.Span.Start, text.Value, 0, text.Value.Length) == 0;

    /// <summary>Inside an expression that is computed, objects are settings (<c>merge(local.all, { … })</c>) and texts are searched (<c>coalesce(var.token, "…")</c>).</summary>
    private void Inner(SettingScope scope, string key, HclExpression expression)
    {
        switch (expression)
        {
            case HclObject value:
                Object(value, into.Scope(scope, key, source.ToSource(value.Span)));
                break;
            case HclTemplate template:
                Template(scope, key, template);
                break;
            default:
                foreach (var child in expression.Children)
                {
                    Inner(scope, key, child);
                }

                break;
        }
    }

    private void Embedded(SettingScope scope, string key, SettingValue value, Func<string, string?> beside)
    {
        if (value.Kind is not (ValueKind.Literal or ValueKind.Template))
        {
            return;
        }

        if (CommandKeys.Script(key) is { } shell)
        {
            into.Read(value.Fragment, shell, into.Scope(scope, key, value.Span));
            return;
        }

        var path = key is "content" or "source" or "data" or "contents" ? Array.Find(Array.ConvertAll(Destinations, name => beside(name)), found => found is { Length: > 0 }) : null;
        EmbeddedText.Read(value.Fragment, path ?? key, scope, into);
    }

    private string Raw(TextSpan span) => source.Text.Substring(span.Start, span.Length);
}
