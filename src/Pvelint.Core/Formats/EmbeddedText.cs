using System.Text;
using System.Text.RegularExpressions;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Reads what a string holds in another language: a file under its name, JSON in JSON, settings a line each.</summary>
public static class EmbeddedText
{
    private const int MaxLines = 200;
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private static readonly Regex Assignment = new(@"^\s*(?:export\s+)?[A-Za-z_][A-Za-z0-9_]*=\S", Options);
    private static readonly Regex EnvironmentVariable = new(@"^(?:export\s+)?[A-Z][A-Z0-9]*_[A-Z0-9_]*=\S", Options);
    private static readonly Regex Pair = new(@"^\s*(?:- +)*(?:""[^""]*""|'[^']*'|[A-Za-z_][A-Za-z0-9_.-]*):(?:\s|$)", Options);
    private static readonly Regex HclLine = new(@"^\s*(?:[A-Za-z_][A-Za-z0-9_-]*\s+=\s|[a-z_]+(?:\s+""[^""]*"")*\s*\{\s*$|[}\]],?\s*$)", Options);
    private static readonly Regex ShellLine = new(@"^\s*(?:sudo\s+)?(?:pveum|pvesh|pvesm|qm|pct|curl|wget|export|set\s+-[a-z]+)\s", Options);

    /// <summary>Reads a string in the language that its name or else its own text tells; does nothing where neither does.</summary>
    /// <param name="text">The decoded string.</param>
    /// <param name="name">Its key, or the path of the file that it is written to.</param>
    /// <param name="scope">Where it stands; what it holds goes into a scope below that is named like it.</param>
    /// <param name="into">The document.</param>
    public static void Read(Fragment text, string name, SettingScope scope, DocumentBuilder into)
    {
        var named = text.Text.IndexOf('\n') >= 0 && name.IndexOf('.') >= 0 ? FileFormats.Of(name, text.Text) : FileFormat.Text;
        var format = named != FileFormat.Text ? named : Sniff(text.Text);
        if (format == FileFormat.Text)
        {
            return;
        }

        var source = text.ToSource(new TextSpan(0, text.Text.Length));
        into.Guess(format == FileFormat.Shell ? TemplateText.WithHoles(text) : text, format, into.Scope(scope, name, source));
    }

    /// <summary>A string in base64, decoded; null where it is none or holds no text. Places are right to three units.</summary>
    public static Fragment? Base64(Fragment text)
    {
        var compact = text.Text.Length > 3 && char.IsWhiteSpace(text.Text[text.Text.Length - 1]) ? text.Text.Trim() : text.Text;
        if (compact.IndexOfAny([' ', '\n', '\r', '\t']) >= 0)
        {
            compact = string.Concat(compact.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
        }

        if (compact.Length < 4 || compact.Length % 4 != 0 || !IsBase64(compact))
        {
            return null;
        }

        var bytes = Convert.FromBase64String(compact);
        var decoded = Encoding.UTF8.GetString(bytes);
        if (decoded.Length == 0 || decoded.Any(unit => unit == '\uFFFD' || (char.IsControl(unit) && unit is not ('\n' or '\r' or '\t'))))
        {
            return null;
        }

        // Four units are three bytes; line breaks and letters past ASCII make places approximate.
        var map = new TextMap.Builder();
        var exact = decoded.Length == bytes.Length && text.Text.StartsWith(compact, StringComparison.Ordinal) ? decoded.Length / 3 : 0;
        map.Add(exact * 3, 0, exact * 4);
        map.Add(decoded.Length - (exact * 3), exact * 4, text.Text.TrimEnd().TrimEnd('=').Length - (exact * 4));
        return text.Decode(decoded, map.Build());
    }

    private static bool IsBase64(string text)
    {
        var padding = text[text.Length - 1] != '=' ? 0 : text[text.Length - 2] == '=' ? 2 : 1;
        for (var i = 0; i < text.Length - padding; i++)
        {
            if (text[i] is not (>= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '+' or '/'))
            {
                return false;
            }
        }

        return true;
    }

    private static FileFormat Sniff(string text)
    {
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        if (start == text.Length)
        {
            return FileFormat.Text;
        }

        if (text[start] is '{' or '[')
        {
            return IsJson(text) ? FileFormat.Json : FileFormat.Text;
        }

        return text.IndexOf('\n', start) is var line && line >= 0 && line < text.Length - 1 ? SniffLines(text, start)
            : text.IndexOf('=') > 0 && EnvironmentVariable.IsMatch(text) ? FileFormat.Dotenv : FileFormat.Text;
    }

    private static bool IsJson(string text) =>
        text.TrimEnd() is var trimmed && trimmed[trimmed.Length - 1] is '}' or ']' && JsonFile.Parse(text) is { Diagnostics.Count: 0, Root: HclJsonObject or HclJsonArray };

    /// <summary>The language that more than half of the lines speak.</summary>
    private static FileFormat SniffLines(string text, int start)
    {
        if (text[start] is '#' or '-' && FileFormats.Of("", text.Substring(start, Math.Min(text.Length - start, 200))) is var told and not FileFormat.Text)
        {
            return told;
        }

        var (lines, assignments, pairs, hcl) = (0, 0, 0, 0);
        foreach (var line in text.Split(['\n'], MaxLines + 1).Take(MaxLines).Where(line => line.Trim() is { Length: > 0 } trimmed && trimmed[0] != '#'))
        {
            if (line.Length < 4096)
            {
                lines++;
                assignments += Assignment.IsMatch(line) ? 1 : 0;
                pairs += Pair.IsMatch(line) ? 1 : 0;
                hcl += HclLine.IsMatch(line) ? 1 : 0;
                if (ShellLine.IsMatch(line))
                {
                    return FileFormat.Shell;
                }
            }
        }

        return assignments * 2 > lines ? FileFormat.Dotenv
            : hcl * 2 > lines ? FileFormat.Hcl
            : pairs * 2 > lines && pairs > 1 ? FileFormat.Yaml
            : FileFormat.Text;
    }
}
