using Pvelint.Commands;
using Pvelint.Inference;

namespace Pvelint.Output;

/// <summary>What is granted beside what was done and what code needs, for people.</summary>
internal static class ObservedText
{
    // More lines than this of one kind nobody reads; the JSON has them all.
    private const int Most = 20;

    public static void Write(TextWriter output, ObservedReport report)
    {
        var log = report.Log;
        output.WriteLine($"access log from {ObservedReport.Time(log.First!.Value)} to {ObservedReport.Time(log.Last!.Value)}: {Host.Count(log.Lines, "line")}, {Host.Count(log.Calls.Sum(call => call.Total), "call")} of the API, Proxmox VE {report.Version}");
        output.WriteLine("  a node logs what it is asked itself: calls to nodes whose logs are not here, and those before and after, are not seen");
        if (log.Unauthenticated > 0)
        {
            output.WriteLine($"  {Host.Count(log.Unauthenticated, "request")} without a valid login (401): all they lacked is that, and no log says whose they were");
        }

        if (!report.HasCode)
        {
            output.WriteLine("  no code for Proxmox VE among the sources: what it needs is not compared");
        }

        if (!report.HasGrants)
        {
            output.WriteLine("  no grants among the sources: what was never used cannot be told");
        }

        foreach (var one in report.Found.Principals)
        {
            output.WriteLine();
            output.WriteLine(Title(one));
            if (report.Found.Principals.FirstOrDefault(other => IsTokenOf(other, one)) is { } token)
            {
                output.WriteLine($"  what it holds limits {Neutral.Line(token.Id)}, and all that is said there holds for it, too");
                continue;
            }

            Sections(output, Parts(one, report));
        }

        if (report.Found.Unowned.Count > 0)
        {
            output.WriteLine();
            output.WriteLine($"{string.Join(" and ", report.Found.Unowned)}: the code does not say as whom it logs in, so that it may be the code of each of these (--authid ID says whose it is)");
            Sections(output, [("in the code, and made by nobody", Unseen(report.Found.Unseen.Where(call => call.DependsOn is null)))]);
        }

        output.WriteLine();
        output.WriteLine(report.IsComplete ? "all of it is decided" : "not all of it is decided: what is left open is no all clear");
    }

    private static string Title(ObservedAccess one)
    {
        var made = one.Calls.Sum(call => call.Total);
        var refused = one.Calls.Sum(call => call.Refused);
        var when = made == 0 ? "no call in the log" : $"{Host.Count(made, "call")}, {refused} refused, from {ObservedReport.Time(one.Calls.Min(call => call.First))} to {ObservedReport.Time(one.Calls.Max(call => call.Last))}";
        return Neutral.Line($"{one.Id}{(one.Tools.Count > 0 ? $" ({string.Join(" and ", one.Tools)})" : "")}: {when}{(one.IsRoot ? "; it may do everything" : one.IsNamed ? "" : "; the sources do not name it, so what it holds is not known")}");
    }

    // An owner that does nothing but lend its token what it holds: to say all twice would hide the rest.
    private static bool IsTokenOf(ObservedAccess token, ObservedAccess owner) => token.Id.StartsWith(owner.Id + "!", StringComparison.Ordinal) && owner.Calls.Count + owner.Tools.Count == 0
        && Same(token.Unused, owner.Unused) && Same(token.Wider, owner.Wider) && Same(token.Undecided, owner.Undecided);

    private static bool Same(IReadOnlyList<HeldGrant> some, IReadOnlyList<HeldGrant> others) =>
        some.Select(grant => (grant.Path, grant.Privilege, grant.IsPropagated)).SequenceEqual(others.Select(grant => (grant.Path, grant.Privilege, grant.IsPropagated)));

    private static IEnumerable<(string, IReadOnlyList<string>)> Parts(ObservedAccess one, ObservedReport report) =>
    [
        ("refused, and what was lacking", [.. Refused(one.Refused, one.IsNamed)]),
        ($"never used: granted, no call in the log needed it{(report.HasCode ? ", and none of the code does" : "")}", [.. Grants(one.Unused)]),
        ("what that costs: ways that are open, and would not be without it", [.. AccessWays.Long([.. one.Ways.DistinctBy(way => way.Target)]).Select(Neutral.Line)]),
        ("wider than used", [.. one.Wider.GroupBy(grant => (grant.Path, Enough: string.Join(", ", grant.Enough.Take(5)) + (grant.Enough.Count > 5 ? $" and {grant.Enough.Count - 5} more" : "")))
            .Select(group => Neutral.Line($"on {group.Key.Path}, where {group.Key.Enough} would do: {string.Join(", ", group.Select(grant => grant.Privilege))}"))]),
        ("not decided: granted, and perhaps used or needed", [.. one.Undecided.GroupBy(grant => (grant.Path, grant.DependsOn))
            .Select(group => Neutral.Line($"on {group.Key.Path}, depending on {group.Key.DependsOn}: {string.Join(", ", group.Select(grant => grant.Privilege))}"))]),
        ("not decided", [.. one.Doubts.Select(Neutral.Line)]),
        ("went through then, and would be refused by these grants", [.. one.Lost.Select(lost => Neutral.Line($"{lost.Grant.Privilege} on {lost.Grant.Path}: {lost.Calls.First(ObservedNeeds.IsOfLog).Call.Endpoint.Label}"))]),
        ("used, and no code here makes it", [.. Outside(one.Outside.Where(call => call.DependsOn is null)), .. one.Harmless > 0 ? [$"besides {Host.Count(one.Harmless, "call")} that anybody may make"] : Array.Empty<string>()]),
        ("used, and perhaps made by the code", Outside(one.Outside.Where(call => call.DependsOn is not null))),
        ("in the code, and never seen", Unseen(one.Unseen.Where(call => call.DependsOn is null))),
        ("in the code, and perhaps never seen", Unseen(one.Unseen.Where(call => call.DependsOn is not null))),
    ];

    // What differs by its object alone stands once: a token that may not see one guest may see none of five hundred.
    private static IEnumerable<string> Refused(IReadOnlyList<RefusedCall> refused, bool isNamed) => refused.GroupBy(call => (call.Call.Label, string.Join("\n", Lacking(call, isNamed).Select(line => Shape(line, call.Call))))).SelectMany(group =>
    {
        var first = group.First();
        var count = group.Count();
        var done = group.Sum(call => call.Call.Count);
        return Lacking(first, isNamed).Select(line => "  " + line + (count > 1 && Shape(line, first.Call) != line ? ", and likewise for the others" : ""))
            .Prepend($"{ObservedReport.Called(first.Call)}{(count > 1 ? $" and {count - 1} others like it" : "")}: {Times(group.Sum(call => call.Call.Refused))}{(done > 0 ? $", and {Times(done)} not" : "")}");
    });

    private static string Shape(string line, ObservedCall call) => call.Variables.Aggregate(line, (text, variable) => text.Replace("/" + variable.Value, "/{" + variable.Key + "}", StringComparison.Ordinal).Replace(" " + variable.Value, " {" + variable.Key + "}", StringComparison.Ordinal));

    private static IEnumerable<string> Lacking(RefusedCall refused, bool isNamed) => refused.Lacking.SelectMany(one => one.By is { } made
        ? Lacking(one, isNamed).Select(line => "  " + Neutral.Line(line)).Prepend($"as {Neutral.Line(made.By.Address)} sends it ({PrivilegesReport.At(made.By)}):")
        : Lacking(one, isNamed).Select(Neutral.Line));

    private static IEnumerable<string> Lacking(LackingGrants one, bool isNamed)
    {
        if (one.IsAllowed)
        {
            return [isNamed ? "these grants allow it: they were others then" : "it needs no privilege: what refused it is not known"];
        }

        var ways = one.Missing.Ways.Where(way => way.Count > 0).ToList();
        return
        [
            .. one.Refusals.Select(refusal => $"no grant helps: {refusal.Reason}"),
            .. ways.Take(3).Select((way, i) => (i == 0 ? isNamed ? "lacks " : "needs " : "or ") + string.Join(", ", way.GroupBy(grant => (grant.Path, grant.IsPropagated)).Select(group =>
                $"{string.Join(" ", group.Select(grant => grant.Privilege))} on {group.Key.Path}{(group.Key.IsPropagated ? " and all below" : "")}"))),
            .. ways.Count > 3 || !one.Missing.IsComplete ? [$"or one of {(one.Missing.IsComplete ? ways.Count - 3 : "many")} more ways (--format json)"] : Array.Empty<string>(),
            .. one.MayRefuse.Count > 0 ? [$"perhaps what no grant gives: {string.Join(", ", one.MayRefuse.Take(3).Select(refusal => refusal.Reason))}{(one.MayRefuse.Count > 3 ? " …" : "")}"] : Array.Empty<string>(),
            .. one.May.Count > 0 ? [$"perhaps, depending on {string.Join(", ", one.DependsOn.Take(3))}{(one.DependsOn.Count > 3 ? " …" : "")}: {string.Join(", ", one.May.Select(grant => grant.Privilege).Distinct())}"] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Grants(IReadOnlyList<HeldGrant> grants)
    {
        foreach (var path in grants.GroupBy(grant => (grant.Path, grant.IsPropagated)))
        {
            yield return Neutral.Line(path.Key.Path) + (path.Key.IsPropagated ? " and all below" : "");
            foreach (var risk in path.GroupBy(grant => grant.Risk).OrderByDescending(group => (int?)group.Key ?? -1))
            {
                yield return $"  {(risk.Key is { } grade ? grade.ToString().ToLowerInvariant() + " risk" : "checked nowhere there"),-21}  {string.Join(", ", risk.Select(grant => grant.Privilege))}";
            }
        }
    }

    private static IReadOnlyList<string> Outside(IEnumerable<OutsideCall> calls) => [.. calls.GroupBy(call => (call.Call.Label, call.DependsOn)).Select(group =>
    {
        var first = group.First();
        var objects = group.Count() == 1 ? ObservedReport.Called(first.Call) : $"{group.Key.Label}, {group.Count()} objects";
        var needs = string.Join(" ", group.SelectMany(call => call.Privileges).Distinct(StringComparer.Ordinal).Take(6));
        return Neutral.Line($"{objects}: {Times(group.Sum(call => call.Call.Total - call.Call.Refused))}, last {ObservedReport.Time(group.Max(call => call.Call.Last))}{(needs.Length > 0 ? $", asks for {needs}" : "")}{(group.Key.DependsOn is { } what ? $" (depends on {what})" : "")}");
    })];

    private static IReadOnlyList<string> Unseen(IEnumerable<UnseenCall> calls) => [.. calls.GroupBy(call => (call.Call.Call.Endpoint.Label, call.DependsOn is null)).Select(group =>
    {
        var by = group.Select(call => call.Call.By).Distinct().ToList();
        return Neutral.Line($"{group.Key.Label} (to {string.Join(", ", group.SelectMany(call => call.Call.Operations).Distinct())}{(group.All(call => call.Call.If is not null) ? $", depending on {group.First().Call.If}" : "")}): {by[0].Address}, {PrivilegesReport.At(by[0])}{(by.Count > 1 ? $" and {by.Count - 1} more" : "")}{(group.First().DependsOn is { } what ? $" (depends on {what})" : "")}");
    })];

    private static string Times(long count) => count == 1 ? "once" : $"{count} times";

    private static void Sections(TextWriter output, IEnumerable<(string Title, IReadOnlyList<string> Lines)> sections)
    {
        foreach (var (title, lines) in sections.Where(section => section.Lines.Count > 0))
        {
            output.WriteLine();
            output.WriteLine("  " + title);
            foreach (var line in lines.Take(lines.Count > Most + 1 ? Most : lines.Count))
            {
                output.WriteLine("    " + line);
            }

            if (lines.Count > Most + 1)
            {
                output.WriteLine($"    and {lines.Count - Most} more lines (--format json has all)");
            }
        }
    }
}
