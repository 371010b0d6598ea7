namespace Pvelint.Hcl;

/// <summary><c>format</c> with the plain verbs <c>%s</c>, <c>%v</c>, <c>%d</c>, <c>%t</c> and <c>%%</c>; with any other it is unknown.</summary>
internal static class HclFormat
{
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
            plain = percent + 2;
            if (plain > template.Text.Length)
            {
                return HclValue.Unknown;
            }

            if (template.Text[percent + 1] == '%')
            {
                text.Append("%");
                continue;
            }

            if (next >= arguments.Count || Verb(template.Text[percent + 1], arguments[next++]) is not { IsKnown: true } value)
            {
                return HclValue.Unknown;
            }

            text.Append(value);
        }

        text.Append(Slice(template, plain, template.Text.Length));

        // Arguments left over are an error.
        return next == arguments.Count ? text.Build() : HclValue.Unknown;
    }

    private static HclValue Verb(char verb, HclValue argument) => verb switch
    {
        's' or 'v' => argument.AsString(),
        'd' when argument.Kind == HclValueKind.Number && decimal.Truncate(argument.Number) == argument.Number => argument.AsString(),
        't' when argument.Kind == HclValueKind.Boolean => argument.AsString(),
        _ => HclValue.Unknown,
    };

    private static HclValue Slice(HclValue value, int start, int end)
    {
        var kept = Pvelint.Text.TextSpan.FromBounds(start, end);
        return HclValue.Of(value.Text.Substring(start, end - start), [.. value.Origins.Select(origin => origin.Move(kept, 0)).OfType<HclOrigin>()]);
    }
}
