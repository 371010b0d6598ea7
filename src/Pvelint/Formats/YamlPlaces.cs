using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Knows by their place which strings of a YAML file hold another language: scripts of CI and Ansible, commands of
/// containers, files that cloud-init or a ConfigMap write, variables of an environment.
/// </summary>
internal sealed class YamlPlaces(Fragment source, DocumentBuilder into)
{
    private static readonly HashSet<string> Contents = new(StringComparer.OrdinalIgnoreCase) { "content", "contents", "block", "line", "data", "inline" };

    private static readonly string[] Paths = ["path", "dest", "destination", "target", "filename", "file"];

    /// <summary>Whether the mapping is a Kubernetes Secret, whose <c>data</c> is in base64.</summary>
    public bool IsSecret(YamlMapping mapping) => Text(mapping, "kind") == "Secret";

    /// <summary>Reads a scalar in its own language, where it has one.</summary>
    public void Scalar(SettingScope scope, string key, Fragment text, YamlMapping owner)
    {
        var path = Contents.Contains(key) ? Paths.Select(name => Text(owner, name)).FirstOrDefault(found => found is { Length: > 0 }) : null;
        if (path is null && (Shell(key, owner) ?? Other(scope, text)) is { } shell)
        {
            into.Read(TemplateText.WithHoles(text), shell, into.Scope(scope, key, text.ToSource(new TextSpan(0, text.Text.Length))));
            return;
        }

        var encoded = path is not null && Text(owner, "encoding") is "b64" or "base64" ? EmbeddedText.Base64(text) : null;
        EmbeddedText.Read(encoded ?? text, path ?? key, scope, into);
    }

    /// <summary>Reads a list of scalars as commands, lines of a script or variables, where it is one of these.</summary>
    public void List(SettingScope scope, string key, SettingValue list, YamlMapping? owner)
    {
        if (scope.Kind is "runcmd" or "bootcmd")
        {
            CommandKeys.Words(list.Items, list.Span, scope, into);
        }
        else if (key == "command" && Words(owner, "args").Count > 0)
        {
            // Read with its arguments.
        }
        else if (!CommandKeys.ReadList(scope, key, list, key == "args" ? Words(owner, "command") : [], into))
        {
            foreach (var item in list.Items.Where(item => item.Kind is ValueKind.Literal or ValueKind.Template))
            {
                EmbeddedText.Read(item.Fragment, key, scope, into);
            }
        }
    }

    /// <summary>Reads the scalars that stand among lists and mappings in a script: GitLab lets scripts nest, cloud-init's <c>runcmd</c> takes both.</summary>
    public void Nested(SettingScope list, string key, YamlSequence sequence)
    {
        if (CommandKeys.Script(key) is { } shell)
        {
            foreach (var scalar in sequence.Items.OfType<YamlScalar>())
            {
                into.Read(TemplateText.WithHoles(YamlScalars.Decode(source, scalar)), shell, list);
            }
        }
    }

    /// <summary>GitHub's <c>shell</c> names the shell that <c>run</c> is for.</summary>
    private FileFormat? Shell(string key, YamlMapping owner) =>
        CommandKeys.Script(key) is null || (key == "shell" && Value(owner, "run") is not null) ? null : CommandKeys.Script(key, Text(owner, "shell"));

    /// <summary>Home Assistant's <c>shell_command</c> names its commands; a module's options on one line read like variables before a command.</summary>
    private static FileFormat? Other(SettingScope scope, Fragment text) =>
        scope.Kind == "shell_command" || CommandKeys.AreOptions(text.Text) ? FileFormat.Shell : null;

    private List<SettingValue> Words(YamlMapping? owner, string key) =>
        Value(owner, key) is YamlSequence sequence && sequence.Items.All(item => item is YamlScalar) ? [.. sequence.Items.Cast<YamlScalar>().Select(Word)] : [];

    private SettingValue Word(YamlScalar scalar) =>
        TemplateText.Read(YamlScalars.Decode(source, scalar), source.ToSource(YamlScalars.Inner(source.Text, scalar)));

    private YamlNode? Value(YamlMapping? owner, string key) =>
        owner?.Entries.FirstOrDefault(entry => entry.Key.Span.Length == key.Length && string.CompareOrdinal(source.Text, entry.Key.Span.Start, key, 0, key.Length) == 0)?.Value;

    private string? Text(YamlMapping owner, string key) => Value(owner, key) is YamlScalar scalar ? YamlScalars.Decode(source, scalar).Text : null;
}
