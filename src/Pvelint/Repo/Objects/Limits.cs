namespace Pvelint.Repo.Objects;

/// <summary>What an object may cost, since whoever made the repository chose its sizes.</summary>
internal static class Limits
{
    /// <summary>Larger objects are streamed, or held one at a time.</summary>
    public const long LargestInMemory = FileReader.LargestInMemory;

    /// <summary>The largest object that may be a delta, which has to be held in memory. Git makes none of files above this size.</summary>
    public const long LargestDelta = 512 << 20;

    public const string TooLarge = "it is larger than 64 MiB";

    public const string DeltaTooLarge = "it is a delta that unfolds to more than 512 MiB, or hangs on one, or on too many";

    public const string LargeDamaged = "it is damaged";

    public const string Unreadable = "it could not be read";

    public const string Cyclic = "it is a delta that leads back to itself";
}
