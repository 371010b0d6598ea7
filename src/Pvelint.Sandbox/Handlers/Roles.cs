using System.Text.Json.Nodes;
using Pvelint.Access;

namespace Pvelint.Sandbox.Handlers;

/// <summary>Roles. Source: pve-access-control 9.1.1 src/PVE/API2/Role.pm.</summary>
internal static class Roles
{
    public static ApiAnswer List(Session session) => ApiAnswer.Of(new JsonArray([.. AccessFacts.Roles.Values
        .Where(role => role.Versions.Contains(session.State.Version)).Select(role => role.Name).Concat(session.State.Config.Roles.Keys).Distinct(StringComparer.Ordinal)
        .Select(name => new JsonObject
        {
            ["roleid"] = name,
            ["privs"] = string.Join(',', Privileges(session, name).Order(StringComparer.Ordinal)),
            ["special"] = IsBuiltIn(session, name) ? 1 : 0,
        })]));

    public static ApiAnswer Read(Session session) => Exists(session, session.State.Config, session["roleid"])
        ? ApiAnswer.Of(new JsonObject(Privileges(session, session["roleid"]).Select(name => KeyValuePair.Create<string, JsonNode?>(name, 1))))
        : ApiAnswer.Failed($"role '{session["roleid"]}' does not exist");

    public static ApiAnswer Create(Session session)
    {
        var name = session["roleid"];
        if (name.StartsWith("PVE", StringComparison.OrdinalIgnoreCase))
        {
            return ApiAnswer.Wrong("roleid", "cannot use role ID starting with the (case-insensitive) 'PVE' namespace");
        }

        return session.State.Change("create role failed", config =>
        {
            if (Exists(session, config, name))
            {
                return ApiAnswer.Failed($"role '{name}' already exists");
            }

            config.Roles[name] = new SortedSet<string>(session.Parameters.List("privs"), StringComparer.Ordinal);
            return ApiAnswer.Done;
        });
    }

    public static ApiAnswer Change(Session session)
    {
        var name = session["roleid"];
        if (IsBuiltIn(session, name))
        {
            return ApiAnswer.Failed($"auto-generated role '{name}' cannot be modified");
        }

        return session.State.Change("update role failed", config =>
        {
            if (!config.Roles.TryGetValue(name, out var privileges))
            {
                return ApiAnswer.Failed($"role '{name}' does not exist");
            }

            // Without any privileges given, all that it had are gone.
            if (!session.Parameters.Is("append"))
            {
                privileges.Clear();
            }

            privileges.UnionWith(session.Parameters.List("privs"));
            return ApiAnswer.Done;
        });
    }

    // Its entries go with it: they are written, and the next reader drops them.
    public static ApiAnswer Delete(Session session)
    {
        var name = session["roleid"];
        return IsBuiltIn(session, name)
            ? ApiAnswer.Failed($"auto-generated role '{name}' cannot be deleted")
            : session.State.Change("delete role failed", config => config.Roles.Remove(name) ? ApiAnswer.Done : ApiAnswer.Failed($"role '{name}' does not exist"));
    }

    private static IEnumerable<string> Privileges(Session session, string name) => session.State.Grants.Roles.Of(name)?.Privileges ?? [];

    private static bool Exists(Session session, UserConfig config, string name) => IsBuiltIn(session, name) || config.Roles.ContainsKey(name);

    private static bool IsBuiltIn(Session session, string name) => AccessFacts.Roles.TryGetValue(name, out var role) && role.Versions.Contains(session.State.Version);
}
