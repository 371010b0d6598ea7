using Pvelint.Formats;
using Pvelint.Rules.Secrets;

namespace Pvelint.Rules.Transport;

/// <summary>
/// Switches that take their value from a variable whose own name says nothing: <c>insecure = var.lab</c> is reported
/// where <c>lab</c> gets a literal, in its default or in a variables file of the same folder.
/// </summary>
internal static class InsecureVariables
{
    /// <summary>The literals that reach a switch through a variable or a local.</summary>
    public static IEnumerable<(Document Document, InsecurePlace Place)> In(Project project)
    {
        var folders = project.Documents
            .Where(document => document.Format is FileFormat.Hcl or FileFormat.HclJson)
            .GroupBy(document => document.File.Folder);
        foreach (var folder in folders)
        {
            foreach (var found in InFolder([.. folder]))
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<(Document Document, InsecurePlace Place)> InFolder(IReadOnlyList<Document> documents)
    {
        var switched = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            var context = new SwitchContext(document);
            foreach (var setting in document.Settings)
            {
                if (setting.Value.Kind is ValueKind.Reference or ValueKind.Template
                    && VariableIn(document.File.Slice(setting.Value.Span)) is { } variable
                    && InsecureSettings.OfTool(context, setting, setting.Key) is { } off)
                {
                    switched[variable] = off;
                }
            }
        }

        if (switched.Count == 0)
        {
            yield break;
        }

        foreach (var document in documents)
        {
            foreach (var setting in document.Settings)
            {
                if (Defines(document, setting) is { } name && switched.TryGetValue(name, out var off) && Truth.Of(setting.Value) == off)
                {
                    yield return (document, InsecureSettings.Place(setting, name.Substring(name.IndexOf('.') + 1), Confidence.High));
                }
            }
        }
    }

    // `var.x` or `local.x`, bare or as the whole of a template.
    private static string? VariableIn(string expression)
    {
        var text = expression.Trim().Trim('"');
        if (text.StartsWith("${", StringComparison.Ordinal) && text.EndsWith("}", StringComparison.Ordinal))
        {
            text = text.Substring(2, text.Length - 3).Trim();
        }

        var dot = text.IndexOf('.');
        return dot > 0 && text.Substring(0, dot) is "var" or "local" && text.Skip(dot + 1).All(unit => char.IsLetterOrDigit(unit) || unit is '_' or '-')
            ? text
            : null;
    }

    // What a setting gives a value to, as references name it; null for anything that is no variable.
    private static string? Defines(Document document, Setting setting)
    {
        var scope = setting.Scope;
        return scope.Kind switch
        {
            "variable" when scope.Labels.Count == 1 && setting.Key == "default" => "var." + scope.Labels[0],
            "locals" => "local." + setting.Key,
            "" when IsVariablesFile(document.File.Name) => "var." + setting.Key,
            _ => null,
        };
    }

    private static bool IsVariablesFile(string name) =>
        name.IndexOf(".tfvars", StringComparison.OrdinalIgnoreCase) >= 0
        || name.IndexOf(".pkrvars.", StringComparison.OrdinalIgnoreCase) >= 0
        || name.IndexOf(".pkvars.", StringComparison.OrdinalIgnoreCase) >= 0;
}
