using Pvelint.Text;

namespace Pvelint.Rules.Secrets;

/// <summary>What a form that stands on its own is.</summary>
public enum SecretForm
{
    /// <summary><c>user@realm!name=UUID</c>, also with <c>:</c> or a blank before the UUID, also percent-encoded.</summary>
    Token,

    /// <summary><c>PVE:user@realm:TIME::SIGNATURE</c> and its relatives of PBS, PMG and PDM.</summary>
    Ticket,

    /// <summary>A password in a URL, <c>https://user@realm:password@host:8006</c>, the user percent-encoded or not.</summary>
    UrlPassword,
}

/// <summary>A secret whose form alone says that it is Proxmox's.</summary>
/// <param name="Form">What it is.</param>
/// <param name="Span">The secret itself in the text: a token's UUID, a whole ticket.</param>
/// <param name="Whole">The form with what identifies it: <c>user@realm!name=UUID</c>.</param>
/// <param name="Identity"><c>user@realm!name</c> or <c>user@realm</c>, decoded; parts that are computed elsewhere are empty.</param>
public readonly record struct SecretMatch(SecretForm Form, TextSpan Span, TextSpan Whole, string Identity);

/// <summary>
/// Finds the forms that need no key and no file format. Linear in the text: it looks around each <c>!</c> and each
/// ticket prefix and at nothing else. Grammar: pve-access-control AccessControl.pm (token id), TokenConfig.pm (secret),
/// pve-common Ticket.pm; PBS separates id and secret by <c>:</c>.
/// </summary>
public static class SecretForms
{
    /// <summary>Units of the longest form; who reads a text in windows lets them overlap by this much.</summary>
    public const int MaxLength = 4096;

    private const int MaxName = 128;
    private const int MaxSeparator = 12;

    // A 2048 bit RSA signature in base64 is 344 units; test fixtures are cut short.
    private const int MinSignature = 300;

    private static readonly string[] TicketPrefixes = ["PVE:", "PBS:", "PMG:", "PDM:", "PVEVNC:", "PVE%3A", "PBS%3A", "PMG%3A", "PDM%3A"];

    /// <summary>All forms in a text, first to last. A password in a URL may be a placeholder: ask <see cref="Placeholders"/>.</summary>
    public static IReadOnlyList<SecretMatch> Find(string text)
    {
        List<SecretMatch>? found = null;
        for (var i = 0; i < text.Length; i++)
        {
            var match = text[i] switch
            {
                '!' => TokenAround(text, i, i + 1),
                ':' when Is(text, i, "://") => UrlPassword(text, i + 3),
                '%' when Is(text, i, "%21") => TokenAround(text, i, i + 3),
                'P' when i == 0 || !char.IsLetterOrDigit(text[i - 1]) => TicketAt(text, i) ?? HeaderAt(text, i),
                _ => null,
            };
            if (match is { } value)
            {
                (found ??= []).Add(value);
                i = value.Whole.End - 1;
            }
        }

        return found ?? (IReadOnlyList<SecretMatch>)[];
    }

    /// <summary>Whether the text at <paramref name="start"/> is a UUID: 8-4-4-4-12 hexadecimal digits of either case.</summary>
    public static bool IsUuidAt(string text, int start)
    {
        const int Length = 36;
        if (start < 0 || start + Length > text.Length)
        {
            return false;
        }

        for (var i = 0; i < Length; i++)
        {
            var unit = text[start + i];
            if (i is 8 or 13 or 18 or 23 ? unit != '-' : !IsHex(unit))
            {
                return false;
            }
        }

        return start + Length == text.Length || (!IsNameUnit(text[start + Length]) || text[start + Length] == '.');
    }

    /// <summary>Whether the whole text is a UUID.</summary>
    public static bool IsUuid(string text) => text.Length == 36 && IsUuidAt(text, 0);

    /// <summary>Splits <c>user@realm!name</c> or <c>user@realm</c> at the last marks; false where it is neither.</summary>
    public static bool TrySplitIdentity(string identity, out string user, out string realm, out string token)
    {
        var mark = identity.LastIndexOf('!');
        token = mark < 0 ? "" : identity.Substring(mark + 1);
        var owner = mark < 0 ? identity : identity.Substring(0, mark);
        var at = owner.LastIndexOf('@');
        user = at < 0 ? "" : owner.Substring(0, at);
        realm = at < 0 ? "" : owner.Substring(at + 1);
        return at > 0 && IsName(realm) && (mark < 0 || IsName(token)) && user.IndexOfAny([' ', '/', ':', '\t', '"', '\'']) < 0;
    }

    private static SecretMatch? TokenAround(string text, int mark, int afterMark)
    {
        var nameEnd = afterMark;
        while (nameEnd < text.Length && nameEnd - afterMark < MaxName && IsNameUnit(text[nameEnd]))
        {
            nameEnd++;
        }

        var uuid = AfterSeparator(text, nameEnd);
        if (nameEnd == afterMark || uuid < 0 || !IsUuidAt(text, uuid))
        {
            return null;
        }

        // `user@realm` before the mark. A user or a realm that is computed elsewhere leaves its place empty.
        var realmStart = mark;
        while (realmStart > 0 && mark - realmStart < MaxName && IsNameUnit(text[realmStart - 1]) && !Is(text, realmStart - 3, "%40"))
        {
            realmStart--;
        }

        var at = realmStart > 0 && text[realmStart - 1] == '@' ? realmStart - 1
            : Is(text, realmStart - 3, "%40") ? realmStart - 3
            : -1;
        if (at < 0)
        {
            return realmStart > 0 && IsHole(text[realmStart - 1]) ? Token(text, realmStart, uuid, "") : null;
        }

        var userStart = at;
        while (userStart > 0 && at - userStart < MaxName && IsUserUnit(text[userStart - 1]))
        {
            userStart--;
        }

        var identity = text.Substring(userStart, at - userStart) + "@" + text.Substring(realmStart, mark - realmStart)
            + "!" + text.Substring(afterMark, nameEnd - afterMark);
        return Token(text, userStart, uuid, identity);
    }

    private static SecretMatch Token(string text, int start, int uuid, string identity) =>
        new(SecretForm.Token, new TextSpan(uuid, 36), TextSpan.FromBounds(start, uuid + 36), identity);

    // `=` (PVE), `:` (PBS, PDM), a blank (priv/token.cfg), each also percent-encoded; and as two arguments or cells beside
    // each other: `"ci@pve!deploy", "UUID"`.
    private static int AfterSeparator(string text, int i)
    {
        if (Is(text, i, "%3D") || Is(text, i, "%3d") || Is(text, i, "%3A") || Is(text, i, "%3a"))
        {
            return i + 3;
        }

        var start = i;
        while (i < text.Length && i - start < MaxSeparator && text[i] is '=' or ':' or ' ' or '\t' or ',' or ';' or '"' or '\'' or '|' or '│' or '\\' or '(' or ')' or '[' or ']' or '`' or '*')
        {
            i++;
        }

        return i > start ? i : -1;
    }

    // What stands between `://` and the last `@` before the path, when the user or the port is Proxmox's.
    private static SecretMatch? UrlPassword(string text, int start)
    {
        int colon = -1, at = -1, end = start;
        for (; end < text.Length && end - start < 512 && text[end] is not ('/' or '?' or '#' or '"' or '\'' or '`' or '<' or '>' or '\\') && !char.IsWhiteSpace(text[end]); end++)
        {
            colon = colon < 0 && text[end] == ':' ? end : colon;
            at = text[end] == '@' ? end : at;
        }

        if (colon < 0 || at <= colon + 1)
        {
            return null;
        }

        // `root@pam:secret@host`: the realm's `@` stands before the colon.
        var user = text.Substring(start, colon - start).Replace("%40", "@").Replace("%21", "!");
        var host = text.Substring(at + 1, end - at - 1);
        var isProxmox = ProxmoxContext.IsUser(user) || host.EndsWith(":8006", StringComparison.Ordinal) || host.EndsWith(":8007", StringComparison.Ordinal);
        return isProxmox ? new SecretMatch(SecretForm.UrlPassword, TextSpan.FromBounds(colon + 1, at), TextSpan.FromBounds(start, at), user) : null;
    }

    private static SecretMatch? TicketAt(string text, int start)
    {
        var prefix = Array.Find(TicketPrefixes, candidate => Is(text, start, candidate));
        if (prefix is null)
        {
            return null;
        }

        // PVE:user@realm:HEX8::signature, in cookies percent-encoded.
        var i = start + prefix.Length;
        var userStart = i;
        while (i < text.Length && i - userStart < MaxName && text[i] != ':' && !Is(text, i, "%3A") && IsUserUnit(text[i]))
        {
            i++;
        }

        var user = text.Substring(userStart, i - userStart).Replace("%40", "@");
        if (prefix is not "PVEVNC:" && !Colon(text, ref i))
        {
            return null;
        }

        var time = prefix is "PVEVNC:" ? userStart : i;
        i = time;
        while (i < text.Length && i - time < 8 && IsHex(text[i]))
        {
            i++;
        }

        if (i - time != 8 || !Colon(text, ref i) || !Colon(text, ref i))
        {
            return null;
        }

        var signature = i;
        while (i < text.Length && i - signature < MaxLength / 2 && (char.IsLetterOrDigit(text[i]) || text[i] is '+' or '/' or '=' or '%'))
        {
            i++;
        }

        return i - signature < MinSignature
            ? null
            : new SecretMatch(SecretForm.Ticket, TextSpan.FromBounds(start, i), TextSpan.FromBounds(start, i), prefix is "PVEVNC:" ? "" : user);
    }

    // `"PVEAPIToken", Id + "=" + "UUID"`: a header whose id is computed elsewhere, put together on one line.
    private static SecretMatch? HeaderAt(string text, int start)
    {
        const int Reach = 200;
        if (!Is(text, start + 1, "VEAPIToken") && !Is(text, start + 1, "BSAPIToken") && !Is(text, start + 1, "DMAPIToken"))
        {
            return null;
        }

        for (var i = start + 11; i < text.Length && i - start < Reach && text[i] is not ('\n' or '\r' or '!'); i++)
        {
            if (IsHex(text[i]) && !IsNameUnit(text[i - 1]) && IsUuidAt(text, i) && text.Substring(start + 11, i - start - 11).TrimEnd('"', '\'', ' ', '+', '.', '$', '@', '(') is var before
                && (before.EndsWith("=", StringComparison.Ordinal) || before.EndsWith(":", StringComparison.Ordinal)))
            {
                return Token(text, start, i, "");
            }
        }

        return null;
    }

    private static bool Colon(string text, ref int i)
    {
        var length = i < text.Length && text[i] == ':' ? 1 : Is(text, i, "%3A") || Is(text, i, "%3a") ? 3 : 0;
        i += length;
        return length > 0;
    }

    private static bool Is(string text, int start, string expected) =>
        start >= 0 && start + expected.Length <= text.Length && string.CompareOrdinal(text, start, expected, 0, expected.Length) == 0;

    private static bool IsName(string text) => text.Length > 0 && text.All(IsNameUnit);

    private static bool IsNameUnit(char unit) => unit is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' or '-' or '_';

    // The real grammar takes anything but blank, `:` and `/`; quotes and brackets end what is written around it.
    private static bool IsUserUnit(char unit) => IsNameUnit(unit) || unit is '+' or '%' or '@' or '!' or '~' || unit > '\u007f';

    private static bool IsHole(char unit) => unit is '}' or Formats.SettingValue.Hole;

    private static bool IsHex(char unit) => unit is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';
}
