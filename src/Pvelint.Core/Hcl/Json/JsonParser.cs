using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>
/// Recursive descent over a JSON text. What is missing is reported and read as if it were there. Comments and a comma
/// before a closing bracket, which editors' settings have, are taken.
/// </summary>
internal sealed class JsonParser
{
    private readonly string _text;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly JsonStrings _strings;
    private int _position;
    private int _depth;

    private JsonParser(string text)
    {
        _text = text;
        _strings = new JsonStrings(text, _diagnostics);
    }

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    public static JsonFile Parse(string text)
    {
        var parser = new JsonParser(text);
        var root = parser.Root();
        return new JsonFile(text, root, parser._diagnostics);
    }

    // root = value; several values one after the other are an array of them, as in JSON lines, with a diagnostic
    private HclJsonValue Root()
    {
        if (Current == '\uFEFF')
        {
            _position++;
        }

        SkipBlanks();
        var start = _position;
        var value = Value();
        SkipBlanks();
        if (_position >= _text.Length)
        {
            return value;
        }

        Report(_position, 1, "the text goes on after the JSON value");
        var values = new List<HclJsonValue> { value };
        while (_position < _text.Length)
        {
            var before = _position;
            values.Add(Value());
            _position += _position == before ? 1 : 0;
            SkipBlanks();
        }

        return new HclJsonArray(values, TextSpan.FromBounds(start, _text.Length));
    }

    // value = object | array | string | number | word; may consume nothing
    private HclJsonValue Value()
    {
        switch (Current)
        {
            case '{' or '[' when _depth >= HclFile.MaxDepth:
                return TooDeep();
            case '{':
                return Object();
            case '[':
                return Array();
            case '"':
                var start = _position;
                return new HclJsonString(_strings.Read(ref _position), TextSpan.FromBounds(start, _position));
            case '-' or '+' or '.' or (>= '0' and <= '9'):
                return Number();
            case var unit when char.IsLetter(unit):
                return Word();
            default:
                Report(_position, 1, _position < _text.Length ? "a JSON value is expected here" : "the text ends where a JSON value is expected");
                return new HclJsonMissing(new TextSpan(_position, 0));
        }
    }

    // object = "{" [property {"," property}] "}"
    private HclJsonObject Object()
    {
        var start = _position++;
        _depth++;
        var properties = new List<HclJsonProperty>();
        while (Item(start, '}', properties.Count > 0))
        {
            Property(properties);
        }

        _depth--;
        return new HclJsonObject(properties, TextSpan.FromBounds(start, _position));
    }

    private HclJsonArray Array()
    {
        var start = _position++;
        _depth++;
        var items = new List<HclJsonValue>();
        while (Item(start, ']', items.Count > 0))
        {
            items.Add(Value());
        }

        _depth--;
        return new HclJsonArray(items, TextSpan.FromBounds(start, _position));
    }

    /// <summary>Goes to the next item between brackets. False past the closing bracket, or where the brackets are given up.</summary>
    private bool Item(int open, char close, bool needsComma)
    {
        SkipBlanks();
        if (needsComma && Current == ',')
        {
            _position++;
            SkipBlanks();
            needsComma = false;
        }

        var skipped = false;
        while (_position < _text.Length && !BeginsValue(Current) && Current is not ('}' or ']'))
        {
            if (!skipped)
            {
                Report(_position, 1, needsComma ? "a comma or a closing bracket is expected here" : "a JSON value is expected here");
            }

            skipped = true;
            _position++;
            SkipBlanks();
        }

        if (_position >= _text.Length)
        {
            Report(open, 1, "this bracket is never closed");
            return false;
        }

        if (Current is '}' or ']')
        {
            CloseBracket(close);
            return false;
        }

        if (needsComma && !skipped)
        {
            Report(_position, 1, "a comma is expected here");
        }

        return true;
    }

    // The other kind of bracket closes too: a mistyped one is likelier than a missing one.
    private void CloseBracket(char close)
    {
        if (Current != close)
        {
            Report(_position, 1, $"a closing {close} is expected here");
        }

        _position++;
    }

    // property = string ":" value
    private void Property(List<HclJsonProperty> properties)
    {
        var name = Name();
        SkipBlanks();
        if (Current is ':' or '=')
        {
            if (Current == '=')
            {
                Report(_position, 1, "JSON puts a colon between a name and its value");
            }

            _position++;
            SkipBlanks();
        }
        else
        {
            Report(_position, 1, "a colon is expected after the name of a property");
        }

        properties.Add(new HclJsonProperty(name, Value()));
    }

    private HclText Name()
    {
        if (Current == '"')
        {
            return _strings.Read(ref _position);
        }

        var start = _position;
        Report(start, 1, "the name of a property stands in double quotes");
        while (_position < _text.Length && (char.IsLetterOrDigit(Current) || Current is '_' or '-' or '.'))
        {
            _position++;
        }

        return new HclText(_text.Substring(start, _position - start), null, TextSpan.FromBounds(start, _position));
    }

    private HclJsonNumber Number()
    {
        var start = _position;
        while (_position < _text.Length && Current is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
        {
            _position++;
        }

        var text = _text.Substring(start, _position - start);
        if (!JsonNumbers.IsNumber(text))
        {
            Report(start, text.Length, "this is no number in JSON");
        }

        return new HclJsonNumber(text, TextSpan.FromBounds(start, _position));
    }

    private HclJsonValue Word()
    {
        var start = _position;
        while (_position < _text.Length && (char.IsLetterOrDigit(Current) || Current == '_'))
        {
            _position++;
        }

        var span = TextSpan.FromBounds(start, _position);
        switch (_text.Substring(start, _position - start))
        {
            case "true":
                return new HclJsonBoolean(true, span);
            case "false":
                return new HclJsonBoolean(false, span);
            case "null":
                return new HclJsonNull(span);
            default:
                Report(start, span.Length, "this word is no JSON value: true, false and null are, strings stand in double quotes");
                return new HclJsonMissing(span);
        }
    }

    private HclJsonMissing TooDeep()
    {
        var start = _position;
        Report(start, 1, HclExpressionParser.NestedTooDeep);
        var nesting = 0;
        do
        {
            switch (Current)
            {
                case '"':
                    _strings.Skip(ref _position);
                    continue;
                case '{' or '[':
                    nesting++;
                    break;
                case '}' or ']':
                    nesting--;
                    break;
            }

            _position++;
        }
        while (nesting > 0 && _position < _text.Length);

        return new HclJsonMissing(TextSpan.FromBounds(start, _position));
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length)
        {
            if (Current is ' ' or '\t' or '\r' or '\n')
            {
                _position++;
            }
            else if (Current == '/' && _position + 1 < _text.Length && _text[_position + 1] == '/')
            {
                var end = _text.IndexOf('\n', _position);
                _position = end < 0 ? _text.Length : end;
            }
            else if (Current == '/' && _position + 1 < _text.Length && _text[_position + 1] == '*')
            {
                var end = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
                _position = end < 0 ? _text.Length : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private static bool BeginsValue(char unit) => unit is '{' or '[' or '"' or '-' or '+' or '.' or (>= '0' and <= '9') || char.IsLetter(unit);

    private void Report(int start, int length, string message) =>
        _diagnostics.Add(new Diagnostic(TextSpan.FromBounds(start, Math.Min(start + length, _text.Length)), message));
}
