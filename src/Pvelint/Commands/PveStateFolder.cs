using Pvelint.Inference;
using Pvelint.Output;

namespace Pvelint.Commands;

/// <summary>Reads a copy of <c>/etc/pve</c>, as far as checks look at it: nothing below <c>priv</c> is opened.</summary>
internal static class PveStateFolder
{
    private static readonly string[] Files = ["datacenter.cfg", "storage.cfg", "domains.cfg", "jobs.cfg", "replication.cfg", "sdn/vnets.cfg", "ha/resources.cfg", "sdn/fabrics.cfg"];

    /// <summary>The cluster of a folder.</summary>
    /// <exception cref="StopException">It is not there, or a file of it cannot be read.</exception>
    public static PveState Read(string folder, Host host)
    {
        var root = Path.Combine(host.Folder, folder);
        if (!Directory.Exists(root))
        {
            throw new StopException(ExitCode.Usage, $"--state {folder}: there is no such folder");
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var name in Files.Where(name => File.Exists(Path.Combine(root, name))))
            {
                texts[name] = File.ReadAllText(Path.Combine(root, name));
            }

            var nodes = Path.Combine(root, "nodes");
            foreach (var node in Directory.Exists(nodes) ? Directory.GetDirectories(nodes) : [])
            {
                foreach (var kind in new[] { "qemu-server", "lxc" }.Where(kind => Directory.Exists(Path.Combine(node, kind))))
                {
                    foreach (var guest in Directory.GetFiles(Path.Combine(node, kind), "*.conf"))
                    {
                        texts[$"nodes/{Path.GetFileName(node)}/{kind}/{Path.GetFileName(guest)}"] = File.ReadAllText(guest);
                    }
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Incomplete, $"--state {folder}: a file in it cannot be read");
        }

        return new PveState(texts, [], new Dictionary<string, string>());
    }
}
