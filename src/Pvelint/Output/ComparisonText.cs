using Pvelint.Access;
using Pvelint.Inference;

namespace Pvelint.Output;

/// <summary>What is granted beside what is needed, for people.</summary>
internal static class ComparisonText
{
    public static void Text(TextWriter output, ComparisonReport report)
    {
        foreach (var one in report.Comparisons)
        {
            output.WriteLine($"{Title(one, report)}: {Sum(one.Comparison)}");
            foreach (var (title, lines) in Sections(one, report))
            {
                output.WriteLine();
                output.WriteLine("  " + title);
                foreach (var line in lines)
                {
                    output.WriteLine("    " + line);
                }
            }

            output.WriteLine();
        }
    }

    public static void Markdown(TextWriter output, ComparisonReport report)
    {
        foreach (var one in report.Comparisons)
        {
            output.WriteLine($"### {Escaped(Title(one, report))}");
            output.WriteLine();
            output.WriteLine($"{Escaped(Sum(one.Comparison))}.");
            foreach (var (title, lines) in Sections(one, report))
            {
                output.WriteLine();
                output.WriteLine($"**{Escaped(title)}**");
                output.WriteLine();
                foreach (var line in lines)
                {
                    output.WriteLine($"{(line[0] == ' ' ? "  " : "")}- {Escaped(line.Trim())}");
                }
            }

            output.WriteLine();
        }
    }

    private static string Title(NamedComparison one, ComparisonReport report)
    {
        var tools = one.Privileges.Tools.Select(tool => tool.Tool).ToList();
        var what = one.Title == report.With || one.Title.StartsWith("the role ", StringComparison.Ordinal) && report.With.StartsWith("the role ", StringComparison.Ordinal) ? report.With : $"{one.Title} in {report.With}";
        return Neutral.Line($"{(tools.Count == 0 ? "no tool" : string.Join(" and ", tools))} beside {what}, on Proxmox VE {report.Version}");
    }

    private static string Sum(GrantComparison comparison)
    {
        var parts = new List<string> { $"{comparison.Held} privileges granted" };
        void Add(int count, string what)
        {
            if (count > 0)
            {
                parts.Add($"{count} {what}");
            }
        }

        Add(comparison.Excess.Select(grant => grant.Privilege).Distinct().Count(), "not needed");
        Add(comparison.Missing.Select(grant => grant.Grant.Privilege).Distinct().Count(), "missing");
        if (comparison is { Missing.Count: 0, Excess.Count: 0 })
        {
            parts.Add("nothing missing, nothing to spare");
        }

        return string.Join(", ", parts);
    }

    private static IEnumerable<(string Title, IReadOnlyList<string> Lines)> Sections(NamedComparison one, ComparisonReport report)
    {
        var comparison = one.Comparison;
        List<(string, IReadOnlyList<string>)> sections =
        [
            ("broken", [.. comparison.Broken.Select(broken => Broken(broken, report.Version))]),
            ("Administrator", comparison.IsAdministrator ? ["what is granted on / holds every privilege that leads to the whole cluster: it is Administrator under another name"] : []),
            ("missing: needed, not granted", [.. comparison.Missing.SelectMany(Missing)]),
            ("demanded when the provider starts, not granted", [.. comparison.Demanded.Select(one =>
                $"on {one.Demand.Path}, of {(one.Demand.Of == "owner" ? "the token's owner" : "the token")}: {string.Join(", ", one.Lacking)}{(one.Demand.Off.Length > 0 ? $" ({one.Demand.Off} = false turns the check off)" : "")} ({Who(one.Demand.By)})")]),
            ("not needed: granted, and no call of the code asks for it", [.. ByPath(comparison.Excess), .. Demanded(comparison.Excess)]),
            ("what that costs: ways that are open, and would not be with what is needed alone", [.. AccessWays.Long([.. comparison.Ways.DistinctBy(way => way.Target)]).Select(Neutral.Line)]),
            ("wider than needed", [.. comparison.Wider.GroupBy(grant => (grant.Path, Enough: string.Join(", ", grant.Enough)))
                .Select(group => $"on {group.Key.Path}, where {Neutral.Line(group.Key.Enough)} would do: {string.Join(", ", group.Select(grant => grant.Privilege))}")]),
            ("may be needed: granted, and the code does not say", [.. comparison.MayNeed.GroupBy(grant => (grant.Path, grant.DependsOn))
                .Select(group => $"on {group.Key.Path}, depending on {Neutral.Line(group.Key.DependsOn!)}: {string.Join(", ", group.Select(grant => grant.Privilege))}")]),
            ("may be missing: not granted, and the code does not say", [.. comparison.MayMiss.GroupBy(missing => (missing.DependsOn, At: Who(missing.Calls)))
                .SelectMany(group => group.Select(missing => "  " + Words(missing.Grant)).Prepend($"depends on {Neutral.Line(group.Key.DependsOn!)} ({group.Key.At})"))]),
            ("no token can", [.. comparison.Tools.SelectMany(tool => tool.Impossible).Select(impossible => $"{Neutral.Line(impossible.Reason)}{(impossible.IsForRoot ? ": only root@pam with its password" : "")} ({Who(impossible.By)})")]),
            ("not known to pvelint", [.. one.Privileges.Unmapped.Select(resource => $"{Neutral.Line(resource.Type)} ({Who(resource)}): what it needs counts as not needed")]),
            ("not followed", [.. report.Notes.Select(note => $"{Neutral.Line(note.What)}: {Neutral.Line(note.Message)}")]),
            ("mind", one.IsSetupOnly ? ["the code holds no resource, only settings of a provider: all that is granted seems not needed"] : []),
        ];
        return sections.Where(section => section.Item2.Count > 0);
    }

    private static string Broken(BrokenRole broken, PveVersion version)
    {
        var names = string.Join("; ", broken.Privileges.Select(word => NamedComparison.Reason(word.Text!, version)));
        var after = broken.IsDropped ? "Proxmox VE drops such names with a warning" : $"Proxmox VE {version} refuses the whole role; it is compared as if they were left out";
        return Neutral.Line($"role {broken.Role.Name.Text} ({At(broken.Privileges[0].Place)}): {names}: {after}");
    }

    private static IEnumerable<string> Missing(MissingGrant missing)
    {
        yield return Words(missing.Grant);
        var effects = missing.Calls.GroupBy(call => (call.Call.Endpoint.Label, Effect: NamedComparison.Effect(call))).ToList();
        foreach (var effect in effects.Take(3))
        {
            var by = effect.Select(call => call.By).Distinct().ToList();
            yield return $"  {Who(by[0])}{(by.Count > 1 ? $" and {by.Count - 1} more" : "")}: {effect.Key.Label} {Neutral.Line(effect.Key.Effect)}";
        }

        if (effects.Count > 3)
        {
            yield return $"  and {effects.Count - 3} more calls";
        }
    }

    private static IEnumerable<string> ByPath(IReadOnlyList<HeldGrant> grants)
    {
        foreach (var path in grants.GroupBy(grant => (grant.Path, grant.IsPropagated)))
        {
            yield return Neutral.Line(path.Key.Path) + (path.Key.IsPropagated ? " and all below" : "");
            foreach (var risk in path.GroupBy(grant => grant.Risk).OrderByDescending(group => group.Key ?? (Risk)(-1)))
            {
                yield return $"  {(risk.Key is { } grade ? grade.ToString().ToLowerInvariant() + " risk" : "checked nowhere there"),-21}  {string.Join(", ", risk.Select(grant => grant.Privilege))}";
            }
        }
    }

    private static IEnumerable<string> Demanded(IReadOnlyList<HeldGrant> excess) => excess.Where(grant => grant.DemandedBy is not null).GroupBy(grant => grant.DemandedBy!.Off)
        .Select(group => $"the provider demands some of them when it starts, {(group.Key.Length > 0 ? $"unless {group.Key} = false" : "and has no setting against it")}: {string.Join(", ", group.Select(grant => grant.Privilege))}");

    private static string Words(Permission permission) => Neutral.Line($"{permission.Privilege} on {permission.Path}{(permission.IsPropagated ? " and all below" : "")}");

    private static string Who(IReadOnlyList<MadeCall> calls) => Who(calls[0].By) + (calls.Select(call => call.By).Distinct().Count() is var count and > 1 ? $" and {count - 1} more" : "");

    private static string Who(CodeResource resource) => $"{Neutral.Line(resource.Address)}, {PrivilegesReport.At(resource)}";

    // A guide's name is its place.
    private static string At(Place place) => place.Span.Length == 0 ? place.File.Path : $"{place.File.Path}:{place.File.Position(place.Span.Start).Line}";

    private static string Escaped(string text) => text.Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
