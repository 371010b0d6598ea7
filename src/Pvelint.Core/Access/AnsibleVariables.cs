using Pvelint.Formats;

namespace Pvelint.Access;

/// <summary>The variables that the YAML files of a project set once.</summary>
internal sealed class AnsibleVariables
{
    private readonly Lazy<ILookup<string, (Setting Setting, Document Document)>> _settings;

    public AnsibleVariables(IReadOnlyList<Document> documents) =>
        _settings = new(() => documents
            .Where(document => document.Format == FileFormat.Yaml)
            .SelectMany(document => document.Settings.Where(setting => setting.Context != SourceContext.Comment).Select(setting => (Setting: setting, Document: document)))
            .ToLookup(item => item.Setting.Key, StringComparer.Ordinal));

    /// <summary>The words that a setting's value stands for; for <c>{{ name }}</c> those of the variable, where only one is set.</summary>
    public WordList Words(Setting setting, Document document)
    {
        if (setting.Value.Kind == ValueKind.Reference && NameIn(setting.Value.Text) is { } name
            && Candidates(name) is [var (target, file)] && target.Value.Kind is ValueKind.Literal or ValueKind.List)
        {
            return target.Value.Words(file.File, target.Context);
        }

        return setting.Value.Words(document.File, setting.Context);
    }

    private List<(Setting Setting, Document Document)> Candidates(string name) =>
        [.. _settings.Value[name.Substring(name.LastIndexOf('.') + 1)].Where(item => EndsWith(item.Setting.KeyPath, name))];

    private static bool EndsWith(string path, string name) => path == name || path.EndsWith("." + name, StringComparison.Ordinal);

    /// <summary>The name in <c>{{ name }}</c> or <c>{{ group.name }}</c>, without filters; null where the text is anything else.</summary>
    public static string? NameIn(string text)
    {
        var name = text.Trim();
        if (!name.StartsWith("{{", StringComparison.Ordinal) || !name.EndsWith("}}", StringComparison.Ordinal) || name.Length < 5)
        {
            return null;
        }

        name = name.Substring(2, name.Length - 4).Trim();
        return name.Length > 0 && name.All(c => c is '_' or '.' || (c < 128 && char.IsLetterOrDigit(c))) ? name : null;
    }
}
