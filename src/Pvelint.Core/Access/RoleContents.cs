namespace Pvelint.Access;

/// <summary>What the roles of a plan allow in one release, each found once. For one thread.</summary>
/// <param name="plan">The plan.</param>
/// <param name="version">The release.</param>
/// <param name="custom">What every custom role allows instead of what is written; null for that.</param>
public sealed class RoleContents(AccessPlan plan, PveVersion version, IReadOnlyCollection<string>? custom = null)
{
    private readonly ILookup<string, RoleDefinition> _written = plan.Roles.Where(role => role.Name.Text is not null).ToLookup(role => role.Name.Text!, StringComparer.Ordinal);
    private readonly Dictionary<string, RoleContent?> _known = new(StringComparer.Ordinal);

    /// <summary>The content of the role of that name; null where the name is, or neither the release nor the plan knows the role.</summary>
    public RoleContent? Of(string? name)
    {
        if (name is null)
        {
            return null;
        }

        if (!_known.TryGetValue(name, out var content))
        {
            content = RoleContent.Of(name, [.. _written[name]], version);
            _known[name] = content = content is { IsBuiltIn: false } && custom is not null ? content with { Privileges = custom } : content;
        }

        return content;
    }
}
