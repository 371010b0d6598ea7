using System.Text.Json.Nodes;
using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Sandbox.Handlers;

/// <summary>Pools. Source: pve-manager 9.2.11 PVE/API2/Pool.pm.</summary>
internal static class Pools
{
    // One that is asked for by its id is told to everybody: its handler asks for Pool.Audit and does not look at the answer.
    public static ApiAnswer List(Session session)
    {
        if (session["poolid"] is not ("" or "0"))
        {
            return Find(session) is { } pool ? ApiAnswer.Of(new JsonArray(Row(session, pool, withId: true))) : NoSuch(session);
        }

        var rows = session.State.Config.Pools.Where(pool => session.Holds("/pool/" + pool.Key, "Pool.Audit")).Select(pool => Commented(pool.Value, new JsonObject { ["poolid"] = pool.Key }));
        return ApiAnswer.Of(new JsonArray([.. rows]));
    }

    public static ApiAnswer Read(Session session) => Find(session) is { } pool ? ApiAnswer.Of(Row(session, pool, withId: true)) : NoSuch(session);

    public static ApiAnswer Create(Session session) => session.State.Change("create pool failed", config =>
    {
        var name = session["poolid"];
        if (config.Pools.ContainsKey(name))
        {
            return ApiAnswer.Failed($"pool '{name}' already exists");
        }

        var slash = name.LastIndexOf('/');
        if (slash > 0 && !config.Pools.ContainsKey(name[..slash]))
        {
            return ApiAnswer.Failed($"parent '{name[..slash]}' of pool '{name}' does not exist");
        }

        if (!char.IsAsciiLetter(name[slash + 1]))
        {
            return ApiAnswer.Failed("pool name must start with a letter");
        }

        config.Pools[name] = new PoolEntry { Comment = session["comment"] };
        return ApiAnswer.Done;
    });

    public static ApiAnswer Change(Session session)
    {
        return session.State.Change("update pools failed", config =>
        {
            if (!config.Pools.TryGetValue(session["poolid"], out var pool))
            {
                return NoSuch(session);
            }

            pool.Comment = session.Parameters["comment"] ?? pool.Comment;
            foreach (var guest in session.Parameters.List("vms"))
            {
                if (ChangeGuest(session, config, pool, guest) is { } failure)
                {
                    return ApiAnswer.Failed(failure);
                }
            }

            foreach (var storage in session.Parameters.List("storage"))
            {
                if (session.Parameters.Is("delete") ? !pool.Storages.Remove(storage) : !pool.Storages.Add(storage))
                {
                    return ApiAnswer.Failed($"Storage '{storage}' is {(session.Parameters.Is("delete") ? "not" : "already")} a pool member");
                }
            }

            return ApiAnswer.Done;
        });
    }

    public static ApiAnswer Delete(Session session) => session.State.Change("delete pool failed", config =>
    {
        var name = session["poolid"];
        if (!config.Pools.TryGetValue(name, out var pool))
        {
            return NoSuch(session);
        }

        var below = config.Pools.Keys.FirstOrDefault(other => other.StartsWith(name + "/", StringComparison.Ordinal) && other.LastIndexOf('/') == name.Length);
        var inside = below is not null ? $"pool '{below}'"
            : pool.Guests.FirstOrDefault(id => session.State.Seed.Guests.Any(guest => guest.Id == id)) is { } guest ? $"VM {guest}"
            : pool.Storages.FirstOrDefault(id => session.State.Seed.Storages.Any(storage => storage.Id == id)) is { } storage ? $"storage '{storage}'"
            : null;
        if (inside is not null)
        {
            return ApiAnswer.Failed($"pool '{name}' is not empty (contains {inside})");
        }

        config.Pools.Remove(name);
        config.Acl.Remove("/pool/" + name);
        return ApiAnswer.Done;
    });

    private static string? ChangeGuest(Session session, UserConfig config, PoolEntry pool, string guest)
    {
        if (session.Parameters.Is("delete"))
        {
            return pool.Guests.Remove(guest) ? null : $"VM {guest} is not a pool member";
        }

        if (pool.Guests.Contains(guest))
        {
            return $"VM {guest} is already a pool member";
        }

        if (config.Pools.FirstOrDefault(other => other.Value.Guests.Contains(guest)) is { Key: { } name, Value: var other })
        {
            if (!session.Parameters.Is("allow-move"))
            {
                return $"VM {guest} belongs already to pool '{name}' and 'allow-move' is not set";
            }

            other.Guests.Remove(guest);
        }

        pool.Guests.Add(guest);
        return null;
    }

    private static PoolEntry? Find(Session session) => session.State.Config.Pools.GetValueOrDefault(session["poolid"]);

    private static ApiAnswer NoSuch(Session session) => ApiAnswer.Failed($"pool '{session["poolid"]}' does not exist");

    private static JsonObject Row(Session session, PoolEntry pool, bool withId)
    {
        var type = session.Parameters["type"];
        var guests = session.State.Seed.Guests.Where(guest => pool.Guests.Contains(guest.Id) && (type is null || type == guest.Kind)).Select(Cluster.GuestRow);
        var storages = session.State.Seed.Storages.Where(storage => pool.Storages.Contains(storage.Id) && type is null or "storage").Select(Cluster.StorageRow);
        var row = new JsonObject { ["members"] = new JsonArray([.. guests, .. storages]) };
        if (withId)
        {
            row["poolid"] = session["poolid"];
        }

        return Commented(pool, row);
    }

    private static JsonObject Commented(PoolEntry pool, JsonObject row)
    {
        if (pool.Comment.Length > 0)
        {
            row["comment"] = pool.Comment;
        }

        return row;
    }
}
