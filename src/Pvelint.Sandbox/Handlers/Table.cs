namespace Pvelint.Sandbox.Handlers;

/// <summary>What answers a call that may be made and whose parameters are right.</summary>
internal delegate ApiAnswer Handler(Session session);

/// <summary>The methods that do something here.</summary>
internal static class Table
{
    private static readonly Dictionary<string, Handler> All = new(StringComparer.Ordinal)
    {
        ["GET /version"] = Cluster.Version,
        ["POST /access/ticket"] = Logins.Ticket,
        ["GET /access/permissions"] = Permissions.Read,
        ["GET /access/acl"] = Acl.List,
        ["PUT /access/acl"] = Acl.Change,
        ["GET /access/roles"] = Roles.List,
        ["POST /access/roles"] = Roles.Create,
        ["GET /access/roles/{roleid}"] = Roles.Read,
        ["PUT /access/roles/{roleid}"] = Roles.Change,
        ["DELETE /access/roles/{roleid}"] = Roles.Delete,
        ["GET /access/users"] = Users.List,
        ["POST /access/users"] = Users.Create,
        ["GET /access/users/{userid}"] = Users.Read,
        ["PUT /access/users/{userid}"] = Users.Change,
        ["DELETE /access/users/{userid}"] = Users.Delete,
        ["GET /access/users/{userid}/token"] = UserTokens.List,
        ["GET /access/users/{userid}/token/{tokenid}"] = UserTokens.Read,
        ["POST /access/users/{userid}/token/{tokenid}"] = UserTokens.Create,
        ["PUT /access/users/{userid}/token/{tokenid}"] = UserTokens.Change,
        ["DELETE /access/users/{userid}/token/{tokenid}"] = UserTokens.Delete,
        ["GET /access/groups"] = Groups.List,
        ["POST /access/groups"] = Groups.Create,
        ["GET /access/groups/{groupid}"] = Groups.Read,
        ["PUT /access/groups/{groupid}"] = Groups.Change,
        ["DELETE /access/groups/{groupid}"] = Groups.Delete,
    };

    /// <summary>The methods by their labels.</summary>
    public static IEnumerable<string> Labels => All.Keys;

    /// <summary>What answers a method; null where nothing is done.</summary>
    public static Handler? Find(string label) => All.GetValueOrDefault(label);
}
