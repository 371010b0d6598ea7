using System.Buffers;
using System.Numerics;
using System.Text;
using Pvelint.Rules.Secrets;

namespace Pvelint.Repo.History;

/// <summary>
/// Tells whether a version of a file can hold a secret at all, without parsing it. A repository's history has thousands of
/// versions of each file, nearly all of which mention Proxmox and hold no secret; a scan that parsed them would take
/// longer than reading them does by a factor of fifty. It may let through what is harmless, and must hold back nothing
/// that the rules would report: a test asks both about every page, sample and known file.
/// </summary>
/// <remarks>
/// The rules need one of these: a form that stands on its own with a UUID, a ticket or a key in it, or a key named for a
/// password with a text that may be one. So it looks for UUIDs, tickets, keys, and around each name of a password for a
/// text, on its line, on the next, or wherever a name on its line is given one. Each thread has its own.
/// </remarks>
internal sealed class SecretSieve
{
    private const int MostRemembered = 200_000;

    private enum Kind
    {
        Word,
        Realm,
        Csrf,
        Port,
        Ticket,
        Key,
        ObjectKind,
        State,
    }

    /// <summary>
    /// As in <see cref="Prefilter"/>: the text, where in it the three bytes stand that are searched for, the group. Keys and
    /// groups are those that matched least of a provider's whole history, one after another put where it added least.
    /// </summary>
    private static readonly (string Text, int Key, int Group, Kind Kind)[] Anchors =
    [
        ("pas", 0, 0, Kind.Word), ("kind:", 2, 0, Kind.ObjectKind), ("clave", 1, 0, Kind.Word), ("contrasen", 4, 0, Kind.Word),
        ("pwd", 0, 1, Kind.Word), ("private key--", 10, 1, Kind.Key), ("csrf", 1, 1, Kind.Csrf),
        ("pw^", 0, 2, Kind.Word),
        ("@pam", 0, 3, Kind.Realm), ("@pve", 0, 3, Kind.Realm), ("@pmg", 0, 3, Kind.Realm), ("@pdm", 0, 3, Kind.Realm), ("senha", 2, 3, Kind.Word), ("kennwort", 2, 3, Kind.Word),
        ("@pbs", 0, 4, Kind.Realm), ("8006", 1, 4, Kind.Port), ("8007", 1, 4, Kind.Port), ("haslo", 1, 4, Kind.Word),
        ("%40p", 0, 5, Kind.Realm), ("pve%3a", 3, 5, Kind.Ticket), ("pbs%3a", 3, 5, Kind.Ticket), ("pmg%3a", 3, 5, Kind.Ticket), ("pdm%3a", 3, 5, Kind.Ticket), ("mdp", 0, 5, Kind.Word),
        ("PVE:", 1, 6, Kind.Ticket), ("PVEVNC:", 4, 6, Kind.Ticket), ("kind\"", 2, 6, Kind.ObjectKind),
        ("PBS:", 1, 7, Kind.Ticket), ("PMG:", 1, 7, Kind.Ticket), ("PDM:", 1, 7, Kind.Ticket), ("\"terraform_version\"", 9, 7, Kind.State), ("wachtwoord", 3, 7, Kind.Word),
    ];

    private static readonly (byte[] Text, int Key, Kind Kind)[][] ByGroup =
    [
        .. Enumerable.Range(0, AnchorSearch.Groups).Select(group => Anchors
            .Where(anchor => anchor.Group == group)
            .Select(anchor => (Encoding.ASCII.GetBytes(anchor.Text.TrimEnd('^').ToLowerInvariant()), anchor.Key, anchor.Kind))
            .ToArray()),
    ];

    private static readonly AnchorSearch Search = new([.. Anchors.Select(anchor => (anchor.Text.Substring(anchor.Key, 3), anchor.Group))]);

    private static readonly SearchValues<byte> SignatureUnits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=%:"u8);

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789ABCDEF"u8);

    private readonly Dictionary<string, bool> _uuids = new(StringComparer.Ordinal);
    private readonly SieveLines _lines;
    private bool _isBinary;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <param name="lines">What is known of lines; shared by all threads.</param>
    public SecretSieve(SieveLines lines) => _lines = lines;

    /// <summary>Whether a version must be parsed.</summary>
    /// <param name="isCode">Whether it is a program's source, in which only what is quoted is a text.</param>
    /// <param name="bytes">What it holds.</param>
    public bool Passes(bool isCode, ReadOnlySpan<byte> bytes)
    {
        if (TextDecoder.WideEncoding(bytes) is { } wide)
        {
            return Passes(isCode, Encoding.Latin1.GetBytes(wide.GetString(bytes)));
        }

        if (HasUuid(bytes))
        {
            return true;
        }

        if (_uuids.Count + _lines.Count > MostRemembered)
        {
            _uuids.Clear();
            _lines.Clear();
        }

        _names.Clear();
        _isBinary = TextDecoder.LooksBinary(bytes);
        return HasAnchor(bytes, isCode) || AnyIsGivenText(bytes, isCode);
    }

    /// <summary>Every place that a verdict on this version goes by: anchors, UUIDs, and wherever a name on such a line stands.</summary>
    public void AddPlaces(bool isCode, ReadOnlySpan<byte> bytes, List<int> into)
    {
        for (var at = UuidSearch.Next(bytes, 0); at >= 0; at = UuidSearch.Next(bytes, at + 1))
        {
            into.Add(at);
        }

        _names.Clear();
        for (var places = Search.In(bytes); places.Next();)
        {
            for (var left = (uint)places.Groups; left != 0; left &= left - 1)
            {
                foreach (var (text, key, kind) in ByGroup[BitOperations.TrailingZeroCount(left)])
                {
                    if (Prefilter.StandsAt(bytes, places.At - key, text))
                    {
                        into.Add(places.At - key);
                        _ = kind is Kind.Word && _lines.MayHold(bytes, places.At - key, isCode, _names, out _);
                    }
                }
            }
        }

        foreach (var name in _names)
        {
            var sought = Encoding.Latin1.GetBytes(name);
            for (var from = 0; bytes[from..].IndexOf(sought) is var found and >= 0; from += found + sought.Length)
            {
                into.Add(from + found);
            }
        }
    }

    private bool AnyIsGivenText(ReadOnlySpan<byte> bytes, bool isCode)
    {
        foreach (var name in _names)
        {
            if (IsGivenText(bytes, name, isCode))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasAnchor(ReadOnlySpan<byte> bytes, bool isCode)
    {
        // Lines are looked at once, whatever the count of names on them.
        var done = -1;
        for (var places = Search.In(bytes); places.Next();)
        {
            var at = places.At;
            for (var left = (uint)places.Groups; left != 0; left &= left - 1)
            {
                foreach (var (text, key, kind) in ByGroup[BitOperations.TrailingZeroCount(left)])
                {
                    var start = at - key;
                    if (Prefilter.StandsAt(bytes, start, text) && Counts(bytes, start, text.Length, kind, isCode, ref done))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private bool Counts(ReadOnlySpan<byte> bytes, int start, int length, Kind kind, bool isCode, ref int done) => kind switch
    {
        // In what is no text letters spell names by chance, and no key gives one a value.
        Kind.Word or Kind.Realm => !_isBinary && start >= done && _lines.MayHold(bytes, start, isCode, _names, out done),
        Kind.Ticket => char.IsAsciiLetterUpper((char)bytes[start + 1]) && HasSignature(bytes[(start + length)..]),
        Kind.Port => _lines.HasPasswordBefore(bytes[..start]),
        Kind.Csrf => HasDigest(bytes[(start + length)..]),
        Kind.Key => HasBody(bytes[(start + length)..]),
        Kind.ObjectKind => bytes[(start + length)..].TrimStart(" \t:\"'"u8).StartsWith("Secret"u8),
        _ => true,
    };

    // `user@realm:TIME::` and a signature in base64; `pve:` alone is a key of YAML.
    private static bool HasSignature(ReadOnlySpan<byte> rest)
    {
        const int Least = 64;
        var mark = rest[..Math.Min(rest.Length, 300)].IndexOf("::"u8);
        mark = mark >= 0 ? mark + 2 : rest[..Math.Min(rest.Length, 300)].IndexOf("%3A%3A"u8);
        return mark >= 0 && rest[mark..].IndexOfAnyExcept(SignatureUnits) is var end && (end < 0 ? rest.Length - mark : end) >= Least;
    }

    // HEX8:base64, on this line or the next ones.
    private static bool HasDigest(ReadOnlySpan<byte> rest)
    {
        rest = rest[..Math.Min(rest.Length, 400)];
        for (var i = 0; i + 36 < rest.Length; i++)
        {
            if (rest[i + 8] == ':' && rest.Slice(i, 8).IndexOfAnyExcept(HexDigits) < 0 && rest.Slice(i + 9, 20).IndexOfAnyExcept(SignatureUnits) < 0)
            {
                return true;
            }
        }

        return false;
    }

    // What is cut short or crossed out is no key; the rule looks closer.
    private static bool HasBody(ReadOnlySpan<byte> rest)
    {
        const int Least = 50;
        var units = 0;
        foreach (var unit in rest[..Math.Min(rest.Length, 400)])
        {
            units += char.IsAsciiLetterOrDigit((char)unit) || unit is (byte)'+' or (byte)'/' ? 1 : 0;
        }

        return units >= Least;
    }

    private bool HasUuid(ReadOnlySpan<byte> bytes)
    {
        for (var at = UuidSearch.Next(bytes, 0); at >= 0; at = UuidSearch.Next(bytes, at + 1))
        {
            if (IsPlausible(bytes.Slice(at, UuidSearch.Length)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPlausible(ReadOnlySpan<byte> uuid)
    {
        var text = Encoding.ASCII.GetString(uuid);
        if (!_uuids.TryGetValue(text, out var plausible))
        {
            _uuids[text] = plausible = SecretHints.MayBeTokenSecret(text);
        }

        return plausible;
    }

    // `const rootPassword = adminWord` and, elsewhere, `adminWord = "…"`.
    private bool IsGivenText(ReadOnlySpan<byte> bytes, string name, bool isCode)
    {
        const int MostPlaces = 64;
        if (name.Length > 256)
        {
            return true;
        }

        Span<byte> sought = stackalloc byte[name.Length];
        Encoding.Latin1.GetBytes(name, sought);
        var from = 0;
        for (var place = 0; place < MostPlaces && bytes[from..].IndexOf(sought) is var found and >= 0; place++)
        {
            var end = from + found + sought.Length;
            if (!IsNameUnit(bytes, from + found - 1) && !IsNameUnit(bytes, end) && _lines.Gives(bytes, from + found, end, isCode))
            {
                return true;
            }

            from = end;
        }

        return false;
    }

    private static bool IsNameUnit(ReadOnlySpan<byte> bytes, int at) =>
        at >= 0 && at < bytes.Length && (char.IsAsciiLetterOrDigit((char)bytes[at]) || bytes[at] == '_');
}
