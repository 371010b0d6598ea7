using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>The smallest sets of privileges that meet a need.</summary>
/// <param name="Ways">Each set is one way; none contains another. Empty where no grant helps, one empty set where nothing is needed.</param>
/// <param name="IsComplete">False where there are more ways than are told.</param>
public sealed record MissingGrants(IReadOnlyList<IReadOnlyList<Permission>> Ways, bool IsComplete)
{
    // A call that any of a dozen options may be granted on the pool or the guest has 4,096 ways.
    private const int MostWays = 5_000;

    // The privileges that are a choice are the bits of a number.
    private const int MostChoices = 64;

    /// <summary>The smallest sets for a need. What is needed only if something holds that is not known counts as needed.</summary>
    public static MissingGrants Of(Need need)
    {
        var parts = need is AllOf all ? all.Needs : [need];
        var forced = new List<Permission>();
        var choices = new List<Need>();
        foreach (var part in parts.Select(Known))
        {
            if (part is Permission permission)
            {
                forced.Add(permission);
            }
            else if (part is AllOf inner)
            {
                forced.AddRange(inner.Needs.OfType<Permission>());
                choices.AddRange(inner.Needs.Where(one => one is not Permission));
            }
            else
            {
                choices.Add(part);
            }
        }

        var kept = new HashSet<Permission>(forced);
        var open = choices.Select(choice => Known(choice.Without(kept.Contains))).Where(choice => choice != Need.Nothing).ToList();
        var atoms = open.SelectMany(choice => choice.SelfAndDescendants()).OfType<Permission>().Distinct().ToList();
        if (atoms.Count > MostChoices)
        {
            return new MissingGrants([[.. kept]], IsComplete: false);
        }

        var numbers = atoms.Select((atom, i) => (atom, i)).ToDictionary(pair => pair.atom, pair => 1UL << pair.i);
        var (sets, isComplete) = Sets(new AllOf(open), numbers);
        return new MissingGrants([.. sets.Select(set => (IReadOnlyList<Permission>)[.. kept, .. atoms.Where(atom => (set & numbers[atom]) != 0)])], isComplete);
    }

    private static Need Known(Need need) => need switch
    {
        Dependent dependent => Known(dependent.Need),
        AllOf all when all.Needs.Any(one => one is Dependent) => Need.All(all.Needs.Select(Known)),
        _ => need,
    };

    private static (List<ulong> Sets, bool IsComplete) Sets(Need need, Dictionary<Permission, ulong> numbers)
    {
        switch (need)
        {
            case Permission permission:
                return ([numbers[permission]], true);
            case Dependent dependent:
                return Sets(dependent.Need, numbers);
            case AnyOf any:
                var one = any.Needs.Select(part => Sets(part, numbers)).ToList();
                return (Smallest(one.SelectMany(part => part.Sets)), one.All(part => part.IsComplete));
            case AllOf all:
                List<ulong> sets = [0];
                var isComplete = true;
                foreach (var part in all.Needs.Select(part => Sets(part, numbers)))
                {
                    sets = Smallest(sets.SelectMany(set => part.Sets.Select(other => set | other)));
                    isComplete &= part.IsComplete;
                    if (sets.Count > MostWays)
                    {
                        sets = [.. sets.Take(MostWays)];
                        isComplete = false;
                    }
                }

                return (sets, isComplete);
            default:
                return ([], true);
        }
    }

    // Those that contain no other one.
    private static List<ulong> Smallest(IEnumerable<ulong> sets)
    {
        var smallest = new List<ulong>();
        foreach (var set in sets.Distinct().OrderBy(Count))
        {
            if (smallest.Count > 20 * MostWays)
            {
                break;
            }

            if (!smallest.Exists(other => (other & set) == other))
            {
                smallest.Add(set);
            }
        }

        return smallest;
    }

    private static int Count(ulong set)
    {
        var count = 0;
        for (; set != 0; set &= set - 1)
        {
            count++;
        }

        return count;
    }
}
