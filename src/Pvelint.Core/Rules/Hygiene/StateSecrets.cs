using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Rules.Secrets;
using Pvelint.Text;

namespace Pvelint.Rules.Hygiene;

/// <summary>A secret that a state or a plan keeps.</summary>
/// <param name="Setting">The attribute.</param>
/// <param name="Type">The resource's type, or <c>output</c>.</param>
/// <param name="Value">The secret itself, a piece of the attribute's value: of a whole token the part after its id.</param>
/// <param name="IsOwn">Whether it is a credential of Proxmox itself, and not a guest's.</param>
internal readonly record struct StateSecret(Setting Setting, string Type, Fragment Value, bool IsOwn);

/// <summary>What Terraform's states and plans keep of Proxmox resources, by the tables of <c>rules/keys.hcl</c>.</summary>
internal static class StateSecrets
{
    private static readonly Lazy<IReadOnlyList<Kind>> Facts = new(Read);

    private sealed record Kind(string Type, IReadOnlyList<string> Own, IReadOnlyList<string> Guest);

    /// <summary>Whether a file is a state or a plan in JSON.</summary>
    public static bool IsState(Document document)
    {
        var name = document.File.Name;
        return name.IndexOf(".tfstate", StringComparison.OrdinalIgnoreCase) >= 0
            || (document.Format == FileFormat.Json && document.Root.Find("terraform_version") is not null
                && (document.Root.Child("planned_values") is not null || document.Root.Child("resource_changes") is not null || document.Root.Child("resources") is not null));
    }

    /// <summary>The secrets in a state or a plan that are written out.</summary>
    public static IEnumerable<StateSecret> In(Document document)
    {
        var open = new Stack<(SettingScope Scope, string? Type)>([(document.Root, null)]);
        while (open.Count > 0)
        {
            var (scope, outer) = open.Pop();
            var type = TypeOf(scope) ?? outer;
            foreach (var setting in scope.Settings)
            {
                if (setting.Value.IsKnown && SecretIn(setting.Value.Fragment) is { } value && Describe(setting, type) is var (name, own))
                {
                    yield return new StateSecret(setting, name, value, own);
                }
            }

            foreach (var child in scope.Children.Reverse())
            {
                open.Push((child, type));
            }
        }
    }

    private static (string Type, bool IsOwn)? Describe(Setting setting, string? type)
    {
        if (type is not null)
        {
            return IsSecret(type, setting.Key) is { } own ? (type, own) : null;
        }

        // An output is read as one setting: `"outputs": { "name": { "value": … } }`.
        return setting.Scope.Kind == "outputs" && IsName(setting.Key) ? ("an output", true) : null;
    }

    private static bool IsName(string output) =>
        KeyNames.Of(output) is { HasProduct: true, Role: KeyRole.Token or KeyRole.TokenSecret or KeyRole.Password };

    // The secret of a whole token, or all of any other text that could be one.
    private static Fragment? SecretIn(Fragment value)
    {
        var form = SecretForms.Find(value.Text);
        var secret = form.Count > 0 ? value.Slice(form[0].Span) : value;
        return Placeholders.Classify(secret.Text) == SecretText.Plausible ? secret : null;
    }

    private static bool? IsSecret(string type, string key)
    {
        foreach (var kind in Facts.Value.Where(kind => Glob.Matches(kind.Type, type)))
        {
            if (kind.Own.Contains(key))
            {
                return true;
            }

            if (kind.Guest.Contains(key))
            {
                return false;
            }
        }

        return null;
    }

    // A resource's scope is named for its type; in older states the type stands beside the instances.
    private static string? TypeOf(SettingScope scope) =>
        IsType(scope.Kind) ? scope.Kind : scope.Find("type")?.Value.Text is { } type && IsType(type) ? type : null;

    private static bool IsType(string text) => text.StartsWith("proxmox_", StringComparison.Ordinal);

    private static IReadOnlyList<Kind> Read() => [.. FactFile.Read("rules/keys.hcl").BlocksOf("state")
        .Select(block => new Kind(block.Labels[0].Text, block.Body.Strings("own"), block.Body.Strings("guest")))];
}
