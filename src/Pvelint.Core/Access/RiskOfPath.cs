namespace Pvelint.Access;

/// <summary>What a leak of a privilege costs on the path where it is held.</summary>
public static class RiskOfPath
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<(PathForm Form, Risk Risk)>>> Forms = new(() => AccessFacts.Privileges.Values.ToDictionary(
        privilege => privilege.Name,
        privilege => (IReadOnlyList<(PathForm, Risk)>)[.. privilege.Paths.Select(path =>
            (new PathForm(path, default, "", []), privilege.RiskAt.TryGetValue(path, out var risk) ? risk : privilege.Risk))],
        StringComparer.Ordinal));

    /// <summary>
    /// The grade: the worst of those of the forms of paths that it is checked on, as far as they are the path or, where it is
    /// propagated, may lie below. Null where it is checked nowhere there: held for nothing.
    /// </summary>
    /// <param name="privilege">The privilege; an unknown one has no grade.</param>
    /// <param name="path">The path where it is held.</param>
    /// <param name="isPropagated">Whether it holds for what lies below, too.</param>
    public static Risk? Of(string privilege, ObjectPath path, bool isPropagated)
    {
        Risk? worst = null;
        if (!Forms.Value.TryGetValue(privilege, out var forms))
        {
            return null;
        }

        // A pool within a pool is one, too.
        var segments = path.Segments;
        var place = segments.Count > 2 && segments[0] == "pool" ? ObjectPath.Parse("/pool/" + segments[1])!.Value : path;
        foreach (var (form, risk) in forms)
        {
            if ((form.Matches(place) || (isPropagated && form.MayLieBelow(place))) && !(worst >= risk))
            {
                worst = risk;
            }
        }

        return worst;
    }

    /// <summary>The worst grade of a set of privileges; null where none of them is checked there.</summary>
    public static Risk? Of(PermissionSet permissions, ObjectPath path)
    {
        Risk? worst = null;
        foreach (var (privilege, isPropagated) in permissions.Privileges)
        {
            worst = Of(privilege, path, isPropagated) is { } risk && !(worst >= risk) ? risk : worst;
        }

        return worst;
    }
}

/// <summary>The grades of all privileges on one path, for whoever asks about it again and again.</summary>
/// <param name="path">The path.</param>
public sealed class PathRisks(ObjectPath path)
{
    private static readonly Risk[] Worst = [Risk.Critical, Risk.High, Risk.Medium, Risk.Low];

    private readonly ulong[] _here = Masks(path, isPropagated: false);
    private readonly ulong[] _below = Masks(path, isPropagated: true);

    /// <summary>The worst grade of a set of privileges; null where none of them is checked there.</summary>
    public Risk? Of(PermissionSet permissions)
    {
        for (var i = 0; i < Worst.Length; i++)
        {
            if (((permissions.Held & _here[i]) | (permissions.Propagated & _below[i])) != 0)
            {
                return Worst[i];
            }
        }

        return null;
    }

    private static ulong[] Masks(ObjectPath path, bool isPropagated)
    {
        var grades = PrivilegeTable.Names.Select(name => RiskOfPath.Of(name, path, isPropagated)).ToList();
        return [.. Worst.Select(risk => PrivilegeTable.Mask(PrivilegeTable.Names.Where((_, i) => grades[i] == risk)))];
    }
}
