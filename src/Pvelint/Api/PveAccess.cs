using System.Text.Json;
using Pvelint.Access;
using Pvelint.Rules;

namespace Pvelint.Api;

/// <summary>A user as the endpoint lists it.</summary>
/// <param name="Id"><c>name@realm</c>.</param>
/// <param name="IsEnabled">Whether it may log in.</param>
/// <param name="Expire">When it expires, in seconds since 1970; 0 for never.</param>
/// <param name="Comment">Its comment, as it is: neutralise before it is shown.</param>
/// <param name="Groups">Its groups.</param>
/// <param name="Tokens">Its tokens.</param>
internal sealed record PveUser(string Id, bool IsEnabled, long Expire, string Comment, IReadOnlyList<string> Groups, IReadOnlyList<PveToken> Tokens);

/// <summary>A token as the endpoint lists it; nobody can read its secret again.</summary>
/// <param name="Id"><c>user@realm!name</c>.</param>
/// <param name="IsSeparated">Whether its privileges are separated from its owner's.</param>
/// <param name="Expire">When it expires, in seconds since 1970; 0 for never.</param>
/// <param name="Comment">Its comment, as it is.</param>
internal sealed record PveToken(TokenId Id, bool IsSeparated, long Expire, string Comment);

/// <summary>A role.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Privileges">What it allows.</param>
/// <param name="IsBuiltIn">Whether Proxmox VE brings it along.</param>
internal sealed record PveRole(string Id, IReadOnlyList<string> Privileges, bool IsBuiltIn);

/// <summary>A group.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Members">Its users.</param>
/// <param name="Comment">Its comment, as it is.</param>
internal sealed record PveGroup(string Id, IReadOnlyList<string> Members, string Comment);

/// <summary>An ACL entry.</summary>
/// <param name="Path">Where.</param>
/// <param name="Kind">For whom.</param>
/// <param name="Subject">The user's, group's or token's id.</param>
/// <param name="Role">The role.</param>
/// <param name="Propagates">Whether it holds for what lies below, too.</param>
internal sealed record PveAclEntry(string Path, SubjectKind Kind, string Subject, string Role, bool Propagates);

/// <summary>A pool.</summary>
/// <param name="Id">Its name, <c>a/b</c> for one in another.</param>
/// <param name="Guests">The ids of its guests.</param>
/// <param name="Storages">Its storages.</param>
internal sealed record PvePool(string Id, IReadOnlyList<string> Guests, IReadOnlyList<string> Storages);

/// <summary>An object of <c>/cluster/resources</c>.</summary>
/// <param name="Type"><c>node</c>, <c>qemu</c>, <c>lxc</c>, <c>storage</c>, <c>pool</c>, <c>sdn</c> or <c>network</c>.</param>
/// <param name="Name">The node, the guest's id, the storage, the pool.</param>
/// <param name="Node">The node on which it is; null for what is on none.</param>
/// <param name="Pool">The pool of a guest; null for none, or one that the caller may not see.</param>
/// <param name="IsTemplate">Whether it is a guest that is a template.</param>
internal sealed record PveResource(string Type, string Name, string? Node, string? Pool, bool IsTemplate);

/// <summary>The calls that pvelint makes, with typed answers. Each is one request.</summary>
/// <param name="client">Who calls where.</param>
internal sealed class PveAccess(PveClient client)
{
    /// <summary>
    /// The paths that <see cref="PermissionsAsync"/> always tells of: where one is left out, nothing is held there. Source:
    /// pve-access-control src/PVE/API2/AccessControl.pm permissions, src/PVE/RPCEnvironment.pm get_effective_permissions.
    /// </summary>
    public static IReadOnlyList<string> TopPaths { get; } = ["/", "/access", "/access/groups", "/nodes", "/pool", "/sdn", "/storage", "/vms"];

    public PveClient Client => client;

    /// <summary>The release, <c>9.1</c>, of <c>GET /version</c>. Any authenticated caller may: it proves nothing else.</summary>
    public async Task<PveVersion> VersionAsync(CancellationToken cancel = default)
    {
        var answer = await client.GetAsync($"/version", null, cancel).ConfigureAwait(false);
        return PveVersion.Parse(answer.Text("version") ?? answer.Text("release")) ?? throw client.NotUnderstood("/version");
    }

    /// <summary>The realms of users: nobody needs to be logged in, so that it tells who answers before anything secret is sent.</summary>
    public async Task<IReadOnlyList<string>> RealmsAsync(CancellationToken cancel = default) =>
        [.. PveJson.Objects(List(await client.GetAsync($"/access/domains", null, cancel).ConfigureAwait(false), "/access/domains"), "realm").Select(item => item.Id)];

    /// <summary>Privileges by path, each 1 where it is propagated and 0 where it is held there only. Rows without any are left out.</summary>
    /// <param name="path">One path, taken as it is; null for the top ones and all that the ACL names.</param>
    /// <param name="authId">Somebody else; null for the caller. A token may ask about itself only.</param>
    /// <param name="cancel">Ends the call.</param>
    public async Task<IReadOnlyDictionary<string, PermissionSet>> PermissionsAsync(string? path = null, string? authId = null, CancellationToken cancel = default)
    {
        var answer = await client.GetAsync($"/access/permissions", new PveForm { { "path", path }, { "userid", authId } }, cancel).ConfigureAwait(false);
        if (answer.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            throw client.NotUnderstood("/access/permissions");
        }

        // Perl may write an empty list for an empty object.
        var rows = new Dictionary<string, PermissionSet>(StringComparer.Ordinal);
        foreach (var row in answer.ValueKind == JsonValueKind.Object ? answer.EnumerateObject().ToList() : [])
        {
            var names = PveJson.Names(row.Value);
            rows[row.Name] = new PermissionSet(PrivilegeTable.Mask(names), PrivilegeTable.Mask(names.Where(name => row.Value.Flag(name) == true)));
        }

        return rows;
    }

    /// <summary>The users that the caller may see, itself among them, with groups and tokens.</summary>
    public async Task<IReadOnlyList<PveUser>> UsersAsync(CancellationToken cancel = default) =>
        [.. PveJson.Objects(List(await client.GetAsync($"/access/users", new PveForm { { "full", true } }, cancel).ConfigureAwait(false), "/access/users"), "userid").Select(item => User(item.Id, item.Value))];

    /// <summary>One user with groups and tokens; null where there is none.</summary>
    public async Task<PveUser?> FindUserAsync(string id, CancellationToken cancel = default) =>
        await FoundAsync(client.GetAsync($"/access/users/{id}", null, cancel)).ConfigureAwait(false) is { } answer ? User(id, answer) : null;

    /// <summary>The tokens of a user; a token of it may not ask.</summary>
    public async Task<IReadOnlyList<PveToken>> TokensAsync(string user, CancellationToken cancel = default) =>
        Tokens(user, await client.GetAsync($"/access/users/{user}/token", null, cancel).ConfigureAwait(false));

    /// <summary>One token; null where there is none.</summary>
    public async Task<PveToken?> FindTokenAsync(TokenId id, CancellationToken cancel = default) =>
        await FoundAsync(client.GetAsync($"/access/users/{id.User}/token/{id.Name}", null, cancel)).ConfigureAwait(false) is { } answer ? Token(id, answer) : null;

    /// <summary>All roles with what they allow. Any authenticated caller may.</summary>
    public async Task<IReadOnlyList<PveRole>> RolesAsync(CancellationToken cancel = default) =>
        [.. PveJson.Objects(List(await client.GetAsync($"/access/roles", null, cancel).ConfigureAwait(false), "/access/roles"), "roleid")
            .Select(item => new PveRole(item.Id, item.Value.Names("privs"), item.Value.Flag("special") == true))];

    /// <summary>The ACL, as far as the caller may see it: all with <c>Sys.Audit</c> on <c>/access</c>.</summary>
    public async Task<IReadOnlyList<PveAclEntry>> AclAsync(CancellationToken cancel = default) =>
        [.. List(await client.GetAsync($"/access/acl", null, cancel).ConfigureAwait(false), "/access/acl").EnumerateArray().Select(Entry)];

    /// <summary>The groups that the caller may see.</summary>
    public async Task<IReadOnlyList<PveGroup>> GroupsAsync(CancellationToken cancel = default) =>
        [.. PveJson.Objects(List(await client.GetAsync($"/access/groups", null, cancel).ConfigureAwait(false), "/access/groups"), "groupid")
            .Select(item => new PveGroup(item.Id, item.Value.Names("users"), item.Value.Text("comment") ?? ""))];

    /// <summary>The names of the pools that the caller may see.</summary>
    public async Task<IReadOnlyList<string>> PoolsAsync(CancellationToken cancel = default) =>
        [.. PveJson.Objects(List(await client.GetAsync($"/pools", null, cancel).ConfigureAwait(false), "/pools"), "poolid").Select(item => item.Id)];

    /// <summary>A pool with its members; null where there is none.</summary>
    public async Task<PvePool?> FindPoolAsync(string id, CancellationToken cancel = default)
    {
        // As a parameter: a name with a slash, of a pool in another, has no place in a path.
        if (await FoundAsync(client.GetAsync($"/pools", new PveForm { { "poolid", id } }, cancel)).ConfigureAwait(false) is not { } answer)
        {
            return null;
        }

        var members = List(answer, "/pools").EnumerateArray().SelectMany(pool => pool.Member("members") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : []).ToList();
        return new PvePool(
            id,
            [.. members.Select(member => member.Text("vmid")).OfType<string>()],
            [.. members.Where(member => member.Text("type") == "storage").Select(member => member.Text("storage")).OfType<string>()]);
    }

    /// <summary>Nodes, guests, storages and pools that the caller may see.</summary>
    public async Task<IReadOnlyList<PveResource>> ResourcesAsync(CancellationToken cancel = default) =>
        [.. List(await client.GetAsync($"/cluster/resources", null, cancel).ConfigureAwait(false), "/cluster/resources").EnumerateArray().Select(Resource).OfType<PveResource>()];

    /// <summary>The names of the nodes.</summary>
    public async Task<IReadOnlyList<string>> NodesAsync(CancellationToken cancel = default) =>
        [.. PveJson.Objects(List(await client.GetAsync($"/nodes", null, cancel).ConfigureAwait(false), "/nodes"), "node").Select(item => item.Id)];

    /// <summary>The names of the storages that the caller may see.</summary>
    public async Task<IReadOnlyList<string>> StoragesAsync(CancellationToken cancel = default) =>
        [.. PveJson.Objects(List(await client.GetAsync($"/storage", null, cancel).ConfigureAwait(false), "/storage"), "storage").Select(item => item.Id)];

    public Task CreateRoleAsync(string id, IEnumerable<string> privileges, CancellationToken cancel = default) =>
        client.PostAsync($"/access/roles", new PveForm { { "roleid", id }, { "privs", privileges } }, cancel);

    /// <summary>Sets what a role allows. The privileges are always sent: without them Proxmox VE empties the role.</summary>
    public Task SetRoleAsync(string id, IEnumerable<string> privileges, CancellationToken cancel = default) =>
        client.PutAsync($"/access/roles/{id}", new PveForm { { "privs", privileges } }, mayRepeat: true, cancel);

    public Task DeleteRoleAsync(string id, CancellationToken cancel = default) => GoneAsync(client.DeleteAsync($"/access/roles/{id}", null, mayRepeat: true, cancel));

    /// <summary>Makes a user without a password: nobody can log in as it, only its tokens.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="comment">A comment; null for none.</param>
    /// <param name="expire">When it expires, in seconds since 1970; 0 or null for never.</param>
    /// <param name="cancel">Ends the call.</param>
    public Task CreateUserAsync(string id, string? comment, long? expire, CancellationToken cancel = default) =>
        client.PostAsync($"/access/users", new PveForm { { "userid", id }, { "comment", comment }, { "expire", expire }, { "enable", true } }, cancel);

    /// <summary>Changes a user; what is null stays.</summary>
    public Task SetUserAsync(string id, string? comment = null, long? expire = null, bool? isEnabled = null, CancellationToken cancel = default) =>
        client.PutAsync($"/access/users/{id}", new PveForm { { "comment", comment }, { "expire", expire }, { "enable", isEnabled } }, mayRepeat: true, cancel);

    public Task DeleteUserAsync(string id, CancellationToken cancel = default) => GoneAsync(client.DeleteAsync($"/access/users/{id}", null, mayRepeat: true, cancel));

    /// <summary>Makes a token; its secret is told this once.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="isSeparated">Whether its privileges are separated from its owner's.</param>
    /// <param name="comment">A comment; null for none.</param>
    /// <param name="expire">When it expires, in seconds since 1970; 0 for never, null for as its owner.</param>
    /// <param name="cancel">Ends the call.</param>
    public async Task<ApiToken> CreateTokenAsync(TokenId id, bool isSeparated, string? comment, long? expire, CancellationToken cancel = default)
    {
        var form = new PveForm { { "privsep", isSeparated }, { "comment", comment }, { "expire", expire } };
        return Made(id, await client.PostAsync($"/access/users/{id.User}/token/{id.Name}", form, cancel).ConfigureAwait(false));
    }

    /// <summary>Gives a token a new secret; the old one ends at once. Releases before 9 do not know it and answer 400.</summary>
    public async Task<ApiToken> RegenerateTokenAsync(TokenId id, CancellationToken cancel = default) =>
        Made(id, await client.PutAsync($"/access/users/{id.User}/token/{id.Name}", new PveForm { { "regenerate", true } }, mayRepeat: false, cancel).ConfigureAwait(false));

    /// <summary>Changes a token; what is null stays.</summary>
    public Task SetTokenAsync(TokenId id, bool? isSeparated = null, string? comment = null, long? expire = null, CancellationToken cancel = default) =>
        client.PutAsync($"/access/users/{id.User}/token/{id.Name}", new PveForm { { "privsep", isSeparated }, { "comment", comment }, { "expire", expire } }, mayRepeat: true, cancel);

    /// <summary>Deletes a token, and with it its ACL entries.</summary>
    public Task DeleteTokenAsync(TokenId id, CancellationToken cancel = default) => GoneAsync(client.DeleteAsync($"/access/users/{id.User}/token/{id.Name}", null, mayRepeat: true, cancel));

    /// <summary>Writes an ACL entry, or takes it away.</summary>
    public Task PutAclAsync(PveAclEntry entry, bool delete = false, CancellationToken cancel = default) =>
        client.PutAsync($"/access/acl", AclForm(entry, delete), mayRepeat: true, cancel);

    /// <summary>The parameters of an ACL entry.</summary>
    public static PveForm AclForm(PveAclEntry entry, bool delete) => new()
    {
        { "path", entry.Path },
        { entry.Kind switch { SubjectKind.User => "users", SubjectKind.Group => "groups", _ => "tokens" }, entry.Subject },
        { "roles", entry.Role },
        { "propagate", entry.Propagates },
        { "delete", delete ? true : null },
    };

    // What is gone already need not go: also after a first try whose answer was lost.
    private static async Task GoneAsync(Task<JsonElement> deletion)
    {
        try
        {
            await deletion.ConfigureAwait(false);
        }
        catch (PveFault fault) when (fault.Kind == PveFaultKind.NotFound)
        {
        }
    }

    private static async Task<JsonElement?> FoundAsync(Task<JsonElement> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (PveFault fault) when (fault.Kind == PveFaultKind.NotFound)
        {
            return null;
        }
    }

    private ApiToken Made(TokenId id, JsonElement answer)
    {
        // Another id than the one that was asked for would put a wrong name to a secret.
        var isIt = answer.Text("full-tokenid") is not { } full || full == id.ToString();
        return isIt && answer.Text("value") is { } secret && Guid.TryParseExact(secret, "D", out _)
            ? ApiToken.Of(id.ToString(), secret, client.Settings.Name)
            : throw new PveFault(PveFaultKind.NotPve, $"{client.Settings.Name} made the token {id} but gave no secret for it: delete it ('pveum user token remove {id.User} {id.Name}')") { IsInDoubt = true };
    }

    private JsonElement List(JsonElement answer, string path) => answer.ValueKind == JsonValueKind.Array ? answer : throw client.NotUnderstood(path);

    private static PveUser User(string id, JsonElement user) => new(
        id, user.Flag("enable") ?? true, user.Number("expire") ?? 0, user.Text("comment") ?? "", user.Names("groups"), user.Member("tokens") is { } tokens ? Tokens(id, tokens) : []);

    private static List<PveToken> Tokens(string user, JsonElement tokens) =>
        [.. PveJson.Objects(tokens, "tokenid").Select(item => Token(new TokenId(user, item.Id), item.Value))];

    // A token is separated unless the API says otherwise; it always says.
    private static PveToken Token(TokenId id, JsonElement token) => new(id, token.Flag("privsep") ?? true, token.Number("expire") ?? 0, token.Text("comment") ?? "");

    private PveAclEntry Entry(JsonElement entry) =>
        entry.Text("path") is { } path && entry.Text("ugid") is { } subject && entry.Text("roleid") is { } role && KindOf(entry.Text("type")) is { } kind
            ? new PveAclEntry(path, kind, subject, role, entry.Flag("propagate") ?? true)
            : throw client.NotUnderstood("/access/acl");

    private static SubjectKind? KindOf(string? type) => type switch
    {
        "user" => SubjectKind.User,
        "group" => SubjectKind.Group,
        "token" => SubjectKind.Token,
        _ => null,
    };

    private static PveResource? Resource(JsonElement resource) => resource.Text("type") is { } type
        && (resource.Text(type switch { "qemu" or "lxc" or "openvz" => "vmid", "sdn" => "sdn", "network" => "network", _ => type }) ?? resource.Text("id")) is { } name
            ? new PveResource(type, name, resource.Text("node"), type == "pool" ? null : resource.Text("pool"), resource.Flag("template") == true)
            : null;
}
