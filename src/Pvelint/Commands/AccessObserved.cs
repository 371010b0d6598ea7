using Pvelint.Access;
using Pvelint.AccessLog;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary><c>pvelint access SOURCE… --from-access-log FILE…</c>: what is granted beside what was done and what the code needs.</summary>
internal static class AccessObserved
{
    public static ExitCode Run(AccessOptions options, IReadOnlyList<string> files, Host host)
    {
        var (logs, named) = LogFiles.Of(files, options.Sources, host);
        if (named.Count == 0 && options.Live is null)
        {
            throw new StopException(ExitCode.Usage, "say what to read beside the log: a user.cfg, code that grants something or calls the API, or --endpoint");
        }

        if (logs.Contains("-") && named.Contains("-"))
        {
            throw new StopException(ExitCode.Usage, "standard input is one thing: a user.cfg or a log");
        }

        if (options.Live is not null && (options.Pve is not null || named.Contains("-")))
        {
            throw new StopException(ExitCode.Usage, "--endpoint tells the grants and its release: give it without --pve and a user.cfg on standard input");
        }

        foreach (var target in options.Reports)
        {
            target.Check(host);
        }

        // An endpoint tells all that is granted: the sources beside it are code alone.
        var live = options.Live?.Invoke();
        var sources = live is null ? AccessSources.Read(named, options.Pve, options.Jobs, host, mayBeEmpty: true)
            : LiveSources.Of(live) with { Silent = [.. named.Select(name => (name, (ScanTarget?)ScanTarget.Resolve(name, host)))] };
        if (!ApiFacts.Covers(sources.Version))
        {
            throw new StopException(ExitCode.Usage, $"the calls of Proxmox VE {sources.Version} are not known: known are {string.Join(", ", ApiFacts.Known)}");
        }

        var code = Code(named, options.Jobs, host);
        var silent = sources.Silent.Where(source => source.Target is null || !code.Reading.Resources.Any(resource => AccessSources.IsOf(resource.Place.File.Path, source.Target))).ToList();
        foreach (var problem in code.Problems.Concat(silent.Select(source => $"{source.Name}: nothing in it says who is granted what, or calls the API")))
        {
            host.Say(problem);
        }

        var grants = new AccessModel(sources.Plan, sources.Version);
        var log = ReadLog(logs, sources.Version, host);
        if (options.AuthId is { } id && grants.Find(id) is null && !log.Calls.Concat(log.Unknown).Any(call => call.AuthId == id))
        {
            throw new StopException(ExitCode.Usage, $"--authid {id}: neither sources nor logs know such a user or token{Nearest.Hint(id, grants.Principals.Select(principal => principal.Id).Concat(log.Calls.Select(call => call.AuthId)).Distinct().Order(StringComparer.Ordinal))}");
        }

        var found = AccessObserver.Of(log, grants, CodeLogins.Of(code.Reading.Resources, options.AuthId, log, grants), code.Reading.Notes, options.AuthId);
        var report = new ObservedReport(found, log, sources.Version)
        {
            HasGrants = grants.Principals.Count > 1,
            HasCode = code.Reading.Resources.Count + code.Reading.Notes.Count > 0,
            IsRead = sources.IsComplete && silent.Count == 0 && code.Problems.Count == 0 && log.IsComplete && found.IsFollowed,
        };
        foreach (var target in options.Reports)
        {
            target.Write(host, options.Color, (stream, _) => ObservedReports.Write(target.Format, report, stream));
        }

        return !report.IsRead ? ExitCode.Incomplete
            : found.Principals.Any(principal => principal.IsFinding) ? ExitCode.Findings
            : report.IsComplete ? ExitCode.Clean : ExitCode.Incomplete;
    }

    /// <summary>Reads logs as one, and says what of them was not read or not understood.</summary>
    public static ObservedLog ReadLog(IReadOnlyList<string> files, PveVersion version, Host host)
    {
        var log = AccessLogReader.Read(files, version, host);
        foreach (var problem in log.Problems)
        {
            host.Say(problem);
        }

        if (log.Malformed + log.TooLong + log.Unkept is var left and > 0)
        {
            host.Say($"{left} of {log.Lines} lines of the access logs were not understood or not kept");
        }

        if (log.Unknown.Count > 0)
        {
            host.Say($"the API of {version} has none of {log.Unknown.Count} paths in the access logs, {log.Unknown[0].Label} among them");
        }

        return log.Calls.Count > 0 ? log : throw new StopException(ExitCode.Incomplete, "the access logs hold no call of the API: there is nothing to compute");
    }

    private static CodeSources Code(IReadOnlyList<string> named, int jobs, Host host)
    {
        var paths = named.Where(name => name != "-").ToList();
        return paths.Count == 0 ? new CodeSources(CodeReading.Empty, []) : CodeSources.Read(paths, new HclInputs { Environment = CodeSources.EnvironmentOf(host) }, jobs, host);
    }
}
