using System.Text.RegularExpressions;
using Pvelint.Hcl;
using Pvelint.Rules.Secrets;
using Pvelint.Text;

namespace Pvelint.Rules.Hygiene;

/// <summary>A kind of file that holds keys of a Proxmox product.</summary>
/// <param name="Paths">Ends of its path, with <c>*</c> for any run.</param>
/// <param name="Content"><c>pem</c>, <c>lines</c> or <c>any</c>.</param>
/// <param name="Line">The form of a line; its group <c>secret</c> is the secret, <c>id</c> whose it is. Null unless lines.</param>
/// <param name="What">What somebody who has it can do.</param>
internal sealed record KeyFile(IReadOnlyList<string> Paths, string Content, Regex? Line, string What);

/// <summary>The kinds of <c>rules/keys.hcl</c>.</summary>
internal static class KeyFiles
{
    private static readonly Lazy<IReadOnlyList<KeyFile>> Facts = new(Read);

    /// <summary>The kind of file that a path says; null where it says none.</summary>
    public static KeyFile? Of(string path) =>
        Facts.Value.FirstOrDefault(kind => kind.Paths.Any(end => Glob.Matches(end, path) || Glob.Matches("*/" + end, path)));

    /// <summary>The secrets in a file of that kind, first to last.</summary>
    public static IEnumerable<TextSpan> SecretsIn(KeyFile kind, string text)
    {
        if (kind.Line is null)
        {
            return kind.Content == "any" && FirstLine(text) is { Length: > 0 } line ? [line] : [];
        }

        return Lines(text).Select(line => (line, match: kind.Line.Match(text.Substring(line.Start, Math.Min(line.Length, 4096)))))
            .Where(found => found.match.Success)
            .Select(found => new TextSpan(found.line.Start + found.match.Groups["secret"].Index, found.match.Groups["secret"].Length));
    }

    private static TextSpan FirstLine(string text) => Lines(text).FirstOrDefault(line => text.Substring(line.Start, line.Length).Trim().Length > 0);

    private static IEnumerable<TextSpan> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOfAny(['\r', '\n'], start);
            end = end < 0 ? text.Length : end;
            yield return TextSpan.FromBounds(start, end);
            start = end + 1;
        }
    }

    private static IReadOnlyList<KeyFile> Read() => [.. FactFile.Read("rules/keys.hcl").BlocksOf("file").Select(block => new KeyFile(
        block.Body.Strings("path"),
        block.Body.String("content"),
        block.Body.String("line") is { Length: > 0 } line ? new Regex(line, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) : null,
        block.Body.String("what")))];
}
