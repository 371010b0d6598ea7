using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>A method of the API and what it needs, from <c>rules/pve/</c>.</summary>
/// <param name="Method"><c>GET</c>, <c>POST</c>, <c>PUT</c> or <c>DELETE</c>.</param>
/// <param name="Path">Its path as the API's schema has it: <c>/nodes/{node}/qemu/{vmid}/config</c>.</param>
/// <param name="Versions">The releases for which this holds.</param>
/// <param name="Parameters">Its parameters besides those of the path; <c>net[n]</c> for a numbered one.</param>
/// <param name="TakesTokens">Whether an API token may call it at all.</param>
/// <param name="Source">Where this was read.</param>
/// <param name="Note">What a user should know; empty for nothing.</param>
public sealed record Endpoint(
    string Method, string Path, PveVersions Versions, IReadOnlyList<string> Parameters, bool TakesTokens, string Source, string Note)
{
    /// <summary><c>POST /nodes/{node}/qemu</c>.</summary>
    public string Label { get; } = Method + " " + Path;

    /// <summary>The path of the object that the call makes: <c>/vms/{newid}</c>; empty where it makes none that may be granted on.</summary>
    public string Creates { get; init; } = "";

    /// <summary>What must hold, else the call is refused; null where any authenticated caller may.</summary>
    internal HclExpression? Require { get; init; }

    /// <summary>What must hold for an object to stand in the answer; null where nothing is left out.</summary>
    internal HclExpression? Sees { get; init; }

    /// <summary>The segments of the path.</summary>
    internal IReadOnlyList<string> Segments { get; } = Path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The names of the path's variables.</summary>
    public IEnumerable<string> Variables => Segments.Where(IsVariable).Select(segment => segment.Substring(1, segment.Length - 2));

    /// <summary>Whether a segment stands for an object.</summary>
    internal static bool IsVariable(string segment) => segment[0] == '{';
}

/// <summary>A name for a requirement that several endpoints share.</summary>
/// <param name="Name">The name, called like a function.</param>
/// <param name="Takes">The names of its arguments.</param>
/// <param name="Rest">The name of a list of the remaining arguments; null where there are none.</param>
/// <param name="Versions">The releases for which this holds.</param>
/// <param name="Require">The requirement.</param>
internal sealed record NeedRule(string Name, IReadOnlyList<string> Takes, string? Rest, PveVersions Versions, HclExpression Require);
