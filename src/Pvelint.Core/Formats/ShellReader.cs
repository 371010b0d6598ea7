using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Reads shell scripts and what looks like them: fences, <c>run:</c> strings, crontabs, Dockerfiles, makefiles. Commands in
/// <c>$(…)</c> and behind <c>bash -c</c> are read too, and heredocs in the language of the file that they write.
/// </summary>
internal sealed class ShellReader
{
    private const int MaxDepth = 32;
    private static readonly HashSet<string> ReservedWords = new(StringComparer.Ordinal)
    {
        "if", "then", "elif", "else", "fi", "while", "until", "do", "done", "{", "}", "!", "time", "esac",
    };

    private readonly Fragment _fragment;
    private readonly string _text;
    private readonly SettingScope _scope;
    private readonly DocumentBuilder _into;
    private readonly ShellCommands _commands;
    private readonly ShellLexer _lexer;
    private readonly List<Heredoc> _heredocs = [];
    private int _depth;

    private ShellReader(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        _fragment = fragment;
        _text = fragment.Text;
        _scope = scope;
        _into = into;
        _commands = new ShellCommands(fragment, scope, into);
        _lexer = new ShellLexer(fragment, _ => ReadNested());
    }

    private readonly record struct Heredoc(string Delimiter, bool StripsTabs, bool IsQuoted, int Start, ShellPipeline Pipeline);

    /// <summary>Reads a fragment.</summary>
    public static void Read(Fragment fragment, SettingScope scope, DocumentBuilder into) => new ShellReader(fragment, scope, into).ReadScript(isNested: false);

    private void ReadNested()
    {
        if (_depth == MaxDepth)
        {
            _lexer.Position = EndOfNested();
            return;
        }

        _depth++;
        ReadScript(isNested: true);
        _depth--;
    }

    /// <summary>The closing parenthesis, by count alone.</summary>
    private int EndOfNested()
    {
        var depth = 1;
        for (var i = _lexer.Position; i < _lexer.End; i++)
        {
            depth += _text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return _lexer.End;
    }

    /// <summary>Reads commands up to the end or, where nested, up to the script's own closing parenthesis.</summary>
    private void ReadScript(bool isNested)
    {
        var words = new List<ShellWord>();
        var pipeline = new ShellPipeline();
        int parentheses = 0, cases = 0;
        while (!_lexer.AtEnd)
        {
            switch (_lexer.Current)
            {
                case ' ' or '\t' or '\r':
                    _lexer.Position++;
                    break;
                case '\\' when _lexer.ContinuationLength() > 0:
                    _lexer.Position += _lexer.ContinuationLength();
                    break;
                case '\n':
                    pipeline = EndPipeline(words, pipeline);
                    _lexer.Position++;
                    ReadHeredocs();
                    break;
                case '@' or '-' when words.Count == 0 && IsRecipe():
                    _lexer.Position++;
                    break;
                case '#':
                    ReadComment();
                    break;
                case ';' or '&' when _lexer.Peek(1) != '>':
                    pipeline = EndPipeline(words, pipeline);
                    _lexer.Position++;
                    break;
                case '|':
                    pipeline = _lexer.Peek(1) == '|' ? EndPipeline(words, pipeline) : EndCommand(words, pipeline);
                    _lexer.Position += _lexer.Peek(1) is '|' or '&' ? 2 : 1;
                    break;
                case '(':
                    parentheses += OpenParenthesis(words, pipeline);
                    break;
                case ')' when isNested && parentheses == 0 && cases == 0:
                    EndPipeline(words, pipeline);
                    return;
                case ')':
                    pipeline = CloseParenthesis(words, pipeline, isPattern: parentheses == 0 && cases > 0);
                    parentheses = Math.Max(0, parentheses - 1);
                    break;
                case '<' or '>' or '&' when _lexer.PlaceholderLength() == 0:
                    ReadRedirection(words, pipeline);
                    break;
                default:
                    cases += ReadWord(words);
                    break;
            }
        }

        EndPipeline(words, pipeline);
    }

    /// <summary>Whether a makefile's recipe begins here, whose commands may have a mark before them.</summary>
    private bool IsRecipe() => _lexer.Position > 0 && _text[_lexer.Position - 1] == '\t' && char.IsLetter(_lexer.Peek(1));

    private ShellPipeline EndCommand(List<ShellWord> words, ShellPipeline pipeline)
    {
        if (words.Count > 0)
        {
            _commands.Read(words, pipeline);
            words.Clear();
        }

        return pipeline;
    }

    private ShellPipeline EndPipeline(List<ShellWord> words, ShellPipeline pipeline)
    {
        EndCommand(words, pipeline);
        foreach (var text in pipeline.Written)
        {
            if (pipeline.Target is not null)
            {
                ReadWritten(text, pipeline);
            }
        }

        return new ShellPipeline();
    }

    /// <summary>A text that is written to a file is read in that file's language, and an example's as an example.</summary>
    private void ReadWritten(Fragment text, ShellPipeline pipeline)
    {
        var target = pipeline.Target ?? "";
        var name = target.Substring(target.LastIndexOf('/') + 1);
        SourceContext? context = FileContexts.IsExample(name) ? SourceContext.Example : null;
        _into.Read(text, pipeline.Format ?? FileFormats.Of(target, text.Text), _scope, context);
    }

    /// <summary>Reads a word; gives +1 where a <c>case</c> begins and -1 where it ends.</summary>
    private int ReadWord(List<ShellWord> words)
    {
        var word = _lexer.ReadWord();
        if (word.Span.Length == 0)
        {
            _lexer.Position++;
            return 0;
        }

        if (words.Count == 0 && word.IsBare)
        {
            if (word.Text == "[[" && _lexer.FindOnLine("]]") is var end and >= 0)
            {
                _lexer.Position = end + 2;
                return 0;
            }

            if (ReservedWords.Contains(word.Text))
            {
                return word.Text == "esac" ? -1 : 0;
            }
        }

        if (_lexer.Current == '(' && word.NameLength > 0 && word.Text[word.Text.Length - 1] == '=')
        {
            ReadArray(word);
            return 0;
        }

        // The number of a redirected descriptor is no word: `2>&1`.
        if (!(_lexer.Current is '<' or '>' && word.Text.All(char.IsDigit)))
        {
            words.Add(word);
        }

        return words.Count == 1 && word.IsBare && word.Text == "case" ? 1 : 0;
    }

    /// <summary><c>NAME=(a b [key]=c)</c>: a list, items with keys as settings, and flags among them as those of a command.</summary>
    private void ReadArray(ShellWord name)
    {
        var items = new List<ShellWord>();
        _lexer.Position++;
        while (!_lexer.AtEnd && _lexer.Current != ')')
        {
            if (_lexer.Current == '#')
            {
                ReadComment();
            }
            else if (_lexer.ReadWord() is { Span.Length: > 0 } item)
            {
                items.Add(item);
            }
            else
            {
                _lexer.Position++;
            }
        }

        _lexer.Position = Math.Min(_lexer.End, _lexer.Position + 1);
        _commands.ReadArray(name, items, TextSpan.FromBounds(name.Span.Start, _lexer.Position));
    }

    private int OpenParenthesis(List<ShellWord> words, ShellPipeline pipeline)
    {
        if (words.Count == 0 && _lexer.Peek(1) == '(' && _lexer.FindOnLine("))") is var end and >= 0)
        {
            _lexer.Position = end + 2;
            return 0;
        }

        if (words.Count == 1 && _lexer.Peek(1) == ')')
        {
            // The name of a function that is defined here.
            words.Clear();
            _lexer.Position += 2;
            return 0;
        }

        EndCommand(words, pipeline);
        _lexer.Position++;
        return 1;
    }

    private ShellPipeline CloseParenthesis(List<ShellWord> words, ShellPipeline pipeline, bool isPattern)
    {
        _lexer.Position++;
        if (isPattern)
        {
            words.Clear();
            return pipeline;
        }

        return EndPipeline(words, pipeline);
    }

    private void ReadComment()
    {
        var start = _lexer.Position;
        var end = _lexer.EndOfLine();
        _lexer.Position = end;
        var span = Lines.Trim(_text, TextSpan.FromBounds(start, end));
        var text = _fragment.Slice(span);
        _into.Comment(text.Text.TrimStart('#').TrimStart(), _fragment.ToSource(span));
        CommentedSettings.Read(text, _scope, _into);
    }

    private void ReadRedirection(List<ShellWord> words, ShellPipeline pipeline)
    {
        var start = _lexer.Position;
        while (_lexer.Current is '<' or '>' or '&' or '|' && _lexer.Position < start + 3)
        {
            _lexer.Position++;
        }

        var operation = _text.Substring(start, _lexer.Position - start);
        if (operation == "<<" && _lexer.Current == '-')
        {
            _lexer.Position++;
            operation = "<<-";
        }

        if (operation is "<" or ">" && _lexer.Current == '(')
        {
            // Process substitution: a command of its own, up to its parenthesis.
            _lexer.Position++;
            ReadNested();
            _lexer.Position = Math.Min(_lexer.End, _lexer.Position + 1);
            return;
        }

        while (_lexer.Current is ' ' or '\t')
        {
            _lexer.Position++;
        }

        var target = _lexer.ReadWord();
        if (operation is "<<" or "<<-" && target.Text.Length > 0 && (char.IsLetter(target.Text[0]) || target.Text[0] is '_' or '-' or '.'))
        {
            _heredocs.Add(new Heredoc(target.Text, operation == "<<-", !target.IsBare, start, pipeline));
        }
        else if (operation is ">" or ">>" or "&>" or "&>>" or ">|" && !target.Text.StartsWith("/dev/", StringComparison.Ordinal))
        {
            pipeline.Target = target.Text;
        }
    }

    private void ReadHeredocs()
    {
        foreach (var heredoc in _heredocs)
        {
            var (body, next, isClosed) = HeredocBody.At(_fragment, _lexer.Position, _lexer.End, heredoc.Delimiter, heredoc.StripsTabs, heredoc.IsQuoted);
            _lexer.Position = next;
            if (!isClosed)
            {
                var place = _fragment.ToSource(new TextSpan(heredoc.Start, 2));
                _into.Diagnostic(place, "the heredoc that starts here is never closed: the rest of the text is read as its body");
            }

            if (heredoc.Pipeline.Target is not null || heredoc.Pipeline.Format is not null || body.Text.TrimStart().StartsWith("{", StringComparison.Ordinal))
            {
                ReadWritten(body, heredoc.Pipeline);
            }
        }

        _heredocs.Clear();
    }
}
