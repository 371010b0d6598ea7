using System.CommandLine;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary><c>pvelint explain RULE</c>: the rule's page, which the tool carries with it.</summary>
internal static class ExplainCommand
{
    public static Command Create(Host host)
    {
        var id = new Argument<string>("RULE") { Description = "The id of a rule, such as PVE101" };
        var command = new Command("explain", "Print the page of a rule: why it matters, what it flags, the way out") { id };
        command.SetAction(parsed => (int)Run(parsed.GetRequiredValue(id), host));
        return command;
    }

    private static ExitCode Run(string id, Host host)
    {
        if (RuleCatalog.Find(id) is not { } rule)
        {
            host.Say($"no rule has the id '{id}'{Nearest.Hint(id, RuleCatalog.All.Select(known => known.Descriptor.Id))}; 'pvelint rules' lists them");
            return ExitCode.Usage;
        }

        using var output = host.OpenText();
        output.Write(RulePage.Of(rule.Descriptor));
        return ExitCode.Clean;
    }
}
