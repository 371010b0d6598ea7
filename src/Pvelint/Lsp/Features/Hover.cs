using System.Text.RegularExpressions;
using Pvelint.Access;
using Pvelint.Commands;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Lsp.Features;

/// <summary>What is told of a place.</summary>
/// <param name="Span">What it is told of.</param>
/// <param name="Markdown">What is told; never a secret.</param>
internal sealed record HoverText(TextSpan Span, string Markdown);

/// <summary>Tells what stands under the cursor: a privilege, a role, a path, a user or token, a resource, a rule, a setting that a rule is about.</summary>
internal static partial class Hover
{
    /// <summary>What is told of a place; null for nothing.</summary>
    /// <param name="knowledge">The workspace.</param>
    /// <param name="document">The document.</param>
    /// <param name="offset">The cursor, in UTF-16 units.</param>
    /// <param name="patience">How long to wait for what the code needs.</param>
    public static HoverText? At(Knowledge knowledge, Document document, int offset, TimeSpan patience)
    {
        var cursor = new TextCursor(document.File.Text, Math.Clamp(offset, 0, document.File.Text.Length));
        return OfWord(knowledge, document, cursor, patience)
            ?? OfPlan(knowledge, document, cursor.Offset, patience)
            ?? OfPlace(knowledge, document, cursor, patience)
            ?? OfId(knowledge, cursor)
            ?? ResourceHover.Of(knowledge, document, cursor.Offset, patience)
            ?? OfSetting(document, cursor.Offset);
    }

    // Privileges, built-in roles and ids of rules have names that nothing else has, wherever they stand.
    private static HoverText? OfWord(Knowledge knowledge, Document document, TextCursor cursor, TimeSpan patience)
    {
        var span = cursor.Word(c => char.IsAsciiLetterOrDigit(c) || c == '.');
        while (span.Length > 0 && cursor.Text[span.End - 1] == '.')
        {
            span = new TextSpan(span.Start, span.Length - 1);
        }

        var word = cursor.Text.Substring(span.Start, span.Length);
        if (AccessFacts.Privileges.TryGetValue(word, out var privilege))
        {
            return new HoverText(span, AccessHover.OfPrivilege(knowledge, privilege, patience));
        }

        if (RuleCatalog.Find(word) is { } rule && rule.Descriptor.Id == word)
        {
            return new HoverText(span, OfRule(rule.Descriptor));
        }

        return word.Length > 3 && AccessFacts.Roles.ContainsKey(word) && (word.StartsWith("PVE", StringComparison.Ordinal) || CursorPlace.Of(document, cursor.Offset)?.Kind is NameKind.Role)
            ? new HoverText(span, AccessHover.OfRole(knowledge, word, patience)) : null;
    }

    // What was read as a grant: names that are written as anything, each at its place.
    private static HoverText? OfPlan(Knowledge knowledge, Document document, int offset, TimeSpan patience)
    {
        bool Is(Word word) => word.Text is { Length: > 0 } && word.Place.Span.Start <= offset && offset <= word.Place.Span.End && Knowledge.Stands(word.Place, document);
        foreach (var role in knowledge.Plan.Roles.Where(role => Is(role.Name)))
        {
            return new HoverText(role.Name.Place.Span, AccessHover.OfRole(knowledge, role.Name.Text!, patience));
        }

        foreach (var entry in knowledge.Plan.Entries.Concat(knowledge.Plan.Removals))
        {
            if (Is(entry.Role))
            {
                return new HoverText(entry.Role.Place.Span, AccessHover.OfRole(knowledge, entry.Role.Text!, patience));
            }

            if (Is(entry.Path) && entry.Object is { } path)
            {
                return new HoverText(entry.Path.Place.Span, AccessHover.OfPath(knowledge, path, patience));
            }

            if (Is(entry.Subject))
            {
                return new HoverText(entry.Subject.Place.Span, AccessHover.OfPrincipal(knowledge, (entry.Kind is SubjectKind.Group ? "@" : "") + entry.Subject.Text));
            }
        }

        foreach (var user in knowledge.Plan.Users.Where(user => Is(user.Id)))
        {
            return new HoverText(user.Id.Place.Span, AccessHover.OfPrincipal(knowledge, user.Id.Text!));
        }

        foreach (var group in knowledge.Plan.Groups.Where(group => Is(group.Name)))
        {
            return new HoverText(group.Name.Place.Span, AccessHover.OfPrincipal(knowledge, "@" + group.Name.Text));
        }

        foreach (var token in knowledge.Plan.Tokens.Where(token => token.Id is not null && (Is(token.User) || Is(token.Name))))
        {
            return new HoverText(Is(token.Name) ? token.Name.Place.Span : token.User.Place.Span, AccessHover.OfPrincipal(knowledge, Is(token.Name) ? token.Id! : token.User.Text!));
        }

        return null;
    }

    // What was typed since the workspace was looked at, or is not whole: what belongs there tells what it is.
    private static HoverText? OfPlace(Knowledge knowledge, Document document, TextCursor cursor, TimeSpan patience)
    {
        if (CursorPlace.Of(document, cursor.Offset) is not { Word.Length: > 0 } place)
        {
            return null;
        }

        var word = document.File.Slice(place.Word);
        return place.Kind switch
        {
            NameKind.Role when knowledge.RoleOf(word) is not null => new HoverText(place.Word, AccessHover.OfRole(knowledge, word, patience)),
            NameKind.Path when word[0] == '/' && ObjectPath.Parse(word) is { } path => new HoverText(place.Word, AccessHover.OfPath(knowledge, path, patience)),
            NameKind.User or NameKind.Token when UserId.Parse(word) is not null || TokenId.Parse(word) is not null => new HoverText(place.Word, AccessHover.OfPrincipal(knowledge, word)),
            NameKind.Group => new HoverText(place.Word, AccessHover.OfPrincipal(knowledge, "@" + word)),
            _ => null,
        };
    }

    // An id in a setting or a command, up to the secret that may stand behind it.
    private static HoverText? OfId(Knowledge knowledge, TextCursor cursor)
    {
        var line = cursor.Text[cursor.LineStart..cursor.LineEnd];
        foreach (Match match in Id().Matches(line.Length > 2000 ? "" : line))
        {
            var span = new TextSpan(cursor.LineStart + match.Index, match.Length);
            if (span.Start <= cursor.Offset && cursor.Offset <= span.End && (match.Value == UserId.Root || knowledge.Model.Find(match.Value) is not null || TokenId.Parse(match.Value) is not null))
            {
                return new HoverText(span, AccessHover.OfPrincipal(knowledge, match.Value));
            }
        }

        return null;
    }

    // `insecure`, `pm_debug`, a key that holds a credential: what the rule about it says.
    private static HoverText? OfSetting(Document document, int offset)
    {
        var setting = document.Settings.FirstOrDefault(setting => setting.KeySpan.Start <= offset && offset <= setting.KeySpan.End && setting.KeySpan.Length > 0);
        return setting is not null && KnownKeys.RuleOf(setting) is { } rule ? new HoverText(setting.KeySpan, OfRule(rule.Descriptor, setting.Key)) : null;
    }

    private static string OfRule(RuleDescriptor rule, string? key = null)
    {
        var markdown = new Markdown();
        if (key is not null)
        {
            markdown.Paragraph($"{Markdown.Code(key)} is what [{rule.Id}]({rule.PageUrl}) looks at: {Markdown.Text(rule.Title)}");
        }

        // The page's headline is the id and the title; its examples show what must stand nowhere.
        var advice = RulePage.Advice(rule).Split('\n');
        markdown.Ready(string.Join('\n', advice.Skip(key is null ? 0 : 1)).Replace("# " + rule.Id, "### " + rule.Id, StringComparison.Ordinal).Replace("\n## ", "\n#### ", StringComparison.Ordinal));
        return markdown.Paragraph($"{rule.Severity.ToString().ToLowerInvariant()} · fix: {Markdown.Text(rule.Help)} · [page]({rule.PageUrl})").ToString();
    }

    [GeneratedRegex(@"[A-Za-z0-9._-]+@[A-Za-z][A-Za-z0-9._-]+(?:![A-Za-z][A-Za-z0-9._-]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
