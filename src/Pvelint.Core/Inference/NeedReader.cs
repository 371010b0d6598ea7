using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>
/// Makes needs of the expressions in <c>rules/pve/</c>: <c>perm</c>, <c>perm_any</c>, <c>propagated</c>, <c>all</c>, <c>any</c>, <c>when</c>, <c>where</c>,
/// <c>nothing</c>, <c>root_only</c>, <c>refused</c>, conditionals, and the rules by their names. Values in them are HCL's, with
/// <see cref="PveFunctions"/>. A mistake in a fact is one of this project and throws; the tests of the facts hold that there is none.
/// </summary>
internal sealed class NeedReader
{
    // Rules call rules; a circle of them is a mistake.
    private const int MaxDepth = 32;

    private static readonly HclScope RuleScope = new("");

    private readonly ApiFacts _facts;
    private readonly PveFunctions _functions;
    private readonly HclEvaluator _values;
    private int _depth;

    /// <summary>Reads needs of one call.</summary>
    public NeedReader(ApiFacts facts, PveFunctions functions)
    {
        _facts = facts;
        _functions = functions;
        _values = new HclEvaluator(HclModule.Empty, HclInputs.None, factFunctions: functions.Call);
    }

    /// <summary>The names of what makes needs, besides rules.</summary>
    public static IReadOnlyList<string> Functions { get; } = ["perm", "perm_any", "propagated", "all", "any", "when", "where", "nothing", "root_only", "refused"];

    /// <summary>What an expression needs.</summary>
    public Need Read(HclExpression expression, HclScope scope)
    {
        switch (expression)
        {
            case HclParentheses parentheses:
                return Read(parentheses.Inner, scope);
            case HclConditional choice:
                return Choice(choice.Condition, scope, choice.WhenTrue, choice.WhenFalse);
            case HclCall call:
                return Call(call, scope);
            default:
                throw new FormatException($"rules/pve: {expression.GetType().Name} at {expression.Span.Start} makes no need");
        }
    }

    private Need Call(HclCall call, HclScope scope)
    {
        switch (call.Name)
        {
            case "nothing":
                return Need.Nothing;
            case "root_only":
                return Need.Refused(Texts(call.Arguments, scope)[0], isForRoot: true);
            case "refused":
                return Need.Refused(Texts(call.Arguments, scope)[0], isForRoot: false);
            case "all":
                return call.Arguments.Count == 1 && !call.ExpandsLast ? Read(call.Arguments[0], scope) : Need.All(Many(call, scope));
            case "any":
                return Need.Any(Many(call, scope));
            case "when":
                return Choice(call.Arguments[0], scope, call.Arguments[1], null);
            case "where":
                return Need.Where(_values.Evaluate(call.Arguments[0], scope).Text, Read(call.Arguments[1], scope));
            case "perm" or "perm_any" or "propagated":
                var path = Path(call.Arguments[0], scope);
                var privileges = new List<Need>(call.Arguments.Count - 1);
                for (var i = 1; i < call.Arguments.Count; i++)
                {
                    var value = _values.Evaluate(call.Arguments[i], scope);
                    if (value.Kind == HclValueKind.List)
                    {
                        privileges.AddRange(value.Items.Select(item => Held(path, item, call.Name == "propagated")));
                    }
                    else
                    {
                        privileges.Add(Held(path, value, call.Name == "propagated"));
                    }
                }

                return privileges.Count == 1 ? privileges[0] : call.Name == "perm_any" ? Need.Any(privileges) : Need.All(privileges);
            default:
                return Read(call.Name, [.. call.Arguments.Select(argument => _values.Evaluate(argument, scope))]);
        }
    }

    private static Need Held(string path, HclValue privilege, bool isPropagated) => privilege.IsKnown
        ? Need.Of(path, privilege.Text, isPropagated)
        : Need.If(WhatOf(privilege), Need.Refused($"{WhatOf(privilege)} is not known", isForRoot: true));

    /// <summary>What a rule needs with these arguments.</summary>
    public Need Read(string name, IReadOnlyList<HclValue> arguments)
    {
        var rule = _facts.Rule(name) ?? throw new FormatException($"rules/pve: nothing is called {name}");
        if (_depth >= MaxDepth)
        {
            throw new FormatException($"rules/pve: {rule.Name} calls itself");
        }

        var names = RuleScope;
        for (var i = 0; i < rule.Takes.Count; i++)
        {
            names = names.With(rule.Takes[i], i < arguments.Count ? arguments[i] : HclValue.Null);
        }

        if (rule.Rest is not null)
        {
            names = names.With(rule.Rest, HclValue.Of([.. arguments.Skip(rule.Takes.Count)]));
        }

        _depth++;
        var need = Read(rule.Require, names);
        _depth--;
        return need;
    }

    // Where it is not known which, both are needed, each only if.
    private Need Choice(HclExpression condition, HclScope scope, HclExpression whenTrue, HclExpression? whenFalse)
    {
        var value = _values.Evaluate(condition, scope);
        var truth = value.Kind == HclValueKind.Null ? false : HclArithmetic.Truth(value);
        if (truth is not null)
        {
            return truth == true ? Read(whenTrue, scope) : whenFalse is null ? Need.Nothing : Read(whenFalse, scope);
        }

        var first = Need.If(WhatOf(value), Read(whenTrue, scope));
        return whenFalse is null ? first : Need.All([first, Need.If(WhatOf(value), Read(whenFalse, scope))]);
    }

    private IEnumerable<Need> Many(HclCall call, HclScope scope)
    {
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            if (call.ExpandsLast && i == call.Arguments.Count - 1)
            {
                foreach (var need in Items(call.Arguments[i], scope))
                {
                    yield return need;
                }
            }
            else
            {
                yield return Read(call.Arguments[i], scope);
            }
        }
    }

    // [for x in list : need]... and [need, need]...
    private IEnumerable<Need> Items(HclExpression list, HclScope scope)
    {
        switch (list)
        {
            case HclTuple tuple:
                return tuple.Items.Select(item => Read(item, scope));
            case HclFor loop when loop.Key is null:
                return Loop(loop, scope);
            default:
                throw new FormatException($"rules/pve: {list.GetType().Name} at {list.Span.Start} is no list of needs");
        }
    }

    private IEnumerable<Need> Loop(HclFor loop, HclScope scope)
    {
        var collection = _values.Evaluate(loop.Collection, scope);
        if (collection.Kind == HclValueKind.Null)
        {
            yield break;
        }

        // Of a list that is not known at all, any item may be there.
        var pairs = HclLoops.Pairs(collection) ?? HclLoops.Possible(collection) ?? [(collection, HclValue.Maybe(collection.What, collection))];
        foreach (var (key, value) in pairs)
        {
            var inner = scope.With(loop.KeyName, key).With(loop.ValueName, value.Given);
            var taken = loop.Condition is null ? HclValue.True : _values.Evaluate(loop.Condition, inner);
            if (HclArithmetic.Truth(taken) is var truth && truth == false)
            {
                continue;
            }

            var need = truth is null ? Need.If(WhatOf(taken), Read(loop.Value, inner)) : Read(loop.Value, inner);
            yield return value.IsMaybe ? Need.If(WhatOf(value), need) : need;
        }
    }

    private List<string> Texts(IReadOnlyList<HclExpression> expressions, HclScope scope) => [.. Values(expressions, scope).Select(value => value.Text)];

    // Lists among them are opened.
    private IEnumerable<HclValue> Values(IEnumerable<HclExpression> expressions, HclScope scope) =>
        expressions.Select(expression => _values.Evaluate(expression, scope)).SelectMany(value => value.Kind == HclValueKind.List ? value.Items : [value]);

    // What is not known stands in braces. For a variable that is not given Proxmox VE writes a dash (pve-common PVE::Tools template_replace).
    private string Path(HclExpression expression, HclScope scope)
    {
        var path = expression is HclTemplate { Parts.Count: > 1 } template ? string.Concat(template.Parts.Select(part => PathPart(part, scope)))
            : expression is HclTemplate { Parts: [var part] } ? PathPart(part, scope)
            : _values.Evaluate(expression, scope) is var value && value.Shape is { } shape ? shape.ToString() : PathText(value);
        return path.Length > 1 && path[0] == '/' && path[path.Length - 1] != '/' && path.IndexOf("//", StringComparison.Ordinal) < 0
            ? path
            : "/" + string.Join("/", path.Split(['/'], StringSplitOptions.RemoveEmptyEntries));
    }

    private string PathPart(HclTemplatePart part, HclScope scope) => part switch
    {
        HclText text => text.Value,
        HclInterpolation interpolation => PathText(_values.Evaluate(interpolation.Expression, scope)),
        _ => throw new FormatException("rules/pve: a path has a directive"),
    };

    /// <summary>A value as a segment of a path; what is not known stands in braces.</summary>
    public static string PathText(HclValue value) =>
        value.IsKnown ? value.AsString() is { IsKnown: true, Text.Length: > 0 } text ? text.Text : "-" : "{" + (value.Label ?? WhatOf(value)).Replace('/', '|').Replace('{', '(').Replace('}', ')') + "}";

    private static string WhatOf(HclValue value) => value.What ?? "what is not known";
}
