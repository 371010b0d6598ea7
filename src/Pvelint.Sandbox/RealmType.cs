using Pvelint.Hcl;

namespace Pvelint.Sandbox;

/// <summary>What realms of a type are told, from <c>Schema/realm-types.hcl</c>.</summary>
/// <param name="Required">What must be told.</param>
/// <param name="Optional">What may be told.</param>
internal sealed record RealmType(IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    private static readonly Lazy<Dictionary<string, RealmType>> All = new(() => SchemaFile.Read("realm-types.hcl").BlocksOf("realm_type")
        .ToDictionary(block => block.Labels[0].Text, block => new RealmType(block.Body.Strings("required"), block.Body.Strings("optional")), StringComparer.Ordinal));

    private static readonly Lazy<HashSet<string>> Numbers = new(() =>
        [.. MethodSchema.Of("POST /access/domains")!.Parameters.Where(one => one.Value.Entry("type")?.Text is "boolean" or "integer").Select(one => one.Name)]);

    /// <summary>The type of a name; the schema lets no other through.</summary>
    public static RealmType Of(string type) => All.Value[type];

    /// <summary>Whether a setting is a number, or a flag, which is told as one.</summary>
    public static bool IsNumber(string setting) => Numbers.Value.Contains(setting);

    /// <summary>What is wrong with the settings that are told; null for nothing. Source: pve-common src/PVE/SectionConfig.pm check_config.</summary>
    public string? Refuses(IReadOnlyList<string> given, bool isNew) =>
        given.FirstOrDefault(name => !Required.Contains(name) && !Optional.Contains(name)) is { } unknown ? $"unexpected property '{unknown}'"
        : isNew && Required.FirstOrDefault(name => !given.Contains(name)) is { } missing ? $"missing value for required option '{missing}'"
        : null;
}
