using System.CommandLine;
using Pvelint.Access;
using Pvelint.AccessLog;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary><c>pvelint privileges [PATH…]</c>: the smallest role and ACL that code needs, and why.</summary>
internal static class PrivilegesCommand
{
    public static Command Create(Host host)
    {
        var source = new CodeOptions();
        var format = new Option<string>("--format") { Description = string.Join(", ", PrivilegesReports.Formats), HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong([.. PrivilegesReports.Formats]);
        var split = new Option<string?>("--split") { Description = "plan,apply: a role for terraform plan besides the one for all", HelpName = "PARTS" };
        split.AcceptOnlyFromAmong("plan,apply");
        var logs = new Option<string[]>("--from-access-log") { Description = "Access logs of pveproxy, rotated or compressed ones too ('-' for standard input), what each caller used; with PATH or --plan, joined with what the code needs", HelpName = "FILE" };
        var compare = new Option<string?>("--compare") { Description = "Compare what the code needs with what is granted: a user.cfg, a script, code or a folder; guide:NAME for a published one; role:NAME for a built-in role on /; live for what --endpoint grants", HelpName = "WHAT" };
        var authId = new Option<string?>("--authid") { Description = "With --compare, whose grants, and with --from-access-log, whose code, where the code does not say: a user, token or @group, or role:NAME for a role on /", HelpName = "ID" };
        var pve = new Option<string?>("--pve") { Description = $"Version of Proxmox VE (default: {Project.NewestPve})", HelpName = "VERSION" };
        var command = new Command("privileges", "The smallest role and ACL that Terraform, Packer or Ansible code needs, and why") { format, split, logs, compare, authId, pve };
        source.AddTo(command);
        var endpoint = new EndpointOptions().AddTo(command, "With --compare live: the endpoint (default: as the environment says)");
        command.SetAction(parsed =>
        {
            var live = parsed.GetValue(compare) == GrantsToCompare.Live && parsed.GetResult(logs) is null ? LiveSources.Read(endpoint, parsed, host)
                : endpoint.IsGiven(parsed) ? throw new StopException(ExitCode.Usage, "--endpoint goes with --compare live")
                : null;
            var version = VersionOf(parsed.GetValue(pve) ?? live?.Version.ToString(), host);
            var (logFiles, given) = parsed.GetValue(logs) is { Length: > 0 } files ? LogFiles.Of(files, source.Paths(parsed), host) : ([], source.Paths(parsed));
            var assumed = source.Assumed(parsed, host);
            var code = given.Count == 0 && logFiles.Count > 0 && !source.HasPlan(parsed) ? null : source.Read(parsed, given, assumed, host);
            if (logFiles.Count > 0)
            {
                return parsed.GetValue(compare) is null && parsed.GetValue(split) is null
                    ? (int)PrivilegesObserved.Run(logFiles, code, parsed.GetValue(authId), assumed.State, version, parsed.GetValue(format)!, host)
                    : throw new StopException(ExitCode.Usage, "--from-access-log goes with neither --compare nor --split: 'pvelint access SOURCE --from-access-log FILE' compares grants, code and log");
            }

            return (int)(parsed.GetValue(compare) is { } what
                ? PrivilegesComparison.Run(new ComparisonOptions(what, parsed.GetValue(authId), parsed.GetValue(format)!) { Live = live }, code!, assumed.State, version, host)
                : Run(code!, assumed.State, parsed.GetValue(split) is not null, version, parsed.GetValue(format)!, host));
        });
        return command;
    }

    /// <summary>Says what could not be read, and stops where there is nothing at all.</summary>
    public static void Check(CodeSources code, Host host)
    {
        foreach (var problem in code.Problems)
        {
            host.Say(problem);
        }

        if (code.Reading.Resources.Count == 0)
        {
            throw new StopException(ExitCode.Incomplete, "no resource, builder or task for Proxmox VE was found: there is nothing to compute");
        }
    }

    private static ExitCode Run(CodeSources code, PveState? state, bool splits, PveVersion version, string format, Host host)
    {
        Check(code, host);
        var privileges = CodePrivileges.Of(code.Reading.Resources, version, state);
        if (splits)
        {
            var plans = privileges.Tools.Where(tool => tool.Tool.StartsWith("terraform", StringComparison.Ordinal)).Select(tool => tool.Of(tool.Tool + "-plan", operation => operation == "read"));
            privileges = privileges with { Tools = [.. plans, .. privileges.Tools] };
        }

        var report = new PrivilegesReport(privileges, code.Reading.Notes, version, code.Problems.Count == 0);

        // The text tells it all; the other formats have no place for what is in no tool.
        foreach (var left in format == "text" ? [] : report.Left)
        {
            host.Say(left);
        }

        PrivilegesReports.Write(host, format, report);
        return code.Problems.Count + privileges.Unmapped.Count + code.Reading.Notes.Count > 0 ? ExitCode.Incomplete : ExitCode.Clean;
    }

    private static PveVersion VersionOf(string? pve, Host host)
    {
        if (PveVersion.Parse(pve ?? Project.NewestPve) is not { } version || !ApiFacts.Covers(version))
        {
            throw new StopException(ExitCode.Usage, $"--pve {pve}: known are {string.Join(", ", ApiFacts.Known)}");
        }

        if (!ApiFacts.Known.Contains(version))
        {
            host.Say($"the API of {version} was not read itself: the answer rests on what {string.Join(", ", ApiFacts.Known)} have, and on the release since which each of it holds");
        }

        return version;
    }
}
