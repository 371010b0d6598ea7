using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>
/// Reads <c>/etc/pve/user.cfg</c> as leniently as Proxmox VE does: top-down, line by line, a warning and the next line for what
/// it cannot take. Source: pve-access-control 9.1.1 src/PVE/AccessControl.pm parse_user_config.
/// </summary>
public static class UserCfg
{
    /// <summary>The plan that a file holds, with the warnings that Proxmox VE would log.</summary>
    /// <param name="file">The file.</param>
    /// <param name="context">What the file is for.</param>
    /// <param name="version">The release that reads it: privileges that it does not know are dropped.</param>
    public static AccessPlan Read(SourceFile file, SourceContext context, PveVersion version)
    {
        var reader = new UserCfgReader(file, context, version);
        for (var line = 1; line <= file.LineCount; line++)
        {
            reader.ReadLine(file.Line(line));
        }

        return reader.Build();
    }
}
