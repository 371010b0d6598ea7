using System.CommandLine;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary><c>pvelint explain RULE|PRIVILEGE|ROLE|PATH</c>: the page, which the tool carries with it.</summary>
internal static class ExplainCommand
{
    public static Command Create(Host host)
    {
        var id = new Argument<string>("NAME") { Description = "The id of a rule (PVE101), or a privilege (Sys.Modify), a built-in role (PVEVMAdmin) or a path (/access) of Proxmox VE" };
        var command = new Command("explain", "Print what a rule, a privilege, a role or a path is about, offline") { id };
        command.SetAction(parsed => (int)Run(parsed.GetRequiredValue(id), host));
        return command;
    }

    private static ExitCode Run(string name, Host host)
    {
        using var output = host.OpenText();
        if (RuleCatalog.Find(name) is { } rule)
        {
            output.Write(RulePage.Of(rule.Descriptor));
            return ExitCode.Clean;
        }

        if (AccessPage.Of(name) is { } lines)
        {
            foreach (var line in lines)
            {
                output.WriteLine(line);
            }

            return ExitCode.Clean;
        }

        var known = RuleCatalog.All.Select(candidate => candidate.Descriptor.Id).Concat(AccessPage.Names);
        host.Say($"no rule, privilege, role or path is called '{name}'{Nearest.Hint(name, known)} ('pvelint rules' lists the rules)");
        return ExitCode.Usage;
    }
}
