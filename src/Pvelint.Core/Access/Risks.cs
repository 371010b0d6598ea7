namespace Pvelint.Access;

/// <summary>What a leak of a privilege costs where it is held.</summary>
public static class Risks
{
    /// <summary>The risk of a privilege on a path; one that is propagated counts for what lies below, too.</summary>
    /// <param name="privilege">The privilege; an unknown one is low.</param>
    /// <param name="path">The path.</param>
    /// <param name="isPropagated">Whether it holds below, too.</param>
    public static Risk Of(string privilege, string path, bool isPropagated)
    {
        if (!AccessFacts.Privileges.TryGetValue(privilege, out var known) || ObjectPath.Parse(path) is not { } place)
        {
            return Risk.Low;
        }

        var here = known.RiskAt.Where(at => Fits(at.Key, place)).Select(at => (Risk?)at.Value).Max();
        var below = isPropagated ? known.RiskAt.Where(at => IsBelow(at.Key, place)).Select(at => (Risk?)at.Value).Max() : null;
        return (Risk)Math.Max((int)(here ?? known.Risk), (int)(below ?? Risk.Low));
    }

    /// <summary>The worst risk of privileges on a path.</summary>
    public static Risk Of(PermissionSet permissions, string path) =>
        permissions.Privileges.Select(entry => Of(entry.Privilege, path, entry.IsPropagated)).DefaultIfEmpty(Risk.Low).Max();

    private static bool Fits(string form, ObjectPath path) => new PathForm(form, default, "", []).Matches(path);

    private static bool IsBelow(string form, ObjectPath path)
    {
        var segments = path.Segments;
        var template = form.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        return template.Length > segments.Count && !segments.Where((segment, i) => template[i][0] != '{' && template[i] != segment).Any();
    }
}
