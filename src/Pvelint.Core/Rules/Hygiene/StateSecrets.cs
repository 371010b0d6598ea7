using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Rules.Secrets;

namespace Pvelint.Rules.Hygiene;

/// <summary>A secret that a state or a plan keeps.</summary>
/// <param name="Setting">The attribute.</param>
/// <param name="Type">The resource's type, or <c>output</c>.</param>
/// <param name="IsOwn">Whether it is a credential of Proxmox itself, and not a guest's.</param>
internal readonly record struct StateSecret(Setting Setting, string Type, bool IsOwn);

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
        foreach (var setting in document.Settings)
        {
            if (!setting.Value.IsKnown || setting.Value.Text.Length == 0 || Placeholders.Classify(setting.Value.Text) != SecretText.Plausible)
            {
                continue;
            }

            if (TypeOf(setting.Scope) is { } type)
            {
                if (IsSecret(type, setting.Key) is { } own)
                {
                    yield return new StateSecret(setting, type, own);
                }
            }
            else if (setting.Key == "value" && setting.Scope.Parent is { Kind: "outputs" } && KeyNames.Of(setting.Scope.Kind) is { HasProduct: true, Role: KeyRole.Token or KeyRole.TokenSecret or KeyRole.Password })
            {
                yield return new StateSecret(setting, "output", true);
            }
        }
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

    // The type stands beside the instances that hold the attributes.
    private static string? TypeOf(SettingScope scope) =>
        scope.SelfAndAncestors().Select(around => around.Find("type")).FirstOrDefault(type => type?.Value.Text.StartsWith("proxmox_", StringComparison.Ordinal) == true)?.Value.Text;

    private static IReadOnlyList<Kind> Read() => [.. FactFile.Read("rules/keys.hcl").BlocksOf("state")
        .Select(block => new Kind(block.Labels[0].Text, block.Body.Strings("own"), block.Body.Strings("guest")))];
}
