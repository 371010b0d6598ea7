using System.Globalization;
using System.Text;

namespace Pvelint.Hcl;

/// <summary>Writes a value as <c>jsonencode</c> does, no blanks, keys in order, and what matters in HTML escaped, and reads it back.</summary>
internal static class HclJsonText
{
    /// <summary>The JSON text of a value that is wholly known.</summary>
    public static string Encode(HclValue value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    /// <summary>The value of a JSON text, as <c>jsondecode</c> gives it; an error where it is none.</summary>
    public static HclValue Decode(string text)
    {
        var file = JsonFile.Parse(text);
        return file.Diagnostics.Count > 0 ? HclValue.Error : Of(file.Root);
    }

    /// <summary>The value that a JSON tree holds.</summary>
    public static HclValue Of(HclJsonValue value) => value switch
    {
        HclJsonObject item => HclValue.Of(item.Properties.Select(property => new KeyValuePair<string, HclValue>(property.Name.Value, Of(property.Value)))),
        HclJsonArray array => HclValue.Of([.. array.Items.Select(Of)]),
        HclJsonString text => HclValue.Of(text.Value),
        HclJsonNumber number => decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var known) ? HclValue.Of(known) : HclValue.Unknown,
        HclJsonBoolean boolean => HclValue.Of(boolean.Value),
        HclJsonNull => HclValue.Null,
        _ => HclValue.Unknown,
    };

    private static void Write(HclValue value, StringBuilder text)
    {
        switch (value.Kind)
        {
            case HclValueKind.String:
                Write(value.Text, text);
                break;
            case HclValueKind.List:
                text.Append('[');
                for (var i = 0; i < value.Items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ",");
                    Write(value.Items[i], text);
                }

                text.Append(']');
                break;
            case HclValueKind.Object:
                text.Append('{');
                var separator = "";
                foreach (var entry in value.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    text.Append(separator);
                    Write(entry.Key, text);
                    text.Append(':');
                    Write(entry.Value, text);
                    separator = ",";
                }

                text.Append('}');
                break;
            default:
                text.Append(value.Kind == HclValueKind.Null ? "null" : value.Text);
                break;
        }
    }

    private static void Write(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var unit in value)
        {
            switch (unit)
            {
                case '"' or '\\':
                    text.Append('\\').Append(unit);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029':
                    text.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(unit);
                    break;
            }
        }

        text.Append('"');
    }
}
