using Pvelint.Formats;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Lsp.Features;

/// <summary>What kind of name belongs at a cursor.</summary>
internal enum NameKind
{
    /// <summary>A privilege: <c>VM.Audit</c>.</summary>
    Privilege,

    /// <summary>A role.</summary>
    Role,

    /// <summary>A path of the ACL tree.</summary>
    Path,

    /// <summary>A user's id.</summary>
    User,

    /// <summary>A group's name.</summary>
    Group,

    /// <summary>A token's id, <c>user@realm!name</c>.</summary>
    Token,

    /// <summary>The id of a rule.</summary>
    Rule,
}

/// <summary>
/// Where a cursor stands: found from the text before it, since what is being typed is seldom whole. Whatever is unclosed, the words of the line
/// and the heads above it tell what is meant.
/// </summary>
/// <param name="Kind">What belongs there.</param>
/// <param name="Word">The word under the cursor, before and after it; empty where none is begun.</param>
/// <param name="NeedsQuotes">Whether the language wants quotes around it that are not there.</param>
/// <param name="Listed">The other words of the same list.</param>
internal sealed record CursorPlace(NameKind Kind, TextSpan Word, bool NeedsQuotes, IReadOnlyCollection<string> Listed)
{
    /// <summary>The place of a cursor; null where nothing that is known belongs there.</summary>
    /// <param name="document">The document.</param>
    /// <param name="offset">The cursor, in UTF-16 units; one outside of the text stands for its end.</param>
    public static CursorPlace? Of(Document document, int offset)
    {
        var cursor = new TextCursor(document.File.Text, Math.Clamp(offset, 0, document.File.Text.Length));
        return Suppression(cursor) ?? CommandPlace.Of(cursor) ?? Of(cursor, document.Format, document.File.Name);
    }

    /// <summary>What belongs into a field of what is granted: <c>role privileges</c>; null where that is nothing with names of its own.</summary>
    /// <param name="makes">What the form makes: <c>role</c>, <c>acl</c>.</param>
    /// <param name="field">Our word for the field.</param>
    internal static NameKind? KindOf(string makes, string field) => (makes, field) switch
    {
        (_, "privileges") => NameKind.Privilege,
        (_, "roles") or ("role", "name") => NameKind.Role,
        ("acl" or "removal", "path") => NameKind.Path,
        (_, "users" or "user" or "members") or ("user", "id") => NameKind.User,
        (_, "groups") or ("group", "name") => NameKind.Group,
        (_, "tokens") => NameKind.Token,
        _ => null,
    };

    private static CursorPlace? Of(TextCursor cursor, FileFormat format, string name) => format switch
    {
        FileFormat.Hcl => HclPlace.Of(cursor, name),
        FileFormat.Yaml => YamlPlace.Of(cursor),
        FileFormat.Markdown => Fence(cursor),
        FileFormat.CSharp or FileFormat.Source => SourcePlace.Of(cursor),
        _ => null,
    };

    // `pvelint:ignore PVE101, PVE` in a comment of any language, up to the dashes before the reason.
    private static CursorPlace? Suppression(TextCursor cursor)
    {
        const string Mark = "pvelint:ignore";
        var before = cursor.LineBefore;
        var mark = before.LastIndexOf(Mark, StringComparison.Ordinal);
        if (mark < 0 || mark + Mark.Length == before.Length || before.IndexOf("--", mark, StringComparison.Ordinal) >= 0 || before.IndexOf("until", mark, StringComparison.Ordinal) >= 0)
        {
            return null;
        }

        var ids = RuleCatalog.All.Select(rule => rule.Descriptor.Id).ToHashSet(StringComparer.Ordinal);
        var rest = cursor.LineBefore[(mark + Mark.Length)..] + cursor.LineAfter;
        return new CursorPlace(NameKind.Rule, cursor.Word(char.IsAsciiLetterOrDigit), false, cursor.Others(rest.Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(ids.Contains)));
    }

    // The language inside a fence is read as if the fence were a file.
    private static CursorPlace? Fence(TextCursor cursor)
    {
        if (cursor.Fence() is not var (start, end, language))
        {
            return null;
        }

        var inside = new TextCursor(cursor.Text[start..end], cursor.Offset - start);
        var found = language switch
        {
            "hcl" or "terraform" or "tf" or "opentofu" => HclPlace.Of(inside, "main.tf"),
            "yaml" or "yml" or "ansible" => YamlPlace.Of(inside),
            "csharp" or "cs" or "typescript" or "ts" or "javascript" or "js" => SourcePlace.Of(inside),
            _ => null,
        };
        return found is null ? null : found with { Word = new TextSpan(found.Word.Start + start, found.Word.Length) };
    }
}
