using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pvelint.Api;
using Pvelint.Commands;
using Pvelint.Hcl;
using Pvelint.Output;

namespace Pvelint.Provisioning;

/// <summary>The forms in which a token is handed over.</summary>
internal static class SecretForm
{
    /// <summary>The names of the forms.</summary>
    public static IReadOnlyList<string> Names { get; } = ["env", "tfvars", "json", "vault", "token", "secret"];

    /// <summary>The form that a file's name asks for; null where it tells none.</summary>
    public static string? OfFile(string path) => Path.GetFileName(path) switch
    {
        ".env" or ".envrc" => "env",
        var name when name.EndsWith(".env", StringComparison.Ordinal) || name.StartsWith(".env.", StringComparison.Ordinal) => "env",
        var name when name.EndsWith(".tfvars", StringComparison.Ordinal) || name.EndsWith(".pkrvars.hcl", StringComparison.Ordinal) => "tfvars",
        var name when name.EndsWith(".json", StringComparison.Ordinal) => "json",
        _ => null,
    };

    /// <summary>The text of a token in a form, put into what is there already where the form has lines of its own.</summary>
    /// <param name="form">The form.</param>
    /// <param name="old">What is there; empty for nothing.</param>
    /// <param name="token">The token.</param>
    /// <param name="tool">Who is to read it.</param>
    /// <param name="endpoint">Where it is good for.</param>
    public static string Write(string form, string old, ApiToken token, string tool, Uri endpoint)
    {
        var settings = ToolSettings.Of(tool);
        return form switch
        {
            "env" => settings.Environment(token, endpoint).Aggregate(old, SetLine),
            "tfvars" => settings.Variables(token).Aggregate(old, SetAttribute),
            "json" => Json(token, tool, endpoint),
            "vault" => string.Concat(settings.Variables(token).Select(pair => $"{pair.Name}: \"{pair.Value}\"\n")),
            "secret" => token.Secret.Reveal(),
            _ => token.AuthId + "=" + token.Secret.Reveal(),
        };
    }

    // Only what a shell and every reader of such files takes alike is written without quotes.
    private static string SetLine(string old, (string Name, string Value) pair)
    {
        var value = pair.Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or ':' or '.' or '-' or '_' or '@' or '=') ? pair.Value : "'" + pair.Value.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
        var line = EnvLine(pair.Name).Match(old);
        return line.Success
            ? old[..line.Index] + line.Groups["head"].Value + value + old[(line.Index + line.Length)..]
            : WithLine(old, pair.Name + "=" + value);
    }

    private static string SetAttribute(string old, (string Name, string Value) pair)
    {
        var text = "\"" + pair.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        return HclFile.Parse(old).Body.Attribute(pair.Name) is { } attribute
            ? old[..attribute.Expression.Span.Start] + text + old[attribute.Expression.Span.End..]
            : WithLine(old, $"{pair.Name} = {text}");
    }

    private static string WithLine(string old, string line) => old.Length == 0 || old[^1] == '\n' ? old + line + "\n" : old + "\n" + line + "\n";

    private static string Json(ApiToken token, string tool, Uri endpoint)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonReport.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("endpoint", endpoint.ToString());
            json.WriteString("tool", tool);
            json.WriteString("tokenId", token.AuthId);
            json.WriteString("secret", token.Secret.Reveal());
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static Regex EnvLine(string name) =>
        new($@"^(?<head>[ \t]*(?:export[ \t]+)?{Regex.Escape(name)}=)(?:(?:'[^'\r\n]*'|""[^""\r\n]*"")(?=[ \t]*(?:#[^\r\n]*)?\r?$)|[^\r\n]*)", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
