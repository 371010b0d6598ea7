namespace Pvelint.Access;

/// <summary>What kind of principal someone is.</summary>
public enum PrincipalKind
{
    /// <summary>A user.</summary>
    User,

    /// <summary>An API token.</summary>
    Token,

    /// <summary>A group: what it gives to each of its members.</summary>
    Group,
}

/// <summary>Someone who may be granted something.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id"><c>name@realm</c>, <c>name@realm!token</c>, or <c>@group</c> as <c>user.cfg</c> writes one.</param>
public sealed record Principal(PrincipalKind Kind, string Id)
{
    /// <summary>Where it is made; null where the sources only name it.</summary>
    public Place? Place { get; init; }

    /// <summary>The owner of a token; null for others.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether a token has only what is granted to itself; else it has what its owner has.</summary>
    public bool IsSeparated { get; init; }

    /// <summary>Whose permissions limit those of a separated token: its owner's, but for <c>root@pam</c> and where the sources do not tell what the owner may do.</summary>
    public string? LimitedBy { get; init; }

    /// <summary>The groups of a user.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>What the sources leave open about it, for people; null where nothing.</summary>
    public string? Doubt { get; init; }
}
