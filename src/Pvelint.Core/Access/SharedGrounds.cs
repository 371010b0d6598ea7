namespace Pvelint.Access;

/// <summary>
/// Which paths have their grounds in common: those of one parent and the same pools where no entry concerns who is asked about. Most
/// paths of a cluster are guests in pools, and what is told of one is told of thousands. For one thread.
/// </summary>
/// <param name="model">Who may do what.</param>
public sealed class SharedGrounds(AccessModel model)
{
    private readonly Dictionary<string, (AclNode Node, string Key)?> _nodes = new(StringComparer.Ordinal);

    /// <summary>What a path has in common with others; null where an entry for someone, its groups or its owner stands on it.</summary>
    /// <param name="id">A user, a token, or <c>@group</c>.</param>
    /// <param name="path">One of <see cref="AccessModel.Paths"/>.</param>
    public string? KeyOf(string id, string path)
    {
        if (!_nodes.TryGetValue(path, out var known))
        {
            _nodes[path] = known = Find(path);
        }

        return known is { } found && (found.Node.IsBare || !Concerns(found.Node, id)) ? found.Key : null;
    }

    private (AclNode Node, string Key)? Find(string path) =>
        path != "/" && model.Walk(path).LastOrDefault() is { } node && node.Path == path
            ? (node, path.Substring(0, path.LastIndexOf('/')) + "\n" + string.Join("\n", node.Pools))
            : null;

    private bool Concerns(AclNode node, string id)
    {
        var subject = model.SubjectOf(id);
        if (node.Own(subject) is not null || node.OfGroups(subject).Any())
        {
            return true;
        }

        return model.Find(id) is { Owner: { } owner } && Concerns(node, owner);
    }
}
