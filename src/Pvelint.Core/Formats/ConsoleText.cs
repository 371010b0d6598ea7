using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>What was copied from a terminal: prompts, commands, and what they printed.</summary>
internal static class ConsoleText
{
    private static readonly HashSet<string> Programs = new(StringComparer.Ordinal)
    {
        "pveum", "pvesh", "qm", "pct", "pvesm", "pvecm", "proxmox-backup-client", "proxmox-backup-manager", "curl", "wget", "export", "sudo", "ssh",
        "terraform", "tofu", "packer", "ansible", "ansible-playbook", "docker", "kubectl", "helm", "apt", "apt-get", "cat", "echo", "git", "cd", "systemctl",
    };

    /// <summary>Whether a text begins with a prompt or with a command that guides show.</summary>
    public static bool IsConsole(string text)
    {
        foreach (var line in Lines.Of(text))
        {
            var span = Lines.Trim(text, line);
            if (span.Length > 0 && text[span.Start] != '#')
            {
                return PromptLength(text, span) > 0 || Programs.Contains(FirstWord(text, span.Start, span.End));
            }

            if (PromptLength(text, span) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The commands without their prompts and without output; a text that shows no prompt is all commands.</summary>
    public static Fragment Commands(Fragment code)
    {
        var text = code.Text;
        var lines = Lines.Of(text).ToList();
        if (!lines.Exists(line => PromptLength(text, line) > 0))
        {
            return code;
        }

        var spelling = new Spelling.Builder(code);
        var (goesOn, heredoc) = (false, "");
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var prompt = goesOn || heredoc.Length > 0 ? 0 : PromptLength(text, line);
            if (prompt == 0 && !goesOn && heredoc.Length == 0 && !IsComment(text, line))
            {
                continue;
            }

            // The prompt of a continued line.
            prompt = goesOn && line.Length > 1 && text[line.Start] == '>' && text[line.Start + 1] == ' ' ? 2 : prompt;
            var end = i + 1 < lines.Count ? lines[i + 1].Start : text.Length;
            spelling.Verbatim(line.Start + prompt, end - line.Start - prompt);
            heredoc = heredoc.Length == 0 ? Heredoc(text, line) : text.Substring(line.Start, line.Length).Trim() == heredoc ? "" : heredoc;
            goesOn = line.Length > 0 && text[line.End - 1] == '\\';
        }

        return spelling.Build(0).Fragment;
    }

    /// <summary>
    /// Length of <c>$ </c>, <c>root@pve:~# </c>, <c>[root@pve ~]# </c>, <c>PS C:\&gt; </c> or <c>&gt; </c>; <c># </c> is one before a known
    /// program, else it is a comment.
    /// </summary>
    private static int PromptLength(string text, TextSpan line)
    {
        var start = line.Start;
        while (start < line.End && text[start] is ' ' or '\t')
        {
            start++;
        }

        for (var i = start; i + 1 < line.End && i < start + 80; i++)
        {
            if (text[i] is '$' or '#' or '%' or '>' && text[i + 1] == ' ')
            {
                var isBare = i == start && text[i] is '$' or '#' && (text[i] == '$' || Programs.Contains(FirstWord(text, i + 2, line.End)));
                return isBare || IsHost(text, start, i) ? i + 2 - line.Start : 0;
            }
        }

        return 0;
    }

    /// <summary><c>root@pve:~</c>, <c>[root@pve ~]</c>, <c>pve:~</c>, <c>PS C:\</c>.</summary>
    private static bool IsHost(string text, int start, int end)
    {
        var at = text.IndexOf('@', start, end - start);
        var blank = text.IndexOf(' ', start, end - start);
        return end - start > 2 && (text[start] == '[' ? at > 0 && text[end - 1] == ']'
            : (at > 0 && blank < 0 && text.IndexOf('=', start, end - start) < 0) || (text[start] == 'P' && text[start + 1] == 'S' && blank == start + 2));
    }

    private static bool IsComment(string text, TextSpan line) => Lines.Trim(text, line) is { Length: > 0 } trimmed && text[trimmed.Start] == '#';

    private static string Heredoc(string text, TextSpan line)
    {
        var open = text.IndexOf("<<", line.Start, line.Length, StringComparison.Ordinal);
        if (open < 0 || open + 2 >= line.End || text[open + 2] == '<')
        {
            return "";
        }

        return FirstWord(text, text[open + 2] == '-' ? open + 3 : open + 2, line.End).Trim('\'', '"');
    }

    private static string FirstWord(string text, int start, int end)
    {
        while (start < end && text[start] == ' ')
        {
            start++;
        }

        var last = start;
        while (last < end && text[last] is not (' ' or '\t' or ';' or '|' or '>'))
        {
            last++;
        }

        return text.Substring(start, last - start);
    }
}
