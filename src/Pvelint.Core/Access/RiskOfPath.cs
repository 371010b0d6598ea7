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

        var place = PlaceOf(path);
        foreach (var (form, risk) in forms)
        {
            if ((form.Matches(place) || (isPropagated && form.MayLieBelow(place))) && !(worst >= risk))
            {
                worst = risk;
            }
        }

        return worst;
    }

    /// <summary>Every grade that a privilege has on a form of paths.</summary>
    internal static IEnumerable<(string Privilege, PathForm Form, Risk Risk)> Graded =>
        PrivilegeTable.Names.SelectMany(name => Forms.Value[name].Select(grade => (name, grade.Form, grade.Risk)));

    // A pool within a pool is one, too.
    internal static ObjectPath PlaceOf(ObjectPath path) =>
        path.Segments is { Count: > 2 } segments && segments[0] == "pool" ? ObjectPath.Parse("/pool/" + segments[1])!.Value : path;

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

    private static readonly Lazy<IReadOnlyList<(PathForm Form, ulong[] ByRisk)>> ByForm = new(() =>
        [.. RiskOfPath.Graded.GroupBy(grade => grade.Form.Text, StringComparer.Ordinal).Select(grades => (
            grades.First().Form,
            Worst.Select(risk => PrivilegeTable.Mask(grades.Where(grade => grade.Risk == risk).Select(grade => grade.Privilege))).ToArray()))]);

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

    // Each form is looked at once, not once for each privilege: a cluster has ten thousand paths.
    private static ulong[] Masks(ObjectPath path, bool isPropagated)
    {
        var place = RiskOfPath.PlaceOf(path);
        var masks = new ulong[Worst.Length];
        foreach (var (form, byRisk) in ByForm.Value.Where(entry => entry.Form.Matches(place) || (isPropagated && entry.Form.MayLieBelow(place))))
        {
            for (var i = 0; i < Worst.Length; i++)
            {
                masks[i] |= byRisk[i];
            }
        }

        return masks;
    }
}
