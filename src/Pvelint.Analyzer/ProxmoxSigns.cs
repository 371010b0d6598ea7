namespace Pvelint.Analyzer;

/// <summary>
/// Whether a C# file can concern us at all, in one pass over its text: most files of most projects are left after that. Whatever
/// <c>pvelint scan</c> looks at (its <c>Prefilter</c>) passes here, too; a test holds it.
/// </summary>
internal static class ProxmoxSigns
{
    private const int LongestName = 64;

    private enum Kind
    {
        /// <summary>Suffices wherever it stands.</summary>
        Anywhere,

        /// <summary>Counts as a word of a name: <c>PM_PASS</c>, <c>myPmToken</c>, not <c>npm</c> or <c>proxy</c>.</summary>
        Word,

        /// <summary>Counts before the rest of a privilege's name: <c>VM.Audit</c>.</summary>
        Privilege,

        /// <summary>Counts between a realm or a name and what follows.</summary>
        TokenMark,
    }

    /// <summary>The letter at <c>Key</c> is what is looked for; seldom ones, and few of them.</summary>
    private static readonly Sign[] Signs =
    [
        new("prox", 0, Kind.Word), new("proxmox", 0), new("capmox", 2), new("pmx", 0, Kind.Word), new("pmg", 0, Kind.Word), new("pm", 0, Kind.Word), new("px", 0, Kind.Word),
        new("pbs", 0, Kind.Word), new("pdm", 0, Kind.Word), new("pve", 0), new("api2/", 1), new("csrfprevention", 4), new("private key--", 0),
        new("root_password", 5), new("root-password", 5), new("cipass", 2), new("cipwd", 2), new("ci_pass", 3), new("ci-pass", 3), new("ci_pwd", 3),
        new("virtual environment", 0), new("virtual_environment", 0), new("virtual-environment", 0), new("virtualenvironment", 0), new("vm.", 0, Kind.Privilege),
        new("full-tokenid", 4), new("@pam", 0), new("@pbs", 0), new("@pmg", 0), new("@pdm", 0), new("%40pam", 0), new("%40pbs", 0), new("%21", 0, Kind.TokenMark), new("!", 0, Kind.TokenMark),
        new("8006", 0), new("8007", 0),
    ];

    private static readonly Sign[]?[] ByLetter = Lettered();

    /// <summary>Whether one of the signs stands in a text.</summary>
    public static bool In(string text)
    {
        var byLetter = ByLetter;
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (unit >= 128 || byLetter[unit] is not { } signs)
            {
                continue;
            }

            foreach (var sign in signs)
            {
                if (sign.StandsAt(text, i))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Sign[]?[] Lettered()
    {
        var letters = new Sign[]?[128];
        foreach (var group in Signs.GroupBy(sign => sign.Text[sign.Key]))
        {
            letters[group.Key] = letters[char.ToUpperInvariant(group.Key)] = [.. group];
        }

        return letters;
    }

    private sealed class Sign(string text, int key, Kind kind = Kind.Anywhere)
    {
        public string Text => text;

        public int Key => key;

        public bool StandsAt(string all, int at)
        {
            var start = at - key;
            return start >= 0 && start + text.Length <= all.Length && MayBe(all[start], text[0]) && MayBe(all[start + text.Length - 1], text[text.Length - 1])
                && string.Compare(all, start, text, 0, text.Length, StringComparison.OrdinalIgnoreCase) == 0 && kind switch
                {
                    Kind.Word => StartsWord(all, start) && EndsWord(all, start + text.Length),
                    Kind.Privilege => IsCapital(all[start]) && start + text.Length < all.Length && IsCapital(all[start + text.Length]),
                    Kind.TokenMark => FollowsRealm(all, start) || PrecedesName(all, start + text.Length),
                    _ => true,
                };
        }

        // Ends most comparisons before they begin; letters differ in one bit only where their case does.
        private static bool MayBe(char left, char right) => (left | 0x20) == (right | 0x20);

        private static bool StartsWord(string all, int at) =>
            at == 0 || !IsLetterOrDigit(all[at - 1]) || (IsCapital(all[at]) && (IsSmall(all[at - 1]) || (at + 1 < all.Length && IsSmall(all[at + 1]))));

        private static bool EndsWord(string all, int end) => end == all.Length || !IsSmall(all[end]) || IsCapital(all[end - 1]);

        // user@realm!name
        private static bool FollowsRealm(string all, int mark)
        {
            var start = mark;
            while (start > 0 && mark - start < LongestName && IsOfName(all[start - 1]))
            {
                start--;
            }

            return start < mark && start > 0 && all[start - 1] is '@' or '%';
        }

        // …!name=UUID, whatever stands between them.
        private static bool PrecedesName(string all, int at)
        {
            var end = at;
            while (end < all.Length && end - at < LongestName && IsOfName(all[end]))
            {
                end++;
            }

            if (end == at)
            {
                return false;
            }

            for (var dash = end; dash < Math.Min(all.Length, end + LongestName); dash++)
            {
                if (all[dash] == '-' && dash >= end + 8 && Enumerable.Range(dash - 8, 8).All(i => Uri.IsHexDigit(all[i])))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool IsOfName(char unit) => IsLetterOrDigit(unit) || unit is '.' or '-' or '_';

        private static bool IsLetterOrDigit(char unit) => IsSmall(unit) || IsCapital(unit) || unit is >= '0' and <= '9';

        private static bool IsSmall(char unit) => unit is >= 'a' and <= 'z';

        private static bool IsCapital(char unit) => unit is >= 'A' and <= 'Z';
    }
}
