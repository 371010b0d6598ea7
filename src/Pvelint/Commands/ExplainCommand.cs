using System.CommandLine;
using Pvelint.Access;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary><c>pvelint explain RULE|PRIVILEGE|ROLE|PATH|CALL|RESOURCE</c>: the page, which the tool carries with it.</summary>
internal static class ExplainCommand
{
    public static Command Create(Host host)
    {
        var id = new Argument<string>("NAME") { Description = "The id of a rule (PVE101), or a privilege (Sys.Modify), a built-in role (PVEVMAdmin) or a path (/access) of Proxmox VE, a call of its API ('POST /nodes/{node}/qemu'), or what makes calls (proxmox_vm_qemu, proxmox-iso, proxmox_kvm)" };
        var pve = new Option<string>("--pve") { Description = $"Version of Proxmox VE (default: {Project.NewestPve})", HelpName = "VERSION" };
        var command = new Command("explain", "Print what a rule, a privilege, a role, a path, a call or a resource is about, offline") { id, pve };
        command.SetAction(parsed => (int)Run(parsed.GetRequiredValue(id), parsed.GetValue(pve) ?? Project.NewestPve, host));
        return command;
    }

    private static ExitCode Run(string name, string pve, Host host)
    {
        if (PveVersion.Parse(pve) is not { } version || !AccessFacts.Releases.Contains(version))
        {
            throw new StopException(ExitCode.Usage, $"--pve {pve}: known are {string.Join(", ", AccessFacts.Releases)}");
        }

        using var output = host.OpenText();
        if (RuleCatalog.Find(name) is { } rule)
        {
            output.Write(RulePage.Of(rule.Descriptor));
            return ExitCode.Clean;
        }

        if ((new AccessPage(version).Of(name) ?? CallPage.OfCall(name, version) ?? CallPage.OfResource(name)) is { } lines)
        {
            foreach (var line in lines)
            {
                output.WriteLine(line);
            }

            return ExitCode.Clean;
        }

        var rules = RuleCatalog.All.Select(candidate => candidate.Descriptor.Id);
        host.Say($"no rule, privilege, role, path, call or resource is called '{name}'{AccessPage.Hint(name, rules.Concat(CallPage.Names(name, version)))} ('pvelint rules' lists the rules)");
        return ExitCode.Usage;
    }
}
