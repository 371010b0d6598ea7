namespace Pvelint.Access;

/// <summary>A privilege that a way needs, and where.</summary>
/// <param name="Privilege">The privilege.</param>
/// <param name="Path">The path; a segment in braces stands for any object, <c>*</c> for any path at all.</param>
public sealed record TakeoverNeed(string Privilege, string Path);

/// <summary>A way from privileges to more, from <c>rules/access/takeover.hcl</c>.</summary>
/// <param name="Name">Its name: <c>mint-a-root-token</c>.</param>
/// <param name="Since">The first release on which it goes; null for all.</param>
/// <param name="Needs">What it takes; the first is the one that makes the difference.</param>
/// <param name="Steps">The calls in order.</param>
/// <param name="Yields">What stands at its end.</param>
/// <param name="Closes">What closes it.</param>
/// <param name="Source">Where that was read or seen.</param>
public sealed record TakeoverWay(
    string Name,
    PveVersion? Since,
    IReadOnlyList<TakeoverNeed> Needs,
    IReadOnlyList<string> Steps,
    TakeoverYield Yields,
    string Closes,
    string Source);

/// <summary>What stands at the end of a way.</summary>
public enum TakeoverYield
{
    /// <summary>Every privilege from the entry's path down.</summary>
    Subtree,

    /// <summary>Every disk and backup.</summary>
    Data,

    /// <summary>Root on a node.</summary>
    Host,

    /// <summary>Every privilege everywhere.</summary>
    Cluster,
}
