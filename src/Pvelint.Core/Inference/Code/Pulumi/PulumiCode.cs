using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>
/// Reads Pulumi programs, each with all its files: what they make through the Proxmox provider is what bpg's provider makes. They are read by
/// names; what a program makes in a way that this does not see is told, so that nobody takes it for nothing.
/// </summary>
internal static class PulumiCode
{
    private static readonly string[] Endings = [".cs", ".csx", ".fs", ".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".py", ".go"];

    /// <summary>Whether a file may be one of a program, by its name and text.</summary>
    public static bool MayBeProgram(string path, string text) => Array.Exists(Endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && PulumiSource.IsProgram(text);

    /// <summary>Whether a program calls the API by itself, too: what it needs for that is known to nobody.</summary>
    public static bool CallsApi(string text) => Array.Exists(["api2/", "PVEAPIToken", "PVEAuthCookie", "PveClient", "pvesh", "proxmoxer"], mark => text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The resources, data sources and providers of Proxmox in the code.</summary>
    public static CodeReading Read(IReadOnlyList<CodeFile> files)
    {
        var programs = files.Where(file => MayBeProgram(file.Path, file.File.Text)).ToList();
        if (programs.Count == 0)
        {
            return CodeReading.Empty;
        }

        var folders = files.Where(file => file.Name is "Pulumi.yaml" or "Pulumi.yml").Select(file => file.Folder).ToList();
        var collector = new CodeCollector();
        foreach (var program in programs.GroupBy(file => RootOf(file, folders), StringComparer.Ordinal))
        {
            Read(new PulumiProgram(program.Key, [.. program]), collector);
        }

        return collector.Reading();
    }

    // The nearest project file above says what is deployed as one; where there is none, all of it is.
    private static string RootOf(CodeFile file, List<string> folders) =>
        folders.Where(folder => folder.Length == 0 || file.Folder == folder || file.Folder.StartsWith(folder + "/", StringComparison.Ordinal)).OrderByDescending(folder => folder.Length).FirstOrDefault() ?? "";

    private static void Read(PulumiProgram program, CodeCollector collector)
    {
        foreach (var file in program.Files)
        {
            foreach (var resource in file.Found.Resources)
            {
                if (!collector.Add(program.Of(file, resource)))
                {
                    return;
                }
            }

            foreach (var span in file.Found.UnreadOthers.Concat(file.Found.Unread))
            {
                collector.Note("a resource", "what it is given is put together elsewhere, so its calls are not known", file.File.At(span));
            }
        }
    }
}
