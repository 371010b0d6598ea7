using System.Text.Json.Nodes;
using Pvelint.Access;

namespace Pvelint.Sandbox.Handlers;

/// <summary>What somebody may do. Source: pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm permissions.</summary>
internal static class Permissions
{
    public static ApiAnswer Read(Session session)
    {
        var id = session.Parameters["userid"] ?? session.Caller;
        var rows = session.Parameters["path"] is { } path and not ("" or "0")
            ? [(Path: path, Permissions: session.State.Grants.On(id, path))]
            : session.State.Grants.Tree(id);
        return ApiAnswer.Of(new JsonObject(rows.Select(row => KeyValuePair.Create<string, JsonNode?>(row.Path, Row(row.Permissions)))));
    }

    private static JsonObject Row(PermissionSet permissions) =>
        new(permissions.Privileges.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Privilege, one.IsPropagated ? 1 : 0)));
}
