using System.Text;

namespace Pvelint.Lsp;

/// <summary>The addresses of documents, as clients write them: percent-encoded each in its own way, with Windows' drives and shares.</summary>
internal static class DocumentUri
{
    private const string Scheme = "file://";

    /// <summary>The absolute path that a <c>file</c> address names; null for all others.</summary>
    /// <param name="uri">The address.</param>
    public static string? PathOf(string uri)
    {
        if (!uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = uri[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return null;
        }

        var host = rest[..slash];
        var path = Decode(CutAt(rest[slash..], '?', '#'));
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var isDrive = path.Length >= 3 && char.IsAsciiLetter(path[1]) && path[2] == ':';
        if (!OperatingSystem.IsWindows())
        {
            // An address of another machine is none of ours.
            return host is "" or "localhost" ? Normal(path) : null;
        }

        return isDrive ? Normal(char.ToUpperInvariant(path[1]) + path[2..].Replace('/', '\\'))
            : host.Length > 0 ? Normal(@"\\" + host + path.Replace('/', '\\'))
            : null;
    }

    /// <summary>The address of an absolute path, percent-encoded as VS Code does it.</summary>
    public static string Of(string path)
    {
        var slashed = OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
        var builder = new StringBuilder(Scheme, slashed.Length + 16);
        if (slashed.StartsWith("//", StringComparison.Ordinal))
        {
            slashed = slashed[2..];
        }
        else if (!slashed.StartsWith('/'))
        {
            // VS Code writes the letter of a drive small.
            builder.Append('/');
            slashed = char.ToLowerInvariant(slashed[0]) + slashed[1..];
        }

        foreach (var unit in Encoding.UTF8.GetBytes(slashed))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || (char)unit is '/' or '-' or '.' or '_' or '~')
            {
                builder.Append((char)unit);
            }
            else
            {
                builder.Append('%').Append(unit.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return builder.ToString();
    }

    /// <summary>The last name in an address that is no file's: it may tell the language.</summary>
    public static string NameOf(string uri)
    {
        var path = Decode(CutAt(uri, '?', '#'));
        return path[(path.LastIndexOfAny(['/', '\\', ':']) + 1)..];
    }

    private static string CutAt(string text, params ReadOnlySpan<char> marks) => text.AsSpan().IndexOfAny(marks) is var at and >= 0 ? text[..at] : text;

    private static string? Normal(string path)
    {
        try
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        }
        catch (Exception error) when (error is ArgumentException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    // What is no escape stands for itself, as in `100%.tf`.
    private static string Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, length));
                i += length - 1;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
