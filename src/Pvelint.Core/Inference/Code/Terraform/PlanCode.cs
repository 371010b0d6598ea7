using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>
/// Reads a plan of Terraform in JSON: the exact values of what it changes and reads (developer.hashicorp.com/terraform/internals/json-format).
/// Values that it marks as sensitive are dropped while they are read.
/// </summary>
internal static class PlanCode
{
    /// <summary>The resources, data sources and providers of Proxmox in a plan.</summary>
    public static CodeReading Read(CodeFile file)
    {
        var collector = new CodeCollector();
        // What is sensitive stands after the values: of half a plan nothing may be kept.
        var json = JsonFile.Parse(file.File.Text);
        if (json.Diagnostics.Count > 0 || json.Root is not HclJsonObject root || (root.Value("resource_changes") ?? root.Value("planned_values")) is null)
        {
            collector.Note("plan", "this is no plan in JSON, or not all of one: write it with terraform show -json PLAN", file.At(new Text.TextSpan(0, 0)));
            return collector.Reading();
        }

        var providers = new PlanProviders(file, root);
        providers.Add(collector);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in Objects(root.Value("resource_changes")))
        {
            if (Text(change, "type").StartsWith("proxmox_", StringComparison.Ordinal) && change.Value("change") is HclJsonObject values)
            {
                told.Add(Text(change, "address"));
                collector.Add(Changed(file, change, values, providers));
            }
        }

        // What was read while planning stands with the values found.
        foreach (var module in Modules(((root.Value("prior_state") as HclJsonObject)?.Value("values") as HclJsonObject)?.Value("root_module")))
        {
            foreach (var resource in Objects(module.Value("resources")))
            {
                if (Text(resource, "mode") == "data" && Text(resource, "type").StartsWith("proxmox_", StringComparison.Ordinal) && told.Add(Text(resource, "address")))
                {
                    var values = new PlanValues(Text(resource, "address"), null, resource.Value("sensitive_values"));
                    collector.Add(Resource(file, resource, values.Of(resource.Value("values")), ["read"], null, providers));
                }
            }
        }

        return collector.Reading();
    }

    /// <summary>A text of an object; empty where there is none.</summary>
    internal static string Text(HclJsonObject item, string name) => (item.Value(name) as HclJsonString)?.Value ?? "";

    /// <summary>The objects of a list.</summary>
    internal static IEnumerable<HclJsonObject> Objects(HclJsonValue? list) => (list as HclJsonArray)?.Items.OfType<HclJsonObject>() ?? [];

    private static CodeResource Changed(CodeFile file, HclJsonObject resource, HclJsonObject change, PlanProviders providers)
    {
        var address = Text(resource, "address");
        var actions = ((change.Value("actions") as HclJsonArray)?.Items ?? []).OfType<HclJsonString>().Select(action => action.Value).ToList();
        var before = new PlanValues(address, null, change.Value("before_sensitive")).Of(change.Value("before"));
        var after = new PlanValues(address, change.Value("after_unknown"), change.Value("after_sensitive")).Of(change.Value("after"));
        var isDeleted = actions is ["delete"];
        var changed = actions.Contains("update")
            ? after.Entries.Where(entry => before.Entry(entry.Key) is not { } old || !HclArithmetic.AreSame(old, entry.Value)).Select(entry => entry.Key).ToList()
            : null;
        return Resource(file, resource, isDeleted ? before : after, actions, changed, providers);
    }

    private static CodeResource Resource(
        CodeFile file, HclJsonObject resource, HclValue values, IReadOnlyList<string> actions, IReadOnlyList<string>? changed, PlanProviders providers)
    {
        var type = Text(resource, "type");
        var place = file.At(resource.Value("address")?.Span ?? resource.Span);
        return new CodeResource(CodeTool.Terraform, Text(resource, "mode") == "data" ? "data" : "resource", type, Text(resource, "address"), values, place)
        {
            Root = file.Path,
            Actions = actions,
            Changed = changed,
            Provider = providers.Of(TerraformRequirements.Short(Text(resource, "provider_name")), type),
        };
    }

    // Modules in modules, without recursion: a plan is a file like any other.
    private static IEnumerable<HclJsonObject> Modules(HclJsonValue? root)
    {
        var open = new Stack<HclJsonObject>(root is HclJsonObject first ? [first] : []);
        while (open.Count > 0)
        {
            var module = open.Pop();
            yield return module;
            foreach (var child in Objects(module.Value("child_modules")).Reverse())
            {
                open.Push(child);
            }
        }
    }
}
