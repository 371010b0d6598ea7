namespace Pvelint.Rules;

/// <summary>Which version of a file a finding of a history scan stands in: the first that holds it.</summary>
/// <param name="Commit">The first commit that has it, its id in full; empty where no commit has it.</param>
/// <param name="Date">When its author wrote it, <c>2026-01-31T12:00:00+01:00</c>; empty without a commit.</param>
/// <param name="InTip">Whether it still stands in the newest commit that was looked at.</param>
/// <param name="IsReachable">Whether a reference leads to it; what none leads to is kept by git for a while only, by others as long as they like.</param>
public sealed record FoundVersion(string Commit, string Date, bool InTip, bool IsReachable);
