using Pvelint.Access;

namespace Pvelint.Output;

/// <summary>What is told of who may do what, whatever the format.</summary>
/// <param name="Model">Who may do what.</param>
/// <param name="Paths">The paths that are asked about, as they are given; empty for all that the sources name.</param>
internal sealed record AccessReport(AccessModel Model, IReadOnlyList<string> Paths)
{
    /// <summary>Who is asked about; null for all.</summary>
    public Principal? Principal { get; init; }

    /// <summary>Whether all of the sources could be read.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Who is told of, in the order of ids; groups only where one is asked about.</summary>
    public IEnumerable<Principal> Principals => Principal is not null ? [Principal]
        : Model.Principals.Where(principal => principal.Kind is not PrincipalKind.Group).OrderBy(principal => principal.Id, StringComparer.Ordinal);

    /// <summary>What someone may do on the paths that are told of: those that are asked about, else all where it may do something.</summary>
    public IEnumerable<(string Path, PermissionSet Permissions)> RowsOf(Principal principal) =>
        Paths.Count == 0 ? Model.Tree(principal.Id) : Paths.Distinct(StringComparer.Ordinal).Select(path => (path, Model.On(principal.Id, path)));
}
