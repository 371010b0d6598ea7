namespace Pvelint.Hcl;

/// <summary>Reads bodies and attributes. What is wrong in one item costs that item.</summary>
internal sealed class HclBodyParser
{
    private const string Expected = "an argument (name = value) or a block (type \"label\" {) is expected here";

    private const int ShortBody = 24;

    private readonly HclCursor _cursor;
    private readonly HclExpressionParser _expressions;
    private readonly HclBlockParser _blocks;

    public HclBodyParser(HclCursor cursor)
    {
        _cursor = cursor;
        _expressions = new HclExpressionParser(cursor);
        _blocks = new HclBlockParser(cursor, _expressions, this);
    }

    /// <summary>body = {attribute | block}, up to the end of the text</summary>
    public HclBody File()
    {
        var items = new List<HclItem>();
        Items(items, HclTokenKind.End);
        return new HclBody(items, _cursor.Place(0, _cursor.Text.Length));
    }

    /// <summary>Reads items up to the token that closes. False where the text ends before it.</summary>
    public bool Items(List<HclItem> items, HclTokenKind close)
    {
        HashSet<string>? names = null;
        while (true)
        {
            _cursor.Regain();
            switch (_cursor.Kind)
            {
                case HclTokenKind.Newline:
                    _cursor.Read();
                    break;
                case HclTokenKind.Identifier:
                    Item(items, ref names);
                    break;
                case HclTokenKind.End when close == HclTokenKind.End && !_cursor.AtEnd:
                    _cursor.Read();
                    break;
                case HclTokenKind.End:
                    return close == HclTokenKind.End;
                case HclTokenKind.CloseBrace when close == HclTokenKind.CloseBrace:
                    return true;
                default:
                    Foreign(items, ref names);
                    break;
            }

            if (close == HclTokenKind.End)
            {
                _blocks.TakeStrays(items);
            }
        }
    }

    /// <summary>attribute = name "=" expression; the name is read, its line's end is not.</summary>
    public void Attribute(HclToken name, List<HclItem> items) =>
        Attribute(_cursor.TextOf(name), name, items);

    /// <summary>Says that this is no item and goes on with the next.</summary>
    public void NoItem(HclToken token, List<HclItem> items)
    {
        _cursor.Fail(token, Expected);
        Skip(token, items);
    }

    /// <summary>Goes to the next item; the strings on the way become an attribute of the name that it began with.</summary>
    public void Skip(HclToken name, List<HclItem> items)
    {
        var rescued = new List<HclExpression>();
        _expressions.Recovery.ToItemEnd(rescued);
        if (rescued.Count > 0)
        {
            var text = name.Kind == HclTokenKind.Identifier ? _cursor.TextOf(name) : "";
            items.Add(new HclAttribute(text, _cursor.Place(name), _expressions.Bad(rescued), _cursor.Place(name.Start, _cursor.LastEnd)));
        }
    }

    private void Item(List<HclItem> items, ref HashSet<string>? names)
    {
        var name = _cursor.Read();
        switch (_cursor.Kind)
        {
            case HclTokenKind.Equal:
                Attribute(name, items);
                AttributeEnd(name, items, ref names);
                break;
            case HclTokenKind.OpenQuote or HclTokenKind.OpenBrace or HclTokenKind.Identifier:
                _blocks.Block(name, items);
                break;
            default:
                // `a.b {` and a brace on the next line are read as the blocks that they are meant to be.
                _cursor.Fail(name, Expected);
                _blocks.Block(name, items);
                break;
        }
    }

    private void Attribute(string text, HclToken name, List<HclItem> items)
    {
        _cursor.Read();
        var value = _expressions.Expression();
        items.Add(new HclAttribute(text, _cursor.Place(name), value, _cursor.Place(name.Start, _cursor.LastEnd)));
    }

    private void AttributeEnd(HclToken name, List<HclItem> items, ref HashSet<string>? names)
    {
        var isDuplicate = IsDuplicate((HclAttribute)items[items.Count - 1], items, ref names);
        if (!_cursor.Stuck && _cursor.Kind is not (HclTokenKind.Newline or HclTokenKind.End))
        {
            EndExpected();
        }

        if (isDuplicate)
        {
            _cursor.Report(name, "this argument is already set in this block: each may be set once");
        }

        if (_cursor.Stuck)
        {
            Skip(name, items);
        }
    }

    private void EndExpected()
    {
        _cursor.Fail(_cursor.Next, _cursor.Kind == HclTokenKind.Comma
            ? "arguments are separated by new lines, not by commas"
            : "a new line is expected after an argument");
        if (_cursor.Kind == HclTokenKind.Comma)
        {
            _cursor.Read();
        }

        // What follows on the line is read on where it can be.
        _cursor.Stuck = _cursor.Kind != HclTokenKind.CloseBrace && !_cursor.AtArgument();
    }

    private void Foreign(List<HclItem> items, ref HashSet<string>? names)
    {
        var token = _cursor.Next;
        if (_cursor.Kind == HclTokenKind.OpenQuote)
        {
            QuotedName(token, items, ref names);
            return;
        }

        _cursor.Fail(token, Expected);
        if (_cursor.Kind == HclTokenKind.CloseBrace)
        {
            // At the top of a file; Skip would leave it to a block around it.
            _cursor.Read();
            return;
        }

        Skip(token, items);
    }

    // As JSON writes it. The value is read all the same.
    private void QuotedName(HclToken quote, List<HclItem> items, ref HashSet<string>? names)
    {
        _cursor.Fail(quote, "the name of an argument stands without quotes");
        _cursor.Stuck = false;
        var key = _expressions.Templates.Template();
        if (!_cursor.Stuck && key.AsText() is { } name && _cursor.Kind is HclTokenKind.Equal or HclTokenKind.Colon)
        {
            var token = new HclToken(HclTokenKind.QuotedText, name.Span.Start, name.Span.Length);
            Attribute(name.Value, token, items);
            AttributeEnd(token, items, ref names);
            return;
        }

        Skip(quote, items);
    }

    // Most bodies are short; in a long one each comparison with all before would take quadratic time.
    private static bool IsDuplicate(HclAttribute attribute, List<HclItem> items, ref HashSet<string>? names)
    {
        if (items.Count > ShortBody)
        {
            names ??= [.. items.Take(items.Count - 1).OfType<HclAttribute>().Select(other => other.Name)];
            return !names.Add(attribute.Name);
        }

        for (var i = 0; i < items.Count - 1; i++)
        {
            if (items[i] is HclAttribute other && other.Name == attribute.Name)
            {
                return true;
            }
        }

        return false;
    }
}
