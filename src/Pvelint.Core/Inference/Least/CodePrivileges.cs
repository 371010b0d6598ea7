using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>What code needs, tool by tool.</summary>
/// <param name="Tools">The least for each tool that the code uses.</param>
/// <param name="Unmapped">What makes calls that nothing is known of.</param>
/// <param name="Missing">Calls that the API of the release does not have: label and who makes them.</param>
public sealed record CodePrivileges(IReadOnlyList<LeastPrivilege> Tools, IReadOnlyList<CodeResource> Unmapped, IReadOnlyList<(string Label, CodeResource By)> Missing)
{
    /// <summary>Computes it.</summary>
    /// <param name="resources">What was read from code.</param>
    /// <param name="version">The release of Proxmox VE.</param>
    /// <param name="state">What is known of the cluster; null for nothing.</param>
    public static CodePrivileges Of(IReadOnlyList<CodeResource> resources, PveVersion version, PveState? state = null)
    {
        var facts = ApiFacts.Of(version);
        var tools = new List<LeastPrivilege>();
        var unmapped = new List<CodeResource>();
        var missing = new List<(string, CodeResource)>();
        foreach (var group in resources.GroupBy(NameOf).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var made = new List<MadeCall>();
            var remarks = new List<CodeRemark>();
            var demands = new List<ToolDemand>();
            foreach (var (resource, read) in WithStart([.. group]).AsParallel().AsOrdered().Select(resource => (resource, Read(resource, facts, state))))
            {
                if (read is null)
                {
                    unmapped.Add(resource);
                    continue;
                }

                made.AddRange(read.Calls);
                remarks.AddRange(read.Remarks);
                demands.AddRange(read.Demands);
                missing.AddRange(read.Missing.Select(label => (label, resource)));
            }

            tools.Add(LeastPrivilegeSearch.Of(group.Key, [.. Needs(made, facts, state)], new GrantScope(made), remarks) with { Demands = demands });
        }

        return new CodePrivileges(tools, unmapped, missing);
    }

    private static MapReading? Read(CodeResource resource, ApiFacts facts, PveState? state)
    {
        if (ToolMaps.Of(resource) is not { } map)
        {
            return null;
        }

        var reader = new MapReader(facts, map, resource, state);
        var missing = new List<string>();
        List<MadeCall> calls = [.. reader.Calls(missing).Where(call => call.Operations.Any(operation => IsDone(operation, resource)))];
        return new MapReading(calls, [.. reader.Remarks()], [.. reader.Demands()], [.. missing.Distinct()]);
    }

    // A plan says what is done; code alone does not.
    private static bool IsDone(string operation, CodeResource resource) =>
        resource.Actions.Count == 0 || operation is "read" or "run" || resource.Actions.Contains(operation);

    /// <summary>The name of the tool of a resource: <c>terraform-bpg</c>.</summary>
    internal static string NameOf(CodeResource resource) => resource.Tool switch
    {
        CodeTool.Packer => "packer",
        CodeTool.Ansible => "ansible",
        CodeTool.Pulumi => "pulumi",
        _ => "terraform-" + (resource.Provider?.Facts ?? (ToolMaps.Of(resource) is { } map && map.Source.StartsWith("Telmate", StringComparison.Ordinal) ? "telmate" : "bpg")),
    };

    // A provider starts also where the code has no block for it.
    private static IEnumerable<CodeResource> WithStart(IReadOnlyList<CodeResource> resources)
    {
        var first = resources[0];
        return first.Tool is not (CodeTool.Terraform or CodeTool.Pulumi) || resources.Any(resource => resource.Kind == "provider") || ToolMaps.StartOf(first) is not { } start
            ? resources
            : resources.Prepend(first with { Kind = "provider", Type = start.Type, Address = "provider." + start.Type, Attributes = HclValue.Object(), Exists = true, Actions = [] });
    }

    private static IEnumerable<(MadeCall, Need)> Needs(List<MadeCall> calls, ApiFacts facts, PveState? state)
    {
        var zones = calls.Where(call => call.Call.Endpoint.Label == "POST /cluster/sdn/vnets").Select(call => call.Call.Parameters)
            .Where(vnet => vnet.Entry("vnet") is { IsKnown: true } && vnet.Entry("zone") is not null)
            .GroupBy(vnet => vnet.Entry("vnet")!.Text, StringComparer.Ordinal).ToDictionary(vnet => vnet.Key, vnet => vnet.First().Entry("zone")!, StringComparer.Ordinal);
        var known = new KnownCluster(state, null, null);
        var needs = new ApiNeeds(facts, new KnownCluster(state, null, null) { CallsAsToken = true, OwnGuests = OwnGuests(calls, known), OwnZones = zones });

        // Each call by itself, and there are tens of thousands of them in a large repository.
        return calls.AsParallel().AsOrdered().SelectMany(call => call.Sees is { } sees
            ? new[] { (call, needs.Of(call.Call)), (call with { IsAnswer = true }, needs.ToSee(sees)) }
            : [(call, needs.Of(call.Call))]);
    }

    // A guest that the code makes has the options that the code sends; a copy has those of its source besides.
    private static Dictionary<string, HclValue> OwnGuests(List<MadeCall> calls, KnownCluster known)
    {
        var guests = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        var configured = calls.Where(call => call.Call.Endpoint.Path.EndsWith("/config", StringComparison.Ordinal) && call.Call.Variables.ContainsKey("vmid"))
            .ToLookup(call => NeedReader.PathText(call.Call.Variables["vmid"]), StringComparer.Ordinal);
        foreach (var made in calls.Where(call => call.Call.Endpoint.Creates.StartsWith("/vms/", StringComparison.Ordinal)))
        {
            var name = made.Call.Endpoint.Creates.Substring("/vms/{".Length).TrimEnd('}');
            if (made.Call.Parameters.Entry(name) is not { } id)
            {
                continue;
            }

            var key = NeedReader.PathText(id);
            var kind = made.Call.Endpoint.Path.Contains("/lxc") ? "lxc" : "qemu";
            var options = configured[key].Prepend(made)
                .SelectMany(call => call.Call.Parameters.Entries).Where(entry => entry.Value.Kind != HclValueKind.Null && entry.Key is not ("delete" or "vmid" or "newid" or "pool" or "storage"));
            var source = !made.Call.Variables.TryGetValue("vmid", out var template) ? HclValue.Of(options)
                : known.Guest(template) is { IsKnown: true } original && original.Entry("config") is { IsKnown: true, IsOpen: false } config ? HclValue.Of(config.Entries.Concat(options))
                : HclValue.Open(known.Guest(template).What ?? "guest " + NeedReader.PathText(template).Trim('{', '}'), options);
            guests[key] = HclValue.Object(("id", id), ("kind", HclValue.Of(kind)), ("config", source));
        }

        return guests;
    }

    private sealed record MapReading(IReadOnlyList<MadeCall> Calls, IReadOnlyList<CodeRemark> Remarks, IReadOnlyList<ToolDemand> Demands, IReadOnlyList<string> Missing);
}
