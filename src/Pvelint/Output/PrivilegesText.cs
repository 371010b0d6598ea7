using Pvelint.Access;
using Pvelint.Inference;

namespace Pvelint.Output;

/// <summary>What code needs, for people.</summary>
internal static class PrivilegesText
{
    private const int MostNames = 4;

    public static void Text(TextWriter output, PrivilegesReport report)
    {
        foreach (var tool in report.Privileges.Tools)
        {
            output.WriteLine($"{tool.Tool} on Proxmox VE {report.Version}: {tool.Grants.Select(grant => grant.Privilege).Distinct().Count()} privileges on {tool.Grants.Select(grant => grant.Path).Distinct().Count()} paths");
            foreach (var path in tool.Grants.GroupBy(grant => (grant.Path, grant.Propagate)))
            {
                output.WriteLine();
                output.WriteLine($"  {Neutral.Line(path.Key.Path)}{(path.Key.Propagate ? "  and all below (propagate)" : "")}");
                foreach (var grant in path)
                {
                    output.WriteLine($"    {grant.Privilege,-22}  {(report.HasLog ? $"{PrivilegesReport.From(grant.Because),-4}  " : "")}{Why(grant.Because)}");
                }
            }

            Section(output, "may need, which the code does not say", Open(tool.Open));
            Section(output, "no token can", tool.Impossible.Select(one => $"{Neutral.Line(one.Reason)}{(one.IsForRoot ? ": only root@pam with its password" : "")} ({Who(one.By)})"));
            Section(output, "demanded by the tool itself", tool.Demands.GroupBy(demand => Demand(demand, report.Version), StringComparer.Ordinal)
                .Select(same => $"{same.Key} ({Who([.. same.Select(demand => demand.By)])})"));
            Section(output, "besides", tool.Remarks.GroupBy(remark => $"{(remark.IsSsh ? "SSH: " : "")}{remark.Why}{(remark.If is { } what ? $" (depends on {Neutral.Line(what)})" : "")}")
                .Select(same => $"{same.Key} ({Who([.. same.Select(remark => remark.By).Distinct()])})"));
            output.WriteLine();
        }

        Rest(output, report);
    }

    public static void Markdown(TextWriter output, PrivilegesReport report)
    {
        foreach (var tool in report.Privileges.Tools)
        {
            output.WriteLine($"### {tool.Tool} on Proxmox VE {report.Version}");
            output.WriteLine();
            output.WriteLine($"| Path | Propagate | Privilege | {(report.HasLog ? "From | " : "")}Because |");
            output.WriteLine($"| --- | --- | --- | {(report.HasLog ? "--- | " : "")}--- |");
            foreach (var grant in tool.Grants)
            {
                output.WriteLine($"| `{Cell(grant.Path)}` | {(grant.Propagate ? "yes" : "no")} | {grant.Privilege} | {(report.HasLog ? PrivilegesReport.From(grant.Because) + " | " : "")}{Cell(Why(grant.Because))} |");
            }

            output.WriteLine();
            foreach (var open in tool.Open)
            {
                output.WriteLine($"- may need {Cell(PrivilegesReport.Words(open.Need))}: depends on {Cell(open.What)} ({Cell(Who(open.By))})");
            }

            foreach (var one in tool.Impossible)
            {
                output.WriteLine($"- no token can: {Cell(one.Reason)} ({Cell(Who(one.By))})");
            }

            output.WriteLine();
        }
    }

    private static string Why(IReadOnlyList<MadeCall> because)
    {
        if (because.Count == 0)
        {
            return "";
        }

        var first = because[0];
        return $"{Who(first.By)}: {first.Call.Endpoint.Label}{More(because)}{(first.Tolerated.Length > 0 && because.All(made => made.Tolerated.Length > 0) ? $" (without it: {first.Tolerated})" : "")}";
    }

    private static string More(IReadOnlyList<MadeCall> because) => because.Select(made => made.By).Distinct().Count() - 1 is var more and > 0 ? $" and {more} more" : "";

    private static string Who(IReadOnlyList<MadeCall> by) => Who([.. by.Select(made => made.By).Distinct()]);

    private static string Who(IReadOnlyList<CodeResource> by) => Who(by[0]) + (by.Count > 1 ? $" and {by.Count - 1} more" : "");

    private static string Who(CodeResource resource) => resource.Kind == "log" ? $"the log of {Neutral.Line(resource.Address)}" : $"{Neutral.Line(resource.Address)}, {PrivilegesReport.At(resource)}";

    // A privilege that the release does not have nobody holds.
    private static string Demand(ToolDemand demand, PveVersion version)
    {
        var gone = demand.Privileges.Where(name => AccessFacts.Privileges.TryGetValue(name, out var privilege) && !privilege.Versions.Contains(version)).ToList();
        return $"{string.Join(' ', demand.Privileges)} on {demand.Path} of the token's {demand.Of}"
            + (demand.Off.Length > 0 ? $": {demand.Off} = false turns that off" : ": nothing turns that off in this release")
            + (gone.Count > 0 ? $"; {version} has no {string.Join(" and no ", gone)}, so the demand cannot be met there: take a newer release of the provider" : "");
    }

    // What several things ask for alike is told once.
    private static IEnumerable<string> Open(IReadOnlyList<OpenNeed> open) => open.GroupBy(one => string.Join("\n", Needs(one.Need)), StringComparer.Ordinal).SelectMany(same =>
    {
        var whats = same.Select(one => one.What).ToList();
        var names = whats.Take(MostNames).Select(Neutral.Line);
        var more = whats.Count > MostNames ? $" and {whats.Count - MostNames} more" : "";
        var made = same.SelectMany(one => one.By).ToList();
        var settle = OpenHint.Options(OpenHint.Of([.. whats.Take(MostNames)]));
        return new[] { $"depends on {string.Join(", ", names)}{more} ({Who(made[0].By)}: {made[0].Call.Endpoint.Label}{More(made)})" }
            .Concat(same.Key.Split('\n').Select(line => "  " + line)).Concat(settle.Length == 0 ? [] : [$"  settle it with {Neutral.Line(settle)}"]);
    });

    // Privileges on the same paths on one line, choices after them, the rare ones last.
    private static IEnumerable<string> Needs(Need need)
    {
        var all = (need is AllOf many ? many.Needs : [need]).ToList();
        var alone = all.OfType<Permission>().GroupBy(one => one.Privilege, StringComparer.Ordinal)
            .GroupBy(same => string.Join(", ", same.Select(one => one.Path).Distinct(StringComparer.Ordinal)), same => same.Key, StringComparer.Ordinal)
            .Select(same => Neutral.Line($"{string.Join(", ", same)} on {same.Key}"));
        var rare = all.OfType<Dependent>().Where(one => one.When is not null).GroupBy(one => one.When, StringComparer.Ordinal)
            .Select(same => $"{PrivilegesReport.Words(Need.All(same.Select(one => one.Need)))}: only if {same.Key}");
        return alone.Concat(all.Where(one => one is not (Permission or Dependent { When: not null })).Select(PrivilegesReport.Words)).Concat(rare).Distinct(StringComparer.Ordinal);
    }

    private static void Section(TextWriter output, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"  {title}");
        foreach (var line in all)
        {
            output.WriteLine("    " + line);
        }
    }

    private static void Rest(TextWriter output, PrivilegesReport report)
    {
        Section(output, "not known to pvelint", report.Privileges.Unmapped.Select(resource => $"{Neutral.Line(resource.Type)} ({Who(resource)})"));
        Section(output, $"not in the API of {report.Version}", report.Privileges.Missing.Select(missing => $"{missing.Label} ({Who(missing.By)})"));
        Section(output, "not followed", report.Notes.Select(note => $"{Neutral.Line(note.What)}: {Neutral.Line(note.Message)}"));
    }

    private static string Cell(string text) => Neutral.Line(text).Replace("|", "\\|", StringComparison.Ordinal);
}
