using System.Text;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Tests.Access;

/// <summary>
/// The cases of <c>tests/cases/access/escalation/</c>: a <c>user.cfg</c> below <c>== what it is about</c>, and below each
/// <c>-&gt; WHO [RELEASE]</c> the ways with their steps. <c>PVELINT_UPDATE=1</c> writes the ways anew.
/// </summary>
public sealed class EscalationCases
{
    private static readonly string Folder = RepositoryRoot.Combine("tests", "cases", "access", "escalation");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_way_is_found_with_its_steps(string name)
    {
        var file = Path.Combine(Folder, name);
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var cases = text.Split("== ", StringSplitOptions.RemoveEmptyEntries).Select(one => (Written: one.TrimEnd('\n'), Found: Answered(one).TrimEnd('\n'))).ToList();
        if (Environment.GetEnvironmentVariable("PVELINT_UPDATE") == "1")
        {
            File.WriteAllText(file, string.Join('\n', cases.Select(one => "== " + one.Found + "\n")));
            return;
        }

        var differing = cases.Find(one => one.Written != one.Found);
        Assert.True(differing.Written is null, $"run 'PVELINT_UPDATE=1 dotnet test' if this is right:\n{differing.Written}\n\nis now\n\n{differing.Found}");
    }

    private static string Answered(string written)
    {
        var answered = new StringBuilder();
        var config = new StringBuilder();
        var lines = written.Split('\n');
        answered.Append(lines[0]).Append('\n');
        foreach (var line in lines.Skip(1))
        {
            if (line.StartsWith("-> ", StringComparison.Ordinal))
            {
                answered.Append(line).Append('\n').Append(Ways(config.ToString(), line[3..].Split(' ')));
            }
            else if (line.Contains(':', StringComparison.Ordinal) && !line.StartsWith(' '))
            {
                config.Append(line).Append('\n');
                answered.Append(line).Append('\n');
            }
        }

        return answered.ToString();
    }

    private static string Ways(string config, string[] ask)
    {
        var version = PveVersion.Parse(ask.ElementAtOrDefault(1) ?? "9.1")!.Value;
        var model = new AccessModel(UserCfg.Read(new SourceFile("user.cfg", config), SourceContext.Code, version), version);
        var ways = Escalation.Of(model, ask[0]);
        return ways.Count == 0 ? "   nothing\n" : string.Concat(ways.Select(way => $"   {way.Target.ToString().ToLowerInvariant()}\n{string.Concat(way.Steps.Select(Step))}"));
    }

    private static string Step(EscalationStep step)
    {
        var needs = string.Join(", ", step.Needs.Select(need => $"{need.Privilege} on {need.Path}"));
        var who = step.As is null ? "" : $" (as {step.As})";
        return $"     {step.Fact}{who}: {(needs.Length > 0 ? needs + ": " : "")}{(step.Call.Length > 0 ? step.Call : step.Does)}\n";
    }
}
