using System.Globalization;
using Pvelint.Formats;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Fills in the values of YAML that Ansible takes for templates.</summary>
internal static class JinjaText
{
    private const int MaxLength = 1_000_000;

    /// <summary>A value with its templates filled in.</summary>
    /// <param name="value">The value as written.</param>
    /// <param name="find">The value of a name; null for one that nothing defines.</param>
    public static HclValue Value(YamlValue value, Func<string, HclValue?> find) => value switch
    {
        { IsMapping: true } => HclValue.Of(value.Pairs.Select(pair => new KeyValuePair<string, HclValue>(pair.Key, Value(pair.Value, find)))),
        { Kind: ValueKind.List } => HclValue.Of([.. value.Items.Select(item => Value(item, find))]),
        { Kind: ValueKind.Null } => HclValue.Null,
        { Kind: ValueKind.Boolean } => HclValue.Of(value.Text == "true"),
        { Kind: ValueKind.Number } => decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? HclValue.Of(number) : HclValue.Of(value.Text),
        { Kind: ValueKind.Literal } => Text(value.Text, find),
        { Kind: ValueKind.Encrypted } => HclValue.UnknownBy("a vault"),
        _ => HclValue.Unknown,
    };

    /// <summary>A text with its templates filled in. One expression alone keeps its kind.</summary>
    public static HclValue Text(string text, Func<string, HclValue?> find)
    {
        var open = text.IndexOf("{{", StringComparison.Ordinal);
        if (text.IndexOf("{%", StringComparison.Ordinal) >= 0)
        {
            return HclValue.UnknownBy(JinjaExpression.Shown(text));
        }

        if (open < 0)
        {
            return HclValue.Of(text);
        }

        var result = new System.Text.StringBuilder();
        var plain = 0;
        for (; open >= 0; open = text.IndexOf("{{", plain, StringComparison.Ordinal))
        {
            var close = Close(text, open + 2);
            if (close < 0)
            {
                break;
            }

            var value = JinjaExpression.Evaluate(text.Substring(open + 2, close - open - 2).Trim('-', ' '), find);
            if (open == 0 && close + 2 >= text.TrimEnd().Length)
            {
                return value;
            }

            if (value.AsString() is not { IsKnown: true } filled || result.Length + filled.Text.Length > MaxLength)
            {
                return HclValue.UnknownGiven(value.FirstUnknown()?.What);
            }

            result.Append(text, plain, open - plain).Append(filled.Text);
            plain = close + 2;
        }

        return HclValue.Of(result.Append(text, plain, text.Length - plain).ToString());
    }

    // Braces in quotes close nothing, nor do those of a mapping.
    private static int Close(string text, int at)
    {
        var quote = '\0';
        var depth = 0;
        for (; at + 1 < text.Length; at++)
        {
            if (quote != '\0')
            {
                quote = text[at] == quote ? '\0' : quote;
            }
            else if (text[at] is '\'' or '"')
            {
                quote = text[at];
            }
            else if (text[at] == '{')
            {
                depth++;
            }
            else if (text[at] == '}' && depth > 0)
            {
                depth--;
            }
            else if (text[at] == '}' && text[at + 1] == '}')
            {
                return at;
            }
        }

        return -1;
    }
}
