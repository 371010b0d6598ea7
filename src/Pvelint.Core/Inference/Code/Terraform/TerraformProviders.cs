using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Tells which provider a resource belongs to.</summary>
internal static class TerraformProviders
{
    private static readonly Lazy<HashSet<string>> Bpg = new(() => TypesIn("rules/terraform/bpg/"));
    private static readonly Lazy<HashSet<string>> Telmate = new(() => TypesIn("rules/terraform/telmate/"));

    /// <summary>The provider of a resource, data source or provider block.</summary>
    public static CodeProvider Of(TerraformInstance module, CodeBlock block)
    {
        var type = block.Block.Labels[0].Text;
        var written = block.Block.Type == "provider" ? Configured(block) : Reference(block) ?? type.Split('_')[0];
        var name = written.Split('.')[0];
        string? source = null, constraint = null;

        // A module that says nothing takes the provider of its caller, under the name that the call gives it.
        for (var here = module; ; here = here.Caller)
        {
            if (here.Folder.Requirements.Of(name) is var (wanted, version))
            {
                source ??= wanted;
                constraint ??= version;
            }

            if (here.Caller is null)
            {
                var locked = source is null ? null : here.Folder.Requirements.Locked(source);
                return new CodeProvider(FactsOf(source, type), source, written, constraint, locked);
            }

            if (block.Block.Type != "provider")
            {
                written = Passed(here.Call!, written) ?? (written.IndexOf('.') < 0 ? written : name);
                name = written.Split('.')[0];
            }
        }
    }

    /// <summary>Whether a local name of a module stands for a provider of Proxmox.</summary>
    public static bool IsProxmox(TerraformInstance module, string name)
    {
        for (var here = module; here is not null; here = here.Caller)
        {
            if (here.Folder.Requirements.Of(name) is { Source: { } source })
            {
                return source.EndsWith("/proxmox", StringComparison.Ordinal);
            }
        }

        return name == "proxmox";
    }

    private static string Configured(CodeBlock provider) =>
        provider.Block.Labels[0].Text + (provider.Attribute("alias")?.Attribute.Expression.AsText()?.Value is { } alias ? "." + alias : "");

    private static string? Reference(CodeBlock block) => Name(block.Attribute("provider")?.Attribute.Expression);

    private static string? Name(HclExpression? expression) => expression is HclTraversal traversal ? traversal.Path : expression?.AsText()?.Value;

    private static string? Passed(CodeBlock call, string name)
    {
        foreach (var item in (call.Attribute("providers")?.Attribute.Expression as HclObject)?.Items ?? [])
        {
            if ((item.Name ?? Name(item.Key)) == name)
            {
                return Name(item.Value);
            }
        }

        return null;
    }

    /// <summary>Whose facts hold: the source decides; a fork, or no source at all, is told by its types.</summary>
    public static string? FactsOf(string? source, string type) => source switch
    {
        "bpg/proxmox" or "danitso/proxmox" => "bpg",
        "telmate/proxmox" => "telmate",
        _ when type.StartsWith("proxmox_virtual_environment_", StringComparison.Ordinal) || (Bpg.Value.Contains(type) && !Telmate.Value.Contains(type)) => "bpg",
        _ when Telmate.Value.Contains(type) && !Bpg.Value.Contains(type) => "telmate",
        _ => null,
    };

    private static HashSet<string> TypesIn(string folder) =>
        new(FactFile.Names(folder).Select(name => name.Substring(folder.Length, name.Length - folder.Length - ".hcl".Length)), StringComparer.Ordinal);
}
