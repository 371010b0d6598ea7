using Pvelint.Inference;
using Pvelint.Provisioning;

namespace Pvelint.Output;

/// <summary>A plan of what is made on an endpoint, for a person.</summary>
internal static class ProvisionText
{
    public static void Plan(TextWriter output, ProvisionPlan plan, string endpoint)
    {
        output.WriteLine($"{plan.Wanted.Token} for {plan.Wanted.Tool} on {endpoint}");
        output.WriteLine();
        var width = plan.Steps.Max(step => step.What.Length);
        foreach (var step in plan.Steps)
        {
            output.WriteLine($"  {Word(step.Change),-7} {Neutral.Line(step.What).PadRight(width)}  {Neutral.Line(step.Detail)}".TrimEnd());
        }

        output.WriteLine();
        foreach (var note in plan.Notes)
        {
            output.WriteLine("note: " + Neutral.Line(note));
        }

        Ways(output, AccessWays.Short(plan.Ways));
        foreach (var refusal in plan.Refusals)
        {
            output.WriteLine("refused: " + Neutral.Line(refusal));
        }
    }

    /// <summary>What somebody could do with the token beyond what it is for.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="ways">A line a target.</param>
    public static void Ways(TextWriter output, IEnumerable<string> ways)
    {
        var lines = ways.Select(way => "warning: this token " + Neutral.Line(way)).DefaultIfEmpty("whoever gets hold of this token finds no way to more than it is given");
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
    }

    /// <summary>What a token may do beside what it needs.</summary>
    public static void Check(TextWriter output, TokenCheck check, int needed)
    {
        foreach (var path in check.Missing.GroupBy(one => one.Path, StringComparer.Ordinal))
        {
            output.WriteLine($"missing on {Neutral.Line(path.Key)}: {string.Join(", ", path.Select(one => one.Privilege))}");
        }

        foreach (var path in check.Excess.GroupBy(one => one.Path, StringComparer.Ordinal))
        {
            output.WriteLine($"not needed on {Neutral.Line(path.Key)}: {string.Join(", ", path.Select(one => one.Privilege))}");
        }

        foreach (var path in check.MayNeed.GroupBy(one => one.Path, StringComparer.Ordinal))
        {
            output.WriteLine($"may be needed on {Neutral.Line(path.Key)}: {string.Join(", ", path.Select(one => one.Privilege))}: that depends on what is not known");
        }

        output.WriteLine(check.IsExact
            ? $"{check.Id} may do exactly what the code needs: {Commands.Host.Count(needed, "privilege")} on their paths, no more"
            : $"{check.Id} may not do exactly what the code needs: {check.Missing.Count} missing, {check.Excess.Count} not needed");
    }

    private static string Word(Change change) => change switch
    {
        Change.Create => "create",
        Change.Change => "change",
        Change.Remove => "remove",
        _ => "keep",
    };
}
