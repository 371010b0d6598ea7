using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>What the commands between two <c>;</c> share: the file that their output goes to and the language of what goes in.</summary>
internal sealed class ShellPipeline
{
    /// <summary>The file that is written; null where none is.</summary>
    public string? Target { get; set; }

    /// <summary>The language that a command reads from its input; null where no command tells.</summary>
    public FileFormat? Format { get; set; }

    /// <summary>What <c>echo</c> and <c>printf</c> write.</summary>
    public List<Fragment> Written { get; } = [];
}

/// <summary>Makes settings and commands of the words of simple commands.</summary>
internal sealed class ShellCommands(Fragment fragment, SettingScope scope, DocumentBuilder into)
{
    /// <summary>Commands that run another: their options that take a word, and how many words stand before the other command.</summary>
    private static readonly Dictionary<string, (string Options, int Words)> Wrappers = new(StringComparer.Ordinal)
    {
        ["sudo"] = ("-u -g -h -p -C -r -t -T -U -D --user --group --host --prompt --chdir", 0),
        ["doas"] = ("-u -C", 0),
        ["env"] = ("-u -C -S --unset --chdir", 0),
        ["time"] = ("-o -f", 0),
        ["exec"] = ("-a", 0),
        ["nohup"] = ("", 0),
        ["command"] = ("", 0),
        ["builtin"] = ("", 0),
        ["setsid"] = ("", 0),
        ["chronic"] = ("", 0),
        ["stdbuf"] = ("-i -o -e", 0),
        ["nice"] = ("-n", 0),
        ["ionice"] = ("-c -n -p", 0),
        ["xargs"] = ("-I -n -P -L -d -a -s -E", 0),
        ["watch"] = ("-n --interval", 0),
        ["timeout"] = ("-s -k --signal --kill-after", 1),
        ["chroot"] = ("", 1),
        ["flock"] = ("-w -E", 1),
        ["sshpass"] = ("-p -f -e -P", 0),
        ["ssh"] = ("-i -p -o -l -F -J -L -R -D -b -c -E -e -I -m -O -Q -S -W -w", 1),
        ["RUN"] = ("", 0),
        ["CMD"] = ("", 0),
        ["ENTRYPOINT"] = ("", 0),
    };

    private static readonly HashSet<string> Shells = new(StringComparer.Ordinal) { "sh", "bash", "zsh", "dash", "ash", "ksh", "su", "busybox" };

    private static readonly HashSet<string> Declarations = new(StringComparer.Ordinal) { "export", "local", "declare", "readonly", "typeset", "ENV", "ARG", "alias", "set", "setenv" };

    private static readonly Dictionary<string, FileFormat> InputLanguages = new(StringComparer.Ordinal)
    {
        ["sh"] = FileFormat.Shell,
        ["bash"] = FileFormat.Shell,
        ["zsh"] = FileFormat.Shell,
        ["ssh"] = FileFormat.Shell,
        ["su"] = FileFormat.Shell,
        ["python"] = FileFormat.Source,
        ["python3"] = FileFormat.Source,
        ["node"] = FileFormat.Source,
        ["pwsh"] = FileFormat.PowerShell,
        ["kubectl"] = FileFormat.Yaml,
        ["oc"] = FileFormat.Yaml,
        ["ansible-playbook"] = FileFormat.Yaml,
    };

    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal) { "echo", "printf", "for", "select", "case", "function", "[", "test", "[[", "in" };

    /// <summary>Reads a simple command.</summary>
    public void Read(List<ShellWord> words, ShellPipeline pipeline)
    {
        for (var at = CronFields(words); at < words.Count;)
        {
            if (words[at].NameLength > 0)
            {
                Assign(words[at++]);
                continue;
            }

            var name = NameOf(words[at]);
            NoteLanguage(name, words, at, pipeline);
            if (Wrappers.TryGetValue(name, out var wrapper))
            {
                at = Unwrap(words, at, name, wrapper.Options, wrapper.Words);
                continue;
            }

            ReadUnwrapped(name, words, at, pipeline);
            return;
        }
    }

    /// <summary>Reads an array: its name and its items.</summary>
    public void ReadArray(ShellWord name, List<ShellWord> items, TextSpan span)
    {
        var key = name.Text.Substring(0, name.NameLength);
        var source = fragment.ToSource(span);
        var list = new SettingValue(ValueKind.List, "", source, TextMap.At(source.Start, source.Length)) { Items = [.. items.Select(item => item.Spelling.Value)] };
        into.Setting(scope, key, name.Spelling.Source(0, name.NameLength), list);
        var inner = into.Scope(scope, key, source);
        foreach (var item in items)
        {
            var close = item.Text.IndexOf("]=", StringComparison.Ordinal);
            if (item.Text.StartsWith("[", StringComparison.Ordinal) && close > 1)
            {
                into.Setting(inner, item.Text.Substring(1, close - 1), item.Spelling.Source(1, close - 1), item.Spelling.From(close + 2));
            }
        }

        CommandFlags.Read("curl", items, 0, inner, into);
        NoteTexts(items, 0);
    }

    private void ReadUnwrapped(string name, List<ShellWord> words, int at, ShellPipeline pipeline)
    {
        if (Declarations.Contains(name))
        {
            Declare(words, at + 1);
            return;
        }

        if (name is "echo" or "printf")
        {
            pipeline.Written.AddRange(words.Skip(at + 1).Where(word => word.Text.IndexOf('=') > 0 || word.Text.IndexOf(':') > 0).Select(Unescaped));
        }

        if (Silent.Contains(name) || AssignsWithBlanks(words, at))
        {
            NoteTexts(words, at);
            return;
        }

        var span = TextSpan.FromBounds(words[at].Span.Start, words[words.Count - 1].Span.End);
        into.Command([.. words.Skip(at).Select(word => word.Spelling.Value)], fragment.ToSource(span));
        if (words.Count > at + 1)
        {
            CommandFlags.Read(name, words, at + 1, into.Scope(scope, name, fragment.ToSource(span)), into);
        }

        NoteTexts(words, at);
        ReadInner(name, words, at, pipeline);
    }

    /// <summary>Commands inside this one: <c>bash -c "…"</c>, <c>eval "…"</c>, <c>docker exec … -- …</c>.</summary>
    private void ReadInner(string name, List<ShellWord> words, int at, ShellPipeline pipeline)
    {
        if (Shells.Contains(name))
        {
            var flag = words.FindIndex(at, word => word.Text.Length > 1 && word.Text[0] == '-' && word.Text[1] != '-' && word.Text[word.Text.Length - 1] == 'c');
            ReadNested(words, flag < 0 ? words.Count : flag + 1, 1);
        }
        else if (InputLanguages.TryGetValue(name, out var language) && language == FileFormat.Source)
        {
            var flag = words.FindIndex(at, word => word.Text is "-c" or "-e");
            ReadNested(words, flag < 0 ? words.Count : flag + 1, 1, FileFormat.Source);
        }
        else if (name is "eval" or "trap")
        {
            ReadNested(words, at + 1, int.MaxValue);
        }
        else if (words.FindIndex(at, word => word.IsBare && word.Text == "--") is var dashes and > 0
            && words.FindIndex(at, dashes - at, word => word.Text is "exec" or "run") > 0 && dashes + 1 < words.Count)
        {
            Read(words.GetRange(dashes + 1, words.Count - dashes - 1), pipeline);
        }
    }

    private void ReadNested(List<ShellWord> words, int start, int count, FileFormat format = FileFormat.Shell)
    {
        foreach (var word in words.Skip(start).Take(count))
        {
            if (word.Text.Length > 1)
            {
                into.Read(word.Spelling.Fragment, format, scope);
            }
        }
    }

    /// <summary>Past a wrapper and its own options and words, at the command that it runs.</summary>
    private int Unwrap(List<ShellWord> words, int at, string name, string options, int positionals)
    {
        var start = at++;
        for (; at < words.Count; at++)
        {
            var text = words[at].Text;
            if (text.StartsWith("-", StringComparison.Ordinal) && text.Length > 1)
            {
                at += Array.IndexOf(options.Split(' '), text) >= 0 ? 1 : 0;
            }
            else if (positionals-- <= 0)
            {
                break;
            }
        }

        if (name is "sshpass" or "ssh" && at > start + 1)
        {
            var span = TextSpan.FromBounds(words[start].Span.Start, words[Math.Min(at, words.Count) - 1].Span.End);
            CommandFlags.Read(name, words.GetRange(start, Math.Min(at, words.Count) - start), 1, into.Scope(scope, name, fragment.ToSource(span)), into);
        }

        // `ssh host "a; b"` hands one text to the other side's shell; so do the words of a container's `CMD ["sh", "-c", …]`.
        if (name == "ssh" && at == words.Count - 1 && words[at].Text.IndexOfAny([' ', '\n', ';', '|']) >= 0)
        {
            ReadNested(words, at, 1);
            return words.Count;
        }

        return at;
    }

    private void NoteLanguage(string name, List<ShellWord> words, int at, ShellPipeline pipeline)
    {
        if (name == "tee")
        {
            pipeline.Target = words.Skip(at + 1).FirstOrDefault(word => word.Text.Length > 0 && word.Text[0] != '-')?.Text ?? pipeline.Target;
        }
        else if (InputLanguages.TryGetValue(name, out var language))
        {
            pipeline.Format ??= language;
        }
    }

    /// <summary><c>NAME=value</c>; of <c>NAME[key]=value</c> the name is a scope, as of <c>NAME=([key]=value)</c>.</summary>
    private void Assign(ShellWord word)
    {
        var bracket = word.Text.IndexOf('[', 0, word.NameLength);
        var start = bracket < 0 ? 0 : bracket + 1;
        var length = word.NameLength - start - (bracket < 0 ? 0 : 1);
        var source = word.Spelling.Source(start, length);
        var target = bracket < 0 ? scope : into.Scope(scope, word.Text.Substring(0, bracket), source);
        into.Setting(target, word.Text.Substring(start, length), source, word.Assigned);
        if (!word.Spelling.IsVerbatim)
        {
            into.Text(word.Assigned.Fragment);
        }
    }

    /// <summary><c>export A=1 B=2</c>, <c>ENV A 1</c>, <c>setenv A 1</c>, and fish's <c>set -gx A 1</c>.</summary>
    private void Declare(List<ShellWord> words, int at)
    {
        if (AssignsWithBlanks(words, at))
        {
            return;
        }

        var isFish = words[at - 1].Text == "set";
        var flags = words.Skip(at).TakeWhile(word => word.Text.StartsWith("-", StringComparison.Ordinal)).ToList();
        var names = words.Skip(at + flags.Count).ToList();
        foreach (var word in names.Where(word => word.NameLength > 0))
        {
            Assign(word);
        }

        var takesPair = words[at - 1].Text is "ENV" or "setenv" || (isFish && flags.Exists(flag => flag.Text.IndexOf('x') > 0));
        if (takesPair && names.Count == 2 && names[0].NameLength == 0)
        {
            into.Setting(scope, names[0].Text, names[0].Spelling.Source(0, names[0].Text.Length), names[1].Spelling.Value);
            NoteText(names[1]);
        }
        else if (isFish && at < words.Count && words[at].Text.Length > 1 && words[at].Text[0] is '-' or '+')
        {
            // A shell's own options: `set -x` prints every command, `set +x` ends it.
            into.Command([.. words.Skip(at - 1).Select(word => word.Spelling.Value)], fragment.ToSource(TextSpan.FromBounds(words[at - 1].Span.Start, words[words.Count - 1].Span.End)));
        }
    }

    /// <summary><c>NAME := value</c> of a makefile, and <c>NAME = value</c> as people write it in guides.</summary>
    private bool AssignsWithBlanks(List<ShellWord> words, int at)
    {
        if (at + 1 >= words.Count || words[at + 1].Text is not ("=" or ":=" or "?=" or "+=" or "::=") || !words[at].IsBare)
        {
            return false;
        }

        if (at + 2 < words.Count)
        {
            var value = at + 3 == words.Count
                ? words[at + 2].Spelling.Value
                : BareValues.Bare(fragment, TextSpan.FromBounds(words[at + 2].Span.Start, words[words.Count - 1].Span.End));
            into.Setting(scope, words[at].Text, words[at].Spelling.Source(0, words[at].Text.Length), value);
        }

        return true;
    }

    /// <summary>Count of words before the command of a crontab's line: <c>0 3 * * * root</c>, <c>@daily</c>.</summary>
    private static int CronFields(List<ShellWord> words)
    {
        if (words.Count > 1 && words[0].Text is "@reboot" or "@hourly" or "@daily" or "@midnight" or "@weekly" or "@monthly" or "@yearly" or "@annually")
        {
            return words[1].Text == "root" ? 2 : 1;
        }

        if (words.Count < 6 || !words.Take(5).All(word => word.Text.Length > 0 && (word.Text[0] == '*' || char.IsDigit(word.Text[0])) && word.Text.All(c => char.IsLetterOrDigit(c) || c is '*' or '/' or ',' or '-')))
        {
            return 0;
        }

        return words[5].Text == "root" && words.Count > 6 ? 6 : 5;
    }

    /// <summary>The command's name: without its folder and the marks of a makefile's recipe.</summary>
    private static string NameOf(ShellWord word)
    {
        var name = word.Text.TrimStart('@');
        return name.Substring(name.LastIndexOf('/') + 1);
    }

    /// <summary>What <c>echo -e</c> and <c>printf</c> make of a text: <c>\n</c> is a line break.</summary>
    private static Fragment Unescaped(ShellWord word)
    {
        var source = word.Spelling.Fragment;
        if (source.Text.IndexOf('\\') < 0)
        {
            return source;
        }

        var spelling = new Spelling.Builder(source);
        var from = 0;
        for (var i = 0; i + 1 < source.Text.Length; i++)
        {
            if (source.Text[i] == '\\' && source.Text[i + 1] is 'n' or 't' or '\\')
            {
                var (decoded, length) = Escapes.C(source.Text, i, source.Text.Length);
                spelling.Verbatim(from, i - from);
                spelling.Escape(decoded, i, length);
                from = i + length;
                i = from - 1;
            }
        }

        spelling.Verbatim(from, source.Text.Length - from);
        return spelling.Build(0).Fragment;
    }

    private void NoteTexts(List<ShellWord> words, int at)
    {
        for (; at < words.Count; at++)
        {
            NoteText(words[at]);
        }
    }

    /// <summary>A token that quotes, escapes or continued lines cut into pieces is not seen by a search of the file.</summary>
    private void NoteText(ShellWord word)
    {
        if (!word.Spelling.IsVerbatim)
        {
            into.Text(word.Spelling.Fragment);
        }
    }
}
