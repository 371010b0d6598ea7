using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules.Editing;

/// <summary>How a comment is written in the language of a place.</summary>
/// <param name="Open">What opens it, with a blank behind.</param>
/// <param name="Close">What closes it, with a blank before; empty where the line's end does.</param>
internal readonly record struct CommentForm(string Open, string Close)
{
    private static readonly CommentForm Hash = new("# ", "");
    private static readonly CommentForm Slashes = new("// ", "");
    private static readonly CommentForm Markup = new("<!-- ", " -->");

    private static readonly Dictionary<string, CommentForm> Languages = Extensions(
        (Hash, "py pyi rb pl pm r jl ex exs nim tcl cr sh bash zsh"),
        (Slashes, "js jsx ts tsx mjs cjs go rs java kt kts scala c h cc cpp hpp cs swift php dart groovy zig proto"),
        (new("-- ", ""), "lua sql hs elm"));

    private static readonly Dictionary<string, CommentForm> Fences = Extensions(
        (Hash, "sh bash shell zsh hcl terraform tf yaml yml ini toml env dotenv python py ruby powershell ps1 nix"),
        (Slashes, "js javascript ts typescript go rust java csharp cs php"));

    /// <summary>The form on a line of its own before the line of a place; null where none may stand there.</summary>
    public static CommentForm? At(Document document, int offset)
    {
        var start = FileLines.StartOf(document.File, offset);
        return document.Format switch
        {
            FileFormat.Hcl => IsInText(document, start) ? null : Hash,
            FileFormat.Yaml => IsInText(document, start) && !IsInScript(document, start) ? null : Hash,
            FileFormat.Dotenv or FileFormat.Shell or FileFormat.PowerShell or FileFormat.Ini or FileFormat.Toml or FileFormat.Http =>
                IsInText(document, start) || GoesOn(document.File, start) ? null : Hash,
            FileFormat.CSharp => IsInText(document, start) ? null : Slashes,
            FileFormat.Source when Languages.TryGetValue(Extension(document.File.Name), out var form) => IsInText(document, start) ? null : form,
            FileFormat.Markdown => FenceAround(document.File, start) is not { } fence ? Markup : Fences.TryGetValue(fence, out var inner) && !GoesOn(document.File, start) ? inner : null,
            _ => null,
        };
    }

    // In a string or heredoc over several lines a comment would be a part of the text.
    private static bool IsInText(Document document, int lineStart)
    {
        if (document.Hcl is { } tree && document.Format == FileFormat.Hcl)
        {
            return tree.Tokens.Any(token => token.Start < lineStart && token.End > lineStart)
                || tree.Body.Items.Count == 0
                || HclTexts.Around(tree, lineStart) is not null;
        }

        return document.Settings.Any(setting => setting.Value.Kind is not ValueKind.List && setting.Value.Span.Start < lineStart && setting.Value.Span.End > lineStart);
    }

    // `run: |` of a pipeline holds a script, in which `#` is a comment, too.
    private static bool IsInScript(Document document, int lineStart)
    {
        var inside = document.Settings.Where(setting => setting.Value.Kind is not ValueKind.List && setting.Value.Span.Start < lineStart && setting.Value.Span.End > lineStart).ToList();
        return !GoesOn(document.File, lineStart) && inside.TrueForAll(setting => document.File.Text[Math.Max(0, setting.Value.Span.Start - 1)] is not ('"' or '\''))
            && inside.Exists(setting => CommandKeys.Script(setting.Key) is not null && IsLiteral(document.File, setting))
            && inside.TrueForAll(setting => CommandKeys.Script(setting.Key) is not null);
    }

    // `|` keeps lines, `>` folds them into one: there a comment would swallow the rest.
    private static bool IsLiteral(SourceFile file, Setting setting) =>
        file.Text.Substring(setting.KeySpan.End, Math.Max(0, setting.Value.Span.Start - setting.KeySpan.End)).IndexOf('|') >= 0;

    private static bool GoesOn(SourceFile file, int lineStart)
    {
        var end = lineStart;
        while (end > 0 && file.Text[end - 1] is '\n' or '\r')
        {
            end--;
            if (file.Text[end] == '\n' && end < lineStart - 2)
            {
                return false;
            }
        }

        return end > 0 && file.Text[end - 1] is '\\' or '`';
    }

    private static string? FenceAround(SourceFile file, int lineStart)
    {
        string? fence = null;
        for (var at = 0; at < lineStart; at = FileLines.EndOf(file, at))
        {
            var line = file.Text.Substring(at, FileLines.EndOf(file, at) - at).Trim().TrimStart('>', ' ');
            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal))
            {
                fence = fence is null ? line.Trim('`', '~', ' ').Split(' ')[0].ToLowerInvariant() : null;
            }
        }

        return fence;
    }

    private static string Extension(string name) => name.LastIndexOf('.') is var dot and >= 0 ? name.Substring(dot + 1).ToLowerInvariant() : "";

    private static Dictionary<string, CommentForm> Extensions(params (CommentForm Form, string Names)[] languages) =>
        languages.SelectMany(language => language.Names.Split(' ').Select(name => (name, language.Form))).ToDictionary(pair => pair.name, pair => pair.Form, StringComparer.Ordinal);
}
