using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>
/// What a call needs, in the shape in which Proxmox VE checks it: privileges on paths joined by <em>all</em> and <em>any</em>, what no
/// grant can give, and what is needed only if something holds that is not known. Made by the factories, which fold what is trivial.
/// </summary>
public abstract record Need
{
    private protected Need()
    {
    }

    /// <summary>Nothing: any authenticated caller may.</summary>
    public static Need Nothing { get; } = new AllOf([]);

    /// <summary>A privilege on a path.</summary>
    /// <param name="path">The path; a segment in braces stands for what is not known: <c>/vms/{vmid}</c>.</param>
    /// <param name="privilege">The privilege.</param>
    /// <param name="isPropagated">Whether it must be held with propagation.</param>
    public static Need Of(string path, string privilege, bool isPropagated = false) => new Permission(path, privilege, isPropagated);

    /// <summary>What no grant can give.</summary>
    /// <param name="reason">What only <c>root@pam</c> may, or why nobody may.</param>
    /// <param name="isForRoot">Whether <c>root@pam</c> itself, with its password, may.</param>
    public static Need Refused(string reason, bool isForRoot) => new Refusal(reason, isForRoot);

    /// <summary>A need that stands only if something holds that is not known.</summary>
    /// <param name="what">What decides: <c>var.template_id</c>.</param>
    /// <param name="need">What is needed then.</param>
    public static Need If(string what, Need need) => need == Nothing || need is Dependent ? need : new Dependent(what, need);

    /// <summary>A need in which what depends on something unknown is said to be rare, and when it stands.</summary>
    /// <param name="words">When: <c>it has a PCI device</c>.</param>
    /// <param name="need">The need.</param>
    public static Need Where(string words, Need need) => need switch
    {
        Dependent dependent => dependent with { When = words },
        AllOf all => All(all.Needs.Select(one => Where(words, one))),
        _ => need,
    };

    /// <summary>Every one of them.</summary>
    public static Need All(IEnumerable<Need> needs)
    {
        var parts = Parts(needs, isAll: true);
        return parts.Count switch
        {
            0 => Nothing,
            1 => parts[0],
            _ => new AllOf(parts.ToArray()),
        };
    }

    /// <summary>One of them; of none, nobody may.</summary>
    public static Need Any(IEnumerable<Need> needs)
    {
        var parts = Parts(needs, isAll: false);
        if (parts.Contains(Nothing))
        {
            return Nothing;
        }

        return parts.Count == 1 ? parts[0] : parts.Count == 0 ? Refused("nothing of what could be done", isForRoot: false) : new AnyOf(parts.ToArray());
    }

    /// <summary>Whether it holds; null where that depends on what is not known.</summary>
    /// <param name="holds">Whether a privilege is held; null where that is not known.</param>
    /// <param name="isRoot">Whether the caller is <c>root@pam</c> itself.</param>
    public abstract bool? Holds(Func<Permission, bool?> holds, bool isRoot);

    /// <summary>This need without what is met already: <see cref="Nothing"/> where all is.</summary>
    /// <param name="holds">Whether a privilege is held.</param>
    public abstract Need Without(Func<Permission, bool> holds);

    /// <summary>This need and all below.</summary>
    public IEnumerable<Need> SelfAndDescendants() => this switch
    {
        AllOf all => all.Needs.SelectMany(need => need.SelfAndDescendants()).Prepend(this),
        AnyOf any => any.Needs.SelectMany(need => need.SelfAndDescendants()).Prepend(this),
        Dependent dependent => dependent.Need.SelfAndDescendants().Prepend(this),
        _ => [this],
    };

    // Each part once, in order, those of parts of the same kind among them.
    private static List<Need> Parts(IEnumerable<Need> needs, bool isAll)
    {
        var parts = new List<Need>();
        HashSet<Need>? seen = null;
        foreach (var need in needs)
        {
            if ((isAll ? (need as AllOf)?.Needs : (need as AnyOf)?.Needs) is not { } inner)
            {
                Add(need, parts, ref seen);
                continue;
            }

            for (var i = 0; i < inner.Count; i++)
            {
                Add(inner[i], parts, ref seen);
            }
        }

        return parts;
    }

    // A few are compared one by one, which is quicker than to make a set of them.
    private static void Add(Need need, List<Need> parts, ref HashSet<Need>? seen)
    {
        if (seen is null && parts.Count >= 8)
        {
            seen = [.. parts];
        }

        if (seen is null ? !parts.Contains(need) : seen.Add(need))
        {
            parts.Add(need);
        }
    }
}

/// <summary>A privilege on a path.</summary>
/// <param name="Path">The path; a segment in braces stands for what is not known.</param>
/// <param name="Privilege">The privilege.</param>
/// <param name="IsPropagated">Whether it must be held with propagation.</param>
public sealed record Permission(string Path, string Privilege, bool IsPropagated) : Need
{
    /// <summary>Whether the whole path is known.</summary>
    public bool IsPathKnown => Path.IndexOf('{') < 0;

    /// <inheritdoc/>
    public override bool? Holds(Func<Permission, bool?> holds, bool isRoot) => isRoot ? true : holds(this);

    /// <inheritdoc/>
    public override Need Without(Func<Permission, bool> holds) => holds(this) ? Nothing : this;

    /// <summary><c>/vms/100 VM.Audit</c>.</summary>
    public override string ToString() => Path + " " + Privilege;
}

/// <summary>What no grant can give.</summary>
/// <param name="Reason">What it is.</param>
/// <param name="IsForRoot">Whether <c>root@pam</c> itself may.</param>
public sealed record Refusal(string Reason, bool IsForRoot) : Need
{
    /// <inheritdoc/>
    public override bool? Holds(Func<Permission, bool?> holds, bool isRoot) => isRoot && IsForRoot;

    /// <inheritdoc/>
    public override Need Without(Func<Permission, bool> holds) => this;
}

/// <summary>A need that stands only if something holds that is not known.</summary>
/// <param name="What">What decides.</param>
/// <param name="Need">What is needed then.</param>
public sealed record Dependent(string What, Need Need) : Need
{
    /// <summary>When that is, in words; null where nothing more than what decides is told.</summary>
    public string? When { get; init; }

    /// <inheritdoc/>
    public override bool? Holds(Func<Permission, bool?> holds, bool isRoot) => Need.Holds(holds, isRoot) == true ? true : null;

    /// <inheritdoc/>
    public override Need Without(Func<Permission, bool> holds) => Of(Need.Without(holds));

    /// <summary>The same of another need.</summary>
    internal Need Of(Need need) => need == Nothing || need is Dependent ? need : this with { Need = need };
}

/// <summary>Every one of some needs.</summary>
/// <param name="Needs">Them, none of which is an <see cref="AllOf"/>.</param>
public sealed record AllOf(IReadOnlyList<Need> Needs) : Need
{
    /// <inheritdoc/>
    public override bool? Holds(Func<Permission, bool?> holds, bool isRoot)
    {
        bool? all = true;
        foreach (var need in Needs)
        {
            var one = need.Holds(holds, isRoot);
            if (one == false)
            {
                return false;
            }

            all = one is null ? null : all;
        }

        return all;
    }

    /// <inheritdoc/>
    public override Need Without(Func<Permission, bool> holds) => All(Needs.Select(need => need.Without(holds)));

    /// <inheritdoc/>
    public bool Equals(AllOf? other) => other is not null && Needs.SequenceEqual(other.Needs);

    /// <inheritdoc/>
    public override int GetHashCode() => Needs.Aggregate(17, (hash, need) => (hash * 31) + need.GetHashCode());
}

/// <summary>One of some needs.</summary>
/// <param name="Needs">Them, none of which is an <see cref="AnyOf"/>.</param>
public sealed record AnyOf(IReadOnlyList<Need> Needs) : Need
{
    /// <inheritdoc/>
    public override bool? Holds(Func<Permission, bool?> holds, bool isRoot)
    {
        bool? any = false;
        foreach (var need in Needs)
        {
            var one = need.Holds(holds, isRoot);
            if (one == true)
            {
                return true;
            }

            any = one is null ? null : any;
        }

        return any;
    }

    /// <inheritdoc/>
    public override Need Without(Func<Permission, bool> holds) => Any(Needs.Select(need => need.Without(holds)));

    /// <inheritdoc/>
    public bool Equals(AnyOf? other) => other is not null && Needs.SequenceEqual(other.Needs);

    /// <inheritdoc/>
    public override int GetHashCode() => Needs.Aggregate(19, (hash, need) => (hash * 31) + need.GetHashCode());
}
