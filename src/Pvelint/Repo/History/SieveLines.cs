using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using Pvelint.Rules.Secrets;

namespace Pvelint.Repo.History;

/// <summary>
/// What lines with a name of a password say, each line looked at once: versions of a file share nearly all of theirs. All
/// threads share it.
/// </summary>
internal sealed class SieveLines
{
    // A line longer than this (minified JSON) is looked at around the name.
    private const int Before = 300;
    private const int After = 700;
    private const int MostNames = 12;
    private const int LongestName = 80;

    private static readonly SearchValues<byte> TypeUnits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_ \t\"'`])}:?!"u8);

    private readonly ConcurrentDictionary<string, Verdict> _verdicts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

    // Not exact, and need not be.
    private int _count;

    /// <summary>What a line says.</summary>
    /// <param name="MayHold">A text that may be a password stands on it.</param>
    /// <param name="GoesOn">Nothing follows the name on its line: the text may stand on the next.</param>
    /// <param name="IsPair">The name is a value itself: its text stands beside, as in <c>name: PVE_PASSWORD</c> and <c>value: …</c>.</param>
    /// <param name="Names">The names it refers to.</param>
    private sealed record Verdict(bool MayHold, bool GoesOn, bool IsPair, IReadOnlyList<string> Names);

    /// <summary>Count of lines remembered.</summary>
    public int Count => _count;

    /// <summary>Forgets all lines.</summary>
    public void Clear()
    {
        _count = 0;
        _names.Clear();
        _verdicts.Clear();
        _texts.Clear();
    }

    /// <summary>Whether the line around a name of a password, or of a user, may hold a password.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="at">Where the name stands.</param>
    /// <param name="isCode">Whether only what is quoted is a text.</param>
    /// <param name="names">Takes the names that the line refers to.</param>
    /// <param name="end">Where the part that was looked at ends.</param>
    public bool MayHold(ReadOnlySpan<byte> bytes, int at, bool isCode, HashSet<string> names, out int end)
    {
        var line = LineAround(bytes, at, out end);
        Span<char> units = stackalloc char[line.Length + 1];
        units[0] = isCode ? '1' : '0';
        Encoding.Latin1.GetChars(line, units[1..]);
        var known = _verdicts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(units, out var verdict))
        {
            _count++;
            known[units] = verdict = Judge(new string(units[1..]), isCode);
        }

        if (verdict.MayHold)
        {
            return true;
        }

        foreach (var name in verdict.Names)
        {
            names.Add(name);
        }

        return verdict.GoesOn && (NextHolds(bytes, end, isCode || verdict.IsPair) || PreviousHolds(bytes, end - line.Length));
    }

    /// <summary>Whether what follows a name gives it a text that may be a password, as in <c>name = "…"</c>.</summary>
    public bool Gives(ReadOnlySpan<byte> bytes, int start, int end, bool isCode)
    {
        var rest = bytes[end..Math.Min(bytes.Length, end + After)];
        if (bytes[Math.Max(0, start - 12)..start].IndexOf("variable"u8) >= 0)
        {
            // `variable "name" {`: its default, a few lines below.
            var at = rest.IndexOf("default"u8);
            return at >= 0 && Holds(FirstLine(rest[(at + 7)..]), isCode: false);
        }

        // A type may stand between: `name: str = "…"`, `name string = "…"`. A comparison gives nothing.
        var line = FirstLine(rest);
        var sign = line[..Math.Min(line.Length, 40)].IndexOfAny((byte)'=', (byte)':');
        if (sign >= 0 && line[sign] == ':' && line[sign..Math.Min(line.Length, 40)].IndexOf((byte)'=') is var later and > 0)
        {
            sign += later;
        }

        if (sign < 0 || line[..sign].IndexOfAnyExcept(TypeUnits) >= 0 || (sign > 0 && line[sign - 1] == '!') || (sign + 1 < line.Length && line[sign + 1] == '='))
        {
            return false;
        }

        // Only a text itself is one: no call's argument.
        var value = line[(sign + 1)..].TrimStart(" \t>"u8);
        return value.Length > 0 && (!isCode || value[0] is (byte)'"' or (byte)'\'' or (byte)'`') && Holds(value, isCode);
    }

    /// <summary>Whether the URL whose port this precedes names a user and a text that may be his password: <c>://user:…@host:</c>.</summary>
    public bool HasPasswordBefore(ReadOnlySpan<byte> before)
    {
        before = before[Math.Max(0, before.Length - 300)..];
        var start = before.LastIndexOf("://"u8);
        var host = before.LastIndexOf((byte)'@');
        if (start < 0 || host < start)
        {
            return false;
        }

        var login = before[(start + 3)..host];
        return login.IndexOf((byte)':') is var password and >= 0 && Holds(login[password..], isCode: false);
    }

    private bool NextHolds(ReadOnlySpan<byte> bytes, int end, bool isBeside)
    {
        var rest = bytes[Math.Min(end, bytes.Length)..].TrimStart("\r\n \t"u8);
        return (!isBeside || IsValue(rest)) && Holds(FirstLine(rest[..Math.Min(rest.Length, After)]), isCode: false);
    }

    private bool PreviousHolds(ReadOnlySpan<byte> bytes, int start)
    {
        var rest = bytes[..Math.Max(0, start)].TrimEnd("\r\n \t"u8);
        rest = rest[Math.Max(0, rest.Length - Before)..];
        rest = rest[(rest.LastIndexOf((byte)'\n') + 1)..].TrimStart(" \t-{"u8);
        return rest.Length > 0 && rest[0] is not ((byte)'"' or (byte)'\'' or (byte)'`') && IsValue(rest) && Holds(rest, isCode: false);
    }

    // In code the line after `("password",` is a text of its own, or `value: "…"`.
    private static bool IsValue(ReadOnlySpan<byte> line) =>
        line.Length > 0 && (line[0] is (byte)'"' or (byte)'\'' or (byte)'`' || line.StartsWith("value"u8) || line.StartsWith("Value"u8) || line.StartsWith("default"u8) || line.StartsWith("Default"u8));

    // Whether any text on a line, its name aside, may be a password.
    private bool Holds(ReadOnlySpan<byte> line, bool isCode)
    {
        Span<char> units = stackalloc char[line.Length + 1];
        units[0] = isCode ? '1' : '0';
        Encoding.Latin1.GetChars(line, units[1..]);
        var known = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(units, out var holds))
        {
            var text = new string(units[1..]);
            _count++;
            known[units] = holds = Quoted(text, isCode).Exists(part => MayBe(text[part])) || (!isCode && MayBe(Bare(text, ValueStart(text))));
        }

        return holds;
    }

    private static int ValueStart(string text)
    {
        var sign = text.IndexOfAny(['=', ':']);
        return sign >= 0 && sign < LongestName && (sign + 1 == text.Length || text[sign + 1] is ' ' or '=' or '"' or '\'' || text[sign] == '=') ? sign + 1 : 0;
    }

    private Verdict Judge(string line, bool isCode)
    {
        var quoted = Quoted(line, isCode);
        var goesOn = false;
        var pairs = false;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Runs(line))
        {
            var isUser = IsUser(line.AsSpan(name));
            if (!isUser && !IsPasswordName(line[name]))
            {
                continue;
            }

            if (GivesText(line, name, quoted, isUser, isCode))
            {
                return new Verdict(true, false, false, []);
            }

            goesOn |= !isUser && GoesOn(line, name, isCode, out pairs);
            if (!isUser)
            {
                names.UnionWith(NamesGiven(line, name.End.Value));
            }
        }

        return new Verdict(false, goesOn, pairs, [.. names.Take(MostNames)]);
    }

    private bool GivesText(string line, Range name, List<Range> quoted, bool isUser, bool isCode)
    {
        Range? around = null;
        foreach (var part in quoted)
        {
            if (Holds(part, name))
            {
                around = part;
            }
            else if ((!isUser || line.Contains('(')) && (part.Start.Value > name.Start.Value || !isCode || IsQuoted(line, name)) && HasSignBetween(line, name, part) && MayBe(line[part]))
            {
                return true;
            }
        }

        // In code only what stands in a text with its name is one without quotes of its own: `"password=…"`.
        return around is { } text ? MayBe(Assigned(line[..text.End], name, isUser)) || (!isCode && MayBe(Assigned(line, name, isUser))) : !isCode && MayBe(Assigned(line, name, isUser));
    }

    // `password = "…"`, `("password", "…")`, `name: PASSWORD, value: "…"`: in a sentence there is no sign between.
    private static bool HasSignBetween(string line, Range name, Range part)
    {
        var (from, to) = part.Start.Value >= name.End.Value ? (name.End.Value, part.Start.Value) : (part.End.Value, name.Start.Value);
        return line.AsSpan(from, to - from).IndexOfAny("=:,(>") >= 0;
    }

    // Only a sign follows: the text stands on the next line. Nothing follows: it stands beside, in a pair.
    private static bool GoesOn(string line, Range name, bool isCode, out bool isPair)
    {
        var rest = line.AsSpan(name.End).TrimStart("\"'`]) \t?*").TrimEnd(" \t\r\\|>-");
        var before = line.AsSpan(0, name.Start.Value);
        isPair = rest.Length == 0 || (rest is "," && IsQuoted(line, name));
        return isPair ? before.IndexOfAny(":-\"'(") >= 0 && !before.Contains('=') || before.Trim().Length == 0 && rest.Length > 0
            : rest.Length <= 3 && rest.IndexOfAnyExcept(isCode ? "=:,(>" : ":,(>") < 0;
    }

    private static bool IsUser(ReadOnlySpan<char> run) =>
        run.IndexOf('@') is var at and >= 0 ? IsRealm(run[(at + 1)..]) : run.IndexOf("%40") is var mark and >= 0 && IsRealm(run[(mark + 3)..]);

    private static bool IsRealm(ReadOnlySpan<char> rest) => rest.Length >= 3 && rest[..3] is "pam" or "pve" or "pbs" or "pmg" or "pdm";

    private static bool IsQuoted(string line, Range name) => name.Start.Value > 0 && line[name.Start.Value - 1] is '"' or '\'' or '`';

    // `Password: config.AdminWord`, `("password", adminWord)`, `password = var.admin_word`: the names after the sign.
    private static IEnumerable<string> NamesGiven(string line, int end)
    {
        var rest = line.AsSpan(end).TrimStart("\"'`]) \t?*").ToString();
        if (rest.Length == 0 || rest[0] is not ('=' or ':' or '(' or ',') || (rest[0] == ',' && line[end] is not ('"' or '\'')))
        {
            return [];
        }

        // Of `config.AdminWord` only what comes last has a text; a call has none.
        return Runs(rest).Where(part => part.End.Value == rest.Length || rest[part.End] != '(')
            .SelectMany(part => rest[part].Contains('.') ? rest[part].Split('.').Skip(1) : [rest[part]])
            .SelectMany(part => part.Split(['@', '%', '-', '!'], StringSplitOptions.RemoveEmptyEntries))
            .Where(part => part.Length > 2 && !char.IsAsciiDigit(part[0]) && part is not ("string" or "String" or "json" or "true" or "false" or "null" or "nil" or "None"));
    }

    private static bool Holds(Range outer, Range inner) => outer.Start.Value <= inner.Start.Value && inner.End.Value <= outer.End.Value;

    // A digest has letters that spell a name now and then.
    private bool IsPasswordName(string name) => _names.GetOrAdd(
        name, static name => !(name.Length > 20 && name.Any(char.IsAsciiDigit) && name.Any(char.IsAsciiLetterUpper) && !name.AsSpan().ContainsAny('_', '-', '.'))
        && SecretHints.MayNamePassword(name));

    // What a name is given without quotes: `name=text`, `name: text`, `--name text`; of a user `user@pam:text`.
    private static string Assigned(string line, Range name, bool isUser)
    {
        var end = name.End.Value;
        if (isUser)
        {
            return end < line.Length && line[end] == ':' ? Bare(line, end + 1) : line.AsSpan(end).StartsWith("%3A", StringComparison.OrdinalIgnoreCase) ? Bare(line, end + 3) : "";
        }

        var i = end;
        while (i < line.Length && line[i] is '"' or '\'' or '`' or ' ' or '\t' or ']' or '*' or '\\' or '?')
        {
            i++;
        }

        if (i < line.Length && line[i] is ':' or '=')
        {
            return IsReference(line, i) ? "" : Bare(line, i + 1);
        }

        return line[name.Start] == '-' && i > end ? Bare(line, i) : "";
    }

    // `password = random_password.x.result`: a path of names after a sign with blanks is code, not a text.
    private static bool IsReference(string line, int sign)
    {
        var value = Bare(line, sign + 1);
        return sign > 0 && line[sign - 1] == ' ' && value.Contains('.') && value.Split('.').All(part => part.Length > 0 && (char.IsAsciiLetter(part[0]) || part[0] == '_') && part.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '_' or '-' or '[' or ']'));
    }

    private static string Bare(string line, int from)
    {
        var start = from;
        while (start < line.Length && line[start] is ' ' or '\t' or '=' or ':' or '>' or '|' or '"' or '\'' or '`' or '-' or '\\' or '&' or '(')
        {
            start++;
        }

        var end = line.AsSpan(start).IndexOfAny(" \t\r\"'`;,&|)}<>");
        return end < 0 ? line[start..] : line[start..(start + end)];
    }

    // A key's name, or a structure's tag such as `json:"password"`, is no text that logs in; neither is `%s`.
    private bool MayBe(string text) =>
        text.Length > 0 && !(text[0] == '%' && text.Length <= 3) && !text.Contains(":\"", StringComparison.Ordinal) && !IsVariableName(text)
        && !(text.Length > 4 && SecretHints.IsPasswordKey(text)) && SecretHints.MayBePassword(text);

    // `PROXMOX_VE_PASSWORD`: the name of a variable of the environment.
    private bool IsVariableName(string text) =>
        text.Contains('_') && text.All(unit => char.IsAsciiLetterUpper(unit) || char.IsAsciiDigit(unit) || unit == '_') && IsPasswordName(text);

    private static IEnumerable<Range> Runs(string line)
    {
        var start = -1;
        for (var i = 0; i <= line.Length; i++)
        {
            var inside = i < line.Length && (char.IsLetterOrDigit(line[i]) || line[i] is '_' or '-' or '@' or '%' or '.' or '!');
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                // A sentence's dot ends a name.
                var end = i;
                while (end > start && line[end - 1] is '.' or '!')
                {
                    end--;
                }

                // Base64 has letters that spell a name now and then: a plus stands before none.
                if (end > start && end - start <= LongestName * 4 && !(start > 0 && line[start - 1] == '+'))
                {
                    yield return start..end;
                }

                start = -1;
            }
        }
    }

    // A backtick quotes in code; in Markdown it marks a word.
    private static List<Range> Quoted(string line, bool isCode)
    {
        var quoted = new List<Range>();
        for (var i = 0; i < line.Length; i++)
        {
            var quote = line[i];
            if (quote is not ('"' or '\'') && !(quote == '`' && isCode))
            {
                continue;
            }

            var end = i + 1;
            while (end < line.Length && line[end] != quote)
            {
                end += line[end] == '\\' ? 2 : 1;
            }

            // An apostrophe opens nothing; neither does a quote that the line's part does not close.
            if (end < line.Length)
            {
                quoted.Add((i + 1)..end);
                i = end;
            }
        }

        return quoted;
    }

    private static ReadOnlySpan<byte> LineAround(ReadOnlySpan<byte> bytes, int at, out int end)
    {
        var start = Math.Max(0, at - Before);
        start += bytes[start..at].LastIndexOf((byte)'\n') + 1;
        var rest = bytes[at..Math.Min(bytes.Length, at + After)];
        var stop = rest.IndexOf((byte)'\n');
        end = at + (stop < 0 ? rest.Length : stop);
        return bytes[start..end];
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        return end < 0 ? bytes : bytes[..end];
    }
}
