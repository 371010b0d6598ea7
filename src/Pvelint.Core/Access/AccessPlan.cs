namespace Pvelint.Access;

/// <summary>Who gives a role to whom: users, groups, roles, tokens, pools and ACL entries that files set up, each with its place.</summary>
public sealed record AccessPlan
{
    /// <summary>A plan of nothing.</summary>
    public static AccessPlan Empty { get; } = new();

    /// <summary>The roles that are made or changed.</summary>
    public IReadOnlyList<RoleDefinition> Roles { get; init; } = [];

    /// <summary>The users that are made or changed.</summary>
    public IReadOnlyList<UserDefinition> Users { get; init; } = [];

    /// <summary>The groups that are made.</summary>
    public IReadOnlyList<GroupDefinition> Groups { get; init; } = [];

    /// <summary>The tokens that are made or changed.</summary>
    public IReadOnlyList<TokenDefinition> Tokens { get; init; } = [];

    /// <summary>The pools that are made or changed.</summary>
    public IReadOnlyList<PoolDefinition> Pools { get; init; } = [];

    /// <summary>The ACL entries that are written.</summary>
    public IReadOnlyList<AclEntry> Entries { get; init; } = [];

    /// <summary>The ACL entries that are taken away.</summary>
    public IReadOnlyList<AclEntry> Removals { get; init; } = [];

    /// <summary>What the plan's files warn about as Proxmox VE would: a line of <c>user.cfg</c> that it drops.</summary>
    public IReadOnlyList<PlanWarning> Warnings { get; init; } = [];

    /// <summary>Whether it is all that a cluster has, as <c>user.cfg</c> is: who is not in it does not exist.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The entries whose path, subject and role are known and that are not taken away further down in their file.</summary>
    public IEnumerable<AclEntry> Standing() => Entries.Where(entry => entry is { Object: not null, Subject.Text: not null, Role.Text: not null } && !Removals.Any(entry.IsRemovedBy));

    /// <summary>The plan of two plans together.</summary>
    public AccessPlan With(AccessPlan other) => new()
    {
        Roles = [.. Roles, .. other.Roles],
        Users = [.. Users, .. other.Users],
        Groups = [.. Groups, .. other.Groups],
        Tokens = [.. Tokens, .. other.Tokens],
        Pools = [.. Pools, .. other.Pools],
        Entries = [.. Entries, .. other.Entries],
        Removals = [.. Removals, .. other.Removals],
        Warnings = [.. Warnings, .. other.Warnings],
        IsWhole = IsWhole || other.IsWhole,
    };
}

/// <summary>Where a part of a plan comes from.</summary>
public enum PlanSource
{
    /// <summary><c>pveum</c> or <c>pvesh</c>.</summary>
    Command,

    /// <summary>A Terraform or OpenTofu resource, or the same in Pulumi.</summary>
    Terraform,

    /// <summary>An Ansible module or role variable.</summary>
    Ansible,

    /// <summary><c>/etc/pve/user.cfg</c>: the whole plan of a cluster, people's accounts among it.</summary>
    UserCfg,

    /// <summary>A list of privileges in a text that says nothing more.</summary>
    Text,
}

/// <summary>A role that is made or changed.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Name">Its name.</param>
/// <param name="Privileges">The privileges written here.</param>
/// <param name="Appends">Whether they are added to what the role has.</param>
public sealed record RoleDefinition(PlanSource Source, Word Name, WordList Privileges, bool Appends);

/// <summary>A user that is made or changed.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Id">Its id, <c>name@realm</c>.</param>
/// <param name="Groups">The groups it is put in.</param>
/// <param name="Expire">When it expires, in seconds since 1970, 0 for never; null where nothing is said.</param>
/// <param name="IsNew">Whether it is made here, not changed.</param>
public sealed record UserDefinition(PlanSource Source, Word Id, WordList Groups, Word? Expire, bool IsNew);

/// <summary>A group that is made.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Name">Its name.</param>
/// <param name="Members">The users that are put in it here.</param>
public sealed record GroupDefinition(PlanSource Source, Word Name, WordList Members);

/// <summary>A token that is made or changed.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="User">Its owner.</param>
/// <param name="Name">Its name.</param>
/// <param name="PrivSep">Whether its privileges are separated from its owner's; null where that is known only when the code runs.</param>
/// <param name="PrivSepPlace">Where that is said; null where it is not and Proxmox VE's default, separation, holds.</param>
/// <param name="Expire">When it expires, in seconds since 1970, 0 for never; null where nothing is said.</param>
/// <param name="IsNew">Whether it is made here, not changed.</param>
public sealed record TokenDefinition(PlanSource Source, Word User, Word Name, bool? PrivSep, Place? PrivSepPlace, Word? Expire, bool IsNew)
{
    /// <summary><c>user@realm!name</c>; null where a part of it is known only when the code runs.</summary>
    public string? Id => User.Text is { } user && Name.Text is { } name ? user + "!" + name : null;
}

/// <summary>A pool that is made or changed.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Name">Its name.</param>
/// <param name="Guests">The guests that are put in it here.</param>
/// <param name="Storages">The storages that are put in it here.</param>
public sealed record PoolDefinition(PlanSource Source, Word Name, WordList Guests, WordList Storages);

/// <summary>Who an ACL entry gives a role to.</summary>
public enum SubjectKind
{
    /// <summary>A user.</summary>
    User,

    /// <summary>A group.</summary>
    Group,

    /// <summary>A token.</summary>
    Token,
}

/// <summary>An ACL entry: a role for someone on a path.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Path">The path as written.</param>
/// <param name="Kind">Who it is for.</param>
/// <param name="Subject">The user's, group's or token's id.</param>
/// <param name="Role">The role's name.</param>
/// <param name="Propagate">Whether it holds for what lies below, too.</param>
public sealed record AclEntry(PlanSource Source, Word Path, SubjectKind Kind, Word Subject, Word Role, bool Propagate)
{
    /// <summary>The path, normalised; null where it is not known or no path.</summary>
    public ObjectPath? Object { get; } = Path.Text is { } text ? ObjectPath.Parse(text) : null;

    /// <summary>Whether a command further down in the same file takes it away again.</summary>
    internal bool IsRemovedBy(AclEntry removal) =>
        removal.Path.Place.File == Path.Place.File && removal.Path.Place.Span.Start > Path.Place.Span.Start
        && (removal.Object, removal.Kind, removal.Subject.Text, removal.Role.Text) == (Object, Kind, Subject.Text, Role.Text);
}

/// <summary>Something in a plan's file that Proxmox VE would warn about.</summary>
/// <param name="Place">The place.</param>
/// <param name="Message">What is wrong, in Proxmox VE's words where it has some.</param>
public sealed record PlanWarning(Place Place, string Message);
