using System.Text.Json;
using Pvelint.Inference;

namespace Pvelint.Api;

/// <summary>What the needs of code depend on and the endpoint knows: the options of templates, the zones of their networks, what is allowed of tags.</summary>
/// <param name="access">Who asks.</param>
/// <param name="resources">The nodes and guests that he sees.</param>
internal sealed class LiveGuests(PveAccess access, IReadOnlyList<PveResource> resources)
{
    // What a template leads to may lead to a zone; further it does not go.
    private const int MostRounds = 2;

    // Code that depends on more guests than this is not settled by asking for each.
    private const int MostGuests = 32;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>Computes what code needs, and asks the endpoint for what that depends on.</summary>
    /// <param name="compute">Computes it with what is known of the cluster.</param>
    /// <param name="known">What is known before.</param>
    /// <param name="cancel">Ends the calls.</param>
    public async Task<CodePrivileges> SettleAsync(Func<PveState?, CodePrivileges> compute, PveState? known, CancellationToken cancel)
    {
        var privileges = compute(known);
        for (var round = 0; round < MostRounds; round++)
        {
            var files = await AskAsync([.. privileges.Tools.SelectMany(tool => tool.Open).Select(open => open.What).Distinct(StringComparer.Ordinal)], cancel).ConfigureAwait(false);
            if (files.Count == 0)
            {
                return privileges;
            }

            known = (known ?? new PveState(new Dictionary<string, string>(), [], new Dictionary<string, string>()) { IsPartial = true }).WithFiles(files);
            privileges = compute(known);
        }

        return privileges;
    }

    private async Task<Dictionary<string, string>> AskAsync(IReadOnlyList<string> what, CancellationToken cancel)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var guests = what.Where(one => one.StartsWith("guest ", StringComparison.Ordinal)).Select(one => one["guest ".Length..])
            .SelectMany(id => resources.Where(resource => resource is { Type: "qemu" or "lxc", Node: not null } && resource.Name == id)).Where(guest => _asked.Add(guest.Name)).Take(MostGuests);
        foreach (var guest in guests)
        {
            var path = guest.Type == "lxc" ? (PvePath)$"/nodes/{guest.Node!}/lxc/{guest.Name}/config" : (PvePath)$"/nodes/{guest.Node!}/qemu/{guest.Name}/config";
            if (await TryAsync(access.Client.GetAsync(path, null, cancel)).ConfigureAwait(false) is { ValueKind: JsonValueKind.Object } config)
            {
                files[$"nodes/{guest.Node}/{(guest.Type == "lxc" ? "lxc" : "qemu-server")}/{guest.Name}.conf"] = Options(config);
            }
        }

        if (what.Any(one => one.StartsWith("zone of ", StringComparison.Ordinal)) && _asked.Add("/cluster/sdn/vnets") && await TryAsync(access.Client.GetAsync($"/cluster/sdn/vnets", null, cancel)).ConfigureAwait(false) is { ValueKind: JsonValueKind.Array } nets)
        {
            files["sdn/vnets.cfg"] = string.Concat(PveJson.Objects(nets, "vnet").Select(net => $"vnet: {Word(net.Id)}\n\tzone {Word(net.Value.Text("zone") ?? "")}\n\n"));
        }

        if (what.Any(one => one.EndsWith(" of datacenter.cfg", StringComparison.Ordinal)) && _asked.Add("/cluster/options") && await TryAsync(access.Client.GetAsync($"/cluster/options", null, cancel)).ConfigureAwait(false) is { ValueKind: JsonValueKind.Object } options)
        {
            files["datacenter.cfg"] = Options(options);
        }

        return files;
    }

    // What the login may not see stays open, and is told as that.
    private static async Task<JsonElement?> TryAsync(Task<JsonElement> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (PveFault fault) when (fault.Kind is PveFaultKind.NotAllowed or PveFaultKind.NotFound or PveFaultKind.Failed)
        {
            return null;
        }
    }

    private static string Options(JsonElement options) => string.Concat(options.EnumerateObject().Where(option => option.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        .Select(option => $"{Word(option.Name)}: {Word(option.Value.ToString())}\n"));

    // A stranger's text must not end its line.
    private static string Word(string text) => string.Concat(text.Where(c => !char.IsControl(c)));
}
