using Pvelint.Access;
using Pvelint.Output;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>Has the sources read, asks the model, and writes the reports.</summary>
internal static class AccessAnswer
{
    public static ExitCode Run(AccessOptions options, Host host)
    {
        if (options.Sources.Count == 0)
        {
            throw new StopException(ExitCode.Usage, "say what to read: a user.cfg, a file or a folder");
        }

        foreach (var target in options.Reports.Where(target => target.File is not null))
        {
            ReportFile.Check(host.Absolute(target.File!), "--output", target.File!);
        }

        var sources = AccessSources.Read(options.Sources, options.Pve, options.Jobs, host);
        var model = new AccessModel(sources.Plan, sources.Version);
        var report = new AccessReport(model, options.Paths) { Principal = PrincipalOf(options.AuthId, model), IsComplete = sources.IsComplete };
        foreach (var target in options.Reports)
        {
            Write(target, report, options, host);
        }

        return report.IsComplete ? ExitCode.Clean : ExitCode.Incomplete;
    }

    private static Principal? PrincipalOf(string? id, AccessModel model)
    {
        if (id is null)
        {
            return null;
        }

        return model.Find(id) ?? throw new StopException(
            ExitCode.Usage,
            $"the sources know no user, token or group '{id}'{Nearest.Hint(id, model.Principals.Select(principal => principal.Id).Order(StringComparer.Ordinal))}");
    }

    private static void Write(ReportTarget target, AccessReport report, AccessOptions options, Host host)
    {
        if (target.File is not { } file)
        {
            AccessReports.Write(target.Format, report, host.Output, options.Color && host.IsTerminal);
            host.Output.Flush();
            return;
        }

        ReportFile.Write(host.Absolute(file), "--output", file, stream => AccessReports.Write(target.Format, report, stream, color: false));
    }
}
