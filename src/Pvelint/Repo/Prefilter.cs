using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Pvelint.Repo;

/// <summary>
/// Tells in one pass over the bytes whether a file can concern us by itself. It may let through what is harmless, and must
/// never hold back a finding: a test runs every page and sample with and without it. What concerns us only through other
/// files, such as the value of a variable that a provider reads, is the task of <see cref="Companions"/>.
/// </summary>
internal static class Prefilter
{
    private const int LongestName = 64;
    private const int LongestSeparator = 12;
    private const uint SmallLetters = 0x20202020;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);
    private static readonly SearchValues<byte> NameUnits = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-_"u8);

    private enum Kind
    {
        /// <summary>Suffices wherever it stands.</summary>
        Anywhere,

        /// <summary>Counts as a word of a name, as in <c>PM_PASS</c> or <c>myPmToken</c>, not in <c>npm</c> or <c>proxy</c>.</summary>
        Word,

        /// <summary>Counts as a number of its own.</summary>
        Number,

        /// <summary>The mark between realm and name of a token; counts with a realm before it, or a secret after the name.</summary>
        TokenMark,

        /// <summary>Counts before the rest of a privilege's name, as in <c>VM.Allocate</c>.</summary>
        Privilege,

        /// <summary>Counts as the kind of a Kubernetes object: its values are base64, in which nothing can be recognized.</summary>
        ObjectKind,
    }

    /// <summary>
    /// The anchors. <c>Key</c> is where in the text the three bytes stand that are searched for: seldom ones; <c>^</c> is any
    /// byte that is no small letter. The groups are those in which the keys, mixed, match least of ordinary text.
    /// </summary>
    private static readonly Anchor[] Anchors =
    [
        new("prox", 1, 0, Kind.Word), new("csrfprevention", 2, 0, Kind.Anywhere), new("%40pam", 2, 0, Kind.Anywhere), new("%40pbs", 2, 0, Kind.Anywhere),
        new("root_password", 3, 0, Kind.Anywhere),
        new("proxmox", 3, 1, Kind.Anywhere), new("capmox", 2, 1, Kind.Anywhere), new("pm^", 0, 1, Kind.Word), new("pmx", 0, 1, Kind.Word), new("pmg", 0, 1, Kind.Word),
        new("secret", 2, 2, Kind.ObjectKind), new("full-tokenid", 3, 2, Kind.Anywhere),
        new("pbs", 0, 3, Kind.Word), new("api2/", 1, 3, Kind.Anywhere), new("virtual environment", 0, 3, Kind.Anywhere), new("virtual_environment", 0, 3, Kind.Anywhere),
        new("virtual-environment", 0, 3, Kind.Anywhere), new("virtualenvironment", 0, 3, Kind.Anywhere),
        new("pdm", 0, 4, Kind.Word), new("private key--", 10, 4, Kind.Anywhere), new("root-password", 3, 4, Kind.Anywhere),
        new("8006", 0, 5, Kind.Number), new("8007", 0, 5, Kind.Number), new("cipass", 0, 5, Kind.Anywhere), new("cipwd", 0, 5, Kind.Anywhere), new("%21", 0, 5, Kind.TokenMark),
        new("pve", 0, 6, Kind.Anywhere), new("vm.", 0, 6, Kind.Privilege), new("px^", 0, 6, Kind.Word),
        new("@pam", 0, 7, Kind.Anywhere), new("@pbs", 0, 7, Kind.Anywhere), new("@pmg", 0, 7, Kind.Anywhere), new("@pdm", 0, 7, Kind.Anywhere),
        new("ci_pass", 1, 7, Kind.Anywhere), new("ci-pass", 1, 7, Kind.Anywhere), new("ci_pwd", 1, 7, Kind.Anywhere),
    ];

    private static readonly Anchor[][] ByGroup = Grouped();

    private static readonly AnchorSearch Search = SearchOf();

    /// <summary>Ends of names of key files, whose text may be anything: <c>rules/keys.hcl</c>.</summary>
    private static readonly string[] KeyFiles = [".key", ".pem", ".cfg", ".pw", ".enc", ".shadow", "shadow.json", "key.json"];

    /// <summary>Whether a file must be looked at.</summary>
    /// <param name="path">Its path below the scanned folder.</param>
    /// <param name="bytes">What it holds.</param>
    public static bool Passes(ReadOnlySpan<byte> path, ReadOnlySpan<byte> bytes) =>
        HasAnchor(path) || IsKeyFile(path) || (TextDecoder.WideEncoding(bytes) is { } wide ? PassesByText(wide.GetString(bytes)) : PassesByBytes(bytes));

    /// <summary>Whether a text must be looked at.</summary>
    public static bool PassesByText(string text) => PassesByBytes(Encoding.Latin1.GetBytes(text));

    internal static bool PassesByBytes(ReadOnlySpan<byte> bytes) => HasAnchor(bytes) || HasToken(bytes);

    public static bool IsKeyFile(string name) => IsKeyFile(Encoding.UTF8.GetBytes(name));

    private static bool IsKeyFile(ReadOnlySpan<byte> path)
    {
        foreach (var end in KeyFiles)
        {
            if (path.Length >= end.Length && Ascii.EqualsIgnoreCase(path[^end.Length..], end))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAnchor(ReadOnlySpan<byte> bytes)
    {
        for (var places = Search.In(bytes); places.Next();)
        {
            var at = places.At;
            var units = UnitsAt(bytes, at);
            for (var left = (uint)places.Groups; left != 0; left &= left - 1)
            {
                foreach (var anchor in ByGroup[System.Numerics.BitOperations.TrailingZeroCount(left)])
                {
                    if (anchor.MayStandAt(units) && StandsAt(bytes, at - anchor.Key, anchor.Bytes) && Counts(bytes, at - anchor.Key, anchor.Bytes.Length, anchor.Kind))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Every place of an anchor.</summary>
    internal static void AddPlaces(ReadOnlySpan<byte> bytes, List<int> into)
    {
        for (var places = Search.In(bytes); places.Next();)
        {
            var units = UnitsAt(bytes, places.At);
            for (var left = (uint)places.Groups; left != 0; left &= left - 1)
            {
                foreach (var anchor in ByGroup[System.Numerics.BitOperations.TrailingZeroCount(left)])
                {
                    if (anchor.MayStandAt(units) && StandsAt(bytes, places.At - anchor.Key, anchor.Bytes) && Counts(bytes, places.At - anchor.Key, anchor.Bytes.Length, anchor.Kind))
                    {
                        into.Add(places.At - anchor.Key);
                    }
                }
            }
        }
    }

    // Four bytes in small letters; spaces behind the end.
    private static uint UnitsAt(ReadOnlySpan<byte> bytes, int at)
    {
        if (at <= bytes.Length - sizeof(uint))
        {
            return BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) | SmallLetters;
        }

        var units = SmallLetters;
        for (var i = at; i < bytes.Length; i++)
        {
            units |= (uint)bytes[i] << (8 * (i - at));
        }

        return units;
    }

    private static bool HasToken(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)'!'); at >= 0;)
        {
            if (Counts(bytes, at, 1, Kind.TokenMark))
            {
                return true;
            }

            var next = bytes[(at + 1)..].IndexOf((byte)'!');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    internal static bool StandsAt(ReadOnlySpan<byte> bytes, int start, byte[] text)
    {
        if (start < 0 || start + text.Length > bytes.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var unit = bytes[start + i];
            if (unit != text[i] && (unit ^ 0x20) != text[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool Counts(ReadOnlySpan<byte> bytes, int start, int length, Kind kind) => kind switch
    {
        Kind.Word => StartsWord(bytes, start) && EndsWord(bytes, start + length),
        Kind.Number => !IsDigit(bytes, start - 1) && !IsDigit(bytes, start + length),
        Kind.TokenMark => FollowsRealm(bytes, start) || PrecedesSecret(bytes, start + length),
        Kind.ObjectKind => FollowsKind(bytes, start),
        Kind.Privilege => IsPrivilege(bytes, start, length),
        _ => true,
    };

    // After a letter a word starts where the case says so: `myPm`, `XPm`. A digit before is a size (`10px`) or a time (`5pm`).
    private static bool StartsWord(ReadOnlySpan<byte> bytes, int at) =>
        at == 0 || !char.IsAsciiLetterOrDigit((char)bytes[at - 1])
        || (char.IsAsciiLetterUpper((char)bytes[at]) && (char.IsAsciiLetterLower((char)bytes[at - 1]) || char.IsAsciiLetterLower((char)bytes[at + 1])));

    private static bool EndsWord(ReadOnlySpan<byte> bytes, int end) =>
        end == bytes.Length || !char.IsAsciiLetterLower((char)bytes[end]) || char.IsAsciiLetterUpper((char)bytes[end - 1]);

    private static bool IsDigit(ReadOnlySpan<byte> bytes, int at) => at >= 0 && at < bytes.Length && char.IsAsciiDigit((char)bytes[at]);

    // user@realm!name of any realm.
    private static bool FollowsRealm(ReadOnlySpan<byte> bytes, int mark)
    {
        var before = bytes[Math.Max(0, mark - LongestName)..mark];
        var realm = before.Length - 1 - before.LastIndexOfAnyExcept(NameUnits);
        if (realm == 0 || realm == before.Length)
        {
            return false;
        }

        // `user%40realm`: the digits belong to the mark, not to the realm.
        return before[^(realm + 1)] == '@' || (before[^(realm + 1)] == '%' && before[^realm..].StartsWith("40"u8));
    }

    // ${user}!name=UUID, also apart as two arguments or cells; SecretForms tells it exactly.
    private static bool PrecedesSecret(ReadOnlySpan<byte> bytes, int start)
    {
        var after = bytes[start..Math.Min(bytes.Length, start + LongestName + LongestSeparator + 9)];
        var name = after.IndexOfAnyExcept(NameUnits);
        if (name <= 0)
        {
            return false;
        }

        var separator = after[name..];
        var length = separator.StartsWith("%3"u8) ? 3 : separator.IndexOfAny(HexDigits);
        return length is > 0 and <= LongestSeparator && separator.Length > length + 8
            && separator[length + 8] == '-' && !separator.Slice(length, 8).ContainsAnyExcept(HexDigits);
    }

    private static bool IsPrivilege(ReadOnlySpan<byte> bytes, int start, int length) =>
        bytes[start..].StartsWith("VM."u8) && bytes.Length > start + length + 1
        && char.IsAsciiLetterUpper((char)bytes[start + length]) && char.IsAsciiLetterLower((char)bytes[start + length + 1]);

    private static bool FollowsKind(ReadOnlySpan<byte> bytes, int start)
    {
        var before = bytes[Math.Max(0, start - 16)..start].TrimEnd(" \t\"'"u8);
        return before.EndsWith(":"u8) && before[..^1].TrimEnd(" \t\"'"u8).EndsWith("kind"u8);
    }

    private static Anchor[][] Grouped()
    {
        var groups = new Anchor[AnchorSearch.Groups][];
        for (var group = 0; group < groups.Length; group++)
        {
            groups[group] = Array.FindAll(Anchors, anchor => anchor.Group == group);
        }

        return groups;
    }

    private static AnchorSearch SearchOf()
    {
        var search = new AnchorSearch();
        foreach (var anchor in Anchors)
        {
            search.Add(anchor.Text.Substring(anchor.Key, 3), anchor.Group);
        }

        return search;
    }

    // A class and loops: lists of tuples and queries over them are compiled anew in every run, which a hook waits for.
    private sealed record Anchor(string Text, int Key, int Group, Kind Kind)
    {
        public byte[] Bytes { get; } = Encoding.ASCII.GetBytes(Text.TrimEnd('^'));

        private uint Units { get; } = UnitsAt(Encoding.ASCII.GetBytes(Text), Key);

        private uint Mask { get; } = MaskOf(Text, Key);

        /// <summary>Whether the four bytes at the key may be its own; most places that the search finds end here.</summary>
        public bool MayStandAt(uint units) => ((units ^ Units) & Mask) == 0;

        private static uint MaskOf(string text, int key)
        {
            uint mask = 0;
            for (var i = 0; i < sizeof(uint) && key + i < text.Length; i++)
            {
                mask |= text[key + i] == '^' ? 0 : 0xFFu << (8 * i);
            }

            return mask;
        }
    }
}
