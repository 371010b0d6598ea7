using Pvelint.Formats;

namespace Pvelint.Access;

/// <summary>Finds the access resources in a Pulumi program that is YAML or JSON: <c>type: proxmoxve:Permission/role:Role</c>.</summary>
internal static class PulumiYaml
{
    private static readonly string[] Packages = ["proxmoxve", "proxmox"];

    public static PulumiResources Read(Document document) => new(
        [.. from resource in document.Root.SelfAndDescendants().Where(scope => scope.Kind == "resources").SelectMany(resources => resources.Children)
            let form = resource.Find("type") is { Value: { Kind: ValueKind.Literal } type } ? Type(type.Text) : null
            where form is not null
            select new PulumiResource(form, resource.Kind, resource.Child("properties") is { } properties ? Of(properties) : new PulumiValue(resource.Span))],
        [],
        (document.Root.SelfAndDescendants().FirstOrDefault(scope => scope.Kind == "variables")?.Settings ?? []).ToLookup(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal));

    // proxmoxve:Permission/role:Role, proxmoxve:index/acl:Acl, proxmoxve:Permission:Role, proxmoxve:Acl
    private static GrantForm? Type(string token)
    {
        var parts = token.Split(':');
        return parts.Length > 1 && Packages.Contains(parts[0])
            && GrantForm.Resources.TryGetValue(PulumiNames.TerraformType(parts[parts.Length - 1], parts.Length > 2 ? parts[1].Split('/')[0] : ""), out var form) ? form : null;
    }

    private static PulumiValue Of(SettingScope scope)
    {
        var members = scope.Settings.Where(setting => setting.Context != SourceContext.Comment).Select(setting => new PulumiMember(PulumiNames.ToSnakeCase(setting.Key), Of(setting.Value)))
            .Concat(scope.Children.Select(child => new PulumiMember(PulumiNames.ToSnakeCase(child.Kind), Of(child))))
            .ToList();
        return scope.IsList
            ? new PulumiValue(scope.Span) { Items = [.. members.Select(member => member.Value)] }
            : new PulumiValue(scope.Span) { Members = members };
    }

    private static PulumiValue Of(SettingValue value) => value.Kind == ValueKind.List
        ? new PulumiValue(value.Span) { Items = [.. value.Items.Select(Of)] }
        : new PulumiValue(value.Span) { Scalar = value };
}
