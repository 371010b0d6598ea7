namespace Pvelint.Repo.Objects;

/// <summary>A base with deltas still to come.</summary>
/// <param name="Entry">Its entry.</param>
/// <param name="Content">Its content; null where that was given up for room.</param>
/// <param name="Length">Bytes of the content.</param>
/// <param name="Child">The next delta.</param>
internal readonly record struct Frame(int Entry, byte[]? Content, int Length, int Child);
