namespace Pvelint.Access;

/// <summary>A form of paths that an ACL entry may name, from <c>rules/access/paths.hcl</c>: <c>/vms/{vmid}</c>.</summary>
/// <param name="Text">The form; a segment in braces stands for an object: <c>{group:name}</c>, <c>{vmid}</c>.</param>
/// <param name="Versions">The releases that take it.</param>
/// <param name="Object">What lies there.</param>
/// <param name="Privileges">The privileges that are checked there; <c>VM.*</c> for a family, <c>*</c> for all.</param>
public sealed record PathForm(string Text, PveVersions Versions, string Object, IReadOnlyList<string> Privileges)
{
    private readonly string[] _segments = Text.Split(['/'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The form as it is shown to people: <c>/pool/{pool}</c>.</summary>
    public string Shown => "/" + string.Join("/", _segments.Select(segment => segment.IndexOf(':') is var colon and > 0 ? segment.Substring(0, colon) + "}" : segment));

    /// <summary>Whether the path is of this form.</summary>
    public bool Matches(ObjectPath path)
    {
        var segments = path.Segments;
        return segments.Count == _segments.Length && segments.Zip(_segments, Fits).All(fits => fits);
    }

    /// <summary>Whether paths of this form may lie below the path.</summary>
    internal bool MayLieBelow(ObjectPath path)
    {
        var segments = path.Segments;
        return segments.Count < _segments.Length && segments.Zip(_segments, Fits).All(fits => fits);
    }

    private static bool Fits(string segment, string form)
    {
        if (form[0] != '{')
        {
            return segment == form;
        }

        return KindOf(form) switch
        {
            "vmid" => segment.Length >= 3 && segment[0] != '0' && segment.All(IsDigit),
            "tag" => segment.Length <= 4 && segment[0] != '0' && segment.All(IsDigit),
            "word" => segment.All(c => ObjectPath.IsNameCharacter(c) && c is not ('.' or '-' or '_')),
            "id" => segment.All(c => ObjectPath.IsNameCharacter(c) && c != '.'),
            _ => true,
        };
    }

    // `{group:name}` is of the kind name, `{vmid}` is its own kind.
    private static string KindOf(string form)
    {
        var inside = form.Substring(1, form.Length - 2);
        return inside.Substring(inside.IndexOf(':') + 1);
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
