namespace Pvelint.Inference;

/// <summary>A call that code makes.</summary>
/// <param name="Call">The call.</param>
/// <param name="By">What makes it.</param>
/// <param name="Operations">On what: <c>create</c>, <c>read</c>, <c>update</c>, <c>delete</c>; <c>run</c> for what has no such.</param>
public sealed record MadeCall(ApiCall Call, CodeResource By, IReadOnlyList<string> Operations)
{
    /// <summary>What decides whether it is made at all; null where it surely is.</summary>
    public string? If { get; init; }

    /// <summary>What is lost where it is refused and the tool goes on; empty where a refusal ends the run.</summary>
    public string Tolerated { get; init; } = "";

    /// <summary>The object that must stand in the answer, as a call about it; null for none.</summary>
    public ApiCall? Sees { get; init; }

    /// <summary>Whether an access log has it, too.</summary>
    public bool IsSeen { get; init; }

    /// <summary>Whether it is about an object that the answer leaves out where the caller may not see it: the call itself is not refused.</summary>
    public bool IsAnswer { get; init; }
}

/// <summary>What must be told of code besides the privileges that it needs.</summary>
/// <param name="IsSsh">Whether it needs SSH to a node.</param>
/// <param name="Why">What it is.</param>
/// <param name="By">What it is about.</param>
public sealed record CodeRemark(bool IsSsh, string Why, CodeResource By)
{
    /// <summary>What decides whether it holds; null where it surely does.</summary>
    public string? If { get; init; }
}
