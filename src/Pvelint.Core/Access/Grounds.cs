namespace Pvelint.Access;

/// <summary>Where the permissions of someone on a path come from.</summary>
public enum GroundsKind
{
    /// <summary>From entries.</summary>
    Entries,

    /// <summary>It is <c>root@pam</c>, who may do everything.</summary>
    Root,

    /// <summary>It is a token that is not separated: it has what its owner has, and its own entries are ignored.</summary>
    Owner,

    /// <summary>The sources do not know it.</summary>
    Unknown,
}

/// <summary>Why someone may do on a path what it may: every entry on the way there, and what becomes of it.</summary>
/// <param name="Id">A user, a token, or <c>@group</c>.</param>
/// <param name="Path">The path, as it was asked for.</param>
/// <param name="Kind">Where the permissions come from.</param>
/// <param name="Entries">The entries on the way to the path from the root down, then those on the way to each pool that it is in.</param>
/// <param name="Owner">The grounds of a token's owner, where these are the token's or limit it; else null.</param>
/// <param name="Root">What <c>root@pam</c> may do.</param>
public sealed record Grounds(string Id, string Path, GroundsKind Kind, IReadOnlyList<Ground> Entries, Grounds? Owner, PermissionSet Root)
{
    /// <summary>The entries that count.</summary>
    public IEnumerable<Ground> Counting => Entries.Where(ground => ground.Counts);

    /// <summary>What the entries that count give, before the owner of a separated token limits it.</summary>
    public PermissionSet Own
    {
        get
        {
            var (held, propagated) = (0UL, 0UL);
            foreach (var ground in Counting)
            {
                var mask = PrivilegeTable.Mask(ground.Role.Privileges);
                held |= mask;
                propagated |= ground.Propagates ? mask : 0;
            }

            return new PermissionSet(held, propagated);
        }
    }

    /// <summary>What they come to: the same as <see cref="AccessModel.On"/>.</summary>
    public PermissionSet Permissions => Kind switch
    {
        GroundsKind.Root => Root,
        GroundsKind.Owner => Owner!.Permissions,
        GroundsKind.Entries when Owner is { } owner => Own.LimitedBy(owner.Permissions),
        _ => Own,
    };

    /// <summary>The grounds of someone on a path.</summary>
    /// <param name="model">Who may do what.</param>
    /// <param name="id">A user, a token, or <c>@group</c>.</param>
    /// <param name="path">The path, taken as it is.</param>
    public static Grounds Of(AccessModel model, string id, string path) => GroundsSearch.Find(model, id, path);

    /// <summary>The grounds on which a privilege is held here, or is not.</summary>
    public PrivilegeGrounds For(string privilege) => PrivilegeGrounds.Of(this, privilege);
}

/// <summary>Why someone holds a privilege on a path, or does not.</summary>
/// <param name="Privilege">The privilege.</param>
/// <param name="IsHeld">Whether it is held.</param>
/// <param name="IsPropagated">Whether it holds for what lies below, too.</param>
/// <param name="Given">The entries that count and whose role holds it.</param>
/// <param name="Lost">The entries whose role holds it and that do not count.</param>
/// <param name="Instead">The entries that count and whose role does not hold it.</param>
/// <param name="Owner">The same for the owner of a token, whose permissions are the token's or limit them; else null.</param>
public sealed record PrivilegeGrounds(
    string Privilege,
    bool IsHeld,
    bool IsPropagated,
    IReadOnlyList<Ground> Given,
    IReadOnlyList<Ground> Lost,
    IReadOnlyList<Ground> Instead,
    PrivilegeGrounds? Owner)
{
    internal static PrivilegeGrounds Of(Grounds grounds, string privilege)
    {
        var bit = PrivilegeTable.Bit(privilege);
        var permissions = grounds.Permissions;
        var holding = grounds.Entries.Where(ground => ground.Role.Privileges.Contains(privilege)).ToList();
        return new PrivilegeGrounds(
            privilege,
            (permissions.Held & bit) != 0,
            (permissions.Propagated & bit) != 0,
            [.. holding.Where(ground => ground.Counts)],
            [.. holding.Where(ground => !ground.Counts)],
            [.. grounds.Counting.Where(ground => !ground.Role.Privileges.Contains(privilege))],
            grounds.Owner is { } owner ? Of(owner, privilege) : null);
    }
}
