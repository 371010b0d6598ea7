using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Output;

namespace Pvelint.Provisioning;

/// <summary>What becomes of something.</summary>
internal enum Change
{
    /// <summary>It is as it should be.</summary>
    Keep,

    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed.</summary>
    Change,

    /// <summary>It is taken away.</summary>
    Remove,
}

/// <summary>One thing that is to be there, or is not to be there any more.</summary>
/// <param name="Change">What becomes of it.</param>
internal abstract record ProvisionStep(Change Change)
{
    /// <summary>What it is: <c>role terraform-vms</c>.</summary>
    public abstract string What { get; }

    /// <summary>What it allows, or how it is.</summary>
    public abstract string Detail { get; }

    /// <summary>The call that does it.</summary>
    public abstract PlannedCall Call { get; }

    /// <summary>The command that does it on a node.</summary>
    public abstract string Pveum { get; }

    /// <summary>Does it.</summary>
    public abstract Task DoAsync(PveAccess access, CancellationToken cancel);

    /// <summary>What there is once it is done.</summary>
    public abstract LiveState Apply(LiveState state);

    /// <summary>A word for a shell.</summary>
    protected static string Shell(string text) => PrivilegesCode.Quoted(text);
}

/// <summary>A role.</summary>
internal sealed record RoleStep(Change Change, string Name, IReadOnlyList<string> Privileges) : ProvisionStep(Change)
{
    public override string What => $"role {Name}";

    public override string Detail => string.Join(' ', Privileges);

    public override PlannedCall Call => Change switch
    {
        Change.Create => new PlannedCall("POST", "/access/roles", new PveForm { { "roleid", Name }, { "privs", Privileges } }),
        Change.Remove => new PlannedCall("DELETE", $"/access/roles/{Name}", PveForm.Empty),
        _ => new PlannedCall("PUT", $"/access/roles/{Name}", new PveForm { { "privs", Privileges } }),
    };

    public override string Pveum => Change switch
    {
        Change.Create => $"pveum role add {Shell(Name)} --privs {Shell(Detail)}",
        Change.Remove => $"pveum role delete {Shell(Name)}",
        _ => $"pveum role modify {Shell(Name)} --privs {Shell(Detail)}",
    };

    public override Task DoAsync(PveAccess access, CancellationToken cancel) => Change switch
    {
        Change.Create => access.CreateRoleAsync(Name, Privileges, cancel),
        Change.Remove => access.DeleteRoleAsync(Name, cancel),
        _ => access.SetRoleAsync(Name, Privileges, cancel),
    };

    public override LiveState Apply(LiveState state)
    {
        var others = state.Roles.Where(role => role.Id != Name);
        return state with { Roles = Change == Change.Remove ? [.. others] : [.. others, new PveRole(Name, Privileges, IsBuiltIn: false)] };
    }
}

/// <summary>A user without a password.</summary>
internal sealed record UserStep(Change Change, string Id, string Comment, long Expire) : ProvisionStep(Change)
{
    public override string What => $"user {Id}";

    public override string Detail => Times.Expiry(Expire);

    public override PlannedCall Call => Change switch
    {
        Change.Create => new PlannedCall("POST", "/access/users", new PveForm { { "userid", Id }, { "comment", Comment }, { "expire", Expire } }),
        Change.Remove => new PlannedCall("DELETE", $"/access/users/{Id}", PveForm.Empty),
        _ => new PlannedCall("PUT", $"/access/users/{Id}", new PveForm { { "expire", Expire } }),
    };

    public override string Pveum => Change switch
    {
        Change.Create => $"pveum user add {Shell(Id)} --comment {Shell(Comment)} --expire {Expire}",
        Change.Remove => $"pveum user delete {Shell(Id)}",
        _ => $"pveum user modify {Shell(Id)} --expire {Expire}",
    };

    public override Task DoAsync(PveAccess access, CancellationToken cancel) => Change switch
    {
        Change.Create => access.CreateUserAsync(Id, Comment, Expire, cancel),
        Change.Remove => access.DeleteUserAsync(Id, cancel),
        _ => access.SetUserAsync(Id, expire: Expire, cancel: cancel),
    };

    public override LiveState Apply(LiveState state)
    {
        var old = state.Users.FirstOrDefault(user => user.Id == Id);
        var others = state.Users.Where(user => user.Id != Id);
        return state with { Users = Change == Change.Remove ? [.. others] : [.. others, (old ?? new PveUser(Id, IsEnabled: true, Expire, Comment, [], [])) with { Expire = Expire }] };
    }
}

/// <summary>A token. It is made by whoever takes its secret.</summary>
internal sealed record TokenStep(Change Change, TokenId Id, string Comment, long Expire) : ProvisionStep(Change)
{
    public override string What => $"token {Id}";

    public override string Detail => $"separated, {Times.Expiry(Expire)}";

    public override PlannedCall Call => Change switch
    {
        Change.Create => new PlannedCall("POST", $"/access/users/{Id.User}/token/{Id.Name}", new PveForm { { "privsep", true }, { "comment", Comment }, { "expire", Expire } }),
        Change.Remove => new PlannedCall("DELETE", $"/access/users/{Id.User}/token/{Id.Name}", PveForm.Empty),
        _ => new PlannedCall("PUT", $"/access/users/{Id.User}/token/{Id.Name}", new PveForm { { "privsep", true }, { "expire", Expire } }),
    };

    public override string Pveum => Change switch
    {
        Change.Create => $"pveum user token add {Shell(Id.User)} {Shell(Id.Name)} --privsep 1 --comment {Shell(Comment)} --expire {Expire}",
        Change.Remove => $"pveum user token remove {Shell(Id.User)} {Shell(Id.Name)}",
        _ => $"pveum user token modify {Shell(Id.User)} {Shell(Id.Name)} --privsep 1 --expire {Expire}",
    };

    public override Task DoAsync(PveAccess access, CancellationToken cancel) => Change switch
    {
        Change.Create => throw new InvalidOperationException("a token is made where its secret is taken"),
        Change.Remove => access.DeleteTokenAsync(Id, cancel),
        _ => access.SetTokenAsync(Id, isSeparated: true, expire: Expire, cancel: cancel),
    };

    public override LiveState Apply(LiveState state) => state with
    {
        Users = [.. state.Users.Select(user => user.Id != Id.User ? user : user with { Tokens = With(user.Tokens) })],

        // What a token was granted goes with it.
        Acl = Change == Change.Remove ? [.. state.Acl.Where(entry => entry.Subject != Id.ToString())] : state.Acl,
    };

    private List<PveToken> With(IReadOnlyList<PveToken> tokens)
    {
        var others = tokens.Where(token => token.Id != Id);
        return Change == Change.Remove ? [.. others] : [.. others, new PveToken(Id, IsSeparated: true, Expire, Comment)];
    }
}

/// <summary>An ACL entry.</summary>
internal sealed record EntryStep(Change Change, PveAclEntry Entry) : ProvisionStep(Change)
{
    public override string What => $"{Entry.Path} for {Entry.Subject}";

    public override string Detail => $"{Entry.Role}{(Entry.Propagates ? ", also below" : "")}";

    public override PlannedCall Call => PlannedCall.OfAcl(Entry, delete: Change == Change.Remove);

    public override string Pveum =>
        $"pveum acl {(Change == Change.Remove ? "delete" : "modify")} {Shell(Entry.Path)} --{(Entry.Kind == SubjectKind.Token ? "tokens" : "users")} {Shell(Entry.Subject)} --roles {Shell(Entry.Role)}{(Change == Change.Remove ? "" : $" --propagate {(Entry.Propagates ? 1 : 0)}")}";

    public override Task DoAsync(PveAccess access, CancellationToken cancel) => access.PutAclAsync(Entry, delete: Change == Change.Remove, cancel);

    public override LiveState Apply(LiveState state)
    {
        var others = state.Acl.Where(entry => (entry.Path, entry.Subject, entry.Kind, entry.Role) != (Entry.Path, Entry.Subject, Entry.Kind, Entry.Role));
        return state with { Acl = Change == Change.Remove ? [.. others] : [.. others, Entry] };
    }
}
