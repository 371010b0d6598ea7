namespace Pvelint.Formats;

/// <summary>What an item of a list is called, so that it is known again when others are put before it.</summary>
internal static class ItemName
{
    // What people tell items apart by: Ansible's tasks and hosts, Kubernetes, CI, Terraform's objects, Home Assistant.
    private static readonly string[] Names = ["name", "id", "alias", "hostname", "host", "userid", "user", "username", "vmid", "vm_id", "node", "url", "endpoint", "path"];
    private const string Nameless = "[]";
    private const int Longest = 128;

    /// <summary>The name of a scope: kind and labels, or that of an item.</summary>
    public static string Of(SettingScope scope)
    {
        if (IsItem(scope.Parent, scope.Kind) && scope.Labels.Count == 0)
        {
            return Names.Select(scope.Find).FirstOrDefault(IsName)?.Value.Text is { } name ? $"[{name.Trim()}]" : Nameless;
        }

        return scope.Labels.Count == 0 ? scope.Kind : scope.Kind + "." + string.Join(".", scope.Labels);
    }

    /// <summary>The key of a setting; that of an item is its number and no name.</summary>
    public static string Of(Setting setting) => IsItem(setting.Scope, setting.Key) ? Nameless : setting.Key;

    private static bool IsItem(SettingScope? list, string key) => list is { IsList: true } && key.Length > 0 && key.All(unit => unit is >= '0' and <= '9');

    // Names go into hashes without a key: a UUID, which names nothing that people made, and an address with a password may be secrets.
    private static bool IsName(Setting? setting) =>
        setting is { Value.Kind: ValueKind.Literal or ValueKind.Number, Value.Text: { Length: > 0 and <= Longest } text }
        && !Guid.TryParse(text, out _)
        && !(text.IndexOf("://", StringComparison.Ordinal) >= 0 && text.IndexOf('@') >= 0);
}
