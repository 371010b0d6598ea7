using Pvelint.Access;
using Pvelint.Output;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>Has the sources read, asks the model, and writes the reports.</summary>
internal static class AccessAnswer
{
    public static ExitCode Run(AccessOptions options, Host host)
    {
        if (options.Live is not null && (options.Sources.Count > 0 || options.Pve is not null))
        {
            throw new StopException(ExitCode.Usage, "--endpoint tells all there is, and its release: give it without SOURCE and --pve");
        }

        if (options.Live is null && options.Sources.Count == 0)
        {
            throw new StopException(ExitCode.Usage, "say what to read: a user.cfg, a file or a folder, or --endpoint https://NAME:8006");
        }

        foreach (var target in options.Reports)
        {
            target.Check(host);
        }

        var live = options.Live?.Invoke();
        var sources = live is not null ? LiveSources.Of(live) : AccessSources.Read(options.Sources, options.Pve, options.Jobs, host);
        var model = new AccessModel(sources.Plan, sources.Version);
        var report = ReportOf(options, model) with { Problems = AccessProblems.Of(model), IsComplete = sources.IsComplete, Sources = live is null ? options.Sources : [live.Document.File.Folder] };
        foreach (var target in options.Reports)
        {
            target.Write(host, options.Color, (stream, color) => AccessReports.Write(target.Format, report, stream, color));
        }

        var unfollowed = model.Unfollowed.ToList();
        foreach (var id in unfollowed)
        {
            host.Say($"{id}: more users and groups can be taken over from here than ways are followed through: there may be more ways");
        }

        return report.IsComplete && unfollowed.Count == 0 ? ExitCode.Clean : ExitCode.Incomplete;
    }

    private static AccessReport ReportOf(AccessOptions options, AccessModel model)
    {
        var principal = PrincipalOf(options.AuthId, model);
        if (options.To is { } to)
        {
            return options.Why is null && options.Privilege is null && options.Paths.Count == 0
                ? new AccessReport(model, []) { Principal = principal, To = to }
                : throw new StopException(ExitCode.Usage, "--to tells of ways wherever they begin; give it without --why, --privilege and --path");
        }

        if (options.Why is not { } why)
        {
            return new AccessReport(model, options.Paths) { Principal = principal, Privilege = options.Privilege is { } name ? PrivilegeOf(name, model.Version) : null };
        }

        if (options.Privilege is not null || options.Paths.Count > 0)
        {
            throw new StopException(ExitCode.Usage, "--why names privilege and path itself; give it without --privilege and --path");
        }

        return why.Split('@', 2) is [{ Length: > 0 } privilege, { Length: > 0 } path]
            ? new AccessReport(model, [path]) { Principal = principal, Privilege = PrivilegeOf(privilege, model.Version), AsksWhy = true }
            : throw new StopException(ExitCode.Usage, "--why takes a privilege and a path, such as VM.Audit@/vms/100");
    }

    private static string PrivilegeOf(string name, PveVersion version)
    {
        var known = AccessFacts.Privileges.Values.Where(privilege => privilege.Versions.Contains(version)).Select(privilege => privilege.Name);
        if (known.Contains(name, StringComparer.Ordinal))
        {
            return name;
        }

        var instead = AccessFacts.ReplacedPrivileges.TryGetValue(name, out var replaced) && replaced.By.Count > 0 ? $"; in its place it has {string.Join(", ", replaced.By)}" : Nearest.Hint(name, known);
        throw new StopException(ExitCode.Usage, $"Proxmox VE {version} has no privilege '{name}'{instead}");
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
}
