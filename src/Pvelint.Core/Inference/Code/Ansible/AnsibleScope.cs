using Pvelint.Formats;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Where variables of Ansible come from, the one that wins last (docs.ansible.com, "Understanding variable precedence").</summary>
internal enum AnsibleSource
{
    RoleDefaults,
    InventoryGroups,
    PlaybookGroups,
    Hosts,
    Play,
    PlayFiles,
    RoleVariables,
    Block,
    Task,
    IncludedFiles,
    Parameters,
}

/// <summary>The variables that a task sees. Each is evaluated where it is asked for, with all others as they are there.</summary>
internal sealed class AnsibleScope
{
    private readonly HclBudget _budget;
    private readonly IReadOnlyList<(AnsibleSource Source, IReadOnlyDictionary<string, YamlValue> Variables)> _layers;
    private readonly IReadOnlyDictionary<string, HclValue> _bound;
    private readonly IReadOnlyDictionary<string, HclValue> _assumed;
    private readonly HashSet<string> _elsewhere;
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    private AnsibleScope(
        HclBudget budget, IReadOnlyList<(AnsibleSource, IReadOnlyDictionary<string, YamlValue>)> layers, IReadOnlyDictionary<string, HclValue> bound,
        Dictionary<string, HclValue> facts, IReadOnlyDictionary<string, HclValue> assumed, HashSet<string> elsewhere)
    {
        _budget = budget;
        _layers = layers;
        _bound = bound;
        Facts = facts;
        _assumed = assumed;
        _elsewhere = elsewhere;
    }

    /// <summary>What tasks set while they run, for all of a play.</summary>
    public Dictionary<string, HclValue> Facts { get; }

    /// <summary>A play's variables before any are known.</summary>
    /// <param name="budget">The bounds.</param>
    /// <param name="given">What is given on the command line; it wins over all.</param>
    /// <param name="assumed">What is assumed of names that nothing gives a value.</param>
    /// <param name="elsewhere">Names that some host or group defines: whether they hold here only the inventory tells.</param>
    public static AnsibleScope Of(HclBudget budget, IReadOnlyDictionary<string, HclValue> given, IReadOnlyDictionary<string, HclValue> assumed, HashSet<string> elsewhere) =>
        new(budget, [], given, new Dictionary<string, HclValue>(StringComparer.Ordinal), assumed, elsewhere);

    /// <summary>With variables of one more place.</summary>
    public AnsibleScope With(AnsibleSource source, YamlValue? variables)
    {
        if (variables is not { IsMapping: true, Pairs.Count: > 0 })
        {
            return this;
        }

        var names = new Dictionary<string, YamlValue>(StringComparer.Ordinal);
        foreach (var pair in variables.Pairs)
        {
            names[pair.Key] = pair.Value;
        }

        // Of the same place the later one wins.
        return new AnsibleScope(_budget, [.. _layers.Where(layer => layer.Source <= source), (source, names), .. _layers.Where(layer => layer.Source > source)], _bound, Facts, _assumed, _elsewhere);
    }

    /// <summary>With the values of a loop.</summary>
    public AnsibleScope Bound(IEnumerable<KeyValuePair<string, HclValue>> values)
    {
        var bound = _bound.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach (var value in values)
        {
            bound[value.Key] = value.Value;
        }

        return new AnsibleScope(_budget, _layers, bound, Facts, _assumed, _elsewhere);
    }

    /// <summary>The value of a name; null where nothing defines it.</summary>
    public HclValue? Find(string name)
    {
        if (_bound.TryGetValue(name, out var bound) || Facts.TryGetValue(name, out bound))
        {
            return bound;
        }

        for (var i = _layers.Count - 1; i >= 0; i--)
        {
            if (_layers[i].Variables.TryGetValue(name, out var value))
            {
                return Evaluate(name, value);
            }
        }

        return _assumed.TryGetValue(name, out var assumed) ? assumed : _elsewhere.Contains(name) || IsMagic(name) ? HclValue.UnknownNamed(name) : null;
    }

    /// <summary>A value with its templates filled in.</summary>
    public HclValue Value(YamlValue value)
    {
        if (!_budget.Enter())
        {
            return HclValue.Unknown;
        }

        var filled = JinjaText.Value(value, Find);
        return _budget.Leave(filled) ? filled : HclValue.Unknown;
    }

    /// <summary>Whether a condition, or each of a list of them, holds.</summary>
    public (bool? Holds, string? What) Holds(YamlValue? condition)
    {
        if (condition is null)
        {
            return (true, null);
        }

        if (condition is { Kind: ValueKind.List, IsMapping: false })
        {
            (bool? Holds, string? What) all = (true, null);
            foreach (var one in condition.Items.Select(Holds))
            {
                all = one.Holds == false ? one : all.Holds == true ? one : all;
                if (all.Holds == false)
                {
                    break;
                }
            }

            return all;
        }

        var value = condition.Kind == ValueKind.Literal ? JinjaExpression.Evaluate(Bare(condition.Text), Find) : Value(condition);
        return JinjaExpression.Truth(value) is { } truth ? (truth, null) : (null, value.FirstUnknown()?.What);
    }

    // A condition is an expression; braces around it are taken, with a warning.
    private static string Bare(string condition)
    {
        var text = condition.Trim();
        return text.StartsWith("{{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal) && text.IndexOf("{{", 2, StringComparison.Ordinal) < 0
            ? text.Substring(2, text.Length - 4)
            : text;
    }

    // A variable that names itself is unknown.
    private HclValue Evaluate(string name, YamlValue value)
    {
        if (!_open.Add(name))
        {
            return HclValue.UnknownNamed(name);
        }

        var found = Value(value);
        _open.Remove(name);
        return found is { IsKnown: false, What: null } ? HclValue.UnknownNamed(name) : found;
    }

    // docs.ansible.com, "Special Variables", and what is gathered.
    private static bool IsMagic(string name) => name.StartsWith("ansible_", StringComparison.Ordinal)
        || name is "hostvars" or "groups" or "group_names" or "inventory_hostname" or "inventory_hostname_short" or "inventory_dir" or "play_hosts" or "playbook_dir"
            or "role_path" or "role_name" or "lookup" or "query" or "q" or "vars" or "undef";
}
