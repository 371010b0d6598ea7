using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>
/// Makes the calls of something in code from its map: the expressions of the map are evaluated over its attributes, in three values. A
/// call that may be made keeps what decides it. Functions besides those of the facts: <c>depends("what")</c>, which is not known, and
/// <c>changed(x)</c>, whether an update may send x: in code, where it is set.
/// </summary>
internal sealed class MapReader
{
    private static readonly HclValue None = HclValue.Object();

    private readonly ApiFacts _facts;
    private readonly ToolMap _map;
    private readonly CodeResource _resource;
    private readonly HclEvaluator _values;
    private readonly HclScope _scope;
    private readonly List<Dictionary<string, HclValue>> _variables = [];

    public MapReader(ApiFacts facts, ToolMap map, CodeResource resource, PveState? state = null)
    {
        _facts = facts;
        _map = map;
        _resource = resource;
        var functions = new PveFunctions(facts, HclValue.Null, new KnownCluster(null, null, null));
        _values = new HclEvaluator(HclModule.Empty, HclInputs.None, factFunctions: (name, arguments) => name switch
        {
            "depends" => Depends(arguments[0], state),
            "set" or "changed" => IsId(arguments[0]) ? HclValue.True : functions.Call("set", arguments),
            _ => functions.Call(name, arguments),
        });
        var names = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        _scope = new HclScope("", names);
        foreach (var attribute in resource.Attributes.Entries)
        {
            names[attribute.Key] = attribute.Value;
        }

        foreach (var local in map.Locals)
        {
            var value = _values.Evaluate(local.Expression, _scope);

            // The id that Proxmox VE gives out next: others in the code name it after the attribute. One that is reckoned from a variable is
            // not the guest that the variable names.
            names[local.Name] = local.Name == "vmid" && (value.Kind == HclValueKind.Null || (value is { IsKnown: false, IsNamed: false } && MakesGuests))
                ? HclValue.UnknownNamed(resource.Address + "." + ((local.Expression as HclTraversal)?.Path ?? "vmid"))
                : value;
        }
    }

    private bool MakesGuests => _map.Calls.Any(call => _facts.Endpoints.TryGetValue(call.Label, out var endpoint) && endpoint.Creates.StartsWith("/vms/", StringComparison.Ordinal));

    /// <summary>What an expression of the map comes to.</summary>
    public HclValue Value(HclExpression expression) => _values.Evaluate(expression, _scope);

    /// <summary>The calls, in the order of the map.</summary>
    /// <param name="missing">Takes the labels of calls that the API of the release does not have.</param>
    public IEnumerable<MadeCall> Calls(ICollection<string> missing)
    {
        foreach (var call in _map.Calls.Where(call => ProviderRelease.Has(_resource.Provider, call.Since, call.Until)))
        {
            foreach (var (scope, decides) in Rounds(call.ForEach))
            {
                var (holds, condition) = Holds(call.When, scope);
                if (holds == false)
                {
                    continue;
                }

                if (!_facts.Endpoints.TryGetValue(call.Label, out var endpoint))
                {
                    missing.Add(call.Label);
                    break;
                }

                yield return Made(endpoint, call, scope, holds is null ? condition : decides ?? (_resource.Exists is null ? _resource.Decides ?? _resource.Address : null));
            }
        }
    }

    /// <summary>What must be told besides.</summary>
    public IEnumerable<CodeRemark> Remarks()
    {
        foreach (var block in _map.Notes)
        {
            var (holds, condition) = Holds(block.Body.Attribute("when")?.Expression, _scope);
            if (holds != false)
            {
                yield return new CodeRemark(block.Type == "ssh", block.Body.String("why"), _resource) { If = holds is null ? condition : null };
            }
        }
    }

    /// <summary>What the tool demands when it starts, as far as its configuration does not turn that off.</summary>
    public IEnumerable<ToolDemand> Demands()
    {
        foreach (var body in _map.Demands.Select(block => block.Body).Where(body => ProviderRelease.Has(_resource.Provider, body.String("since"), body.String("until"))))
        {
            if (body.String("off") is { Length: > 0 } off && _resource.Attributes.Entry(off) is { } setting && HclArithmetic.Truth(setting) == false)
            {
                continue;
            }

            var own = body.String("list") is { Length: > 0 } list && _resource.Attributes.Entry(list) is { Kind: HclValueKind.List, Items.Count: > 0 } given ? given.Items.Select(item => item.Text).ToList() : null;
            yield return new ToolDemand(body.String("of"), body.String("path"), own ?? body.Strings("privileges"), body.String("off"), _resource);
        }
    }

    // Each item of for_each, or once. Of what is not known there may be one.
    private IEnumerable<(HclScope Scope, string? Decides)> Rounds(HclExpression? each)
    {
        if (each is null)
        {
            return [(_scope, null)];
        }

        var items = _values.Evaluate(each, _scope);
        return items.Kind == HclValueKind.Null ? []
            : (HclLoops.Pairs(items) ?? HclLoops.Possible(items)) is { } pairs
                ? pairs.Select(pair => (_scope.With("each", HclValue.Object(("key", pair.Key), ("value", pair.Value.Given))), pair.Value.IsMaybe ? pair.Value.What ?? _resource.Address : null))
            : [(_scope.With("each", HclValue.Object(("key", items), ("value", items))), items.What ?? _resource.Address)];
    }

    private (bool? Holds, string? Decides) Holds(HclExpression? when, HclScope scope)
    {
        if (when is null)
        {
            return (true, null);
        }

        var value = _values.Evaluate(when, scope);
        return value.Kind == HclValueKind.Null ? (false, null) : (HclArithmetic.Truth(value), value.What ?? _resource.Address);
    }

    private MadeCall Made(Endpoint endpoint, MappedCall mapped, HclScope scope, string? condition)
    {
        var given = mapped.Path is { } path ? _values.Evaluate(path, scope) : None;
        var variables = Shared([.. endpoint.Variables.Select(name => new KeyValuePair<string, HclValue>(name, Variable(given.Entry(name) ?? scope.Find(name), name)))]);
        var sent = mapped.Send is { } send ? _values.Evaluate(send, scope) : None;
        var call = new ApiCall(endpoint, variables, sent.IsKnown ? Parameters(sent) : sent);
        return new MadeCall(call, _resource, mapped.Operations)
        {
            If = condition,
            Tolerated = mapped.Tolerated,
            Sees = mapped.Sees is { } sees ? call with { Parameters = HclValue.Of(call.Parameters.Entries.Concat(_values.Evaluate(sees, scope).Entries)) } : null,
        };
    }

    // What the map says of neither code nor cluster.
    private static HclValue Depends(HclValue what, PveState? state) => !what.IsKnown ? what
        : state?.Assumed.TryGetValue(what.Text, out var assumed) != true ? HclValue.UnknownBy(what.Text)
        : assumed switch
        {
            "yes" => HclValue.True,
            "no" => HclValue.False,
            _ => HclInputs.ValueOf(assumed!),
        };

    // What is made has an id and a node, known or not: vm_id = proxmox_virtual_environment_vm.web.vm_id is set, var.vm_id may be null.
    private static bool IsId(HclValue value) => value is { IsKnown: false, What: { } what } && (what.EndsWith("id", StringComparison.Ordinal) || what.EndsWith(".node_name", StringComparison.Ordinal))
        && what.Split('.') is { Length: > 2 } steps && steps[steps.Length - 3].StartsWith("proxmox_", StringComparison.Ordinal);

    // Nearly all calls about an object have the same variables, and code makes tens of thousands of them.
    private IReadOnlyDictionary<string, HclValue> Shared(KeyValuePair<string, HclValue>[] variables)
    {
        var same = _variables.Find(known => known.Count == variables.Length && Array.TrueForAll(variables, one => known.TryGetValue(one.Key, out var value) && ReferenceEquals(value, one.Value)));
        if (same is null)
        {
            _variables.Add(same = variables.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal));
        }

        return same;
    }

    // A variable of a path always has a value; where the map's expression gives none, it is not known.
    private static HclValue Variable(HclValue? value, string name) =>
        value is null or { Kind: HclValueKind.Null } or { Kind: HclValueKind.String, Text: "" } ? HclValue.UnknownNamed(name, isNotNull: true) : HclValue.NotNull(value);

    // `net[n]` with a list is net0, net1, …; of a list that is not known there may be one.
    private static HclValue Parameters(HclValue sent)
    {
        var parameters = new List<KeyValuePair<string, HclValue>>();
        foreach (var entry in sent.Entries)
        {
            // What is null is not sent: of the many options of a machine few are set.
            if (entry.Value.Kind == HclValueKind.Null)
            {
                continue;
            }

            if (!entry.Key.EndsWith("[n]", StringComparison.Ordinal))
            {
                parameters.Add(entry);
                continue;
            }

            var stem = entry.Key.Substring(0, entry.Key.Length - "[n]".Length);
            parameters.AddRange((entry.Value.MayHold ?? [entry.Value]).Select((item, i) => new KeyValuePair<string, HclValue>(stem + i, item)));
        }

        parameters.TrimExcess();
        return HclValue.Of(parameters);
    }
}
