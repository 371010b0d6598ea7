using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pvelint.Commands;

namespace Pvelint.Repo.History;

/// <summary>What a scan of a history depends on beside the program: what was asked, where references lead, which files hold the objects.</summary>
internal static class HistoryState
{
    /// <summary>A hash of it all: where it is the same, the repository has neither grown nor lost anything since.</summary>
    public static byte[] Of(GitRepository repository, Revisions revisions, ScanOptions options)
    {
        var text = new StringBuilder();
        foreach (var tip in revisions.Tips)
        {
            text.Append(tip.ToString()).Append('\n');
        }

        foreach (var without in revisions.Without)
        {
            text.Append('^').Append(without.ToString()).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"unreachable {options.Unreachable}\nshard {options.Shard}\npacks {options.ReadsPacks}\n");
        if (options.Unreachable)
        {
            foreach (var tip in Revisions.All(repository).Tips)
            {
                text.Append(tip.ToString()).Append('\n');
            }
        }

        AppendFile(text, new FileInfo(Path.Combine(repository.CommonFolder, "shallow")));
        AppendFile(text, new FileInfo(Path.Combine(repository.ObjectFolder, "info", "alternates")));
        foreach (var folder in Directory.EnumerateDirectories(repository.ObjectFolder).Order(StringComparer.Ordinal))
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                AppendFile(text, file);
            }
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void AppendFile(StringBuilder text, FileInfo file)
    {
        if (file.Exists)
        {
            text.Append(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}\n");
        }
    }
}
