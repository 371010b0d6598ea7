using System.Globalization;
using System.Text.Json.Nodes;

namespace Pvelint.Sandbox.Handlers;

/// <summary>The cluster and what is in it. Source: pve-manager 9.2.11 PVE/API2.pm, PVE/API2/Cluster.pm, PVE/API2/Nodes.pm.</summary>
internal static class Cluster
{
    public static ApiAnswer Root() => Index("version", "cluster", "nodes", "storage", "access", "pools");

    /// <summary>What lies below a path.</summary>
    public static ApiAnswer Index(params IEnumerable<string> names) => ApiAnswer.Of(new JsonArray([.. names.Select(name => new JsonObject { ["subdir"] = name })]));

    public static ApiAnswer Version(Session session)
    {
        var release = session.State.Seed.ReleaseOf(session.State.Version);
        return ApiAnswer.Of(new JsonObject { ["release"] = session.State.Version.ToString(), ["version"] = release.Version, ["repoid"] = release.RepoId });
    }

    public static ApiAnswer NextId(Session session)
    {
        var used = session.State.Seed.Guests.Select(guest => guest.Id).ToHashSet(StringComparer.Ordinal);
        if (session.Parameters["vmid"] is { } asked)
        {
            return used.Contains(asked) ? ApiAnswer.Wrong("vmid", $"VM {asked} already exists") : ApiAnswer.Of(asked);
        }

        // A number to Perl, and a text by the time it is written.
        return ApiAnswer.Of(Enumerable.Range(100, 999_900).Select(id => id.ToString(CultureInfo.InvariantCulture)).First(id => !used.Contains(id)));
    }

    public static ApiAnswer Resources(Session session)
    {
        var rows = new JsonArray();
        bool IsAsked(string type) => session.Parameters["type"] is not { } asked || asked == type;
        void Add(string type, IEnumerable<JsonObject> some)
        {
            foreach (var row in IsAsked(type) ? some : [])
            {
                rows.Add(row);
            }
        }

        var pools = session.State.Config.Pools;
        bool SeesPool(string name) => session.Holds("/pool/" + name, "Pool.Audit");
        Add("pool", pools.Keys.Where(SeesPool).Select(name => new JsonObject { ["id"] = "/pool/" + name, ["pool"] = name, ["type"] = "pool" }));
        Add("vm", session.State.Seed.Guests.Where(guest => session.Holds("/vms/" + guest.Id, "VM.Audit")).Select(guest =>
        {
            var row = GuestRow(guest);
            if (pools.FirstOrDefault(pool => pool.Value.Guests.Contains(guest.Id)).Key is { } pool && SeesPool(pool))
            {
                row["pool"] = pool;
            }

            return row;
        }));
        Add("node", session.State.Seed.Nodes.Select(node => NodeRow(session, node)));
        Add("storage", session.State.Seed.Storages.Where(storage => session.Holds("/storage/" + storage.Id, "Datastore.Audit")).Select(StorageRow));
        var network = session.State.Version >= new Access.PveVersion(9, 1) ? "network" : "sdn";
        Add(network, session.State.Seed.Nodes.Where(_ => session.Holds("/sdn/zones/localnetwork", "SDN.Audit")).Select(node => NetworkRow(network, node)));
        return ApiAnswer.Of(rows);
    }

    public static ApiAnswer Nodes(Session session) => ApiAnswer.Of(new JsonArray([.. session.State.Seed.Nodes.Select(node =>
    {
        var row = NodeRow(session, node);
        row["ssl_fingerprint"] = null;
        return row;
    })]));

    public static ApiAnswer Guests(Session session, string kind) => ApiAnswer.Of(new JsonArray([.. session.State.Seed.Guests
        .Where(guest => guest.Kind == kind && session.Holds("/vms/" + guest.Id, "VM.Audit"))
        .Select(guest => new JsonObject { ["vmid"] = int.Parse(guest.Id, CultureInfo.InvariantCulture), ["name"] = guest.Name, ["status"] = "stopped" })]));

    public static ApiAnswer GuestConfig(Session session, string kind) => session.State.Seed.Guests.FirstOrDefault(guest => guest.Id == session["vmid"] && guest.Kind == kind) is { } guest
        ? ApiAnswer.Of(new JsonObject(guest.Config.Select(option => KeyValuePair.Create<string, JsonNode?>(option.Key, option.Value)).Append(KeyValuePair.Create<string, JsonNode?>("digest", guest.Digest))))
        : ApiAnswer.Failed($"Configuration file 'nodes/pve/{(kind == "qemu" ? "qemu-server" : "lxc")}/{session["vmid"]}.conf' does not exist");

    public static ApiAnswer Storages(Session session) => ApiAnswer.Of(new JsonArray([.. session.State.Seed.Storages
        .Where(storage => (session.Parameters["type"] is not { } type || type == storage.Type)
            && (session.Holds("/storage/" + storage.Id, "Datastore.Audit") || session.Holds("/storage/" + storage.Id, "Datastore.AllocateSpace")))
        .Select(storage => ConfigOf(session, storage))]));

    public static ApiAnswer Storage(Session session) => session.State.Seed.Storages.FirstOrDefault(storage => storage.Id == session["storage"]) is { } storage
        ? ApiAnswer.Of(ConfigOf(session, storage))
        : ApiAnswer.Failed($"storage '{session["storage"]}' does not exist");

    /// <summary>A guest as lists of everything have it.</summary>
    public static JsonObject GuestRow(SeedGuest guest)
    {
        var row = new JsonObject
        {
            ["id"] = $"{guest.Kind}/{guest.Id}",
            ["type"] = guest.Kind,
            ["vmid"] = int.Parse(guest.Id, CultureInfo.InvariantCulture),
            ["node"] = guest.Node,
            ["name"] = guest.Name,
            ["status"] = "stopped",
            ["template"] = guest.IsTemplate ? 1 : 0,
            ["maxcpu"] = guest.Cores,
            ["maxmem"] = guest.Memory,
            ["maxdisk"] = guest.Disk,
        };
        foreach (var name in new[] { "uptime", "cpu", "mem", "memhost", "disk", "diskread", "diskwrite", "netin", "netout" })
        {
            row[name] = 0;
        }

        return row;
    }

    /// <summary>A storage as lists of everything have it.</summary>
    public static JsonObject StorageRow(SeedStorage storage) => new()
    {
        ["id"] = $"storage/pve/{storage.Id}",
        ["storage"] = storage.Id,
        ["node"] = "pve",
        ["type"] = "storage",
        ["plugintype"] = storage.Type,
        ["content"] = storage.Content,
        ["shared"] = 0,
        ["status"] = "available",
        ["disk"] = 0,
        ["maxdisk"] = 100L << 30,
    };

    private static JsonObject ConfigOf(Session session, SeedStorage storage) =>
        new(storage.Settings.Select(setting => KeyValuePair.Create<string, JsonNode?>(setting.Key, setting.Value))
            .Append(KeyValuePair.Create<string, JsonNode?>("storage", storage.Id)).Append(KeyValuePair.Create<string, JsonNode?>("digest", session.State.Seed.StorageDigest)));

    private static JsonObject NodeRow(Session session, string node)
    {
        var row = new JsonObject { ["id"] = "node/" + node, ["node"] = node, ["type"] = "node", ["status"] = "online", ["level"] = "c" };
        if (session.Holds("/nodes/" + node, "Sys.Audit"))
        {
            (row["cpu"], row["maxcpu"], row["mem"], row["maxmem"], row["disk"], row["maxdisk"], row["uptime"]) = (0.01, 8, 4L << 30, 32L << 30, 5L << 30, 94L << 30, 86_400);
        }

        return row;
    }

    private static JsonObject NetworkRow(string type, string node) => type == "sdn"
        ? new JsonObject { ["id"] = $"sdn/{node}/localnetwork", ["sdn"] = "localnetwork", ["node"] = node, ["type"] = "sdn", ["status"] = "ok" }
        : new JsonObject { ["id"] = $"network/{node}/zone/localnetwork", ["type"] = "network", ["network-type"] = "zone", ["network"] = "localnetwork", ["node"] = node, ["status"] = "ok" };
}
