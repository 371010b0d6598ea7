using Pvelint.Access;
using Pvelint.Inference;
using Pvelint.Output;

namespace Pvelint.Commands;

/// <summary><c>pvelint privileges --from-access-log FILE… [PATH…]</c>: what callers used, joined with what the code needs that logs in as them.</summary>
internal static class PrivilegesObserved
{
    /// <param name="files">The logs.</param>
    /// <param name="code">The code; null for none.</param>
    /// <param name="authId">Whose code it is that does not say as whom it logs in; null for nobody's.</param>
    /// <param name="state">What is known of the cluster; null for nothing.</param>
    /// <param name="version">The release.</param>
    /// <param name="format">How to print it.</param>
    /// <param name="host">The machine.</param>
    public static ExitCode Run(IReadOnlyList<string> files, CodeSources? code, string? authId, PveState? state, PveVersion version, string format, Host host)
    {
        if (code is not null)
        {
            PrivilegesCommand.Check(code, host);
        }

        var log = AccessObserved.ReadLog(files, version, host);
        var logins = CodeLogins.Of(code?.Reading.Resources ?? [], authId, log, null);
        var privileges = ObservedPrivileges.Of(log, logins, version, state);
        if (logins.Any(login => login.Id is null && login.Resource.Kind != "provider"))
        {
            host.Say("code that does not say as whom it logs in stands apart from the callers in the log: --authid ID joins them");
        }

        var report = new PrivilegesReport(privileges, code?.Reading.Notes ?? [], version, log.IsComplete && code is not { Problems.Count: > 0 }) { HasLog = code is not null };
        foreach (var left in format == "text" ? [] : report.Left)
        {
            host.Say(left);
        }

        PrivilegesReports.Write(host, format, report);
        return report.IsRead && privileges.Unmapped.Count == 0 && report.Notes.Count == 0 ? ExitCode.Clean : ExitCode.Incomplete;
    }
}
