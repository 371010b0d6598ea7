namespace Pvelint.Hcl;

/// <summary>
/// <c>format</c> with the verbs <c>%s</c>, <c>%v</c>, <c>%d</c>, <c>%t</c>, <c>%x</c>, <c>%q</c> and <c>%%</c>, a width, and the flags <c>0</c>
/// and <c>-</c>; with anything else it is unknown (developer.hashicorp.com/terraform/language/functions/format).
/// </summary>
internal static class HclFormat
{
    private const int MaxWidth = 1000;

    /// <summary>The first argument's text with the others put in.</summary>
    public static HclValue Format(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Count == 0 || arguments[0].Kind != HclValueKind.String)
        {
            return HclValue.Unknown;
        }

        var template = arguments[0];
        var text = new HclStringBuilder();
        var next = 1;
        var plain = 0;
        for (var percent = template.Text.IndexOf('%'); percent >= 0; percent = template.Text.IndexOf('%', plain))
        {
            text.Append(Slice(template, plain, percent));
            if (Verb.Read(template.Text, percent + 1) is not { } verb)
            {
                return HclValue.Unknown;
            }

            plain = verb.End;
            if (verb.Letter == '%')
            {
                text.Append("%");
                continue;
            }

            if (next >= arguments.Count || verb.Write(arguments[next++]) is not { IsKnown: true } value)
            {
                return HclValue.Unknown.Because(arguments);
            }

            text.Append(value);
        }

        text.Append(Slice(template, plain, template.Text.Length));

        // Arguments left over are an error.
        return next == arguments.Count ? text.Build() : HclValue.Unknown;
    }

    /// <summary><c>format</c> for each item of the lists among the arguments, which are of one length.</summary>
    public static HclValue FormatList(IReadOnlyList<HclValue> arguments)
    {
        var lists = arguments.Where(argument => argument.Kind == HclValueKind.List).ToList();
        if (lists.Count == 0 || arguments.Any(argument => !argument.IsKnown) || lists.Exists(list => list.Items.Count != lists[0].Items.Count))
        {
            return lists.Count == 0 && arguments.All(argument => argument.IsKnown) ? HclValue.Of([Format(arguments)]) : HclValue.Unknown;
        }

        return HclValue.Of([.. Enumerable.Range(0, lists[0].Items.Count)
            .Select(index => Format([.. arguments.Select(argument => argument.Kind == HclValueKind.List ? argument.Items[index] : argument)]))]);
    }

    private static HclValue Slice(HclValue value, int start, int end)
    {
        var kept = Pvelint.Text.TextSpan.FromBounds(start, end);
        return HclValue.Of(value.Text.Substring(start, end - start), [.. value.Origins.Select(origin => origin.Move(kept, 0)).OfType<HclOrigin>()]);
    }

    /// <summary><c>%05d</c>: flags, width, letter.</summary>
    private sealed record Verb(char Letter, int Width, bool IsLeft, bool IsZero, int End)
    {
        public static Verb? Read(string text, int at)
        {
            var (isLeft, isZero, width) = (false, false, 0);
            for (; at < text.Length && text[at] is '-' or '0'; at++)
            {
                isLeft |= text[at] == '-';
                isZero |= text[at] == '0';
            }

            for (; at < text.Length && text[at] is >= '0' and <= '9' && width <= MaxWidth; at++)
            {
                width = (width * 10) + text[at] - '0';
            }

            return at < text.Length && width <= MaxWidth ? new Verb(text[at], width, isLeft, isZero, at + 1) : null;
        }

        public HclValue Write(HclValue argument)
        {
            var value = Letter switch
            {
                's' => argument.AsString(),
                'v' => argument.Kind == HclValueKind.Null ? HclValue.Of("null") : argument.AsString(),
                'd' => Whole(argument) is { } number ? HclValue.Of(number).AsString() : HclValue.Unknown,
                'x' => Whole(argument) is >= 0 and <= int.MaxValue and { } number ? HclValue.Of(((int)number).ToString("x", System.Globalization.CultureInfo.InvariantCulture)) : HclValue.Unknown,
                't' => HclArithmetic.Truth(argument) is { } truth ? HclValue.Of(truth).AsString() : HclValue.Unknown,
                'q' => argument.AsString() is { IsKnown: true } text ? HclValue.Of(HclJsonText.Encode(text)) : HclValue.Unknown,
                _ => HclValue.Unknown,
            };
            if (!value.IsKnown || value.Text.Length >= Width)
            {
                return value;
            }

            if (IsLeft)
            {
                return HclValue.Of(value.Text.PadRight(Width), value.Origins);
            }

            return HclValue.Of(IsZero && value.Text.StartsWith("-", StringComparison.Ordinal) ? "-" + value.Text.Substring(1).PadLeft(Width - 1, '0') : value.Text.PadLeft(Width, IsZero ? '0' : ' '));
        }

        private static decimal? Whole(HclValue value) => HclArithmetic.Number(value) is { } number && decimal.Truncate(number) == number ? number : null;
    }
}
