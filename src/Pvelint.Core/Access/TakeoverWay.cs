namespace Pvelint.Access;

/// <summary>A privilege that a call needs, and where.</summary>
/// <param name="Privilege">The privilege.</param>
/// <param name="Path">The path; a segment in braces stands for any object, <c>*</c> for any path at all.</param>
public sealed record TakeoverNeed(string Privilege, string Path);

/// <summary>A step of a way.</summary>
/// <param name="Needs">What it takes; none for what follows by itself from the steps before.</param>
/// <param name="Call">The API call; empty where it is none.</param>
/// <param name="Does">What the call does, or what happens.</param>
public sealed record TakeoverStep(IReadOnlyList<TakeoverNeed> Needs, string Call, string Does)
{
    /// <summary>The call and what it does.</summary>
    public override string ToString() => Call.Length == 0 ? Does : Call + " " + Does;
}

/// <summary>A way from privileges to more, from <c>rules/access/takeover.hcl</c>.</summary>
/// <param name="Name">Its name: <c>mint-a-root-token</c>.</param>
/// <param name="Versions">The releases on which it goes.</param>
/// <param name="Steps">The calls in order.</param>
/// <param name="Without">What nobody gains anything by who holds it: who may do everything with a guest needs no way into it.</param>
/// <param name="Gives">What joins what one may do, if anything.</param>
/// <param name="Yields">What stands at its end.</param>
/// <param name="IsUsual">Whether it is what automation is mostly given on purpose: a scan says nothing about it.</param>
/// <param name="Closes">What closes it.</param>
/// <param name="Source">Where that was read or seen.</param>
public sealed record TakeoverWay(
    string Name,
    PveVersions Versions,
    IReadOnlyList<TakeoverStep> Steps,
    IReadOnlyList<TakeoverNeed> Without,
    TakeoverGift Gives,
    TakeoverYield Yields,
    bool IsUsual,
    string Closes,
    string Source)
{
    /// <summary>What it takes; the first is the one that makes the difference.</summary>
    public IReadOnlyList<TakeoverNeed> Needs { get; } = [.. Steps.SelectMany(step => step.Needs).Distinct()];

    /// <summary>Whether nobody can begin with it: it gains what other ways give.</summary>
    public bool OnlyFollows => Needs.All(Without.Contains);

    /// <summary>The forms of its paths in their order, each with all that must be held there and what must not be.</summary>
    internal IReadOnlyList<(string Form, ulong Needed, ulong Without)> Places { get; } = [.. Steps.SelectMany(step => step.Needs).Concat(Without)
        .Select(need => need.Path).Distinct(StringComparer.Ordinal)
        .Select(form => (form, Mask(Steps.SelectMany(step => step.Needs), form), Mask(Without, form)))];

    private static ulong Mask(IEnumerable<TakeoverNeed> needs, string form) => PrivilegeTable.Mask(needs.Where(need => need.Path == form).Select(need => need.Privilege));
}

/// <summary>What a way gives to who takes it, besides what it yields.</summary>
public enum TakeoverGift
{
    /// <summary>Nothing that a call could use.</summary>
    Nothing,

    /// <summary>Any role on the path and below, as far as no deeper entry replaces it.</summary>
    Path,

    /// <summary>Every privilege in every custom role.</summary>
    Roles,

    /// <summary>To be each member of the group.</summary>
    Members,

    /// <summary>To be a new member of the group.</summary>
    Membership,

    /// <summary>To be a member of another group and be put into this one.</summary>
    MovedMember,

    /// <summary>To be each user of a realm that is neither <c>pam</c> nor <c>pve</c>.</summary>
    RealmUsers,

    /// <summary>To be a new member of a group that is named as a realm names those it brings.</summary>
    RealmGroups,
}

/// <summary>What stands at the end of a way.</summary>
public enum TakeoverYield
{
    /// <summary>What it gives, and no more.</summary>
    Nothing,

    /// <summary>Every privilege from the entry's path down.</summary>
    Subtree,

    /// <summary>Data of guests that are not one's own.</summary>
    Data,

    /// <summary>Control of guests that are not one's own.</summary>
    Guests,

    /// <summary>Root on a node.</summary>
    Host,

    /// <summary>Every privilege everywhere.</summary>
    Cluster,
}
