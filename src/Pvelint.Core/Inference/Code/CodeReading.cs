using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>What was read from code.</summary>
/// <param name="Resources">What makes API calls, in the order of roots and files.</param>
/// <param name="Notes">What could not be followed, and may make further calls.</param>
public sealed record CodeReading(IReadOnlyList<CodeResource> Resources, IReadOnlyList<CodeNote> Notes)
{
    /// <summary>Nothing.</summary>
    public static CodeReading Empty { get; } = new([], []);
}

/// <summary>Something that could not be followed.</summary>
/// <param name="What">What it is: <c>module.web</c>.</param>
/// <param name="Message">Why, for people.</param>
/// <param name="Place">Where it is written.</param>
public sealed record CodeNote(string What, string Message, Place Place);
