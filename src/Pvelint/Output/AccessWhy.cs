using Pvelint.Access;

namespace Pvelint.Output;

/// <summary>Says in sentences why someone holds a privilege on a path, or does not.</summary>
internal sealed class AccessWhy
{
    private readonly AccessReport _report;
    private readonly Action<string> _say;

    private AccessWhy(AccessReport report, Action<string> say)
    {
        _report = report;
        _say = say;
    }

    private AccessPlan Plan => _report.Model.Plan;

    private string Privilege => _report.Privilege!;

    private string Path => _report.Paths[0];

    /// <summary>Says it of whom is asked about, else of everyone who holds it.</summary>
    public static void Write(AccessReport report, Action<string> say)
    {
        var why = new AccessWhy(report, say);
        foreach (var (principal, grounds) in Of(report))
        {
            why.SayOf(principal.Id, grounds, "");
            say("");
        }
    }

    /// <summary>The grounds of whom is asked about, else those of everyone who holds it.</summary>
    public static IEnumerable<(Principal Principal, Grounds Grounds)> Of(AccessReport report) => report.Principals
        .Where(principal => report.Principal is not null || report.Model.On(principal.Id, report.Paths[0]).Holds(report.Privilege!))
        .Select(principal => (principal, Grounds.Of(report.Model, principal.Id, report.Paths[0])));

    private void SayOf(string id, Grounds grounds, string margin)
    {
        var privilege = grounds.For(Privilege);
        _say($"{margin}{id} {(privilege.IsHeld ? "holds" : "does not hold")} {Privilege} on {Path}{(privilege.IsHeld && !privilege.IsPropagated ? ", here only" : "")}");
        var inner = margin + "  ";
        switch (grounds.Kind)
        {
            case GroundsKind.Root:
                _say($"{inner}root@pam holds every privilege everywhere, whatever entries say");
                return;
            case GroundsKind.Owner:
                _say($"{inner}it is not separated from its owner and has what {grounds.Owner!.Id} has; entries of its own are ignored");
                SayOf(grounds.Owner.Id, grounds.Owner, inner);
                return;
        }

        foreach (var ground in privilege.Given)
        {
            SayGiven(id, ground, inner);
        }

        if (privilege.Given.Count == 0)
        {
            SayMissing(privilege, inner);
        }

        if (grounds.Owner is { } owner)
        {
            _say($"{inner}it is separated: it has of its own entries what its owner has, too");
            SayOf(owner.Id, owner, inner);
        }
    }

    private void SayGiven(string id, Ground ground, string margin)
    {
        _say($"{margin}{Entry(ground.Entry)} {(ground.Pool is null && !ground.Entry.Propagate ? "gives it, and does not propagate" : ground.Node == Path ? "gives it" : ground.Pool is null ? "gives it, as it propagates" : "gives it through the pool")}");
        if (GroundPlaces.OfPrivilege(Plan, ground.Role.Name, Privilege) is { } role)
        {
            _say($"{margin}  the role {ground.Role.Name} holds {Privilege} ({AccessWords.At(role)})");
        }

        if (ground.Entry.Kind is SubjectKind.Group && id[0] != '@')
        {
            _say($"{margin}  {id} is in the group {ground.Entry.Subject.Text}{Where(GroundPlaces.OfMember(Plan, id, ground.Entry.Subject.Text!))}");
        }

        if (ground.Pool is { } pool)
        {
            _say($"{margin}  {Path} is in the pool {pool}{Where(GroundPlaces.OfPool(Plan, pool, Path))}; what a pool gives does not propagate");
        }
    }

    private void SayMissing(PrivilegeGrounds privilege, string margin)
    {
        foreach (var ground in privilege.Lost)
        {
            _say($"{margin}{Entry(ground.Entry)} {Fate(ground)}");
        }

        foreach (var ground in privilege.Lost.Count > 0 ? [] : privilege.Instead)
        {
            _say($"{margin}{Entry(ground.Entry)} counts here, and does not hold it");
        }

        if (privilege.Lost.Count + privilege.Instead.Count == 0)
        {
            _say($"{margin}no entry on the way to {Path} counts");
        }
    }

    private static string Fate(Ground ground) => ground.Fate switch
    {
        GroundFate.NotPropagated => $"does not propagate: it holds on {ground.Node} alone",
        GroundFate.HiddenByOwn => $"is not looked at: at {ground.Node} entries of the user itself come before those of groups: {Entries(ground)}",
        GroundFate.Denied => $"is cancelled by {Entries(ground)}",
        _ => $"is replaced further down by {Entries(ground)}",
    };

    private static string Entries(Ground ground) => string.Join(" and ", ground.By.Select(Entry));

    private static string Entry(AclEntry entry) =>
        $"{entry.Role.Text} for {(entry.Kind is SubjectKind.Group ? "@" : "")}{entry.Subject.Text} on {entry.Object} ({AccessWords.At(entry)})";

    private static string Where(Place? place) => place is null ? "" : $" ({AccessWords.At(place)})";
}
