using System.Globalization;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>
/// Evaluates a Jinja expression while it reads it: names, attributes, literals, operators, <c>x if y else z</c>, and common filters and
/// tests. Of anything else nothing is known but its text.
/// </summary>
internal sealed class JinjaExpression
{
    private const int MaxDepth = 50;
    private const int MaxName = 200;

    private readonly string _text;
    private readonly List<JinjaToken> _tokens;
    private readonly Func<string, HclValue?> _find;
    private int _at;
    private int _depth;
    private bool _failed;

    private JinjaExpression(string text, List<JinjaToken> tokens, Func<string, HclValue?> find)
    {
        _text = text;
        _tokens = tokens;
        _find = find;
    }

    private JinjaToken Current => _tokens[_at];

    // The end stays, whoever asks for more.
    private JinjaToken Next()
    {
        var token = Current;
        _failed |= token.Kind == JinjaKind.End;
        _at += token.Kind == JinjaKind.End ? 0 : 1;
        return token;
    }

    /// <summary>The value of an expression.</summary>
    /// <param name="text">What stands between the braces.</param>
    /// <param name="find">The value of a name; null for one that nothing defines.</param>
    public static HclValue Evaluate(string text, Func<string, HclValue?> find)
    {
        if (text.Length > 4096 || JinjaLexer.Read(text) is not { } tokens)
        {
            return HclValue.UnknownBy(Shown(text));
        }

        var expression = new JinjaExpression(text, tokens, find);
        var value = expression.Ternary();
        return expression._failed || expression.Current.Kind != JinjaKind.End ? HclValue.UnknownBy(Shown(text))
            : value is { IsKnown: false, What: null } ? HclValue.UnknownBy(Shown(text))
            : value;
    }

    /// <summary>Whether a value counts as true: null where it is not known.</summary>
    public static bool? Truth(HclValue value) => value.Kind switch
    {
        HclValueKind.Unknown => null,
        HclValueKind.Boolean => value.Text == "true",
        HclValueKind.Null => false,
        HclValueKind.Number => value.Number != 0,
        HclValueKind.String => value.Text.Trim().ToLowerInvariant() is not ("" or "false" or "no" or "off" or "0" or "none"),
        _ => value.Items.Count + value.Entries.Count > 0,
    };

    /// <summary>An expression as it may be shown: a literal in it may be a secret, unless it names a variable of the environment.</summary>
    public static string Shown(string text)
    {
        var shown = new System.Text.StringBuilder();
        var trimmed = text.Trim();
        for (var at = 0; at < trimmed.Length && shown.Length < MaxName; at++)
        {
            if (trimmed[at] is not ('\'' or '"'))
            {
                shown.Append(char.IsControl(trimmed[at]) ? ' ' : trimmed[at]);
                continue;
            }

            var end = trimmed.IndexOf(trimmed[at], at + 1);
            var literal = end < 0 ? "" : trimmed.Substring(at + 1, end - at - 1);
            var isName = literal == "env" || (literal.Length > 0 && literal.All(unit => unit is '_' or (>= 'A' and <= 'Z')));
            shown.Append('\'').Append(isName ? literal : "…").Append('\'');
            at = end < 0 ? trimmed.Length : end;
        }

        return shown.ToString();
    }

    // a if b else c
    private HclValue Ternary()
    {
        if (++_depth > MaxDepth)
        {
            _failed = true;
            return HclValue.Unknown;
        }

        var value = Or();
        if (TakeName("if"))
        {
            var condition = Or();
            var other = TakeName("else") ? Ternary() : HclValue.Null;
            value = Truth(condition) is { } holds ? holds ? value : other : HclValue.Unknown.Because(condition);
        }

        _depth--;
        return value;
    }

    private HclValue Or()
    {
        var value = And();
        while (TakeName("or"))
        {
            value = Either(value, And(), decisive: true);
        }

        return value;
    }

    private HclValue And()
    {
        var value = Not();
        while (TakeName("and"))
        {
            value = Either(value, Not(), decisive: false);
        }

        return value;
    }

    // One side alone may decide.
    private static HclValue Either(HclValue left, HclValue right, bool decisive)
    {
        var (first, second) = (Truth(left), Truth(right));
        return first == decisive ? left : second == decisive && first is null ? HclValue.Of(decisive) : first is null || second is null ? HclValue.Unknown.Because(left, right) : right;
    }

    private HclValue Not()
    {
        var count = 0;
        while (TakeName("not"))
        {
            count++;
        }

        var value = Comparison();
        return count == 0 ? value : Truth(value) is { } truth ? HclValue.Of(truth ^ (count % 2 == 1)) : HclValue.Unknown.Because(value);
    }

    private HclValue Comparison()
    {
        var left = Sum();
        while (!_failed)
        {
            if (Current.Kind == JinjaKind.Symbol && Current.Text is "==" or "!=" or "<" or "<=" or ">" or ">=")
            {
                var symbol = _tokens[_at++].Text;
                left = Compare(left, symbol, Sum());
            }
            else if (Current is { Kind: JinjaKind.Name, Text: "in" } || (Current is { Kind: JinjaKind.Name, Text: "not" } && _tokens[_at + 1] is { Kind: JinjaKind.Name, Text: "in" }))
            {
                var isNot = TakeName("not");
                _at++;
                var right = Sum();
                left = Holds(right, left) is { } holds ? HclValue.Of(holds ^ isNot) : HclValue.Unknown.Because(left, right);
            }
            else
            {
                return left;
            }
        }

        return left;
    }

    private static HclValue Compare(HclValue left, string symbol, HclValue right)
    {
        if (symbol is "==" or "!=")
        {
            return HclArithmetic.AreEqual(left, right) is { } equal ? HclValue.Of(equal == (symbol == "==")) : HclValue.Unknown.Because(left, right);
        }

        var @operator = symbol switch { "<" => HclOperator.Less, "<=" => HclOperator.LessOrEqual, ">" => HclOperator.Greater, _ => HclOperator.GreaterOrEqual };
        return HclArithmetic.Binary(left, @operator, right).Because(left, right);
    }

    private static bool? Holds(HclValue container, HclValue item) => container.Kind switch
    {
        HclValueKind.List when container.IsWhollyKnown && item.IsWhollyKnown => container.Items.Any(other => HclArithmetic.AreSame(other, item)),
        HclValueKind.Object when item.IsKnown => container.Entry(item.Text) is not null,
        HclValueKind.String when item.Kind == HclValueKind.String => container.Text.IndexOf(item.Text, StringComparison.Ordinal) >= 0,
        _ => null,
    };

    private HclValue Sum()
    {
        var left = Product();
        while (Current.Kind == JinjaKind.Symbol && Current.Text is "+" or "-" or "~")
        {
            var symbol = _tokens[_at++].Text;
            var right = Product();
            left = symbol == "-" ? HclArithmetic.Binary(left, HclOperator.Subtract, right).Because(left, right) : Joined(left, symbol, right);
        }

        return left;
    }

    // + adds numbers and joins texts and lists; ~ joins texts.
    private static HclValue Joined(HclValue left, string symbol, HclValue right)
    {
        if (left.Kind == HclValueKind.List && right.Kind == HclValueKind.List)
        {
            return HclValue.Of([.. left.Items, .. right.Items]);
        }

        if (symbol == "~" || left.Kind == HclValueKind.String || right.Kind == HclValueKind.String)
        {
            var (first, second) = (left.AsString(), right.AsString());
            return first.IsKnown && second.IsKnown ? HclValue.Of(first.Text + second.Text) : HclValue.Unknown.Because(first, second);
        }

        return HclArithmetic.Binary(left, HclOperator.Add, right).Because(left, right);
    }

    private HclValue Product()
    {
        var left = Unary();
        while (Current.Kind == JinjaKind.Symbol && Current.Text is "*" or "/" or "%")
        {
            var symbol = _tokens[_at++].Text;
            var right = Unary();
            left = HclArithmetic.Binary(left, symbol switch { "*" => HclOperator.Multiply, "/" => HclOperator.Divide, _ => HclOperator.Modulo }, right).Because(left, right);
        }

        return left;
    }

    private HclValue Unary()
    {
        if (!Take("-"))
        {
            return Postfix();
        }

        var value = Postfix();
        return HclArithmetic.Unary(HclOperator.Negate, value).Because(value);
    }

    private HclValue Postfix()
    {
        var start = Current;
        var isDefined = true;
        var value = Primary(ref isDefined);
        while (!_failed)
        {
            if (Take("."))
            {
                if (Current.Kind is not (JinjaKind.Name or JinjaKind.Number))
                {
                    _failed = true;
                }

                var name = Next();
                value = !value.IsKnown ? value.Below("." + name.Text)
                    : HclSteps.Step(value, decimal.TryParse(name.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? HclValue.Of(index) : HclValue.Of(name.Text));
            }
            else if (Take("["))
            {
                var key = Ternary();
                _failed |= !Take("]");
                value = HclSteps.Step(value, key);
            }
            else if (Take("("))
            {
                var arguments = Arguments(")");
                value = start is { Kind: JinjaKind.Name, Text: "range" } ? HclFunctions.Call("range", arguments) : HclValue.UnknownBy(Shown(_text));
                isDefined = true;
            }
            else if (Take("|"))
            {
                var filter = Next().Text;
                while (Take("."))
                {
                    filter = Next().Text;
                }

                var arguments = Take("(") ? Arguments(")") : [];
                value = !isDefined || value.IsError ? JinjaFilters.Undefined(filter, value, arguments) : JinjaFilters.Apply(filter, value, arguments);
                isDefined = true;
            }
            else if (TakeName("is"))
            {
                value = Test(value, isDefined && !value.IsError);
                isDefined = true;
            }
            else
            {
                break;
            }
        }

        return value;
    }

    // Of what the code does not define a run may still know: from the inventory, or from the command line.
    private HclValue Test(HclValue value, bool isDefined)
    {
        var isNot = TakeName("not");
        var test = Next().Text;
        bool? holds = test switch
        {
            "defined" => value.IsKnown ? true : isDefined || value.IsError ? value.IsError ? false : null : null,
            "undefined" => value.IsKnown ? false : value.IsError ? true : null,
            "none" when value.IsKnown => value.Kind == HclValueKind.Null,
            "string" when value.IsKnown => value.Kind == HclValueKind.String,
            "number" when value.IsKnown => value.Kind == HclValueKind.Number,
            "mapping" when value.IsKnown => value.Kind == HclValueKind.Object,
            "sequence" or "iterable" when value.IsKnown => value.Kind is HclValueKind.List or HclValueKind.Object or HclValueKind.String,
            "true" or "truthy" => Truth(value),
            "false" or "falsy" => !Truth(value),
            _ => null,
        };
        return holds is { } known ? HclValue.Of(known ^ isNot) : HclValue.Unknown.Because(value);
    }

    private HclValue Primary(ref bool isDefined)
    {
        var token = Current;
        if (token.Kind == JinjaKind.End || _depth >= MaxDepth)
        {
            _failed = true;
            return HclValue.Unknown;
        }

        _at++;
        switch (token.Kind, token.Text)
        {
            case (JinjaKind.Text, _):
                return HclValue.Of(token.Text);
            case (JinjaKind.Number, _):
                return decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? HclValue.Of(number) : HclValue.Unknown;
            case (JinjaKind.Name, "true" or "True"):
                return HclValue.True;
            case (JinjaKind.Name, "false" or "False"):
                return HclValue.False;
            case (JinjaKind.Name, "none" or "None" or "omit"):
                return HclValue.Null;
            case (JinjaKind.Name, _):
                var found = _find(token.Text);
                isDefined = found is not null;
                return found ?? HclValue.UnknownNamed(token.Text);
            case (JinjaKind.Symbol, "("):
                var inner = Ternary();
                _failed |= !Take(")");
                return inner;
            case (JinjaKind.Symbol, "["):
                return HclValue.Of(Arguments("]"));
            case (JinjaKind.Symbol, "{"):
                return Mapping();
            default:
                _failed = true;
                return HclValue.Unknown;
        }
    }

    private HclValue Mapping()
    {
        var entries = new List<KeyValuePair<string, HclValue>>();
        while (!_failed && !Take("}"))
        {
            var key = Ternary().AsString();
            _failed |= !Take(":") || !key.IsKnown;
            entries.Add(new KeyValuePair<string, HclValue>(key.Text, Ternary()));
            _failed |= !Take(",") && Current.Text != "}";
        }

        return HclValue.Of(entries);
    }

    // A named argument counts by its place.
    private List<HclValue> Arguments(string close)
    {
        var arguments = new List<HclValue>();
        while (!_failed && !Take(close))
        {
            if (Current.Kind == JinjaKind.Name && _tokens[_at + 1] is { Kind: JinjaKind.Symbol, Text: "=" })
            {
                _at += 2;
            }

            arguments.Add(Ternary());
            _failed |= !Take(",") && Current.Text != close;
        }

        return arguments;
    }

    private bool Take(string symbol)
    {
        if (Current.Kind != JinjaKind.Symbol || Current.Text != symbol)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool TakeName(string name)
    {
        if (Current.Kind != JinjaKind.Name || Current.Text != name)
        {
            return false;
        }

        _at++;
        return true;
    }
}
