using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Keys under which YAML, JSON and HCL files hold scripts, commands and variables for them: Ansible, CI, containers, cloud-init, Packer.</summary>
public static class CommandKeys
{
    private static readonly HashSet<string> Scripts = new(StringComparer.OrdinalIgnoreCase)
    {
        "shell", "command", "raw", "cmd", "_raw_params", "run", "script", "before_script", "after_script", "commands", "cmds", "sh", "bash", "inline",
        "inlinescript", "runcmd", "bootcmd", "prehook", "posthook", "install", "before_install", "after_success", "entrypoint", "postcreatecommand", "poststartcommand",
    };

    private static readonly HashSet<string> PowerShellScripts = new(StringComparer.OrdinalIgnoreCase) { "win_shell", "win_command", "pwsh", "powershell" };

    private static readonly HashSet<string> WordLists = new(StringComparer.OrdinalIgnoreCase) { "command", "entrypoint", "args", "argv", "test" };

    private static readonly HashSet<string> VariableLists = new(StringComparer.OrdinalIgnoreCase)
    {
        "environment", "env", "env_vars", "envs", "environment_vars", "args", "build_args", "variables",
    };

    /// <summary>The shell that a text, or each item of a list, under this key is written for; null where it is no script.</summary>
    /// <param name="key">The key; <c>ansible.builtin.shell</c> is <c>shell</c>.</param>
    /// <param name="shell">The shell or interpreter that is named beside it.</param>
    public static FileFormat? Script(string key, string? shell = null)
    {
        var name = Short(key);
        if (PowerShellScripts.Contains(name))
        {
            return FileFormat.PowerShell;
        }

        return !Scripts.Contains(name) && !name.EndsWith("_command", StringComparison.OrdinalIgnoreCase) ? null
            : shell?.ToLowerInvariant() is "pwsh" or "powershell" ? FileFormat.PowerShell : FileFormat.Shell;
    }

    /// <summary>Whether a list under this key is one command, a word an item.</summary>
    public static bool AreWords(string key) => WordLists.Contains(Short(key));

    /// <summary>Whether a list under this key may hold <c>NAME=value</c>.</summary>
    public static bool AreVariables(string key) => VariableLists.Contains(key);

    /// <summary>Reads the items of a list as the words of a command, of a script or as variables, where its key says that they are these.</summary>
    /// <param name="scope">Where the list stands.</param>
    /// <param name="key">Its key.</param>
    /// <param name="list">The list.</param>
    /// <param name="before">Words that stand before: a container's <c>command</c> goes before its <c>args</c>.</param>
    /// <param name="into">The document.</param>
    /// <returns>Whether they are.</returns>
    public static bool ReadList(SettingScope scope, string key, SettingValue list, IReadOnlyList<SettingValue> before, DocumentBuilder into)
    {
        var isScript = Script(key);
        if (list.Items.Count == 0 || (isScript is null && !AreWords(key) && !AreVariables(key)))
        {
            return list.Items.Count == 0;
        }

        var below = into.Scope(scope, key, list.Span);
        if (AreVariables(key) && list.Items.Any(item => NameLength(item.Text) > 0))
        {
            foreach (var item in list.Items)
            {
                Variable(below, item.Fragment, into);
            }
        }
        else if (AreWords(key))
        {
            Words([.. before, .. list.Items], list.Span, below, into);
        }
        else
        {
            foreach (var item in list.Items.Where(item => item.Kind is ValueKind.Literal or ValueKind.Template))
            {
                into.Read(TemplateText.WithHoles(item.Fragment), isScript ?? FileFormat.Shell, below);
            }
        }

        return true;
    }

    /// <summary>Reads words as a command, and those among them that are scripts (<c>sh -c "…"</c>).</summary>
    public static void Words(IReadOnlyList<SettingValue> words, TextSpan source, SettingScope scope, DocumentBuilder into)
    {
        // What starts the health check of a container, or only raises privileges, is not the command.
        var first = words.Count > 0 && words[0].Text is "CMD" or "CMD-SHELL" or "sudo" ? 1 : 0;
        if (words.Count > first)
        {
            into.Command([.. words.Skip(first)], source);
        }

        foreach (var word in words.Where(word => word.Kind is ValueKind.Literal or ValueKind.Template && word.Text.IndexOfAny([' ', '\n']) >= 0))
        {
            into.Read(TemplateText.WithHoles(word.Fragment), FileFormat.Shell, scope);
        }
    }

    /// <summary>One line of at least two <c>name=value</c>, as old playbooks give a module its options: <c>api_user=x api_password=y</c>.</summary>
    public static bool AreOptions(string text)
    {
        var first = text.Length <= 2000 ? text.IndexOf('=') : -1;
        if (first <= 0 || text.IndexOf('=', first + 1) < 0 || text.TrimEnd().IndexOf('\n') >= 0)
        {
            return false;
        }

        var words = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return words.Count(word => NameLength(word) > 0 && char.IsLower(word[0])) > 1 && (NameLength(words[0]) > 0 || NameLength(words[0] + "=") > 0);
    }

    private static string Short(string key) => key.StartsWith("ansible.", StringComparison.Ordinal) ? key.Substring(key.LastIndexOf('.') + 1) : key;

    /// <summary><c>NAME=value</c>; the quotes that people put around the value are not part of what they mean.</summary>
    private static void Variable(SettingScope scope, Fragment text, DocumentBuilder into)
    {
        var name = NameLength(text.Text);
        if (name == 0)
        {
            return;
        }

        var (start, end) = (name + 1, text.Text.Length);
        if (end - start >= 2 && text.Text[start] is '"' or '\'' && text.Text[end - 1] == text.Text[start])
        {
            (start, end) = (start + 1, end - 1);
        }

        var place = TextSpan.FromBounds(start, end);
        into.Setting(scope, text.Text.Substring(0, name), text.ToSource(new TextSpan(0, name)), TemplateText.Read(text.Slice(place), text.ToSource(place)));
    }

    /// <summary>The length of the name before the first equals sign; 0 where that is no name.</summary>
    private static int NameLength(string text)
    {
        var equals = text.IndexOf('=');
        for (var i = 0; i < equals; i++)
        {
            if (text[i] is not (>= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '_' or '.'))
            {
                return 0;
            }
        }

        return Math.Max(0, equals);
    }
}
