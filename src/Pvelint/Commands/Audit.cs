using System.Globalization;
using Pvelint.Access;
using Pvelint.AccessLog;
using Pvelint.Api;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Rules;
using Pvelint.Rules.Permissions;

namespace Pvelint.Commands;

/// <summary>Asks all rules about permissions of what an endpoint says, and who could take it over.</summary>
internal static class Audit
{
    private const string Page = "html";

    /// <summary>The formats of <c>scan</c>, and the page of <c>access</c>.</summary>
    public static string[] Formats { get; } = [.. Reports.Formats, Page];

    public static ExitCode Run(AuditOptions options, Host host)
    {
        foreach (var target in options.Reports)
        {
            target.Check(host);
        }

        var live = options.Live();
        var skipped = live.Problems.Select(problem => new SkippedFile(live.Document.File.Path, problem)).ToList();
        var project = new Project([live.Document], live.Version.ToString()) { Today = host.Today, Observed = Observed(options, live, skipped, host) };
        var findings = Linter.Lint(project, [.. RuleCatalog.All.Where(rule => rule.Descriptor.Category == "permissions")]);
        var model = new AccessModel(live.Plan, live.Version);
        var ways = new AccessReport(model, []) { Sources = [live.Document.File.Folder], Problems = AccessProblems.Of(model), To = EscalationTarget.Cluster };
        var takers = ways.Principals.Where(principal => ways.Ways(principal).Count > 0).Select(principal => principal.Id).ToList();
        skipped.AddRange(model.Unfollowed.Select(id => new SkippedFile(live.Document.File.Path, $"{id}: more users and groups can be taken over from here than ways are followed through: there may be more ways")));
        var report = ReportOf(findings, live, options.FailOn, skipped);
        foreach (var target in options.Reports)
        {
            target.Write(host, options.Color, (stream, color) => Write(target.Format, report, ways with { IsComplete = report.IsComplete }, stream, color));
        }

        foreach (var one in skipped.Skip(live.Problems.Count))
        {
            host.Say(one.Reason);
        }

        host.Say($"{Host.Count(report.Open.Count(), "finding")} in {Host.Count(live.State.Users.Count, "user")}, {Host.Count(live.State.Users.Sum(user => user.Tokens.Count), "token")}, {Host.Count(live.State.Roles.Count(role => !role.IsBuiltIn), "role")} and {Host.Count(live.State.Acl.Count, "ACL entry", "ACL entries")} of {live.Document.File.Folder}, Proxmox VE {live.State.Version}"
            + (takers.Count == 0 ? "" : $"; {Host.Count(takers.Count, "user or token", "users and tokens")} could take the whole cluster"));
        return !report.IsComplete ? ExitCode.Incomplete : report.Findings.Any(report.Fails) ? ExitCode.Findings : ExitCode.Clean;
    }

    // The text tells the ways as well: a finding is of what automation holds, and people's accounts lead somewhere, too.
    private static void Write(string format, Report report, AccessReport ways, Stream stream, bool color)
    {
        if (format == Page)
        {
            AccessReports.Write(Page, ways with { To = null }, stream, color);
            return;
        }

        Reports.Write(format, report, stream, color);
        if (format == "text" && ways.Principals.Any(principal => ways.Ways(principal).Count > 0))
        {
            stream.WriteByte((byte)'\n');
            AccessReports.Write(format, ways with { Problems = [] }, stream, color);
        }
    }

    private static Report ReportOf(IReadOnlyList<Finding> findings, LiveAccess live, FailOn failOn, IReadOnlyList<SkippedFile> skipped) => new()
    {
        Findings = Identities.Of(findings, path => path, [], null),
        Files = 1,
        Bytes = Host.Utf8.GetByteCount(live.Document.File.Text),
        Skipped = skipped,
        Pve = live.Version.ToString(),
        FailOn = failOn,
        RepositoryPath = path => path,
        Mask = new Mask(findings),
    };

    private static ObservedCallers? Observed(AuditOptions options, LiveAccess live, List<SkippedFile> skipped, Host host)
    {
        if (options.AccessLogs.Count == 0)
        {
            return null;
        }

        var log = AccessLogReader.Read(options.AccessLogs, ApiFacts.Covers(live.Version) ? live.Version : ApiFacts.Known[^1], host);
        if (log.First is null)
        {
            throw new StopException(ExitCode.Incomplete, "--access-log: there is no line of an access log in it: nothing tells which token is used");
        }

        skipped.AddRange(log.Problems.Select(problem => new SkippedFile("--access-log", problem)));
        var nodes = live.State.Resources.Count(resource => resource.Type == "node");
        if (nodes > options.AccessLogs.Count)
        {
            host.Say($"the cluster has {nodes} nodes, and each keeps a log of its own: a token may have made its calls at one whose log is not given");
        }

        // Whoever reads this now is seen by it.
        var seen = log.Calls.Concat(log.Unknown).Select(call => call.AuthId).Append(live.AuthId).ToHashSet(StringComparer.Ordinal);
        return new ObservedCallers(seen, $"of the access log from {Day(log.First)} to {Day(log.Last)}");
    }

    private static string Day(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?";
}
