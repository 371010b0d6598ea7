namespace Pvelint.Access;

/// <summary>
/// Gives those a name whom code names by an expression: two states can then be compared though only a run tells who
/// <c>var.ci_user</c> is. The name is the expression's text.
/// </summary>
internal static class UnknownNames
{
    private const string Mark = "?";
    private const string PathMark = "/unknown/";

    /// <summary>The plan with names for all subjects and paths.</summary>
    public static AccessPlan Named(AccessPlan plan) => plan with { Entries = [.. plan.Entries.Select(Named)] };

    /// <summary>An id as it is shown to people.</summary>
    public static string Shown(string id) => id.StartsWith("@" + Mark, StringComparison.Ordinal) ? id.Substring(1 + Mark.Length) : id;

    /// <summary>A path as it is shown to people.</summary>
    public static string Shown(string path, AccessPlan plan) => path.StartsWith(PathMark, StringComparison.Ordinal)
        ? plan.Entries.FirstOrDefault(entry => entry.Object?.ToString() == path) is { } entry ? Written(entry.Path) : path
        : path;

    /// <summary>A word as the code has it.</summary>
    public static string Written(Word word) => word.Place.File.Slice(word.Place.Span).Trim('"', '\'');

    private static AclEntry Named(AclEntry entry)
    {
        var named = entry;
        if (entry.Subject.Text is null)
        {
            // As a group without members: nobody else is it, and nobody's own entries come before.
            named = new AclEntry(entry.Source, entry.Path, SubjectKind.Group, new Word(Mark + Written(entry.Subject), entry.Subject.Place), entry.Role, entry.Propagate);
        }

        return named.Object is not null ? named
            : new AclEntry(named.Source, new Word(PathMark + Segment(Written(entry.Path)), entry.Path.Place), named.Kind, named.Subject, named.Role, named.Propagate);
    }

    private static string Segment(string text) => string.Concat(text.Select(c => ObjectPath.IsNameCharacter(c) ? c.ToString() : $"_{(int)c:x}_"));
}
