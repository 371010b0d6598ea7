using System.Text.Json.Nodes;
using Pvelint.Access;

namespace Pvelint.Sandbox.Handlers;

/// <summary>
/// Tokens of users. What was sent is told as it came, a text; what was there before as a number. Source: pve-access-control 9.1.1
/// src/PVE/API2/User.pm.
/// </summary>
internal static class UserTokens
{
    public static ApiAnswer List(Session session) => session.State.Config.Users.TryGetValue(session["userid"], out var user)
        ? ApiAnswer.Of(new JsonArray([.. user.Tokens.Select(token => Row(token.Value, token.Key))]))
        : Users.NoSuch(session["userid"]);

    public static ApiAnswer Read(Session session) => Missing(session.State.Config, session["userid"], session["tokenid"]) is { } missing
        ? ApiAnswer.Failed(missing)
        : ApiAnswer.Of(Row(session.State.Config.Users[session["userid"]].Tokens[session["tokenid"]], null));

    public static ApiAnswer Create(Session session)
    {
        var (user, name) = (session["userid"], session["tokenid"]);
        if (!session.State.Config.Users.TryGetValue(user, out var owner))
        {
            return Users.NoSuch(user);
        }

        if (owner.Tokens.ContainsKey(name))
        {
            return ApiAnswer.Wrong("tokenid", "Token already exists.");
        }

        string? secret = null;
        var answer = session.State.Change("generating token failed", config =>
        {
            secret = session.State.NewSecret($"{user}!{name}");
            var token = config.Users[user].Tokens[name] = new TokenEntry { IsSeparated = true };
            Fill(session, token);
            return ApiAnswer.Done;
        });
        if (!answer.IsFine)
        {
            return answer;
        }

        var info = new JsonObject { ["privsep"] = 1 };
        Echo(session, info);
        return ApiAnswer.Of(new JsonObject { ["info"] = info, ["value"] = secret, ["full-tokenid"] = $"{user}!{name}" });
    }

    public static ApiAnswer Change(Session session)
    {
        var (user, name) = (session["userid"], session["tokenid"]);
        if (Missing(session.State.Config, user, name) is { } missing)
        {
            return ApiAnswer.Failed(missing);
        }

        string? secret = null;
        JsonObject info = [];
        var answer = session.State.Change("updating token info failed", config =>
        {
            var token = config.Users[user].Tokens[name];
            Fill(session, token);
            foreach (var option in session.Parameters.List("delete"))
            {
                if (option != "comment")
                {
                    return ApiAnswer.Wrong("delete", $"unknown option '{option}'");
                }

                token.Comment = "";
            }

            secret = session.Parameters.Is("regenerate") ? session.State.NewSecret($"{user}!{name}") : null;
            info = Row(token, null);
            return ApiAnswer.Done;
        });
        if (!answer.IsFine)
        {
            return answer;
        }

        var hasComment = info.ContainsKey("comment");
        Echo(session, info);
        if (!hasComment)
        {
            info.Remove("comment");
        }

        if (secret is not null)
        {
            info["value"] = secret;
            info["full-tokenid"] = $"{user}!{name}";
        }

        return ApiAnswer.Of(info);
    }

    public static ApiAnswer Delete(Session session)
    {
        var (user, name) = (session["userid"], session["tokenid"]);
        return Missing(session.State.Config, user, name) is { } missing
            ? ApiAnswer.Failed(missing)
            : session.State.Change("deleting token failed", config =>
            {
                session.State.ForgetSecret($"{user}!{name}");
                config.Users[user].Tokens.Remove(name);
                return ApiAnswer.Done;
            });
    }

    /// <summary>What is said where there is no such token; null where there is one.</summary>
    public static string? Missing(UserConfig config, string user, string name) =>
        !config.Users.TryGetValue(user, out var owner) ? $"no such user ('{user}')"
        : owner.Tokens.ContainsKey(name) ? null
        : $"no such token '{name}' for user '{user}'";

    /// <summary>A token as it is listed.</summary>
    /// <param name="token">The token.</param>
    /// <param name="name">Its name; null where that is told elsewhere.</param>
    public static JsonObject Row(TokenEntry token, string? name)
    {
        var row = new JsonObject { ["expire"] = token.Expire, ["privsep"] = token.IsSeparated ? 1 : 0 };
        if (name is not null)
        {
            row["tokenid"] = name;
        }

        if (token.Comment.Length > 0)
        {
            row["comment"] = token.Comment;
        }

        return row;
    }

    private static void Fill(Session session, TokenEntry token)
    {
        token.IsSeparated = session.Parameters["privsep"] is { } separated ? separated == "1" : token.IsSeparated;
        token.Expire = session.Parameters["expire"] is { } expire ? UserConfig.Seconds(expire) : token.Expire;
        token.Comment = session.Parameters["comment"] ?? token.Comment;
    }

    private static void Echo(Session session, JsonObject info)
    {
        foreach (var name in new[] { "privsep", "expire", "comment" })
        {
            if (session.Parameters[name] is { } sent && !(name == "comment" && sent is "" or "0"))
            {
                info[name] = sent;
            }
        }
    }
}
