namespace Pvelint.Rules.Secrets;

/// <summary>Names for credentials: one for each value, the same for the same value, and none that means something else already.</summary>
/// <param name="isFree">Whether a name may stand for a value: nobody has it, or it stands for that value.</param>
internal sealed class DistinctNames(Func<string, Secret, bool> isFree)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Base, string Value), string> _names = [];

    /// <summary>The name of a value.</summary>
    /// <param name="wanted">The name that fits it.</param>
    /// <param name="secret">The value.</param>
    /// <param name="more">What tells it from others of that name, as a block's label does; may be empty.</param>
    public string For(string wanted, Secret secret, string more)
    {
        var value = secret.Reveal();
        if (_names.TryGetValue((wanted, value), out var known))
        {
            return known;
        }

        var name = wanted;
        for (var number = 1; !IsFree(name); number++)
        {
            name = number == 1 && more.Length > 0 ? $"{wanted}_{more}" : $"{wanted}_{number + 1}";
        }

        _names[(wanted, value)] = name;
        _values[name] = value;
        return name;

        bool IsFree(string name) => (!_values.TryGetValue(name, out var other) || other == value) && isFree(name, secret);
    }
}
