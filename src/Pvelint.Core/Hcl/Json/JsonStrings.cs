using System.Globalization;
using System.Text;
using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>Decodes JSON strings and keeps where each unit stands.</summary>
internal sealed class JsonStrings(string text, List<Diagnostic> diagnostics)
{
    /// <summary>The string whose opening quote stands at the position, which is moved past it. An unclosed one ends with its line.</summary>
    public HclText Read(ref int position)
    {
        var start = position + 1;
        position = start;
        StringBuilder? decoded = null;
        TextMap.Builder? map = null;
        var plain = start;
        while (position < text.Length && text[position] is not ('"' or '\n' or '\r'))
        {
            if (text[position] == '\\')
            {
                decoded ??= new StringBuilder();
                map ??= new TextMap.Builder();
                Take(plain, position, decoded, map);
                Escape(ref position, decoded, map);
                plain = position;
                continue;
            }

            if (text[position] < ' ')
            {
                diagnostics.Add(new Diagnostic(new TextSpan(position, 1), "a control character in a JSON string is written as an escape"));
            }

            position++;
        }

        var end = position;
        Close(start - 1, ref position);
        var span = TextSpan.FromBounds(start, end);
        if (decoded is null || map is null)
        {
            return new HclText(text.Substring(start, end - start), null, span);
        }

        Take(plain, end, decoded, map);
        return new HclText(decoded.ToString(), map.Build(), span);
    }

    /// <summary>Moves the position past the string that begins there.</summary>
    public void Skip(ref int position)
    {
        position++;
        while (position < text.Length && text[position] is not ('"' or '\n' or '\r'))
        {
            position += text[position] == '\\' && position + 1 < text.Length ? 2 : 1;
        }

        position = Math.Min(position + 1, text.Length);
    }

    private void Close(int open, ref int position)
    {
        if (position < text.Length && text[position] == '"')
        {
            position++;
            return;
        }

        diagnostics.Add(new Diagnostic(new TextSpan(open, 1), "this string is not closed on its line"));
    }

    private void Take(int start, int end, StringBuilder decoded, TextMap.Builder map)
    {
        decoded.Append(text, start, end - start);
        map.Verbatim(start, end - start);
    }

    private void Escape(ref int position, StringBuilder decoded, TextMap.Builder map)
    {
        var selector = position + 1 < text.Length ? text[position + 1] : '\n';
        var unit = selector switch
        {
            '"' or '\\' or '/' => selector,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        var length = 2;
        if (selector == 'u' && position + 6 <= text.Length
            && ushort.TryParse(text.Substring(position + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            unit = (char)code;
            length = 6;
        }
        else if (unit == '\0')
        {
            // The backslash then stands for itself.
            diagnostics.Add(new Diagnostic(new TextSpan(position, 1), "this escape is not known in JSON"));
            unit = '\\';
            length = 1;
        }

        decoded.Append(unit);
        map.Add(1, position, length);
        position += length;
    }
}
