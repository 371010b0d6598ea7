using System.Security.Cryptography;
using System.Text;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>The baseline of a run and where it lies.</summary>
/// <param name="Baseline">What it says.</param>
/// <param name="Path">Its absolute path; null where it comes from a revision and not from a file.</param>
/// <param name="Printed">Its path as messages name it.</param>
/// <param name="RepositoryPath">Its path relative to the repository's root.</param>
internal sealed record BaselineFile(Baseline Baseline, string? Path, string Printed, string RepositoryPath)
{
    /// <summary>The largest baseline, in bytes.</summary>
    public const int LargestFile = 16 << 20;

    private const int KeyLength = 16;

    /// <summary>The baseline that a run asks for; null where it asks for none. With <c>--write-baseline</c> it need not be there.</summary>
    /// <exception cref="StopException">It cannot be read, or has errors.</exception>
    public static BaselineFile? Of(ScanOptions options, ScanResult result, Host host)
    {
        if (result.Baseline is { } given)
        {
            return given;
        }

        if (options.Baseline is { } named)
        {
            return Read(host.Absolute(named), named, options, host);
        }

        if (result.Configuration.Baseline is { } configured)
        {
            var folder = result.ConfigurationFolder ?? host.Folder;
            var path = System.IO.Path.GetFullPath(configured, folder);
            RefuseLinks(folder, configured);
            return Read(path, System.IO.Path.GetRelativePath(host.Folder, path).Replace(System.IO.Path.DirectorySeparatorChar, '/'), options, host);
        }

        return !options.WriteBaseline && !options.PruneBaseline
            ? null
            : throw new StopException(ExitCode.Usage, "say which file the baseline is: --baseline .pvelint-baseline.hcl, or baseline = \".pvelint-baseline.hcl\" in .pvelint.hcl");
    }

    /// <summary>The baseline that a text holds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Its absolute path; null where it comes from a revision.</param>
    /// <param name="printed">Its path as messages name it.</param>
    /// <param name="repositoryPath">Its path relative to the repository's root.</param>
    /// <param name="host">Takes what is wrong in it.</param>
    /// <exception cref="StopException">It has errors.</exception>
    public static BaselineFile Parse(string text, string? path, string printed, string repositoryPath, Host host)
    {
        var file = new SourceFile(printed, text);
        var baseline = BaselineReader.Read(file, out var problems);
        if (problems.Count == 0)
        {
            return new BaselineFile(baseline, path, printed, repositoryPath);
        }

        foreach (var problem in problems.Take(20))
        {
            var at = file.Position(problem.Span.Start);
            host.Say($"{printed}:{at.Line}:{at.Column}: {problem.Message}");
        }

        throw new StopException(ExitCode.Usage, $"{printed} has errors; nothing it says was taken");
    }

    /// <summary>The key of the ids that stand for secrets.</summary>
    public byte[] Key => FingerprintKey.Derive(Baseline.Key?.Reveal() ?? "");

    /// <summary>Puts another baseline in the place of this one, whole or not at all.</summary>
    /// <exception cref="StopException">It cannot be written.</exception>
    public BaselineFile Write(Baseline changed)
    {
        var text = BaselineText.Of(changed);
        if (Baseline.File is { } file && file.Text.Contains("\r\n", StringComparison.Ordinal))
        {
            text = text.Replace("\n", "\r\n", StringComparison.Ordinal);
        }

        if (text != Baseline.File?.Text)
        {
            ReportFile.Write(Path!, "--baseline", Printed, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        }

        var written = new SourceFile(Printed, text);
        return this with { Baseline = BaselineReader.Read(written, out _) with { File = written } };
    }

    private static BaselineFile Read(string path, string printed, ScanOptions options, Host host)
    {
        var root = ScanRoot.FindWorkTree(System.IO.Path.GetDirectoryName(path) ?? host.Folder);
        var repositoryPath = root is null ? printed : System.IO.Path.GetRelativePath(root, path).Replace(System.IO.Path.DirectorySeparatorChar, '/');
        var unsaved = host.Unsaved(path);
        if (unsaved is not null || File.Exists(path))
        {
            return Parse(unsaved ?? ConfigurationSearch.Text(path, printed, LargestFile), path, printed, repositoryPath, host) is var read && read.Baseline.Key is null
                ? read with { Baseline = read.Baseline with { Key = NewKey() } }
                : read;
        }

        if (!options.WriteBaseline)
        {
            throw new StopException(ExitCode.Usage, $"{printed}: there is no such baseline; --write-baseline makes it");
        }

        ReportFile.Check(path, "--baseline", printed);
        return new BaselineFile(Baseline.Empty with { Key = NewKey() }, path, printed, repositoryPath);
    }

    private static Secret NewKey() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyLength)));

    // The configuration comes from the repository, which may hold a link to what lies elsewhere.
    private static void RefuseLinks(string folder, string path)
    {
        var at = folder;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            at = System.IO.Path.Combine(at, name);
            if (new FileInfo(at).LinkTarget is not null)
            {
                throw new StopException(ExitCode.Usage, $"baseline = \"{path}\" of the configuration leads through a link; name the file with --baseline where that is meant");
            }
        }
    }
}
