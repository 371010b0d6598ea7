namespace Pvelint.Sandbox.Handlers;

/// <summary>What answers a call that may be made and whose parameters are right.</summary>
internal delegate ApiAnswer Handler(Session session);

/// <summary>The methods that do something here.</summary>
internal static class Table
{
    private static readonly Dictionary<string, Handler> All = new(StringComparer.Ordinal)
    {
        ["GET /version"] = Cluster.Version,
        ["GET /cluster/nextid"] = Cluster.NextId,
        ["GET /cluster/resources"] = Cluster.Resources,
        ["GET /nodes"] = Cluster.Nodes,
        ["GET /nodes/{node}/qemu"] = session => Cluster.Guests(session, "qemu"),
        ["GET /nodes/{node}/lxc"] = session => Cluster.Guests(session, "lxc"),
        ["GET /nodes/{node}/qemu/{vmid}/config"] = session => Cluster.GuestConfig(session, "qemu"),
        ["GET /nodes/{node}/lxc/{vmid}/config"] = session => Cluster.GuestConfig(session, "lxc"),
        ["GET /storage"] = Cluster.Storages,
        ["GET /storage/{storage}"] = Cluster.Storage,
        ["GET /pools"] = Pools.List,
        ["POST /pools"] = Pools.Create,
        ["PUT /pools"] = Pools.Change,
        ["DELETE /pools"] = Pools.Delete,
        ["GET /pools/{poolid}"] = Pools.Read,
        ["PUT /pools/{poolid}"] = Pools.Change,
        ["DELETE /pools/{poolid}"] = Pools.Delete,
        ["GET /access/domains"] = Domains.List,
        ["POST /access/domains"] = Domains.Create,
        ["GET /access/domains/{realm}"] = Domains.Read,
        ["PUT /access/domains/{realm}"] = Domains.Change,
        ["DELETE /access/domains/{realm}"] = Domains.Delete,
        ["POST /access/openid/auth-url"] = Logins.NoOpenId,
        ["POST /access/openid/login"] = Logins.NoOpenId,
        ["POST /access/vncticket"] = Logins.NoVnc,
        ["PUT /access/password"] = Logins.ChangePassword,
        ["GET /access/tfa"] = Tfa.List,
        ["GET /access/tfa/{userid}"] = Tfa.OfUser,
        ["POST /access/tfa/{userid}"] = Tfa.Create,
        ["GET /access/tfa/{userid}/{id}"] = Tfa.Read,
        ["PUT /access/tfa/{userid}/{id}"] = Tfa.Change,
        ["DELETE /access/tfa/{userid}/{id}"] = Tfa.Delete,
        ["GET /access/users/{userid}/tfa"] = Tfa.Types,
        ["PUT /access/users/{userid}/unlock-tfa"] = _ => ApiAnswer.Of(0),
        ["POST /access/ticket"] = Logins.Ticket,
        ["GET /access"] = _ => Cluster.Index("users", "groups", "roles", "acl", "domains", "openid", "tfa", "ticket", "password"),
        ["GET /access/openid"] = _ => Cluster.Index("auth-url", "login"),
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
