using System.Globalization;
using Pvelint.Access;

namespace Pvelint.Output;

/// <summary><c>--format text</c> of <c>access</c>: who holds what where, as roles, told where it changes, with the worst risk of it. Each thread has one.</summary>
internal sealed class AccessText
{
    private const string Reset = "\u001b[0m";
    private const string Bold = "\u001b[1m";
    private const string Dim = "\u001b[2m";
    private const int WidestPath = 40;
    private const int MostPaths = 3;
    private const int MostPlaces = 2;

    private readonly AccessReport _report;
    private readonly TextWriter _output;
    private readonly bool _color;
    private readonly Dictionary<string, PathRisks?> _risks = new(StringComparer.Ordinal);
    private readonly SharedGrounds _shared;
    private readonly SortedSet<string> _roles = new(StringComparer.Ordinal);

    private AccessText(AccessReport report, TextWriter output, bool color)
    {
        _report = report;
        _output = output;
        _color = color;
        _shared = new SharedGrounds(report.Model);
    }

    private AccessModel Model => _report.Model;

    // Then only those are told of that have something: root@pam always does.
    private bool AsksOfSome => _report.Privilege is not null || _report.Paths.Count > 0;

    public static void Write(AccessReport report, TextWriter output, bool color)
    {
        var text = new AccessText(report, output, color);
        if (report.AsksWhy)
        {
            AccessWhy.Write(report, line => output.WriteLine(Neutral.Line(line)));
        }
        else
        {
            text.WriteAll();
        }

        text.WriteProblems();
    }

    private void WriteAll()
    {
        var principals = _report.PrincipalsAndGroups.ToList();
        Turns.Run(
            principals.Count,
            () => new AccessText(_report, new StringWriter(CultureInfo.InvariantCulture) { NewLine = _output.NewLine }, _color),
            (i, part) => part.WriteAbout(principals[i]),
            (_, part) =>
            {
                var made = ((StringWriter)part._output).GetStringBuilder();
                _output.Write(made);
                made.Clear();
                _roles.UnionWith(part._roles);
            });
        if (_report.Privilege is null && _report.To is null)
        {
            WriteRoles();
        }
    }

    private void WriteAbout(Principal principal)
    {
        if (_report.To is not null)
        {
            WriteWays(principal);
            return;
        }

        var lines = Lines(principal);
        if (_report.Principal is not null || !AsksOfSome || !lines.TrueForAll(line => line.IsEmpty))
        {
            WritePrincipal(principal, lines);
        }
    }

    private void WriteHead(Principal principal) =>
        _output.WriteLine($"{Paint(Neutral.Line(principal.Id), Bold)}  {Neutral.Line(AccessWords.Kind(principal, Model))}{(principal.Place is { } place ? Paint($"  {Neutral.Line(AccessWords.At(place))}", Dim) : "")}");

    // Who has no way to the target is not told of, unless it is asked about.
    private void WriteWays(Principal principal)
    {
        var ways = _report.Ways(principal);
        if (ways.Count == 0 && _report.Principal is null)
        {
            return;
        }

        WriteHead(principal);
        foreach (var line in ways.Count == 0 ? ["no way is known"] : AccessWays.Long(ways))
        {
            _output.WriteLine($"  {Neutral.Line(line)}");
        }

        _output.WriteLine();
    }

    private void WritePrincipal(Principal principal, List<Line> lines)
    {
        WriteHead(principal);
        if (principal.Doubt is { } doubt)
        {
            _output.WriteLine($"  note: {Neutral.Line(doubt)}");
        }

        if (lines.Count == 0 && principal is not { Kind: PrincipalKind.Token, IsSeparated: false })
        {
            _output.WriteLine("  nothing");
        }

        var width = lines.Select(line => line.Path.Length).Where(length => length <= WidestPath).DefaultIfEmpty(0).Max();
        foreach (var line in lines)
        {
            var risk = (line.Risk?.ToString().ToLowerInvariant() ?? "-").PadRight(8);
            _output.WriteLine($"  {Paint(risk, ColorOf(line.Risk))}  {line.Path.PadRight(width)}  {line.What}{(line.Places.Length == 0 ? "" : Paint("  " + line.Places, Dim))}");
        }

        if (_report.TellsWays && (lines.Count > 0 || _report.Principal is not null))
        {
            foreach (var line in AccessWays.Short(_report.Ways(principal)))
            {
                _output.WriteLine($"  {Neutral.Line(line)}");
            }
        }

        _output.WriteLine();
    }

    private List<Line> Lines(Principal principal)
    {
        // The owner is told of; a token that has the same is not worth the same lines again.
        if (principal is { Kind: PrincipalKind.Token, IsSeparated: false } && _report.Principal is null && _report.Privilege is null && _report.Paths.Count == 0)
        {
            return [];
        }

        var known = new Dictionary<string, Reasons>(StringComparer.Ordinal);
        return [.. Joined(_report.Changes(principal).Where(Matters).Select(row => LineOf(row, ReasonsOf(principal, row, known))))];
    }

    // That a privilege is not held where nobody asks for it is no news.
    private bool Matters(AccessRow row) =>
        _report.Privilege is not { } privilege || !row.Permissions.IsEmpty || _report.Paths.Count > 0
        || (ObjectPath.Parse(row.Path) is { } path && RiskOfPath.Of(privilege, path, isPropagated: true) is not null);

    // Guests with the same permissions stand together.
    private static IEnumerable<Line> Joined(IEnumerable<Line> lines)
    {
        var together = new List<Line>();
        foreach (var line in lines)
        {
            if (together.Count > 0 && together[0] with { Path = line.Path } != line)
            {
                yield return Join(together);
                together.Clear();
            }

            together.Add(line);
        }

        if (together.Count > 0)
        {
            yield return Join(together);
        }
    }

    private static Line Join(List<Line> lines) => lines[0] with
    {
        Path = string.Join(", ", lines.Take(MostPaths).Select(line => line.Path))
            + (lines.Count > MostPaths ? string.Create(CultureInfo.InvariantCulture, $" and {lines.Count - MostPaths} more") : ""),
    };

    // The guests of a pool have the same reasons: found for each of them, those of a large cluster took four minutes. A path that is
    // asked about may be written in any way.
    private Reasons ReasonsOf(Principal principal, AccessRow row, Dictionary<string, Reasons> known)
    {
        if (row.IsBelow || _report.Paths.Count > 0 || _shared.KeyOf(principal.Id, row.Path) is not { } shared)
        {
            return FindReasons(principal, row);
        }

        if (!known.TryGetValue(shared, out var reasons))
        {
            known[shared] = reasons = FindReasons(principal, row);
        }

        return reasons;
    }

    private Reasons FindReasons(Principal principal, AccessRow row)
    {
        var grounds = Grounds.Of(Model, principal.Id, Shown(row));
        while (grounds is { Kind: GroundsKind.Owner, Owner: { } owner })
        {
            grounds = owner;
        }

        var counting = grounds.Counting.Where(ground => row.Permissions.IsEmpty || Gives(ground)).ToList();
        _roles.UnionWith(counting.Where(ground => !ground.Role.IsBuiltIn).Select(ground => ground.Role.Name));
        var places = counting.Select(ground => AccessWords.At(ground.Entry)).Distinct(StringComparer.Ordinal).ToList();
        return new Reasons(
            Neutral.Line(What(row, grounds, counting)),
            Neutral.Line(string.Join(", ", places.Take(MostPlaces)) + (places.Count > MostPlaces ? ", …" : "")));
    }

    private Line LineOf(AccessRow row, Reasons reasons) => new(Neutral.Line(Shown(row)), RiskOf(row), reasons.What, reasons.Places, row.Permissions.IsEmpty);

    private static string Shown(AccessRow row) => row.IsBelow ? (row.Path == "/" ? "" : row.Path) + "/*" : row.Path;

    // What holds below a path is graded as if it came from there.
    private Risk? RiskOf(AccessRow row)
    {
        if (!_risks.TryGetValue(row.Path, out var risks))
        {
            _risks[row.Path] = risks = ObjectPath.Parse(row.Path) is { } path ? new PathRisks(path) : null;
        }

        return risks?.Of(row.IsBelow ? row.Permissions with { Propagated = row.Permissions.Held } : row.Permissions);
    }

    private string What(AccessRow row, Grounds grounds, List<Ground> counting)
    {
        if (grounds.Kind is GroundsKind.Root)
        {
            return "everything: root@pam may do it whatever entries say";
        }

        var roles = AccessWords.Roles(counting, grounds.Id);
        if (row.Permissions.IsEmpty)
        {
            return grounds.Owner is { } limit && !grounds.Own.IsEmpty ? $"nothing: {limit.Id} has nothing of {roles}" : counting.Count == 0 ? "nothing" : $"nothing: {roles}";
        }

        if (Masked(grounds.Own) == row.Permissions)
        {
            return roles;
        }

        if (grounds.Owner is { } owner && Masked(owner.Permissions) == row.Permissions && owner.Counting.Any())
        {
            return $"{AccessWords.Roles(owner.Counting.Where(Gives), owner.Id)} of {owner.Id}, which limits {roles}";
        }

        return $"{AccessWords.Names(row.Permissions)}: what {grounds.Owner?.Id} has of {roles}";
    }

    private PermissionSet Masked(PermissionSet permissions) => new(permissions.Held & _report.Mask, permissions.Propagated & _report.Mask);

    private bool Gives(Ground ground) => _report.Privilege is not { } privilege || ground.Role.Privileges.Contains(privilege);

    private void WriteRoles()
    {
        foreach (var name in _roles)
        {
            var role = Model.Roles.Of(name)!;
            var place = Model.Plan.Roles.FirstOrDefault(definition => definition.Name.Text == name)?.Name.Place;
            _output.WriteLine($"{Paint(Neutral.Line(name), Bold)}  role{(place is null ? "" : Paint($"  {Neutral.Line(AccessWords.At(place))}", Dim))}");
            _output.WriteLine($"  {(role.Privileges.Count == 0 ? "no privilege" : string.Join(", ", role.Privileges.Order(StringComparer.Ordinal)))}");
            _output.WriteLine();
        }
    }

    private void WriteProblems()
    {
        if (_report.Problems.Count == 0)
        {
            return;
        }

        _output.WriteLine(Paint("problems", Bold));
        foreach (var problem in _report.Problems)
        {
            var at = problem.Place.File.Position(problem.Place.Span.Start);
            _output.WriteLine(Neutral.Line($"  {problem.Place.File.Path}:{at.Line}:{at.Column}: {problem.Message}"));
        }
    }

    private static string ColorOf(Risk? risk) => risk switch
    {
        Risk.Critical => "\u001b[1;31m",
        Risk.High => "\u001b[1;33m",
        Risk.Medium => "\u001b[1;36m",
        _ => Dim,
    };

    private string Paint(string text, string paint) => _color ? paint + text + Reset : text;

    /// <summary>Why somebody has on a path what it has: the roles, and where they are granted.</summary>
    private sealed record Reasons(string What, string Places);

    private sealed record Line(string Path, Risk? Risk, string What, string Places, bool IsEmpty);
}
