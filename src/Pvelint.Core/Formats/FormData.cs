using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>What HTTP requests carry: headers, cookies, forms. The names become keys.</summary>
internal static class FormData
{
    /// <summary><c>Name: value</c>; a header <c>Cookie</c> is taken apart too.</summary>
    public static void Header(SettingValue value, SettingScope scope, DocumentBuilder into)
    {
        var colon = value.Text.IndexOf(':');
        if (colon <= 0 || !IsName(value.Text, 0, colon))
        {
            return;
        }

        var name = value.Text.Substring(0, colon);
        var start = SkipBlanks(value.Text, colon + 1);
        into.Setting(scope, name, value.Map.ToSource(new TextSpan(0, colon)), Piece(value, start, value.Text.Length, into));
        if (string.Equals(name, "Cookie", StringComparison.OrdinalIgnoreCase))
        {
            Cookies(Piece(value, start, value.Text.Length, into), scope, into);
        }
    }

    /// <summary><c>Name=value; Name2=value2</c>.</summary>
    public static void Cookies(SettingValue value, SettingScope scope, DocumentBuilder into) => Pairs(value, ';', percent: true, scope, into);

    /// <summary>A body: <c>a=1&amp;b=2</c> with percent-encoding, or JSON.</summary>
    public static void Body(SettingValue value, SettingScope scope, DocumentBuilder into)
    {
        if (value.Text.TrimStart() is { Length: > 0 } body && body[0] is '{' or '[')
        {
            into.Read(value.Fragment, FileFormat.Json, scope);
        }
        else
        {
            Pairs(value, '&', percent: true, scope, into);
        }
    }

    /// <summary><c>name=value</c> as written, without percent-encoding.</summary>
    public static void Pair(SettingValue value, SettingScope scope, DocumentBuilder into) =>
        AddPair(value, 0, value.Text.Length, percent: false, scope, into);

    /// <summary><c>a=1&lt;separator&gt;b=2</c>.</summary>
    public static void Pairs(SettingValue value, char separator, bool percent, SettingScope scope, DocumentBuilder into)
    {
        for (var start = 0; start < value.Text.Length;)
        {
            var end = value.Text.IndexOf(separator, start);
            end = end < 0 ? value.Text.Length : end;
            AddPair(value, SkipBlanks(value.Text, start), end, percent, scope, into);
            start = end + 1;
        }
    }

    /// <summary>The value that a piece of another makes.</summary>
    public static SettingValue Piece(SettingValue value, int start, int end, DocumentBuilder into)
    {
        var length = Math.Max(0, end - start);
        if (length == value.Text.Length)
        {
            return value;
        }

        var text = value.Text.Substring(Math.Min(start, value.Text.Length), length);
        var span = length == 0 ? new TextSpan(value.Map.ToSource(Math.Min(start, value.Text.Length)), 0) : value.Map.ToSource(new TextSpan(start, length));
        if (text.Length == 1 && text[0] == SettingValue.Hole)
        {
            return SettingValue.Verbatim(ValueKind.Reference, Fragment.Of(into.File), span);
        }

        var map = length == 0 ? TextMap.At(span.Start, 0) : value.Fragment.Slice(new TextSpan(start, length)).Map;
        return new SettingValue(text.IndexOf(SettingValue.Hole) < 0 ? ValueKind.Literal : ValueKind.Template, text, span, map);
    }

    private static void AddPair(SettingValue value, int start, int end, bool percent, SettingScope scope, DocumentBuilder into)
    {
        var equals = end > start ? value.Text.IndexOf('=', start, end - start) : -1;
        if (equals <= start || !IsName(value.Text, start, equals))
        {
            return;
        }

        var piece = Piece(value, equals + 1, end, into);
        var key = value.Text.Substring(start, equals - start);
        into.Setting(scope, key, value.Map.ToSource(TextSpan.FromBounds(start, equals)), percent ? DecodePercent(piece) : piece);
    }

    /// <summary>The value with <c>%40</c> and <c>+</c> undone, as far as they are ASCII: all that credentials use.</summary>
    private static SettingValue DecodePercent(SettingValue value)
    {
        var text = value.Text;
        if (value.Kind == ValueKind.Reference || text.IndexOf('%') < 0)
        {
            return value;
        }

        var spelling = new Spelling.Builder(value.Fragment);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && Uri.IsHexDigit(text[i + 1]) && Uri.IsHexDigit(text[i + 2])
                && Uri.FromHex(text[i + 1]) * 16 + Uri.FromHex(text[i + 2]) is var code and < 128)
            {
                spelling.Escape(((char)code).ToString(), i, 3);
                i += 2;
            }
            else
            {
                spelling.Verbatim(i, 1);
            }
        }

        return spelling.Build(0).Value with { Kind = value.Kind };
    }

    private static bool IsName(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!(char.IsLetterOrDigit(text[i]) || text[i] is '_' or '-' or '.' or '%' or '[' or ']'))
            {
                return false;
            }
        }

        return end > start && (char.IsLetter(text[start]) || text[start] == '_');
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
