using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>The providers in the configuration that a plan carries along.</summary>
internal sealed class PlanProviders(CodeFile file, HclJsonObject root)
{
    private readonly IReadOnlyList<(string Key, HclJsonObject Provider)> _providers =
        [.. (((root.Value("configuration") as HclJsonObject)?.Value("provider_config") as HclJsonObject)?.Properties ?? [])
            .Where(property => property.Value is HclJsonObject).Select(property => (property.Name.Value, (HclJsonObject)property.Value))];

    /// <summary>The provider of a resource by its source; which of several configurations it uses, a plan says in its configuration alone.</summary>
    public CodeProvider Of(string source, string type)
    {
        var own = _providers.FirstOrDefault(pair => SourceOf(pair.Provider) == source).Provider;
        var constraint = own is null || PlanCode.Text(own, "version_constraint") is not { Length: > 0 } text ? null : text;
        return new CodeProvider(TerraformProviders.FactsOf(source, type), source.Length == 0 ? null : source, own is null ? "proxmox" : PlanCode.Text(own, "name"), constraint, null);
    }

    /// <summary>Adds the provider blocks of Proxmox.</summary>
    public void Add(CodeCollector collector)
    {
        foreach (var (key, provider) in _providers)
        {
            var source = SourceOf(provider);
            if (!source.EndsWith("/proxmox", StringComparison.Ordinal))
            {
                continue;
            }

            var name = PlanCode.Text(provider, "name");
            var address = "provider." + key.Substring(key.LastIndexOf(':') + 1);
            var expressions = (provider.Value("expressions") as HclJsonObject)?.Properties ?? [];
            var values = HclValue.Of(expressions.Select(property => new KeyValuePair<string, HclValue>(property.Name.Value, Given(property.Value, address + "." + property.Name.Value))));
            collector.Add(new CodeResource(CodeTool.Terraform, "provider", name, address, values, file.At(provider.Span))
            {
                Root = file.Path,
                Provider = Of(source, name) with { Configuration = PlanCode.Text(provider, "alias") is { Length: > 0 } alias ? name + "." + alias : name },
            });
        }
    }

    private static string SourceOf(HclJsonObject provider) => TerraformRequirements.Short(PlanCode.Text(provider, "full_name"));

    // Of a provider nothing is marked as sensitive, so of texts it is only told that they are given.
    private static HclValue Given(HclJsonValue expression, string name) => expression switch
    {
        HclJsonObject item when item.Value("constant_value") is { } constant => constant is HclJsonBoolean or HclJsonNumber or HclJsonNull ? HclJsonText.Of(constant) : HclValue.UnknownGiven(name),
        HclJsonObject item when (item.Value("references") as HclJsonArray)?.Items.OfType<HclJsonString>().FirstOrDefault() is { } reference => HclValue.UnknownGiven(reference.Value),
        HclJsonObject item => HclValue.Of(item.Properties.Select(property => new KeyValuePair<string, HclValue>(property.Name.Value, Given(property.Value, name + "." + property.Name.Value)))),
        HclJsonArray list => HclValue.Of([.. list.Items.Select((one, index) => Given(one, name + HclSteps.Written(HclValue.Of((decimal)index))))]),
        _ => HclValue.Unknown,
    };
}
