using System.Text.Json.Nodes;
using Pvelint.Access;

namespace Pvelint.Sandbox.Handlers;

/// <summary>Groups. Source: pve-access-control 9.1.1 src/PVE/API2/Group.pm.</summary>
internal static class Groups
{
    public static ApiAnswer List(Session session)
    {
        var rows = session.State.Config.Groups.Where(group => session.Sees(("groupid", group.Key))).Select(group => Row(group.Value, new JsonObject
        {
            ["groupid"] = group.Key,
            ["users"] = string.Join(',', group.Value.Members),
        }));
        return ApiAnswer.Of(new JsonArray([.. rows]));
    }

    public static ApiAnswer Read(Session session) => session.State.Config.Groups.TryGetValue(session["groupid"], out var group)
        ? ApiAnswer.Of(Row(group, new JsonObject { ["members"] = new JsonArray([.. group.Members.Select(member => JsonValue.Create(member))]) }))
        : Missing(session);

    public static ApiAnswer Create(Session session) => session.State.Change("create group failed", config =>
        config.Groups.TryAdd(session["groupid"], new GroupEntry { Comment = session["comment"] }) ? ApiAnswer.Done : ApiAnswer.Failed($"group '{session["groupid"]}' already exists"));

    public static ApiAnswer Change(Session session) => session.State.Change("update group failed", config =>
    {
        if (!config.Groups.TryGetValue(session["groupid"], out var group))
        {
            return Missing(session);
        }

        group.Comment = session.Parameters["comment"] ?? group.Comment;
        return ApiAnswer.Done;
    });

    public static ApiAnswer Delete(Session session) => session.State.Change("delete group failed", config =>
    {
        if (!config.Groups.Remove(session["groupid"]))
        {
            return Missing(session);
        }

        config.Forget(SubjectKind.Group, session["groupid"]);
        return ApiAnswer.Done;
    });

    private static ApiAnswer Missing(Session session) => ApiAnswer.Failed($"group '{session["groupid"]}' does not exist");

    private static JsonObject Row(GroupEntry group, JsonObject row)
    {
        if (group.Comment.Length > 0)
        {
            row["comment"] = group.Comment;
        }

        return row;
    }
}
