using System.Globalization;
using System.Text.RegularExpressions;
using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>The functions over strings. Where a part of a literal stays as it is, so does its origin.</summary>
internal static class HclStringFunctions
{
    // The pattern comes from the code that is read, and may be made to take forever.
    private static readonly TimeSpan MatchTime = TimeSpan.FromMilliseconds(200);

    public static IReadOnlyList<KeyValuePair<string, Func<IReadOnlyList<HclValue>, HclValue>>> Functions { get; } =
    [
        new("join", Join),
        new("split", Split),
        new("format", HclFormat.Format),
        new("formatlist", HclFormat.FormatList),
        new("upper", arguments => Map(arguments, text => text.ToUpperInvariant())),
        new("lower", arguments => Map(arguments, text => text.ToLowerInvariant())),
        new("title", arguments => Map(arguments, Title)),
        new("strrev", arguments => Map(arguments, text => Reversed(text))),
        new("chomp", arguments => Keep(arguments, 1, texts => TextSpan.FromBounds(0, texts[0].TrimEnd('\r', '\n').Length))),
        new("trimspace", arguments => Keep(arguments, 1, texts => Trimmed(texts[0], char.IsWhiteSpace))),
        new("trim", arguments => Keep(arguments, 2, texts => Trimmed(texts[0], unit => texts[1].IndexOf(unit) >= 0))),
        new("trimprefix", arguments => Keep(arguments, 2, texts => TextSpan.FromBounds(texts[0].StartsWith(texts[1], StringComparison.Ordinal) ? texts[1].Length : 0, texts[0].Length))),
        new("trimsuffix", arguments => Keep(arguments, 2, texts => TextSpan.FromBounds(0, texts[0].Length - (texts[0].EndsWith(texts[1], StringComparison.Ordinal) ? texts[1].Length : 0)))),
        new("substr", Substring),
        new("startswith", arguments => Test(arguments, (text, part) => text.StartsWith(part, StringComparison.Ordinal))),
        new("endswith", arguments => Test(arguments, (text, part) => text.EndsWith(part, StringComparison.Ordinal))),
        new("strcontains", arguments => Test(arguments, (text, part) => text.IndexOf(part, StringComparison.Ordinal) >= 0)),
        new("replace", Replace),
        new("regex", arguments => Match(arguments, all: false)),
        new("regexall", arguments => Match(arguments, all: true)),
        new("indent", arguments => arguments is [{ Kind: HclValueKind.Number, Number: >= 0 and < 1000 } count, { Kind: HclValueKind.String } text]
            ? HclValue.Of(text.Text.Replace("\n", "\n" + new string(' ', (int)count.Number)))
            : HclValue.Unknown),
        new("basename", arguments => Map(arguments, text => text.TrimEnd('/') is var path ? path.Substring(path.LastIndexOf('/') + 1) : "")),
        new("dirname", arguments => Map(arguments, text => text.LastIndexOf('/') is > 0 and var slash ? text.Substring(0, slash) : ".")),
    ];

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
                return HclValue.Unknown.Because(item);
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

    private static HclValue Split(IReadOnlyList<HclValue> arguments)
    {
        if (Texts(arguments, 2) is not [{ Length: > 0 } separator, var text])
        {
            return HclValue.Unknown;
        }

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

    // The length -1 takes all that follows; a negative offset counts from the end.
    private static HclValue Substring(IReadOnlyList<HclValue> arguments)
    {
        if (arguments is not [{ Kind: HclValueKind.String } value, { Kind: HclValueKind.Number } offset, { Kind: HclValueKind.Number } length] || value.Text.Any(char.IsSurrogate))
        {
            return HclValue.Unknown;
        }

        var whole = value.Text.Length;
        var start = Math.Max(0, Math.Min(whole, offset.Number < 0 ? whole + offset.Number : offset.Number));
        var end = length.Number < 0 ? whole : Math.Min(whole, start + length.Number);
        return Part(value, TextSpan.FromBounds((int)start, (int)end));
    }

    private static HclValue Replace(IReadOnlyList<HclValue> arguments)
    {
        if (Texts(arguments, 3) is not [var text, { Length: > 0 } search, var with])
        {
            return HclValue.Unknown;
        }

        // Between slashes it is a regular expression.
        if (search.Length > 1 && search[0] == '/' && search[search.Length - 1] == '/')
        {
            return Matching(search.Substring(1, search.Length - 2), pattern => HclValue.Of(pattern.Replace(text, with)));
        }

        return text.IndexOf(search, StringComparison.Ordinal) < 0 ? arguments[0] : HclValue.Of(text.Replace(search, with));
    }

    private static HclValue Match(IReadOnlyList<HclValue> arguments, bool all) => Texts(arguments, 2) is not [var expression, var text]
        ? HclValue.Unknown
        : Matching(expression, pattern =>
        {
            var matches = pattern.Matches(text).Cast<Match>().Take(all ? int.MaxValue : 1).Select(match => Captured(pattern, match)).ToList();
            return all ? HclValue.Of(matches) : matches.Count > 0 ? matches[0] : HclValue.Error;
        });

    // Without groups the match, with groups a list of them, with named ones an object.
    private static HclValue Captured(Regex pattern, Match match)
    {
        var names = pattern.GetGroupNames().Where(name => name != "0").ToList();
        if (names.Count == 0)
        {
            return HclValue.Of(match.Value);
        }

        HclValue Group(string name) => match.Groups[name] is { Success: true } group ? HclValue.Of(group.Value) : HclValue.Null;
        return names.TrueForAll(name => char.IsDigit(name[0]))
            ? HclValue.Of([.. names.Select(Group)])
            : HclValue.Of(names.Select(name => new KeyValuePair<string, HclValue>(name, Group(name))));
    }

    private static HclValue Matching(string expression, Func<Regex, HclValue> match)
    {
        try
        {
            return match(new Regex(expression.Replace("(?P<", "(?<"), RegexOptions.CultureInvariant, MatchTime));
        }
        catch (Exception failure) when (failure is ArgumentException or RegexMatchTimeoutException)
        {
            return HclValue.Unknown;
        }
    }

    private static HclValue Test(IReadOnlyList<HclValue> arguments, Func<string, string, bool> test) =>
        Texts(arguments, 2) is [var text, var part] ? HclValue.Of(test(text, part)) : HclValue.Unknown;

    // Unit for unit the same literal, where the count of units stays.
    private static HclValue Map(IReadOnlyList<HclValue> arguments, Func<string, string> map)
    {
        if (Texts(arguments, 1) is not [var before])
        {
            return HclValue.Unknown;
        }

        var text = map(before);
        return HclValue.Of(text, text.Length == before.Length ? arguments[0].Origins : []);
    }

    private static HclValue Keep(IReadOnlyList<HclValue> arguments, int count, Func<IReadOnlyList<string>, TextSpan> kept) =>
        Texts(arguments, count) is { } texts ? Part(arguments[0], kept(texts)) : HclValue.Unknown;

    // Numbers and truth values stand for their texts. Null where one is none of these, or not known.
    private static List<string>? Texts(IReadOnlyList<HclValue> arguments, int count)
    {
        var texts = arguments.Select(argument => argument.AsString()).ToList();
        return texts.Count == count && texts.TrueForAll(text => text.IsKnown) ? texts.ConvertAll(text => text.Text) : null;
    }

    private static TextSpan Trimmed(string text, Func<char, bool> isCut)
    {
        var (start, end) = (0, text.Length);
        while (start < end && isCut(text[start]))
        {
            start++;
        }

        while (end > start && isCut(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    private static string Reversed(string text)
    {
        var units = text.ToCharArray();
        Array.Reverse(units);
        return new string(units);
    }

    private static string Title(string text)
    {
        var units = text.ToCharArray();
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = i == 0 || !char.IsLetterOrDigit(units[i - 1]) ? char.ToUpper(units[i], CultureInfo.InvariantCulture) : units[i];
        }

        return new string(units);
    }

    private static HclValue Part(HclValue value, TextSpan kept) =>
        HclValue.Of(value.Text.Substring(kept.Start, kept.Length), [.. value.Origins.Select(origin => origin.Move(kept, 0)).OfType<HclOrigin>()]);
}
