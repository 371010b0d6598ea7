using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Reads TOML: tables, arrays of tables, dotted keys, the four kinds of strings, arrays, inline tables. What is no TOML is passed
/// over to the end of its line.
/// </summary>
internal sealed class TomlReader
{
    private const int MaxDepth = 64;
    private readonly Fragment _fragment;
    private readonly string _text;
    private readonly SettingScope _root;
    private readonly DocumentBuilder _into;
    private int _at;

    private TomlReader(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        _fragment = fragment;
        _text = fragment.Text;
        _root = scope;
        _into = into;
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>Reads a fragment.</summary>
    public static void Read(Fragment fragment, SettingScope scope, DocumentBuilder into) => new TomlReader(fragment, scope, into).ReadLines();

    private void ReadLines()
    {
        var scope = _root;
        while (_at < _text.Length)
        {
            SkipSpace(scope, lines: true);
            if (Current == '[')
            {
                scope = ReadHeader();
            }
            else if (_at < _text.Length)
            {
                ReadPair(scope, 0);
            }

            SkipSpace(scope, lines: false);
            _at = Math.Min(_text.Length, EndOfLine() + 1);
        }
    }

    /// <summary><c>[a.b]</c> and <c>[[a.b]]</c>: a scope below the root for each part.</summary>
    private SettingScope ReadHeader()
    {
        var start = _at;
        while (Current == '[')
        {
            _at++;
        }

        var scope = _root;
        foreach (var part in ReadKey())
        {
            scope = _into.Scope(scope, Name(part), _fragment.ToSource(TextSpan.FromBounds(start, _at)));
        }

        while (Current is ']' or ' ')
        {
            _at++;
        }

        return scope;
    }

    /// <summary><c>key = value</c>; of <c>a.b = value</c> the first part is a scope.</summary>
    private void ReadPair(SettingScope scope, int depth)
    {
        var start = _at;
        var parts = ReadKey();
        SkipBlanks();
        if (parts.Count == 0 || Current != '=')
        {
            _at = Math.Max(_at, start + (depth == 0 ? 0 : 1));
            return;
        }

        _at++;
        SkipBlanks();
        foreach (var part in parts.Take(parts.Count - 1))
        {
            scope = _into.Scope(scope, Name(part), _fragment.ToSource(part));
        }

        ReadValue(scope, parts[parts.Count - 1], depth);
    }

    private void ReadValue(SettingScope scope, TextSpan key, int depth)
    {
        if (Current == '{' && depth < MaxDepth)
        {
            ReadTable(_into.Scope(scope, Name(key), _fragment.ToSource(key)), depth);
        }
        else if (Current == '[' && depth < MaxDepth)
        {
            ReadArray(scope, key, depth);
        }
        else if (ReadScalar() is { } value)
        {
            Add(scope, key, value);
        }
    }

    private void Add(SettingScope scope, TextSpan key, SettingValue value) => _into.Setting(scope, Name(key), _fragment.ToSource(key), value);

    private void ReadTable(SettingScope scope, int depth)
    {
        _at++;
        while (_at < _text.Length)
        {
            SkipSpace(scope, lines: true);
            if (Current is '}' or '\0')
            {
                _at++;
                return;
            }

            var before = _at;
            if (Current == ',')
            {
                _at++;
            }
            else
            {
                ReadPair(scope, depth + 1);
            }

            _at = Math.Max(_at, before + 1);
        }
    }

    private void ReadArray(SettingScope scope, TextSpan key, int depth)
    {
        var start = _at++;
        var items = new List<SettingValue>();
        while (_at < _text.Length)
        {
            SkipSpace(scope, lines: true);
            var before = _at;
            switch (Current)
            {
                case ']' or '\0':
                    _at++;
                    var source = _fragment.ToSource(TextSpan.FromBounds(start, Math.Min(_at, _text.Length)));
                    Add(scope, key, new SettingValue(ValueKind.List, "", source, TextMap.At(source.Start, source.Length)) { Items = items });
                    return;
                case '{' when depth < MaxDepth:
                    ReadTable(_into.Scope(scope, Name(key), _fragment.ToSource(key)), depth + 1);
                    break;
                case '[' when depth < MaxDepth:
                    ReadArray(scope, key, depth + 1);
                    break;
                case ',':
                    break;
                default:
                    if (ReadScalar() is { } item)
                    {
                        items.Add(item);
                    }

                    break;
            }

            _at = Math.Max(_at, before + 1);
        }
    }

    private SettingValue? ReadScalar()
    {
        if (Current is '"' or '\'')
        {
            return ReadString();
        }

        var start = _at;
        while (_at < _text.Length && Current is not (',' or ']' or '}' or '#' or '\n' or '\r' or ' ' or '\t'))
        {
            _at++;
        }

        if (_at == start)
        {
            return null;
        }

        var value = SettingValue.Verbatim(ValueKind.Number, _fragment, TextSpan.FromBounds(start, _at));
        return value.Text is "true" or "false" ? value with { Kind = ValueKind.Boolean }
            : char.IsDigit(value.Text[0]) || value.Text[0] is '-' or '+' ? value
            : BareValues.Bare(_fragment, TextSpan.FromBounds(start, _at));
    }

    private SettingValue ReadString()
    {
        var quote = Current;
        var isLong = _at + 2 < _text.Length && _text[_at + 1] == quote && _text[_at + 2] == quote;
        _at += isLong ? 3 : 1;
        if (isLong && Current is '\r' or '\n')
        {
            // A line break right behind the opening quotes is not part of the string.
            _at += Current == '\r' && _at + 1 < _text.Length && _text[_at + 1] == '\n' ? 2 : 1;
        }

        var spelling = new Spelling.Builder(_fragment);
        var start = _at;
        while (_at < _text.Length && !(isLong ? IsTripled(quote) : Current == quote || Current == '\n'))
        {
            var hole = Current is '$' or '{' ? Interpolations.LengthAt(_text, _at, Math.Min(_text.Length, _at + 1024)) : 0;
            if (hole > 1 && _text[_at + 1] == '{')
            {
                spelling.Hole(_at, hole);
                _at += hole;
            }
            else if (Current == '\\' && quote == '"')
            {
                ReadEscape(spelling);
            }
            else
            {
                spelling.Verbatim(_at++, 1);
            }
        }

        _at = Math.Min(_text.Length, _at + (isLong ? 3 : Current == quote ? 1 : 0));
        var built = spelling.Build(start);
        if (!built.IsVerbatim)
        {
            _into.Text(built.Fragment);
        }

        return built.Value;
    }

    private void ReadEscape(Spelling.Builder spelling)
    {
        var (decoded, length) = Escapes.C(_text, _at, _text.Length);
        if (decoded.Length > 0)
        {
            spelling.Escape(decoded, _at, length);
        }

        _at += length;
        while (decoded.Length == 0 && char.IsWhiteSpace(Current) && _at < _text.Length)
        {
            // A backslash at the end of a line swallows the blanks of the next.
            _at++;
        }
    }

    private bool IsTripled(char quote) => Current == quote && _at + 2 < _text.Length && _text[_at + 1] == quote && _text[_at + 2] == quote;

    /// <summary>The parts of a dotted key, without quotes.</summary>
    private List<TextSpan> ReadKey()
    {
        var parts = new List<TextSpan>();
        while (_at < _text.Length && parts.Count < MaxDepth)
        {
            SkipBlanks();
            var start = _at;
            if (Current is '"' or '\'')
            {
                var end = _text.IndexOf(Current, _at + 1, EndOfLine() - _at - 1);
                if (end < 0)
                {
                    return parts;
                }

                parts.Add(TextSpan.FromBounds(start + 1, end));
                _at = end + 1;
            }
            else
            {
                while (char.IsLetterOrDigit(Current) || Current is '_' or '-')
                {
                    _at++;
                }

                if (_at == start)
                {
                    return parts;
                }

                parts.Add(TextSpan.FromBounds(start, _at));
            }

            SkipBlanks();
            if (Current != '.')
            {
                return parts;
            }

            _at++;
        }

        return parts;
    }

    private string Name(TextSpan key) => _text.Substring(key.Start, key.Length);

    private void SkipBlanks()
    {
        while (Current is ' ' or '\t')
        {
            _at++;
        }
    }

    private void SkipSpace(SettingScope scope, bool lines)
    {
        while (_at < _text.Length && (Current is ' ' or '\t' or '\r' or '#' || (lines && Current == '\n')))
        {
            if (Current != '#')
            {
                _at++;
                continue;
            }

            var span = Lines.Trim(_text, TextSpan.FromBounds(_at, EndOfLine()));
            var comment = _fragment.Slice(span);
            _into.Comment(comment.Text.TrimStart('#').TrimStart(), _fragment.ToSource(span));
            CommentedSettings.Read(comment, scope, _into);
            _at = span.End;
        }
    }

    private int EndOfLine()
    {
        var end = _at < _text.Length ? _text.IndexOf('\n', _at) : -1;
        return end < 0 ? _text.Length : end;
    }
}
