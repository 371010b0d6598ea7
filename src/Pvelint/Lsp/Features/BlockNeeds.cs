using Pvelint.Access;
using Pvelint.Inference;

namespace Pvelint.Lsp.Features;

/// <summary>What a block needs.</summary>
/// <param name="Place">Its head.</param>
/// <param name="Kind"><c>resource</c>, <c>builder</c>, <c>module</c> …</param>
/// <param name="Type">Its type.</param>
/// <param name="Address">Which one it is, without the index of one that is repeated.</param>
internal sealed record BlockNeeds(Place Place, string Kind, string Type, string Address)
{
    /// <summary>How many of it there are.</summary>
    public int Count { get; private init; }

    /// <summary>Whether it is not known that there is any, and what decides that where it is told.</summary>
    public (bool IsOpen, string? Decides) Doubt { get; private init; }

    /// <summary>Whether nothing is known of its type.</summary>
    public bool IsUnknown { get; private init; }

    /// <summary>What it needs, by path and privilege, each with the first call that does.</summary>
    public IReadOnlyList<BlockNeed> Needs { get; private init; } = [];

    /// <summary>What it may need, and what decides.</summary>
    public IReadOnlyList<BlockDoubt> Open { get; private init; } = [];

    /// <summary>What no token can do.</summary>
    public IReadOnlyList<BlockRefusal> Impossible { get; private init; } = [];

    /// <summary>What must be told besides.</summary>
    public IReadOnlyList<BlockRemark> Remarks { get; private init; } = [];

    /// <summary>Its calls.</summary>
    public IReadOnlyList<BlockCall> Calls { get; private init; } = [];

    /// <summary>The block of what stands for it, several where it is repeated or a module is called twice.</summary>
    /// <param name="resources">What stands for it.</param>
    /// <param name="parts">All that is told of each.</param>
    /// <param name="unknown">Those of whose type nothing is known.</param>
    public static BlockNeeds Of(IReadOnlyList<CodeResource> resources, ILookup<CodeResource, object> parts, IReadOnlySet<CodeResource> unknown)
    {
        var first = resources[0];
        List<T> All<T>() => [.. resources.SelectMany(resource => parts[resource]).OfType<T>().Distinct()];
        var doubtful = resources.FirstOrDefault(resource => resource.Exists is null);
        var address = resources.Count > 1 && first.Address.EndsWith(']') ? first.Address[..first.Address.LastIndexOf('[')] : first.Address;
        return new BlockNeeds(first.Place, first.Kind, first.Type, address)
        {
            Count = resources.Count,
            Doubt = (doubtful is not null, doubtful?.Decides),
            IsUnknown = resources.Any(unknown.Contains),
            Needs = [.. All<BlockNeed>().DistinctBy(need => need.Need).OrderBy(need => need.Need.Path, StringComparer.Ordinal).ThenBy(need => need.Need.Privilege, StringComparer.Ordinal)],
            Open = All<BlockDoubt>(),
            Impossible = All<BlockRefusal>(),
            Remarks = All<BlockRemark>(),
            Calls = All<BlockCall>(),
        };
    }
}

/// <summary>A privilege that a block needs, and where it is best granted.</summary>
/// <param name="Need">The privilege and the path.</param>
/// <param name="Call">A call that needs it.</param>
internal sealed record BlockNeed(Permission Need, string Call);

/// <summary>What a block may need.</summary>
/// <param name="What">What decides.</param>
/// <param name="Words">What is needed then.</param>
internal sealed record BlockDoubt(string What, string Words);

/// <summary>What no token can do.</summary>
/// <param name="Reason">What it is.</param>
/// <param name="IsForRoot">Whether <c>root@pam</c> with its password may.</param>
internal sealed record BlockRefusal(string Reason, bool IsForRoot);

/// <summary>What must be told besides.</summary>
/// <param name="IsSsh">Whether it needs SSH to a node.</param>
/// <param name="Why">What it is.</param>
/// <param name="If">What decides whether it holds; null where it surely does.</param>
internal sealed record BlockRemark(bool IsSsh, string Why, string? If);

/// <summary>A call of a block.</summary>
/// <param name="Label">Method and path.</param>
/// <param name="On">On which operations.</param>
/// <param name="If">What decides whether it is made; null where it surely is.</param>
internal sealed record BlockCall(string Label, string On, string? If);
