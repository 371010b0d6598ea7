using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>
/// The functions that put literals together (developer.hashicorp.com/terraform/language/functions). A call of any other,
/// or with arguments that are not known, is unknown.
/// </summary>
internal static class HclFunctions
{
    private static readonly Dictionary<string, Func<IReadOnlyList<HclValue>, HclValue>> Functions = new()
    {
        ["join"] = Join,
        ["format"] = HclFormat.Format,
        ["concat"] = Concat,
        ["merge"] = Merge,
        ["tolist"] = arguments => Single(arguments, HclValueKind.List) ?? HclValue.Unknown,
        ["toset"] = ToSet,
        ["lookup"] = Lookup,
        ["coalesce"] = Coalesce,
        ["upper"] = arguments => Map(arguments, text => text.ToUpperInvariant()),
        ["lower"] = arguments => Map(arguments, text => text.ToLowerInvariant()),
        ["replace"] = Replace,
        ["trimspace"] = TrimSpace,
        ["split"] = Split,
        ["jsonencode"] = arguments => arguments.Count == 1 && arguments[0].IsWhollyKnown ? HclValue.Of(HclJsonText.Encode(arguments[0])) : HclValue.Unknown,
        ["sensitive"] = arguments => arguments.Count == 1 ? arguments[0] : HclValue.Unknown,
        ["nonsensitive"] = arguments => arguments.Count == 1 ? arguments[0] : HclValue.Unknown,
    };

    /// <summary>What the call gives.</summary>
    public static HclValue Call(string name, IReadOnlyList<HclValue> arguments)
    {
        // `core::` names the functions of the language itself.
        var own = name.StartsWith("core::", StringComparison.Ordinal) ? name.Substring("core::".Length) : name;
        return Functions.TryGetValue(own, out var function) ? function(arguments) : HclValue.Unknown;
    }

    private static HclValue? Single(IReadOnlyList<HclValue> arguments, HclValueKind kind) =>
        arguments.Count == 1 && arguments[0].Kind == kind ? arguments[0] : null;

    private static HclValue Join(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Count < 2 || arguments[0].Kind != HclValueKind.String || arguments.Skip(1).Any(list => list.Kind != HclValueKind.List))
        {
            return HclValue.Unknown;
        }

        var text = new HclStringBuilder();
        var isFirst = true;
        foreach (var item in arguments.Skip(1).SelectMany(list => list.Items).Select(item => item.AsString()))
        {
            if (!item.IsKnown)
            {
                return HclValue.Unknown;
            }

            if (!isFirst)
            {
                text.Append(arguments[0]);
            }

            text.Append(item);
            isFirst = false;
        }

        return text.Build();
    }

    private static HclValue Concat(IReadOnlyList<HclValue> arguments) => arguments.Count > 0 && arguments.All(list => list.Kind == HclValueKind.List)
        ? HclValue.Of([.. arguments.SelectMany(list => list.Items)])
        : HclValue.Unknown;

    private static HclValue Merge(IReadOnlyList<HclValue> arguments) => arguments.All(item => item.Kind is HclValueKind.Object or HclValueKind.Null)
        ? HclValue.Of(arguments.SelectMany(item => item.Entries))
        : HclValue.Unknown;

    // A set of strings is walked in the order of its items.
    private static HclValue ToSet(IReadOnlyList<HclValue> arguments)
    {
        if (Single(arguments, HclValueKind.List) is not { } list || list.Items.Any(item => item.Kind != HclValueKind.String))
        {
            return HclValue.Unknown;
        }

        return HclValue.Of([.. list.Items.GroupBy(item => item.Text).Select(same => same.First()).OrderBy(item => item.Text, StringComparer.Ordinal)]);
    }

    private static HclValue Lookup(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Count is < 2 or > 3 || arguments[0].Kind != HclValueKind.Object || arguments[1].Kind != HclValueKind.String)
        {
            return HclValue.Unknown;
        }

        return arguments[0].Entry(arguments[1].Text) ?? (arguments.Count == 3 ? arguments[2] : HclValue.Unknown);
    }

    // The first that is neither null nor an empty string. Of different kinds the language would convert one; that is left alone.
    private static HclValue Coalesce(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Where(argument => argument.Kind != HclValueKind.Null).Select(argument => argument.Kind).Distinct().Count() != 1)
        {
            return HclValue.Unknown;
        }

        return arguments.FirstOrDefault(argument => argument.Kind != HclValueKind.Null && (argument.Kind != HclValueKind.String || argument.Text.Length > 0))
            ?? HclValue.Unknown;
    }

    // Unit for unit the same literal, where the count of units stays.
    private static HclValue Map(IReadOnlyList<HclValue> arguments, Func<string, string> map)
    {
        if (Single(arguments, HclValueKind.String) is not { } value)
        {
            return HclValue.Unknown;
        }

        var text = map(value.Text);
        return HclValue.Of(text, text.Length == value.Text.Length ? value.Origins : []);
    }

    private static HclValue Replace(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Count != 3 || arguments.Any(argument => argument.Kind != HclValueKind.String))
        {
            return HclValue.Unknown;
        }

        // Between slashes it is a regular expression of Go's.
        var search = arguments[1].Text;
        if (search.Length == 0 || (search.Length > 1 && search[0] == '/' && search[search.Length - 1] == '/'))
        {
            return HclValue.Unknown;
        }

        return arguments[0].Text.IndexOf(search, StringComparison.Ordinal) < 0
            ? arguments[0]
            : HclValue.Of(arguments[0].Text.Replace(search, arguments[2].Text));
    }

    private static HclValue TrimSpace(IReadOnlyList<HclValue> arguments)
    {
        if (Single(arguments, HclValueKind.String) is not { } value)
        {
            return HclValue.Unknown;
        }

        var trimmed = value.Text.Trim();
        return Part(value, new TextSpan(value.Text.Length - value.Text.TrimStart().Length, trimmed.Length));
    }

    private static HclValue Split(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Count != 2 || arguments.Any(argument => argument.Kind != HclValueKind.String) || arguments[0].Text.Length == 0)
        {
            return HclValue.Unknown;
        }

        var (separator, text) = (arguments[0].Text, arguments[1].Text);
        var parts = new List<HclValue>();
        var start = 0;
        for (var end = text.IndexOf(separator, StringComparison.Ordinal); end >= 0; end = text.IndexOf(separator, start, StringComparison.Ordinal))
        {
            parts.Add(Part(arguments[1], TextSpan.FromBounds(start, end)));
            start = end + separator.Length;
        }

        parts.Add(Part(arguments[1], TextSpan.FromBounds(start, text.Length)));
        return HclValue.Of(parts);
    }

    private static HclValue Part(HclValue value, TextSpan kept) =>
        HclValue.Of(value.Text.Substring(kept.Start, kept.Length), [.. value.Origins.Select(origin => origin.Move(kept, 0)).OfType<HclOrigin>()]);
}
