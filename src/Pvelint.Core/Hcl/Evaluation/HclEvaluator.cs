using System.Globalization;

namespace Pvelint.Hcl;

/// <summary>
/// Evaluates expressions, each name once, within bounds of depth and work. What this does not know how to evaluate is
/// unknown, and says what decides it.
/// </summary>
/// <param name="module">Where variables and locals are looked up.</param>
/// <param name="inputs">What the module is given.</param>
/// <param name="surroundings">What the module stands in.</param>
/// <param name="factFunctions">
/// Functions of the project's own facts, which come first and give null for a name they do not have. With them a name or a key that
/// is not given is null instead of unknown, and a step into a list of one, a block, is one into that block.
/// </param>
internal sealed class HclEvaluator(HclModule module, HclInputs inputs, HclSurroundings? surroundings = null, Func<string, IReadOnlyList<HclValue>, HclValue?>? factFunctions = null)
{
    private const int MaxLength = 1_000_000;
    private const int MaxEither = 256;

    private readonly HclSurroundings _surroundings = surroundings ?? new HclSurroundings();
    private readonly Dictionary<(bool, string), HclValue> _known = [];

    /// <summary>Whether it reads the project's own facts, in which null is an empty list.</summary>
    public bool ReadsFacts => factFunctions is not null;

    public HclValue Evaluate(HclExpression expression, string path) => Evaluate(expression, new HclScope(path));

    public HclValue Evaluate(HclExpression expression, HclScope scope)
    {
        if (!_surroundings.Budget.Enter())
        {
            return HclValue.Unknown;
        }

        var value = expression switch
        {
            HclLiteral literal => literal.Value ??= Literal(literal),
            HclTemplate template => Template(template, scope),
            HclParentheses parentheses => Evaluate(parentheses.Inner, scope),
            HclTuple tuple => HclValue.Of(All(tuple.Items, scope)),
            HclObject item => Object(item, scope),
            HclTraversal traversal => Assumed(Traversal(traversal, scope)),
            HclConditional conditional => Conditional(conditional, scope),
            HclFor loop => HclLoops.For(this, loop, scope),
            HclCall call => Call(call, scope),
            HclUnary unary => Unary(unary, scope),
            HclBinary binary => Binary(binary, scope),
            _ => HclValue.Unknown,
        };
        return _surroundings.Budget.Leave(value) && value.Text.Length <= MaxLength ? value : HclValue.Unknown;
    }

    /// <summary>The value of a variable of the module.</summary>
    public HclValue Variable(string name) => Once((true, name), () =>
        module.Variables.TryGetValue(name, out var variable) ? Given(variable) : HclValue.UnknownNamed(_surroundings.Prefix + "var." + name));

    private HclValue Local(string name) => Once((false, name), () =>
        module.Locals.TryGetValue(name, out var local) && local is not null ? Evaluate(local.Attribute.Expression, local.Path) : HclValue.Unknown);

    // While a name is being evaluated it is unknown: so is one that names itself.
    private HclValue Once((bool IsVariable, string Name) key, Func<HclValue> evaluate)
    {
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        var unknown = HclValue.UnknownNamed(_surroundings.Prefix + (key.IsVariable ? "var." : "local.") + key.Name);
        _known[key] = unknown;
        var value = evaluate();
        return _known[key] = value is { IsKnown: false, What: null, IsError: false } ? unknown : value;
    }

    // developer.hashicorp.com/terraform/language/block/variable: null counts as not given where nullable is false.
    private HclValue Given(HclVariable variable)
    {
        var given = _surroundings.Argument is { } argument ? argument(variable.Name) : FromOutside(variable);
        var value = given is null || (given.Kind == HclValueKind.Null && !variable.IsNullable) ? Default(variable) : given;
        return HclTypes.Convert(value, variable.Type?.Expression, expression => Evaluate(expression, new HclScope(variable.Path, isInput: true)));
    }

    private HclValue Default(HclVariable variable) =>
        variable.Default is null ? HclValue.Unknown : Evaluate(variable.Default.Expression, new HclScope(variable.Path, isInput: true));

    // -var, then files of variables, then the environment.
    private HclValue? FromOutside(HclVariable variable)
    {
        if (inputs.Variables.TryGetValue(variable.Name, out var argument))
        {
            return FromText(argument, variable);
        }

        var assignments = module.AssignmentsOf(variable.Name);
        if (assignments.Count > 0)
        {
            var last = assignments[assignments.Count - 1];
            return Evaluate(last.Attribute.Expression, new HclScope(last.Path, isInput: true));
        }

        return inputs.Environment.TryGetValue("TF_VAR_" + variable.Name, out var value) || inputs.Environment.TryGetValue("PKR_VAR_" + variable.Name, out value)
            ? FromText(value, variable)
            : null;
    }

    // A list or object is written as an expression, a string as it is.
    private HclValue FromText(string text, HclVariable variable)
    {
        if (variable.Primitive is not null || variable.Type is null)
        {
            return HclValue.Of(text);
        }

        var file = HclFile.Parse("value = " + text);
        return file.Diagnostics.Count == 0 && file.Body.Attribute("value") is { } attribute
            ? Evaluate(attribute.Expression, new HclScope("", isInput: true))
            : HclValue.Unknown;
    }

    private static HclValue Literal(HclLiteral literal) => literal.Kind switch
    {
        HclLiteralKind.Null => HclValue.Null,
        HclLiteralKind.Boolean => HclValue.Of(literal.IsTrue),
        _ => decimal.TryParse(literal.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? HclValue.Of(number) : HclValue.Unknown,
    };

    private HclValue Template(HclTemplate template, HclScope scope)
    {
        // Where the text of a fact comes from nobody asks.
        if (ReadsFacts && template.AsText() is { } known)
        {
            return template.Value ??= HclValue.Of(known.Value);
        }

        // "${x}" alone is x, whatever its kind.
        if (template.Parts is [HclInterpolation single] && template.Kind is HclTemplateKind.Quoted or HclTemplateKind.Json)
        {
            return Evaluate(single.Expression, scope);
        }

        var text = new HclStringBuilder();
        return Append(template.Parts, scope, text) is not { } unknown ? text.Build() : unknown.IsError ? unknown : HclValue.UnknownShaped(unknown.What, Shape(template.Parts, scope));
    }

    // Of a text put together from names and literals, which is what ids and paths are.
    private HclShape? Shape(IReadOnlyList<HclTemplatePart> parts, HclScope scope) => parts.Any(part => part is not (HclText or HclInterpolation)) ? null
        : HclShape.Of(parts.Select(part => part is HclText text ? HclValue.Of(text.Value) : Evaluate(((HclInterpolation)part).Expression, scope).AsString()));

    /// <summary>Adds the text of template parts.</summary>
    /// <returns>Null, or what is not known where the text is not.</returns>
    public HclValue? Append(IReadOnlyList<HclTemplatePart> parts, HclScope scope, HclStringBuilder into)
    {
        foreach (var part in parts)
        {
            if (into.Length > MaxLength)
            {
                return HclValue.Unknown;
            }

            if (AppendPart(part, scope, into) is { } unknown)
            {
                return HclValue.Unknown.Because(unknown);
            }
        }

        return null;
    }

    private HclValue? AppendPart(HclTemplatePart part, HclScope scope, HclStringBuilder into)
    {
        switch (part)
        {
            case HclText text:
                into.Append(scope.Path, text);
                return null;
            case HclInterpolation interpolation:
                var value = Evaluate(interpolation.Expression, scope).AsString();
                into.Append(value);
                return value.IsKnown ? null : value;
            case HclTemplateIf choice:
                var condition = Evaluate(choice.Condition, scope);
                return HclArithmetic.Truth(condition) is { } holds ? Append(holds ? choice.WhenTrue : choice.WhenFalse, scope, into) : HclValue.Unknown.Because(condition);
            case HclTemplateFor loop:
                return HclLoops.Template(this, loop, scope, into);
            default:
                return HclValue.Unknown;
        }
    }

    private HclValue Object(HclObject item, HclScope scope)
    {
        var entries = new List<KeyValuePair<string, HclValue>>();
        foreach (var entry in item.Items)
        {
            var key = entry.Name is not null ? HclValue.Of(entry.Name) : Evaluate(entry.Key, scope).AsString();
            if (!key.IsKnown)
            {
                return HclValue.Unknown.Because(key);
            }

            entries.Add(new KeyValuePair<string, HclValue>(key.Text, Evaluate(entry.Value, scope)));
        }

        return HclValue.Of(entries);
    }

    private HclValue Unary(HclUnary unary, HclScope scope)
    {
        var operand = Evaluate(unary.Operand, scope);
        var value = HclArithmetic.Unary(unary.Operator, operand);
        return value.IsKnown ? value : value.Because(operand);
    }

    private HclValue Binary(HclBinary binary, HclScope scope)
    {
        var (left, right) = (Evaluate(binary.Left, scope), Evaluate(binary.Right, scope));
        var value = HclArithmetic.Binary(left, binary.Operator, right);
        return value.IsKnown ? value : value.Because(left, right);
    }

    private HclValue Conditional(HclConditional conditional, HclScope scope)
    {
        var condition = Evaluate(conditional.Condition, scope);
        if (HclArithmetic.Truth(condition) is { } truth)
        {
            return Evaluate(truth ? conditional.WhenTrue : conditional.WhenFalse, scope);
        }

        // Where both ways lead to the same, it does not matter which is taken.
        var (first, second) = (Evaluate(conditional.WhenTrue, scope), Evaluate(conditional.WhenFalse, scope));
        return HclArithmetic.AreSame(first, second) ? first
            : !condition.IsError && Either(first) is { } one && Either(second) is { } other && one.Count + other.Count is > 0 and <= MaxEither
                ? HclValue.UnknownList(condition.What, [.. one.Concat(other).Select(item => HclValue.Maybe(condition.What, item))])
            : HclValue.Unknown.Because(condition);
    }

    // Of two lists each item may be there; in facts what is absent is an empty list.
    private IReadOnlyList<HclValue>? Either(HclValue value) => value.IsSet ? null : ReadsFacts && value.Kind == HclValueKind.Null ? [] : value.MayHold;

    private HclValue Call(HclCall call, HclScope scope)
    {
        IReadOnlyList<HclValue> arguments = All(call.Arguments, scope);
        if (call.ExpandsLast && arguments.Count > 0)
        {
            var last = arguments[arguments.Count - 1];
            if (last.Kind != HclValueKind.List)
            {
                return HclValue.Unknown.Because(arguments);
            }

            arguments = [.. arguments.Take(arguments.Count - 1), .. last.Items];
        }

        return factFunctions?.Invoke(call.Name, arguments)?.Because(arguments) ?? _surroundings.Call?.Invoke(call.Name, arguments) ?? HclFunctions.Call(call.Name, arguments);
    }

    private HclValue[] All(IReadOnlyList<HclExpression> expressions, HclScope scope)
    {
        var values = new HclValue[expressions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Evaluate(expressions[i], scope);
        }

        return values;
    }

    private HclValue Assumed(HclValue value) => value is { IsNamed: true, What: { } name } && inputs.Assumed.TryGetValue(name, out var text) ? HclInputs.ValueOf(text) : value;

    private HclValue Traversal(HclTraversal traversal, HclScope scope)
    {
        if (traversal.Source is not null)
        {
            return Steps(Evaluate(traversal.Source, scope), traversal.Steps, 0, scope);
        }

        if (scope.Find(traversal.RootName!) is { } own)
        {
            return Steps(own, traversal.Steps, 0, scope);
        }

        if (factFunctions is not null)
        {
            return Steps(HclValue.Null, traversal.Steps, 0, scope);
        }

        if (scope.IsInput)
        {
            return HclValue.Unknown;
        }

        if (traversal.NameAfter("var") is { } variable)
        {
            return Steps(Variable(variable), traversal.Steps, 1, scope);
        }

        if (traversal.NameAfter("local") is { } local)
        {
            return Steps(Local(local), traversal.Steps, 1, scope);
        }

        return _surroundings.Find?.Invoke(traversal, scope) is var (value, steps)
            ? Steps(value, traversal.Steps, steps, scope)
            : Steps(HclValue.UnknownNamed(_surroundings.Prefix + traversal.RootName), traversal.Steps, 0, scope);
    }

    /// <summary>What the steps from <paramref name="first"/> on lead to.</summary>
    private HclValue Steps(HclValue value, IReadOnlyList<HclStep> steps, int first, HclScope scope)
    {
        for (var i = first; i < steps.Count; i++)
        {
            if (steps[i] is HclSplatStep splat && (value.IsKnown || value.MayHold is not null))
            {
                return Splat(value, splat, steps, i + 1, scope);
            }

            value = ReadsFacts ? value.Given : value;
            value = value.IsKnown ? Step(value, steps[i], scope) : value.Below(Written(steps[i], scope));
        }

        return value;
    }

    /// <summary>A step as it is written, an index by its value.</summary>
    public string Written(HclStep step, HclScope scope) => step switch
    {
        HclAttributeStep attribute => "." + attribute.Name,
        HclIndexStep index => HclSteps.Written(Evaluate(index.Key, scope)),
        _ => "[*]",
    };

    private HclValue Splat(HclValue value, HclSplatStep splat, IReadOnlyList<HclStep> steps, int first, HclScope scope)
    {
        var last = first;
        while (last < steps.Count && (splat.IsFull || steps[last] is HclAttributeStep))
        {
            last++;
        }

        // What is no list is a list of one, null a list of none.
        var inner = new List<HclStep>(steps.Skip(first).Take(last - first));
        var items = value.MayHold ?? (value.Kind == HclValueKind.Null ? [] : [value]);
        List<HclValue> all = [.. items.Select(item => item.IsMaybe ? HclValue.Maybe(item.What, Steps(item.Given, inner, 0, scope)) : Steps(item, inner, 0, scope))];
        return Steps(value.IsKnown ? HclValue.Of(all) : HclValue.UnknownList(value.What, all), steps, last, scope);
    }

    private HclValue Step(HclValue value, HclStep step, HclScope scope)
    {
        if (value.Kind == HclValueKind.Object && step is HclAttributeStep { Name: var name } && value.Entry(name) is { } entry)
        {
            return entry;
        }

        var key = step is HclIndexStep index ? Evaluate(index.Key, scope) : HclValue.Of(((HclAttributeStep)step).Name);
        if (ReadsFacts)
        {
            value = value is { Kind: HclValueKind.List, Items: [var only] } && step is HclAttributeStep ? only : value;
            if (value.Kind is HclValueKind.Null or HclValueKind.String or HclValueKind.Number or HclValueKind.Boolean || (value.Kind == HclValueKind.List && value.Items.Count == 0) || (value is { Kind: HclValueKind.Object, IsOpen: false } && key.IsKnown && value.Entry(key.Text) is null))
            {
                return HclValue.Null;
            }
        }

        return HclSteps.Step(value, key);
    }
}
