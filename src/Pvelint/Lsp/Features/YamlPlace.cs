using System.Text.RegularExpressions;
using Pvelint.Access;

namespace Pvelint.Lsp.Features;

/// <summary>A cursor in YAML: the keys above it, by their columns, tell in which parameter of which module it stands.</summary>
internal static partial class YamlPlace
{
    private const int MostLines = 2000;

    private static readonly char[] Separators = [' ', '\t', ',', ';', '"', '\'', '[', ']'];

    /// <summary>The place; null where no name that is known belongs there.</summary>
    public static CursorPlace? Of(TextCursor cursor)
    {
        var before = cursor.LineBefore;
        if (before.LastIndexOf("{{", StringComparison.Ordinal) > before.LastIndexOf("}}", StringComparison.Ordinal) || IsComment(before))
        {
            return null;
        }

        var keys = Keys(cursor);
        if (keys.Count == 0 || KindOf(keys) is not { } kind)
        {
            return null;
        }

        return new CursorPlace(kind, cursor.Word(kind), false, kind is NameKind.Privilege or NameKind.Role ? cursor.Others(Listed(cursor)) : []);
    }

    private static NameKind? KindOf(List<YamlKey> keys)
    {
        var field = keys[0].Name;
        for (var i = 1; i < keys.Count; i++)
        {
            var name = keys[i].Name;
            if (GrantForm.Modules.TryGetValue(name[(name.LastIndexOf('.') + 1)..], out var form) || GrantForm.Variables.TryGetValue(name, out form))
            {
                form = i > 1 && form.Nested.TryGetValue(keys[i - 1].Name, out var nested) ? nested : form;
                return KindIn(form, field);
            }

            // A resource of Pulumi: its type stands beside its properties.
            if (name == "properties" && keys[i].Type is { } type && type.StartsWith("proxmoxve:", StringComparison.Ordinal)
                && GrantForm.Resources.TryGetValue(PulumiNames.TerraformType(type[(type.LastIndexOf(':') + 1)..], type.Split(':')[1].Split('/')[0]), out var resource))
            {
                var inner = i > 1 && resource.Nested.TryGetValue(PulumiNames.ToSnakeCase(keys[i - 1].Name).TrimEnd('s'), out var block) ? block : resource;
                return KindIn(inner, PulumiNames.ToSnakeCase(field));
            }
        }

        return null;
    }

    private static NameKind? KindIn(GrantForm form, string key) =>
        form.Fields.TryGetValue(key, out var field) && !(form.Makes is "role" or "user" or "group" && field is "name" or "id") ? CursorPlace.KindOf(form.Makes, field) : null;

    // The key whose value the cursor is in, then the keys around it.
    private static List<YamlKey> Keys(TextCursor cursor)
    {
        var keys = new List<YamlKey>();
        var start = cursor.LineStart;
        var own = KeyLine().Match(cursor.LineBefore);
        var column = int.MaxValue;
        if (own.Success && own.Groups["key"].Success)
        {
            keys.Add(new YamlKey(own.Groups["key"].Value, null));
            column = own.Groups["key"].Index;
        }
        else
        {
            // An item, or a line of a list that is not closed: its key is the nearest further left; an item's may be in the same column.
            var line = cursor.LineBefore;
            var indent = line.Length - line.TrimStart().Length;
            column = line.TrimStart().StartsWith('-') ? indent + 1 : indent;
        }

        for (var i = 0; i < MostLines && start > 0 && column > 0; i++)
        {
            var end = start - 1;
            start = cursor.StartOfLine(end);
            var match = KeyLine().Match(cursor.Text[start..end].TrimEnd('\r'));
            if (!match.Success || !match.Groups["key"].Success)
            {
                // A lone dash begins the item that holds what was found.
                continue;
            }

            var key = match.Groups["key"];
            if (key.Index < column)
            {
                keys.Add(new YamlKey(key.Value, null));
                column = key.Index;
            }
            else if (key.Index == column && key.Value == "type" && keys.Count > 0)
            {
                keys[^1] = keys[^1] with { Type = match.Groups["value"].Value.Trim().Trim('"', '\'') };
            }

            // `- name: x` begins an item: what is further left is around it.
            column = match.Groups["dashes"].Length > 0 && key.Index <= column ? match.Groups["dashes"].Index + 1 : column;
        }

        return keys;
    }

    private static IEnumerable<string> Listed(TextCursor cursor)
    {
        var words = (cursor.LineBefore + cursor.LineAfter).Split(Separators, StringSplitOptions.RemoveEmptyEntries).ToList();
        var line = cursor.LineBefore;
        if (!line.TrimStart().StartsWith('-'))
        {
            return words;
        }

        // The items above and below, in the same column.
        var dash = line.IndexOf('-', StringComparison.Ordinal);
        var lines = cursor.Text.Split('\n');
        var here = cursor.Text.AsSpan(0, cursor.Offset).Count('\n');
        bool IsItem(int i) => i >= 0 && i < lines.Length && lines[i].Length > dash && lines[i][dash] == '-' && lines[i].AsSpan(0, dash).Trim().IsEmpty;
        for (var i = here - 1; IsItem(i); i--)
        {
            words.Add(lines[i][(dash + 1)..].Trim().Trim('"', '\''));
        }

        for (var i = here + 1; IsItem(i); i++)
        {
            words.Add(lines[i][(dash + 1)..].Trim().Trim('"', '\''));
        }

        return words;
    }

    private static bool IsComment(string before)
    {
        var mark = before.IndexOf('#', StringComparison.Ordinal);
        return mark >= 0 && (mark == 0 || char.IsWhiteSpace(before[mark - 1])) && before[..mark].Count(c => c is '"' or '\'') % 2 == 0;
    }

    [GeneratedRegex(@"^\s*(?<dashes>(?:-\s+)*)(?:[""']?(?<key>[A-Za-z_][\w.\-]*)[""']?\s*:(?=\s|$)(?<value>.*))?", RegexOptions.CultureInvariant)]
    private static partial Regex KeyLine();
}

/// <summary>A key above a cursor.</summary>
/// <param name="Name">The key.</param>
/// <param name="Type">The value of the key <c>type</c> beside it; null where none was passed.</param>
internal sealed record YamlKey(string Name, string? Type);
