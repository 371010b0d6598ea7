using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Knows by their place which strings of a YAML file hold another language: scripts of CI and Ansible, commands of
/// containers, files that cloud-init or a ConfigMap write, variables of an environment.
/// </summary>
internal sealed class YamlPlaces(Fragment source, DocumentBuilder into)
{
    /// <summary>Keys whose text, or each item of whose list, is a script or a line of one.</summary>
    private static readonly HashSet<string> Scripts = new(StringComparer.OrdinalIgnoreCase)
    {
        "shell", "command", "raw", "cmd", "_raw_params", "run", "script", "before_script", "after_script", "commands", "cmds", "sh", "bash",
        "runcmd", "bootcmd", "prehook", "posthook", "pre_command", "post_command", "install", "before_install", "after_success", "entrypoint", "inlineScript",
    };

    private static readonly HashSet<string> PowerShellScripts = new(StringComparer.OrdinalIgnoreCase) { "win_shell", "win_command", "pwsh", "powershell" };

    /// <summary>Keys whose list is one command, a word an item.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "command", "entrypoint", "args", "argv", "test" };

    private static readonly HashSet<string> Environments = new(StringComparer.OrdinalIgnoreCase) { "environment", "env", "env_vars", "envs", "args", "build_args", "variables" };

    private static readonly HashSet<string> Contents = new(StringComparer.OrdinalIgnoreCase) { "content", "contents", "block", "line", "data", "inline" };

    private static readonly string[] Paths = ["path", "dest", "destination", "target", "filename", "file"];

    /// <summary>Whether the mapping is a Kubernetes Secret, whose <c>data</c> is in base64.</summary>
    public bool IsSecret(YamlMapping mapping) => Text(mapping, "kind") == "Secret";

    /// <summary>Reads a scalar in its own language, where it has one.</summary>
    public void Scalar(SettingScope scope, string key, Fragment text, YamlMapping owner)
    {
        var name = ShortName(key);
        if (PowerShellScripts.Contains(name) || (Scripts.Contains(name) && Text(owner, "shell") is "pwsh" or "powershell"))
        {
            Script(scope, key, text, FileFormat.PowerShell);
        }
        else if (Scripts.Contains(name) || name.EndsWith("_command", StringComparison.OrdinalIgnoreCase) || scope.Kind == "shell_command")
        {
            Script(scope, key, text, FileFormat.Shell);
        }
        else if (IsFreeForm(text.Text))
        {
            // `proxmox_kvm: api_user=x api_password=y`, the old way to give an Ansible module its options.
            Script(scope, key, text, FileFormat.Shell);
        }
        else
        {
            var path = Contents.Contains(name) ? Path(owner) : null;
            var encoded = path is not null && Text(owner, "encoding") is "b64" or "base64" ? EmbeddedText.Base64(text) : null;
            EmbeddedText.Read(encoded ?? text, path ?? key, scope, into);
        }
    }

    /// <summary>Reads a list of scalars as commands, lines of a script or variables, where it is one of these.</summary>
    public void List(SettingScope scope, string key, SettingValue list, List<Fragment> texts, YamlMapping? owner)
    {
        var name = ShortName(key);
        var below = new Lazy<SettingScope>(() => into.Scope(scope, key, list.Span));
        if (Words.Contains(name) && !texts.TrueForAll(IsVariable))
        {
            Command(name, list, owner);
            texts.FindAll(text => text.Text.IndexOfAny([' ', '\n']) >= 0).ForEach(text => into.Read(Interpolation.WithHoles(text), FileFormat.Shell, below.Value));
        }
        else if (Scripts.Contains(name) || scope.Kind is "runcmd" or "bootcmd")
        {
            if (scope.Kind is "runcmd" or "bootcmd")
            {
                Command(name, list, owner);
            }

            texts.ForEach(text => into.Read(Interpolation.WithHoles(text), FileFormat.Shell, below.Value));
        }
        else if (Environments.Contains(name))
        {
            texts.ForEach(text => Variable(below.Value, text));
        }
        else
        {
            texts.ForEach(text => EmbeddedText.Read(text, key, scope, into));
        }
    }

    /// <summary>Reads the scalars that stand among lists and mappings in a script: GitLab lets scripts nest, cloud-init's <c>runcmd</c> takes both.</summary>
    public void Nested(SettingScope list, string key, YamlSequence sequence)
    {
        if (Scripts.Contains(ShortName(key)))
        {
            foreach (var scalar in sequence.Items.OfType<YamlScalar>())
            {
                into.Read(Interpolation.WithHoles(YamlScalars.Decode(source, scalar)), FileFormat.Shell, list);
            }
        }
    }

    private void Script(SettingScope scope, string key, Fragment text, FileFormat format) =>
        into.Read(Interpolation.WithHoles(text), format, into.Scope(scope, key, text.ToSource(new TextSpan(0, text.Text.Length))));

    /// <summary>A container's <c>args</c> follow its <c>command</c>: both are one command.</summary>
    private void Command(string name, SettingValue list, YamlMapping? owner)
    {
        var words = list.Items.ToList();
        if (name == "args" && Sequence(owner, "command") is { } command)
        {
            words = [.. command.Items.OfType<YamlScalar>().Select(Word), .. words];
        }

        if (words.Count > 0 && words[0].Text is "CMD" or "CMD-SHELL" or "sudo")
        {
            words.RemoveAt(0);
        }

        if (words.Count > 0 && !(name == "command" && Sequence(owner, "args") is not null))
        {
            into.Command(words, list.Span);
        }
    }

    private SettingValue Word(YamlScalar scalar) =>
        Interpolation.Read(YamlScalars.Decode(source, scalar), source.ToSource(YamlScalars.Inner(source.Text, scalar)));

    /// <summary><c>- NAME=value</c>; the quotes that people put around the value are not part of what they mean.</summary>
    private void Variable(SettingScope scope, Fragment text)
    {
        var equals = text.Text.IndexOf('=');
        if (!IsVariable(text))
        {
            return;
        }

        var (start, end) = (equals + 1, text.Text.Length);
        if (end - start >= 2 && text.Text[start] is '"' or '\'' && text.Text[end - 1] == text.Text[start])
        {
            (start, end) = (start + 1, end - 1);
        }

        var value = text.Slice(TextSpan.FromBounds(start, end));
        into.Setting(scope, text.Text.Substring(0, equals), text.ToSource(new TextSpan(0, equals)), Interpolation.Read(value, text.ToSource(TextSpan.FromBounds(start, end))));
    }

    private static bool IsVariable(Fragment text)
    {
        var equals = text.Text.IndexOf('=');
        return equals > 0 && text.Text.AsSpan(0, equals).IndexOfAnyExcept(NameUnits) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> NameUnits =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.");

    /// <summary>One line of at least two <c>name=value</c> in small letters.</summary>
    private static bool IsFreeForm(string text)
    {
        if (text.Length > 2000 || text.IndexOf('=') is var first && (first <= 0 || text.IndexOf('=', first + 1) < 0) || text.IndexOf('\n') is var line && line >= 0 && line < text.Length - 1)
        {
            return false;
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var pairs = words.Count(word => word.IndexOf('=') is var equals and > 0 && word.AsSpan(0, equals).IndexOfAnyExcept(NameUnits) < 0 && char.IsLower(word[0]));
        return pairs > 1 && (words[0].IndexOf('=') > 0 || words[0].AsSpan().IndexOfAnyExcept(NameUnits) < 0);
    }

    /// <summary><c>ansible.builtin.shell</c> is <c>shell</c>.</summary>
    private static string ShortName(string key) =>
        key.StartsWith("ansible.", StringComparison.Ordinal) ? key.Substring(key.LastIndexOf('.') + 1) : key;

    private string? Path(YamlMapping owner) => Paths.Select(key => Text(owner, key)).FirstOrDefault(path => path is { Length: > 0 });

    private YamlNode? Value(YamlMapping? owner, string key) =>
        owner?.Entries.FirstOrDefault(entry => entry.Key.Span.Length == key.Length && string.CompareOrdinal(source.Text, entry.Key.Span.Start, key, 0, key.Length) == 0)?.Value;

    private string? Text(YamlMapping owner, string key) => Value(owner, key) is YamlScalar scalar ? YamlScalars.Decode(source, scalar).Text : null;

    private YamlSequence? Sequence(YamlMapping? owner, string key) =>
        Value(owner, key) is YamlSequence sequence && sequence.Items.All(item => item is YamlScalar) ? sequence : null;
}
