using System.Text.RegularExpressions;
using Pvelint.Access;
using Pvelint.Text;

namespace Pvelint.Lsp.Features;

/// <summary>A cursor in a string of a program: the property it belongs to and the class that is made tell what is meant (Pulumi).</summary>
internal static partial class SourcePlace
{
    private const int Reach = 4000;

    /// <summary>The place; null where no name that is known belongs there.</summary>
    public static CursorPlace? Of(TextCursor cursor)
    {
        if (Quote(cursor) is not { } quote)
        {
            return null;
        }

        var (property, type, list) = Around(cursor.Text, quote);
        var kind = property is not null && type is not null && GrantForm.Resources.TryGetValue(PulumiNames.TerraformType(type[(type.LastIndexOf('.') + 1)..], Space(type)), out var form)
            && form.Fields.TryGetValue(PulumiNames.ToSnakeCase(property), out var field) && !(form.Makes == "role" && field == "name") ? CursorPlace.KindOf(form.Makes, field) : null;
        var word = cursor.Word(kind ?? NameKind.Privilege);
        kind ??= Names.IsPrivilegeLike(cursor.Text.AsSpan(word.Start, word.Length)) ? NameKind.Privilege : null;
        return kind is null ? null : new CursorPlace(kind.Value, word, false, list is { } start ? cursor.Others(Listed(cursor.Text, start)) : []);
    }

    // `Proxmox.User.TokenArgs` stands in the namespace User.
    private static string Space(string type) => type.Split('.') is [.., var space, _] ? space : "";

    // The quote that opens the string that the cursor is in: an odd one in its line.
    private static int? Quote(TextCursor cursor)
    {
        int? open = null;
        var mark = '\0';
        for (var i = cursor.LineStart; i < cursor.Offset; i++)
        {
            var c = cursor.Text[i];
            if (open is null && c == '/' && i + 1 < cursor.Offset && cursor.Text[i + 1] == '/')
            {
                return null;
            }

            if (open is not null && c == '\\')
            {
                i++;
            }
            else if (open is null && c is '"' or '\'')
            {
                (open, mark) = (i, c);
            }
            else if (open is not null && c == mark)
            {
                open = null;
            }
        }

        return open;
    }

    private static (string? Property, string? Type, int? List) Around(string text, int quote)
    {
        string? property = null;
        int? list = null;
        var depth = 0;
        for (var i = quote - 1; i >= Math.Max(0, quote - Reach); i--)
        {
            switch (text[i])
            {
                case '"' or '\'':
                    var opener = i == 0 ? -1 : text.LastIndexOf(text[i], i - 1);
                    i = opener < 0 ? 0 : opener;
                    break;
                case '}' or ']' or ')':
                    depth++;
                    break;
                case '{' or '[' or '(' when depth > 0:
                    depth--;
                    break;
                case '=' or ':' when depth == 0 && property is null && Before(Property(), text, i) is { } name:
                    property = name;
                    break;
                case '{' or '[' or '(':
                    if (Before(Made(), text, i) is { } type && property is not null)
                    {
                        return (property, type, list);
                    }

                    if (property is null)
                    {
                        list ??= i;
                    }

                    break;
                case ';' when depth == 0:
                    return (property, null, list);
            }
        }

        return (property, null, list);
    }

    private static string? Before(Regex pattern, string text, int end)
    {
        var start = Math.Max(0, end - 200);
        return pattern.Match(text[start..end]) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    private static IEnumerable<string> Listed(string text, int list)
    {
        var end = text.AsSpan(list + 1).IndexOfAny('}', ']', ';') is var length and >= 0 ? list + 1 + length : text.Length;
        return Word().Matches(text[(list + 1)..end]).Select(match => match.Value);
    }

    [GeneratedRegex(@"(?<name>\w+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Property();

    // `new RoleArgs {`, `new RoleArgs() {`, `new proxmox.Role("ci", {`.
    [GeneratedRegex(@"\bnew\s+(?<name>[\w.]+)\s*(?:\(\s*\)\s*|\(\s*[""'][^""']*[""']\s*,\s*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Made();

    [GeneratedRegex(@"[A-Za-z]+(?:\.[A-Za-z]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
