using System.Collections.Concurrent;
using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Commands;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Provisioning;

/// <summary>
/// Asks an endpoint whether the API tokens that a scan found are live, and what they may do. It is asked as each of these tokens, once,
/// and nothing is ever said to be well that was not asked: what is not known makes the report incomplete.
/// </summary>
internal static class LeakCheck
{
    // Proxmox VE holds back each refusal for three seconds, in which nothing is worked on.
    private const int MostAtOnce = 8;

    // A cluster of 10,000 guests tells a row each, which is reckoned in two seconds; an endpoint may make up many more.
    private const int MostRows = 50_000;

    private const string Unknown = "no id of a token (user@realm!name) stands near it";
    private const string Malformed = "the secret is not of the form that Proxmox VE gives (8-4-4-4-12 hexadecimal digits)";

    private const string Foreign = "it is a token of another Proxmox product (PBSAPIToken, PDMAPIToken, or of the realm pbs), which no Proxmox VE takes";

    private static readonly string[] ForeignHeaders = ["PBSAPIToken", "PDMAPIToken"];

    /// <summary>The rules whose findings are of API tokens.</summary>
    public static string[] Rules { get; } = ["PVE101", "PVE102"];

    /// <summary>Whether a finding is of a token, and counts.</summary>
    public static bool Concerns(ReportedFinding finding) => finding.Finding is { Suppressed: null, Secret: not null } && Rules.Contains(finding.Finding.Rule.Id);

    /// <summary>The report with what the endpoint says.</summary>
    /// <param name="report">The report.</param>
    /// <param name="settings">The endpoint.</param>
    /// <param name="say">Takes a line on what came of it.</param>
    public static async Task<Report> OfAsync(Report report, EndpointSettings settings, Action<string> say)
    {
        var found = report.Findings.Where(Concerns).ToList();
        if (found.Count == 0)
        {
            return report;
        }

        var tokens = found.Select(finding => TokenOf(finding.Finding)).OfType<ApiToken>().DistinctBy(KeyOf).ToList();
        if (tokens.Count > MostAtOnce)
        {
            say($"asking {settings.Name} about {tokens.Count} tokens; each that it refuses takes three seconds");
        }

        var answers = await AskAsync(tokens, settings).ConfigureAwait(false);
        var verified = report.Findings.Select(finding => Concerns(finding) ? finding with { Verified = Answer(finding.Finding, answers, settings) } : finding).ToList();
        var live = answers.Values.Count(answer => answer.State is TokenState.Live);
        var untried = answers.Values.Count(answer => answer.State is TokenState.NotTried);
        say($"{live} of {Host.Count(answers.Count, "token")} {(live == 1 || answers.Count == 1 ? "is" : "are")} live at {settings.Name}{(untried == 0 ? "" : $"; {untried} could not be tried and may be")}");
        return report with
        {
            Findings = verified,
            Skipped = [.. report.Skipped, .. verified.Where(finding => finding.Verified is { Reason: not null }).Select(finding => new SkippedFile(
                finding.Finding.File.Path,
                $"{(finding.Verified!.State is TokenState.Live ? "what the API token in line" : "whether the API token in line")} {finding.Start.Line} {(finding.Verified.State is TokenState.Live ? "may do" : "is live")}: {report.Mask.Shapes(finding.Verified.Reason!)}"))],
        };
    }

    private static VerifiedToken Answer(Finding finding, IReadOnlyDictionary<(TokenId, string), VerifiedToken> answers, EndpointSettings settings) =>
        TokenOf(finding) is { } token ? answers[KeyOf(token)]
            : new VerifiedToken(TokenState.NotTried, settings.Name, IsForeign(finding) ? Foreign : TokenId.Parse(finding.Identity) is null ? Unknown : Malformed, null);

    private static ApiToken? TokenOf(Finding finding) => !IsForeign(finding) && TokenId.Parse(finding.Identity) is { } id ? ApiToken.Find(id, finding.Secret!) : null;

    // To be refused here would say nothing of it, and it is nobody's business here.
    private static bool IsForeign(Finding finding)
    {
        var text = finding.File.Text;
        var start = finding.Span.Start == 0 ? 0 : text.LastIndexOf('\n', finding.Span.Start - 1) + 1;
        return (TokenId.Parse(finding.Identity) is { } id && id.User.EndsWith("@pbs", StringComparison.Ordinal))
            || Array.Exists(ForeignHeaders, header => text.AsSpan(start, finding.Span.Start - start).Contains(header, StringComparison.Ordinal));
    }

    // A secret is the same in either case.
    private static (TokenId Id, string Secret) KeyOf(ApiToken token) => (token.Id, token.Secret.Reveal().ToLowerInvariant());

    private static async Task<IReadOnlyDictionary<(TokenId, string), VerifiedToken>> AskAsync(IReadOnlyList<ApiToken> tokens, EndpointSettings settings)
    {
        var answers = new ConcurrentDictionary<(TokenId, string), VerifiedToken>();
        if (tokens.Count == 0)
        {
            return answers;
        }

        using var client = new PveClient(settings);
        var end = await WhyNotAsync(new PveAccess(client)).ConfigureAwait(false);
        await Parallel.ForEachAsync(tokens, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce }, async (token, cancel) =>
        {
            // Who can no longer be reached may have locked us out: the others would only wait.
            var fault = Volatile.Read(ref end);
            var answer = fault is not null ? new VerifiedToken(TokenState.NotTried, settings.Name, fault.Message, null)
                : await OfAsync(new PveAccess(client.As(token)), settings.Name, one => Volatile.Write(ref end, one), cancel).ConfigureAwait(false);
            answers[KeyOf(token)] = answer;
        }).ConfigureAwait(false);
        return answers;
    }

    // No token is sent to anybody who does not answer as Proxmox VE; who answers 401 to everything would make all look dead.
    private static async Task<PveFault?> WhyNotAsync(PveAccess nobody)
    {
        try
        {
            return (await nobody.RealmsAsync().ConfigureAwait(false)).Count > 0 ? null : nobody.Client.NotUnderstood("/access/domains");
        }
        catch (PveFault fault)
        {
            return fault;
        }
    }

    private static async Task<VerifiedToken> OfAsync(PveAccess access, string endpoint, Action<PveFault> end, CancellationToken cancel)
    {
        PveVersion? version = null;
        try
        {
            version = await access.VersionAsync(cancel).ConfigureAwait(false);
            var rows = await access.PermissionsAsync(cancel: cancel).ConfigureAwait(false);
            return rows.Count > MostRows
                ? new VerifiedToken(TokenState.Live, endpoint, $"{endpoint} tells of {rows.Count} paths, more than are followed", null)
                : new VerifiedToken(TokenState.Live, endpoint, null, TokenReach.Of(rows, version.Value));
        }
        catch (PveFault fault) when (fault.Kind is PveFaultKind.NotAuthenticated && version is null)
        {
            return new VerifiedToken(TokenState.Refused, endpoint, null, null);
        }
        catch (PveFault fault)
        {
            if (fault.Kind is PveFaultKind.Unreachable or PveFaultKind.NotTrusted or PveFaultKind.Redirected or PveFaultKind.NotPve or PveFaultKind.TimedOut)
            {
                end(fault);
            }

            return new VerifiedToken(version is null ? TokenState.NotTried : TokenState.Live, endpoint, fault.Message, null);
        }
    }
}
