using System.CommandLine;
using System.Security.Cryptography;
using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Provisioning;

namespace Pvelint.Commands;

/// <summary>The options that say what a token is to be good for, how it is called, and how long it lives.</summary>
internal sealed class WantedOptions
{
    private readonly Option<string?> _requirements = new("--requirements") { Description = "What is needed, as 'pvelint privileges --format json' wrote it, in place of code", HelpName = "FILE" };
    private readonly Option<string?> _tool = new("--tool") { Description = "Which tool of the code, where it uses several: terraform-bpg, terraform-telmate, packer, ansible", HelpName = "TOOL" };
    private readonly Option<string?> _as = new("--as") { Description = "The token, and with it the user (default: named after the tool, terraform@pve!automation)", HelpName = "USER@pve!NAME" };
    private readonly Option<string> _expire = new("--expire") { Description = "When the user and the token expire: 90d, 12h, 2027-01-31 or never (default: 90d)", HelpName = "WHEN", DefaultValueFactory = _ => "90d" };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withExpiry">Whether it makes something that expires.</param>
    public WantedOptions AddTo(Command command, bool withExpiry = true)
    {
        command.Options.Add(_requirements);
        command.Options.Add(_tool);
        command.Options.Add(_as);
        if (withExpiry)
        {
            command.Options.Add(_expire);
        }

        return this;
    }

    /// <summary>What is needed on an endpoint of a release.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="code">Where the code is.</param>
    /// <param name="version">The release.</param>
    /// <param name="host">The machine; what is not known is said there.</param>
    /// <param name="live">Whom to ask for what the code's needs depend on; null for nobody.</param>
    /// <param name="paths">The files and folders; null for those that the command's own arguments name.</param>
    /// <param name="cancel">Ends the calls.</param>
    public async Task<ProvisionCommand.Need> ReadAsync(ParseResult parsed, CodeOptions code, PveVersion version, Host host, LiveGuests? live, IReadOnlyList<string>? paths, CancellationToken cancel)
    {
        var token = parsed.GetValue(_as) is { } name
            ? TokenId.Parse(name) ?? throw new StopException(ExitCode.Usage, $"--as {name}: a token is named user@pve!name")
            : (TokenId?)null;
        if (parsed.GetValue(_requirements) is { } file)
        {
            var requirements = Requirements.Read(file, host);
            var needed = OneOf(requirements.Tools, one => one.Tool, parsed);
            foreach (var open in needed.Open)
            {
                host.Say($"not granted: {open}");
            }

            if (!requirements.IsComplete)
            {
                host.Say($"{file} says that not all that the code needs is known");
            }

            return new ProvisionCommand.Need(WantedAccess.Of(needed.Tool, needed.Grants, token), requirements.IsComplete);
        }

        if (!ApiFacts.Covers(version))
        {
            throw new StopException(ExitCode.Incomplete, $"what calls need is not known for Proxmox VE {version}, only for {string.Join(", ", ApiFacts.Known)}");
        }

        var assumed = code.Assumed(parsed, host);
        var sources = code.Read(parsed, paths ?? code.Paths(parsed), assumed, host);
        PrivilegesCommand.Check(sources, host);
        CodePrivileges Compute(PveState? state) => CodePrivileges.Of(sources.Reading.Resources, version, state);
        var privileges = live is null ? Compute(assumed.State) : await live.SettleAsync(Compute, assumed.State, cancel).ConfigureAwait(false);
        var one = OneOf(privileges.Tools, tool => tool.Tool, parsed);
        var report = new PrivilegesReport(privileges, sources.Reading.Notes, version, sources.Problems.Count == 0);
        foreach (var left in report.Left.Concat(one.Open.Select(open => $"not granted: {PrivilegesReport.Words(open.Need)}, which depends on {open.What}")).Concat(one.Impossible.Select(impossible => $"no token can: {impossible.Reason}")))
        {
            host.Say(left);
        }

        var isComplete = sources.Problems.Count + privileges.Unmapped.Count + sources.Reading.Notes.Count == 0;
        var wanted = WantedAccess.Of(one.Tool, [.. one.Grants.Select(grant => new Permission(grant.Path, grant.Privilege, grant.Propagate))], token);
        return new ProvisionCommand.Need(wanted with { MayNeed = [.. one.Open.SelectMany(open => open.Need.SelfAndDescendants()).OfType<Permission>().Distinct()] }, isComplete);
    }

    /// <summary>How to make it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="now">What time it is, in seconds since 1970.</param>
    /// <param name="force">Whether to change what others use, too.</param>
    public ProvisionOptions Options(ParseResult parsed, long now, bool force) => Options(parsed.GetValue(_expire)!, now, force);

    /// <summary>The same with an expiry as it is written.</summary>
    public static ProvisionOptions Options(string text, long now, bool force)
    {
        var expire = Times.Time(text, now) ?? throw new StopException(ExitCode.Usage, $"--expire {text}: write 90d, 12h, 30m, a day to come as 2027-01-31, or never");
        return new ProvisionOptions(expire, now, force, Runner());
    }

    /// <summary>The same for runs that <see cref="ProvisionLock"/> keeps apart: of the same person on the same machine. Nobody else learns who that is.</summary>
    public static string Runner() => Convert.ToHexStringLower(SHA256.HashData(Host.Utf8.GetBytes($"pvelint {Environment.MachineName} {Environment.UserName} {ProvisionLock.Folder}")))[..12];

    private T OneOf<T>(IReadOnlyList<T> tools, Func<T, string> nameOf, ParseResult parsed)
    {
        var name = parsed.GetValue(_tool);
        var found = tools.Where(tool => name is null || nameOf(tool) == name).ToList();
        return found.Count == 1 ? found[0] : throw new StopException(
            ExitCode.Usage,
            tools.Count == 0 ? "there is no tool that needs anything" : $"one token is for one tool: say which with --tool ({string.Join(", ", tools.Select(nameOf))})");
    }
}
