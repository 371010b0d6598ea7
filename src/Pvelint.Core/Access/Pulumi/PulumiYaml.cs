using Pvelint.Formats;

namespace Pvelint.Access;

/// <summary>Finds the access resources in a Pulumi program that is YAML or JSON: <c>type: proxmoxve:Permission/role:Role</c>.</summary>
internal static class PulumiYaml
{
    private static readonly string[] Packages = ["proxmoxve", "proxmox"];

    public static PulumiResources Read(Document document) => new(
        [.. from resource in document.Root.SelfAndDescendants().Where(scope => scope.Kind == "resources").SelectMany(resources => resources.Children)
            let type = resource.Find("type") is { Value: { Kind: ValueKind.Literal } token } ? Type(token.Text) : null
            where type is not null
            select new PulumiResource("resource", type.Type, resource.Kind, resource.Child("properties") is { } properties ? Of(properties) : new PulumiValue(resource.Span))],
        [],
        (document.Root.SelfAndDescendants().FirstOrDefault(scope => scope.Kind == "variables")?.Settings ?? []).ToLookup(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal));

    /// <summary>The class that a token of Pulumi's names: <c>proxmoxve:Permission/role:Role</c>, <c>proxmoxve:Permission:Role</c>, <c>proxmoxve:Acl</c>.</summary>
    public static PulumiType? Type(string token)
    {
        var parts = token.Split(':');
        if (parts.Length < 2 || !Packages.Contains(parts[0]))
        {
            return null;
        }

        // The last part of the module repeats the name.
        var module = parts.Length < 3 ? "" : parts[1].LastIndexOf('/') is var cut and >= 0 ? parts[1].Substring(0, cut) : parts[1];
        return PulumiTypes.Find(parts[parts.Length - 1], module == "index" ? "proxmoxve" : module.Replace('/', '.'), [], isData: false, out _);
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
