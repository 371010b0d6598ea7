namespace Pvelint.Access;

/// <summary>The id of an API token: <c>user@realm!name</c>.</summary>
/// <param name="User">The owner: <c>user@realm</c>.</param>
/// <param name="Name">The token's name.</param>
public readonly record struct TokenId(string User, string Name)
{
    /// <summary>
    /// Reads an id. A user's name may hold <c>!</c> and <c>@</c>, so the last <c>!</c> divides. Null where there is none, or where
    /// the name or the realm is not of the form that Proxmox VE takes. Source: pve-access-control, $token_subid_regex.
    /// </summary>
    public static TokenId? Parse(string text)
    {
        var mark = text.LastIndexOf('!');
        if (mark <= 0)
        {
            return null;
        }

        var user = text.Substring(0, mark);
        var name = text.Substring(mark + 1);
        return UserId.Parse(user) is not null && UserId.IsRealmOrTokenName(name) ? new TokenId(user, name) : null;
    }

    /// <summary><c>user@realm!name</c>.</summary>
    public override string ToString() => User + "!" + Name;
}

/// <summary>The id of a user: <c>name@realm</c>.</summary>
/// <param name="Name">The name in its realm.</param>
/// <param name="Realm">The realm: <c>pam</c> for system accounts, <c>pve</c> for Proxmox VE's own, or one that was set up.</param>
public readonly record struct UserId(string Name, string Realm)
{
    /// <summary>The user that may do everything, whatever the ACL says.</summary>
    public const string Root = "root@pam";

    /// <summary>Reads an id; the last <c>@</c> divides. Null where the text is none. Source: pve-access-control, verify_username.</summary>
    public static UserId? Parse(string text)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0 || text.Length is < 3 or > 64)
        {
            return null;
        }

        var name = text.Substring(0, at);
        var realm = text.Substring(at + 1);
        return IsRealmOrTokenName(realm) && !name.Any(c => char.IsWhiteSpace(c) || c is ':' or '/') ? new UserId(name, realm) : null;
    }

    /// <summary><c>name@realm</c>.</summary>
    public override string ToString() => Name + "@" + Realm;

    // [A-Za-z][A-Za-z0-9._-]+: two characters or more.
    internal static bool IsRealmOrTokenName(string text) =>
        text.Length >= 2 && text[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') && text.All(ObjectPath.IsNameCharacter);
}
