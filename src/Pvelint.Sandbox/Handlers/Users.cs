using System.Text.Json.Nodes;
using Pvelint.Access;

namespace Pvelint.Sandbox.Handlers;

/// <summary>Users. Source: pve-access-control 9.1.1 src/PVE/API2/User.pm.</summary>
internal static class Users
{
    public static ApiAnswer List(Session session)
    {
        var rows = new JsonArray();
        foreach (var (id, user) in session.State.Config.Users.Where(user => session.Sees(("userid", user.Key))))
        {
            if (session.Parameters["enabled"] is { } enabled && (enabled == "1") != user.IsEnabled)
            {
                continue;
            }

            var row = Row(user);
            row["userid"] = id;
            if (session.Parameters.Is("full"))
            {
                row["groups"] = string.Join(',', GroupsOf(session, id));
                row["tokens"] = user.Tokens.Count == 0 ? null : new JsonArray([.. user.Tokens.Select(token => UserTokens.Row(token.Value, token.Key))]);
            }

            if (UserId.Parse(id) is { } parsed && session.State.Realms.TypeOf(parsed.Realm) is { } type)
            {
                row["realm-type"] = type;
            }

            rows.Add(row);
        }

        return ApiAnswer.Of(rows);
    }

    public static ApiAnswer Read(Session session)
    {
        if (!session.State.Config.Users.TryGetValue(session["userid"], out var user))
        {
            return NoSuch(session["userid"]);
        }

        var row = Row(user);
        row["groups"] = new JsonArray([.. GroupsOf(session, session["userid"]).Select(name => JsonValue.Create(name))]);
        row["tokens"] = user.Tokens.Count == 0 ? null : new JsonObject(user.Tokens.Select(token => KeyValuePair.Create<string, JsonNode?>(token.Key, UserTokens.Row(token.Value, null))));
        return ApiAnswer.Of(row);
    }

    public static ApiAnswer Create(Session session) => session.State.Change("create user failed", config =>
    {
        var id = session["userid"];
        if (config.Users.ContainsKey(id))
        {
            return ApiAnswer.Failed($"user '{id}' already exists");
        }

        if (session.Parameters["password"] is { } password && Logins.SetPassword(session.State, UserId.Parse(id)!.Value, password) is { } failure)
        {
            return failure;
        }

        var user = config.Users[id] = new UserEntry { IsEnabled = session.Parameters["enable"] is not "0" };
        Fill(session, user);
        return Join(session, config, id);
    });

    public static ApiAnswer Change(Session session) => session.State.Change("update user failed", config =>
    {
        var id = session["userid"];
        if (!config.Users.TryGetValue(id, out var user))
        {
            return NoSuch(id);
        }

        user.IsEnabled = session.Parameters["enable"] is { } enable ? enable == "1" : user.IsEnabled;
        if (!session.Parameters.Is("append") && session.Parameters["groups"] is not null)
        {
            Leave(config, id);
        }

        Fill(session, user);
        return Join(session, config, id);
    });

    // Nobody asks whether there is such a user. The secrets of its tokens stay where they are, and open nothing.
    public static ApiAnswer Delete(Session session) => session.State.Change("delete user failed", config =>
    {
        var id = session["userid"];
        config.Users.Remove(id);
        Leave(config, id);
        config.Forget(SubjectKind.User, id);
        session.State.Forget(UserId.Parse(id)!.Value);
        return ApiAnswer.Done;
    });

    /// <summary>What is answered about a user who is not there.</summary>
    public static ApiAnswer NoSuch(string id) => ApiAnswer.Failed($"no such user ('{id}')");

    private static void Fill(Session session, UserEntry user)
    {
        user.Expire = session.Parameters["expire"] is { } expire ? UserConfig.Seconds(expire) : user.Expire;
        user.FirstName = session.Parameters["firstname"] ?? user.FirstName;
        user.LastName = session.Parameters["lastname"] ?? user.LastName;
        user.Email = session.Parameters["email"] ?? user.Email;
        user.Comment = session.Parameters["comment"] ?? user.Comment;
        user.Keys = session.Parameters["keys"] ?? user.Keys;
    }

    private static ApiAnswer Join(Session session, UserConfig config, string id)
    {
        foreach (var name in session.Parameters.List("groups"))
        {
            if (!config.Groups.TryGetValue(name, out var group))
            {
                return ApiAnswer.Failed($"no such group '{name}'");
            }

            group.Members.Add(id);
        }

        return ApiAnswer.Done;
    }

    private static void Leave(UserConfig config, string id)
    {
        foreach (var group in config.Groups.Values)
        {
            group.Members.Remove(id);
        }
    }

    private static IEnumerable<string> GroupsOf(Session session, string id) => session.State.Config.Groups.Where(group => group.Value.Members.Contains(id)).Select(group => group.Key);

    private static JsonObject Row(UserEntry user)
    {
        var row = new JsonObject { ["enable"] = user.IsEnabled ? 1 : 0 };
        if (user.Expire is { } expire)
        {
            row["expire"] = expire;
        }

        foreach (var (name, value) in new[] { ("firstname", user.FirstName), ("lastname", user.LastName), ("comment", user.Comment), ("keys", user.Keys) })
        {
            if (value.Length > 0)
            {
                row[name] = value;
            }
        }

        if (user.Email is { } email)
        {
            row["email"] = email;
        }

        return row;
    }
}
