using System.Globalization;

namespace Pvelint.Hcl;

/// <summary>
/// Evaluates expressions once, within bounds of depth and work, so that locals that name themselves or double each other
/// end as unknown. What this does not know how to evaluate is unknown.
/// </summary>
internal sealed class HclEvaluator(HclModule module, HclInputs inputs)
{
    // A local that names a local counts too. Far above what people write, far below what a small stack holds.
    private const int MaxDepth = 400;
    private const int MaxSteps = 100_000;
    private const int MaxLength = 1_000_000;

    private readonly Dictionary<(bool, string), HclValue> _known = [];
    private int _depth;
    private int _steps;

    public HclValue Evaluate(HclExpression expression, string path) => Evaluate(expression, new HclScope(path));

    public HclValue Evaluate(HclExpression expression, HclScope scope)
    {
        if (_depth >= MaxDepth || _steps >= MaxSteps)
        {
            return HclValue.Unknown;
        }

        _depth++;
        _steps++;
        var value = expression switch
        {
            HclLiteral literal => Literal(literal),
            HclTemplate template => Template(template, scope),
            HclParentheses parentheses => Evaluate(parentheses.Inner, scope),
            HclTuple tuple => HclValue.Of([.. tuple.Items.Select(item => Evaluate(item, scope))]),
            HclObject item => Object(item, scope),
            HclTraversal traversal => Traversal(traversal, scope),
            HclConditional conditional => Conditional(conditional, scope),
            HclFor loop => HclLoops.For(this, loop, scope),
            HclCall call => Call(call, scope),
            HclUnary unary => Unary(unary, scope),
            HclBinary binary => Binary(binary, scope),
            _ => HclValue.Unknown,
        };
        _depth--;
        _steps += value.Text.Length / 64;
        return value.Text.Length > MaxLength ? HclValue.Unknown : value;
    }

    /// <summary>The value of a variable of the module.</summary>
    public HclValue Variable(string name) => Once((true, name), () =>
    {
        if (!module.Variables.TryGetValue(name, out var variable))
        {
            return HclValue.UnknownNamed("var." + name);
        }

        return Convert(Given(variable), variable.Primitive);
    });

    private HclValue Local(string name) => Once((false, name), () =>
        module.Locals.TryGetValue(name, out var local) && local is not null ? Evaluate(local.Attribute.Expression, local.Path) : HclValue.Unknown);

    // While a name is being evaluated it is unknown: so is one that names itself.
    private HclValue Once((bool, string) key, Func<HclValue> evaluate)
    {
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        var unknown = HclValue.UnknownNamed((key.Item1 ? "var." : "local.") + key.Item2);
        _known[key] = unknown;
        var value = evaluate();
        return _known[key] = !value.IsKnown && value.What is null ? unknown : value;
    }

    // -var, then files of variables, then the environment, then the default.
    private HclValue Given(HclVariable variable)
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

        if (inputs.Environment.TryGetValue("TF_VAR_" + variable.Name, out var value) || inputs.Environment.TryGetValue("PKR_VAR_" + variable.Name, out value))
        {
            return FromText(value, variable);
        }

        return variable.Default is null ? HclValue.Unknown : Evaluate(variable.Default.Expression, new HclScope(variable.Path, isInput: true));
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

    private static HclValue Convert(HclValue value, string? type)
    {
        switch (type)
        {
            case "string" when value.Kind is HclValueKind.Number or HclValueKind.Boolean:
                return value.AsString();
            case "bool" when value.Kind == HclValueKind.String:
                return HclArithmetic.Truth(value) is { } truth ? HclValue.Of(truth) : HclValue.Unknown;
            case "number" when value.Kind == HclValueKind.String:
                return HclArithmetic.Number(value) is { } number ? HclValue.Of(number) : HclValue.Unknown;
            default:
                return value;
        }
    }

    private static HclValue Literal(HclLiteral literal) => literal.Kind switch
    {
        HclLiteralKind.Null => HclValue.Null,
        HclLiteralKind.Boolean => HclValue.Of(literal.IsTrue),
        _ => decimal.TryParse(literal.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? HclValue.Of(number) : HclValue.Unknown,
    };

    private HclValue Template(HclTemplate template, HclScope scope)
    {
        // "${x}" alone is x, whatever its kind.
        if (template.Parts is [HclInterpolation single] && template.Kind is HclTemplateKind.Quoted or HclTemplateKind.Json)
        {
            return Evaluate(single.Expression, scope);
        }

        var text = new HclStringBuilder();
        return Append(template.Parts, scope, text) ?? text.Build();
    }

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
                return HclValue.UnknownBy(unknown.What);
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
                return HclValue.UnknownBy(key.What);
            }

            entries.Add(new KeyValuePair<string, HclValue>(key.Text, Evaluate(entry.Value, scope)));
        }

        return HclValue.Of(entries);
    }

    private HclValue Unary(HclUnary unary, HclScope scope)
    {
        var operand = Evaluate(unary.Operand, scope);
        return HclArithmetic.Unary(unary.Operator, operand).Because(operand);
    }

    private HclValue Binary(HclBinary binary, HclScope scope)
    {
        var (left, right) = (Evaluate(binary.Left, scope), Evaluate(binary.Right, scope));
        return HclArithmetic.Binary(left, binary.Operator, right).Because(left, right);
    }

    private HclValue Conditional(HclConditional conditional, HclScope scope)
    {
        var condition = Evaluate(conditional.Condition, scope);
        return HclArithmetic.Truth(condition) switch
        {
            true => Evaluate(conditional.WhenTrue, scope),
            false => Evaluate(conditional.WhenFalse, scope),
            null => HclValue.Unknown.Because(condition),
        };
    }

    private HclValue Call(HclCall call, HclScope scope)
    {
        var arguments = call.Arguments.Select(argument => Evaluate(argument, scope)).ToArray();
        return call.ExpandsLast
            ? HclValue.Unknown.Because(arguments)
            : HclFunctions.Call(call.Name, arguments).Because([.. arguments, HclValue.UnknownBy(call.Name + "()")]);
    }

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

        if (scope.IsInput)
        {
            return HclValue.Unknown;
        }

        if (traversal.NameAfter("var") is { } variable)
        {
            return Steps(Variable(variable), traversal.Steps, 1, scope);
        }

        return traversal.NameAfter("local") is { } local
            ? Steps(Local(local), traversal.Steps, 1, scope)
            : Steps(HclValue.UnknownNamed(traversal.RootName!), traversal.Steps, 0, scope);
    }

    /// <summary>What the steps from <paramref name="first"/> on lead to.</summary>
    private HclValue Steps(HclValue value, IReadOnlyList<HclStep> steps, int first, HclScope scope)
    {
        for (var i = first; i < steps.Count; i++)
        {
            if (steps[i] is HclSplatStep splat && value.IsKnown)
            {
                return Splat(value, splat, steps, i + 1, scope);
            }

            value = value.IsKnown ? Step(value, steps[i], scope) : value.Below(Written(steps[i], scope));
        }

        return value;
    }

    private string Written(HclStep step, HclScope scope) => step switch
    {
        HclAttributeStep attribute => "." + attribute.Name,
        HclIndexStep index => Evaluate(index.Key, scope) switch
        {
            { Kind: HclValueKind.Number } number => "[" + number.Text + "]",
            { Kind: HclValueKind.String, Text.Length: < 100 } name => "[\"" + name.Text + "\"]",
            _ => "[…]",
        },
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
        var items = value.Kind == HclValueKind.List ? value.Items : value.Kind == HclValueKind.Null ? [] : [value];
        return Steps(HclValue.Of([.. items.Select(item => Steps(item, inner, 0, scope))]), steps, last, scope);
    }

    private HclValue Step(HclValue value, HclStep step, HclScope scope)
    {
        var key = step is HclIndexStep index ? Evaluate(index.Key, scope) : HclValue.Of(((HclAttributeStep)step).Name);
        if (value.Kind == HclValueKind.Object && key.AsString() is { IsKnown: true } name)
        {
            return value.Entry(name.Text) ?? HclValue.Unknown;
        }

        if (!key.IsKnown)
        {
            return HclValue.UnknownBy(key.What);
        }

        return value.Kind == HclValueKind.List && HclArithmetic.Number(key) is { } number && number >= 0 && number < value.Items.Count && decimal.Truncate(number) == number
            ? value.Items[(int)number]
            : HclValue.Unknown;
    }
}
