using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Reads INI files and their relatives: <c>[section]</c>, <c>key = value</c>, <c>key: value</c>; inventories of Ansible with
/// <c>host key=value key=value</c>; units of systemd; Proxmox's own <c>type: id</c> with indented <c>key value</c>.
/// </summary>
internal static class IniReader
{
    /// <summary>Reads a fragment.</summary>
    public static void Read(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        var current = scope;
        foreach (var line in Lines.Of(fragment.Text))
        {
            var span = Lines.Trim(fragment.Text, line);
            if (span.Length > 0)
            {
                current = ReadLine(fragment, span, isIndented: span.Start > line.Start, scope, current, into);
            }
        }
    }

    /// <summary>Reads a line; gives the scope of the next.</summary>
    private static SettingScope ReadLine(Fragment fragment, TextSpan line, bool isIndented, SettingScope root, SettingScope scope, DocumentBuilder into)
    {
        var text = fragment.Text;
        switch (text[line.Start])
        {
            case '#' or ';':
                ReadComment(fragment, line, scope, into);
                return scope;
            case '[' when text[line.End - 1] == ']' || text.IndexOf(']', line.Start, line.Length) > 0:
                var close = text.IndexOf(']', line.Start, line.Length);
                var name = text.Substring(line.Start + 1, close - line.Start - 1).Trim();
                return into.Scope(root, name, fragment.ToSource(line));
        }

        var key = KeyEnd(text, line);
        var separator = Lines.Trim(text, TextSpan.FromBounds(key, line.End)).Start;
        if (key == line.Start || separator >= line.End)
        {
            return scope;
        }

        if (!isIndented && SectionHead(fragment, line, key) is { } id)
        {
            return into.Scope(root, text.Substring(line.Start, key - line.Start), fragment.ToSource(line), id);
        }

        var isInventory = separator > key && text[separator] is not ('=' or ':');
        if (isInventory && text.IndexOf('=', separator, line.End - separator) > 0)
        {
            ReadHost(fragment, line, key, separator, scope, into);
        }
        else if (text[separator] is '=' or ':' || (isIndented && isInventory))
        {
            var start = isInventory ? separator : Lines.Trim(text, TextSpan.FromBounds(separator + 1, line.End)).Start;
            Add(fragment, TextSpan.FromBounds(line.Start, key), TextSpan.FromBounds(Math.Min(start, line.End), line.End), scope, into);
        }

        return scope;
    }

    private static void Add(Fragment fragment, TextSpan key, TextSpan rest, SettingScope scope, DocumentBuilder into)
    {
        var name = fragment.Text.Substring(key.Start, key.Length);
        var value = Value(fragment, rest);
        if (name is "Environment" or "PassEnvironment")
        {
            // systemd: each word of it is `NAME=value`, in quotes where it holds blanks.
            ReadWords(fragment, rest, scope, into);
            return;
        }

        if (name.StartsWith("Exec", StringComparison.Ordinal))
        {
            into.Read(fragment.Slice(rest), FileFormat.Shell, scope);
        }

        into.Setting(scope, name, fragment.ToSource(key), value);
    }

    /// <summary>The value up to the end of the line, a comment behind a blank, or its closing quote.</summary>
    private static SettingValue Value(Fragment fragment, TextSpan rest)
    {
        var text = fragment.Text;
        if (rest.Length > 1 && text[rest.Start] is '"' or '\'')
        {
            var close = text.IndexOf(text[rest.Start], rest.Start + 1, rest.Length - 1);
            if (close > 0)
            {
                return BareValues.Quoted(fragment, TextSpan.FromBounds(rest.Start + 1, close));
            }
        }

        var end = rest.Start;
        while (end < rest.End && !(text[end] is '#' or ';' && end > rest.Start && text[end - 1] is ' ' or '\t'))
        {
            end++;
        }

        return BareValues.Quoted(fragment, Lines.Trim(text, TextSpan.FromBounds(rest.Start, end)));
    }

    /// <summary><c>pve1 ansible_host=10.0.0.2 ansible_password=…</c>: the host's variables form a scope of their own.</summary>
    private static void ReadHost(Fragment fragment, TextSpan line, int nameEnd, int start, SettingScope scope, DocumentBuilder into)
    {
        var host = into.Scope(scope, fragment.Text.Substring(line.Start, nameEnd - line.Start), fragment.ToSource(line));
        ReadWords(fragment, TextSpan.FromBounds(start, line.End), host, into);
    }

    private static void ReadWords(Fragment fragment, TextSpan span, SettingScope scope, DocumentBuilder into)
    {
        var text = fragment.Text;
        for (var at = span.Start; at < span.End;)
        {
            var (start, end) = (at, at);
            var quote = '\0';
            while (end < span.End && (quote != '\0' || text[end] is not (' ' or '\t')) && !(text[end] == '#' && end == start))
            {
                quote = text[end] is '"' or '\'' && quote is '\0' ? text[end] : text[end] == quote ? '\0' : quote;
                end++;
            }

            ReadPair(fragment, Unquoted(text, TextSpan.FromBounds(start, end)), scope, into);
            if (end < span.End && text[end] == '#')
            {
                return;
            }

            at = end + 1;
        }
    }

    private static void ReadPair(Fragment fragment, TextSpan word, SettingScope scope, DocumentBuilder into)
    {
        var equals = word.Length > 0 ? fragment.Text.IndexOf('=', word.Start, word.Length) : -1;
        if (equals > word.Start)
        {
            var value = Unquoted(fragment.Text, TextSpan.FromBounds(equals + 1, word.End));
            into.Setting(scope, fragment.Text.Substring(word.Start, equals - word.Start), fragment.ToSource(TextSpan.FromBounds(word.Start, equals)), BareValues.Quoted(fragment, value));
        }
    }

    private static TextSpan Unquoted(string text, TextSpan span) =>
        span.Length > 1 && text[span.Start] is '"' or '\'' && text[span.End - 1] == text[span.Start] ? new TextSpan(span.Start + 1, span.Length - 2) : span;

    /// <summary>The id in <c>pbs: backup</c>, the head of a section in <c>storage.cfg</c>: one word, and indented lines below it.</summary>
    private static string? SectionHead(Fragment fragment, TextSpan line, int key)
    {
        var text = fragment.Text;
        if (key + 1 >= line.End || text[key] != ':' || text[key + 1] != ' ')
        {
            return null;
        }

        var next = text.IndexOf('\n', line.End) + 1;
        var id = Lines.Trim(text, TextSpan.FromBounds(key + 1, line.End));
        return next > 0 && next < text.Length && text[next] is '\t' or ' ' && text.IndexOf(' ', id.Start, id.Length) < 0 ? text.Substring(id.Start, id.Length) : null;
    }

    private static int KeyEnd(string text, TextSpan line)
    {
        var end = line.Start;
        while (end < line.End && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.' or '/' or '@' or '"' or '[' or ']'))
        {
            end++;
        }

        return end;
    }

    private static void ReadComment(Fragment fragment, TextSpan line, SettingScope scope, DocumentBuilder into)
    {
        var comment = fragment.Slice(line);
        into.Comment(comment.Text.TrimStart('#', ';').TrimStart(), fragment.ToSource(line));
        CommentedSettings.Read(comment, scope, into);
    }
}
