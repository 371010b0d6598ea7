using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Makes settings of a command's arguments: <c>--key value</c>, <c>--key=value</c>, <c>key=value</c>, and of what HTTP clients send.</summary>
internal static class CommandFlags
{
    private static readonly HashSet<string> HttpClients = new(StringComparer.Ordinal) { "curl", "wget", "http", "https", "xh", "curlie" };

    private static readonly HashSet<string> AssignmentFlags = new(StringComparer.Ordinal)
    {
        "-var", "--var", "-e", "--env", "--extra-vars", "--set", "--set-string", "--build-arg", "--from-literal", "-backend-config", "--backend-config",
    };

    private static readonly HashSet<string> HeaderFlags = new(StringComparer.Ordinal) { "-H", "--header", "--proxy-header" };

    private static readonly HashSet<string> BodyFlags = new(StringComparer.Ordinal)
    {
        "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json", "--post-data", "--body-data",
    };

    private static readonly HashSet<string> PairFlags = new(StringComparer.Ordinal) { "--data-urlencode", "-F", "--form", "--form-string", "--url-query" };

    // What follows a single letter of curl that is not among these is not its value.
    private const string CurlLettersWithValue = "AbcCdDeEFhHKmoPQrtTuUwxXyYz";

    /// <summary>Reads the arguments from <paramref name="at"/> on into <paramref name="scope"/>.</summary>
    public static void Read(string command, IReadOnlyList<ShellWord> words, int at, SettingScope scope, DocumentBuilder into)
    {
        var isHttp = HttpClients.Contains(command);
        for (; at < words.Count; at++)
        {
            var text = words[at].Text;
            if (text.Length < 2 || text[0] != '-' || text == "--")
            {
                ReadPositional(words[at], isHttp, scope, into);
                continue;
            }

            var (key, value, taken) = Flag(command, words, at);
            if (value is not null)
            {
                var spelling = words[at].Spelling;
                var keySpan = spelling.Source(key.Start, key.Length);
                var name = key.Start == 0 ? text.Substring(0, key.Length) : "-" + text.Substring(key.Start, key.Length);
                Add(name, keySpan, value, isHttp, scope, into);
                at += taken;
            }
        }
    }

    /// <summary>The place of the flag in its word, its value (null where it has none), and whether the next word is spent on it.</summary>
    private static (TextSpan Key, SettingValue? Value, int Taken) Flag(string command, IReadOnlyList<ShellWord> words, int at)
    {
        var word = words[at];
        var text = word.Text;
        if (command == "curl" && text[1] != '-')
        {
            return CurlLetters(words, at);
        }

        var equals = text.IndexOf('=');
        if (equals > 1)
        {
            return (new TextSpan(0, equals), word.Spelling.From(equals + 1), 0);
        }

        // The word behind any other flag may be an argument of its own: it is looked at again.
        return (new TextSpan(0, text.Length), Next(words, at), AssignmentFlags.Contains(text) ? 1 : 0);
    }

    /// <summary><c>-sku user:password</c>: letters in one word, the first that takes a value ends them.</summary>
    private static (TextSpan Key, SettingValue? Value, int Taken) CurlLetters(IReadOnlyList<ShellWord> words, int at)
    {
        var text = words[at].Text;
        for (var i = 1; i < text.Length; i++)
        {
            if (CurlLettersWithValue.IndexOf(text[i]) >= 0)
            {
                var key = i == 1 ? new TextSpan(0, 2) : new TextSpan(i, 1);
                return i + 1 < text.Length
                    ? (key, words[at].Spelling.From(i + 1), 0)
                    : (key, at + 1 < words.Count ? words[at + 1].Spelling.Value : null, 1);
            }
        }

        return (default, null, 0);
    }

    private static SettingValue? Next(IReadOnlyList<ShellWord> words, int at)
    {
        if (at + 1 >= words.Count)
        {
            return null;
        }

        var next = words[at + 1];
        return next.IsBare && next.Text.StartsWith("-", StringComparison.Ordinal) && next.Text.Length > 1 && !char.IsDigit(next.Text[1]) ? null : next.Spelling.Value;
    }

    private static void Add(string key, TextSpan keySpan, SettingValue value, bool isHttp, SettingScope scope, DocumentBuilder into)
    {
        if (AssignmentFlags.Contains(key) && value.Text.IndexOf('=') > 0)
        {
            // `-e "a=1 b=2"` of Ansible, `--set a=1,b=2` of Helm.
            var separator = key.StartsWith("--set", StringComparison.Ordinal) ? ',' : ' ';
            FormData.Pairs(value, separator, percent: false, scope, into);
            return;
        }

        if (AssignmentFlags.Contains(key) && value.Text.StartsWith("{", StringComparison.Ordinal))
        {
            into.Read(value.Fragment, FileFormat.Json, scope);
            return;
        }

        into.Setting(scope, key, keySpan, value);
        if (HeaderFlags.Contains(key))
        {
            FormData.Header(value, scope, into);
        }

        if (!isHttp)
        {
            return;
        }

        if (BodyFlags.Contains(key))
        {
            FormData.Body(value, scope, into);
        }
        else if (PairFlags.Contains(key))
        {
            FormData.Pair(value, scope, into);
        }
        else if (key is "-b" or "--cookie")
        {
            FormData.Cookies(value, scope, into);
        }
    }

    /// <summary><c>key=value</c>, and <c>Name:value</c> as HTTPie takes it.</summary>
    private static void ReadPositional(ShellWord word, bool isHttp, SettingScope scope, DocumentBuilder into)
    {
        var equals = word.Text.IndexOf('=');
        var colon = word.Text.IndexOf(':');
        if (equals > 0 && (colon < 0 || equals < colon))
        {
            FormData.Pair(word.Spelling.Value, scope, into);
        }
        else if (isHttp && colon > 0 && word.Text.IndexOf("://", StringComparison.Ordinal) < 0)
        {
            FormData.Header(word.Spelling.Value, scope, into);
        }
    }
}
