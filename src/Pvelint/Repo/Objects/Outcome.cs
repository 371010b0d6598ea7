namespace Pvelint.Repo.Objects;

/// <summary>What came of reading an object.</summary>
internal enum Outcome
{
    /// <summary>It was read.</summary>
    Read,

    /// <summary>It is of a kind that nobody asked for.</summary>
    Unneeded,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is not what it should be; git may have another copy.</summary>
    Damaged,

    /// <summary>It is larger than what may be held in memory, or unfolds to it: git is not asked to do so either.</summary>
    TooLarge,
}
