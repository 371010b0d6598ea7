namespace Pvelint.Hcl;

/// <summary>What lies around a module that another one calls, and what its expressions may name besides variables and locals.</summary>
internal sealed class HclSurroundings
{
    /// <summary>What stands before the names of what is not known: <c>module.web.</c>; empty in a root module.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>
    /// The value of an argument of the call by its name: null where the call gives none. Where this itself is null nobody calls the
    /// module, and its variables come from outside.
    /// </summary>
    public Func<string, HclValue?>? Argument { get; init; }

    /// <summary>What the first steps of a traversal lead to, and how many those are; null where it is no name known here.</summary>
    public Func<HclTraversal, HclScope, (HclValue Value, int Steps)?>? Find { get; init; }

    /// <summary>What a function gives that reads files: null where it is none of these, or the file is not known.</summary>
    public Func<string, IReadOnlyList<HclValue>, HclValue?>? Call { get; init; }

    /// <summary>The bounds.</summary>
    public HclBudget Budget { get; init; } = new();
}
