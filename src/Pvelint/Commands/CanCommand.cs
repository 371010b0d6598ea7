using System.CommandLine;
using Pvelint.Access;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary><c>pvelint can AUTHID 'METHOD PATH' [key=value …] SOURCE…</c>: would Proxmox VE allow this call, and what is missing.</summary>
internal static class CanCommand
{
    public static Command Create(Host host)
    {
        var words = new Argument<string[]>("CALL")
        {
            Description = "AUTHID 'METHOD PATH' [KEY=VALUE…] SOURCE…: a user or token, a call as the API viewer has it ('POST /nodes/pve/qemu'), its parameters, and where the grants stand (see 'access')",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var batch = new Option<string?>("--batch") { Description = "Read clusters and calls from a file of JSON lines ('-' for standard input), and answer a line a call", HelpName = "FILE" };
        var state = new Option<string?>("--state") { Description = "A copy of /etc/pve, for what depends on guests, storages and networks", HelpName = "DIR" };
        var format = new Option<string>("--format") { Description = "text or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var pve = new Option<string?>("--pve") { Description = $"Version of Proxmox VE (default: {Project.NewestPve})", HelpName = "VERSION" };
        var command = new Command("can", "Would a call be allowed, and which grants are missing") { words, batch, state, format, pve };
        command.SetAction(parsed => (int)(parsed.GetValue(batch) is { } file
            ? CanBatch.Run(file, parsed.GetValue(words) ?? [], host)
            : Run(parsed.GetValue(words) ?? [], parsed.GetValue(state), parsed.GetValue(format) == "json", parsed.GetValue(pve), host)));
        return command;
    }

    private static ExitCode Run(IReadOnlyList<string> words, string? state, bool isJson, string? pve, Host host)
    {
        if (words.Count < 3 || words[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var method, var path])
        {
            throw new StopException(ExitCode.Usage, "can: say who, which call and from which grants: pvelint can ci@pve!terraform 'POST /nodes/pve/qemu' vmid=100 user.cfg");
        }

        var caller = words[0];
        var parameters = words.Skip(2).Where(IsParameter).Select(word => word.Split('=', 2)).Select(pair => (pair[0], HclValue.Of(pair[1]))).ToList();
        var named = words.Skip(2).Where(word => !IsParameter(word)).ToList();
        if (named.Count == 0)
        {
            throw new StopException(ExitCode.Usage, "can: say where the grants stand: a user.cfg, a file or a folder");
        }

        var sources = AccessSources.Read(named, pve, Environment.ProcessorCount, host);
        var facts = ApiFacts.Covers(sources.Version)
            ? ApiFacts.Of(sources.Version)
            : throw new StopException(ExitCode.Usage, $"can: the API of {sources.Version} is not known: known are {string.Join(", ", ApiFacts.Known)}");
        var grants = new AccessModel(sources.Plan, sources.Version);
        if (caller != UserId.Root && grants.Find(caller) is null)
        {
            throw new StopException(ExitCode.Usage, $"can: the sources name no user or token {caller}");
        }

        var call = ApiCall.Of(facts, method, WithoutPrefix(path), HclValue.Object(parameters))
            ?? throw new StopException(ExitCode.Usage, $"can: the API of {sources.Version} has no {method} {path}");
        var known = state is null ? null : PveStateFolder.Read(state, host);
        var verdict = CallVerdict.Of(new ApiNeeds(facts, known, grants, caller).Of(call), grants, caller);
        using var output = host.OpenText();
        CanReport.Write(output, caller, call, verdict, sources.Version, isJson);
        return !sources.IsComplete || verdict.Verdict == Verdict.Unknown ? ExitCode.Incomplete : verdict.Verdict == Verdict.Allow ? ExitCode.Clean : ExitCode.Findings;
    }

    private static bool IsParameter(string word) => word.IndexOf('=') is var equals and > 0 && word.AsSpan(0, equals).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") < 0;

    private static string WithoutPrefix(string path) => path.StartsWith("/api2/", StringComparison.Ordinal) && path.IndexOf('/', 6) is var slash and > 0 ? path[slash..] : path;
}
