using System.Diagnostics;
using Pvelint.Rules;

namespace Pvelint.Repo;

/// <summary>
/// The git command line. The repository is hostile: nothing that its configuration names is run, nothing is fetched, and
/// git's own check of who owns the repository stays on.
/// </summary>
internal static class Git
{
    private const int LongestComplaint = 300;

    // What could run a program or reach the network: file system monitor, hooks, and the fetching of missing objects.
    private static readonly string[] Guards = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + (OperatingSystem.IsWindows() ? "NUL" : "/dev/null")];

    /// <summary>The files of a work tree below a folder that git tracks or does not ignore.</summary>
    /// <param name="folder">The absolute path of a folder in a work tree.</param>
    /// <param name="names">Files to ask about, relative to the folder; empty for all.</param>
    /// <param name="into">Takes each file: its path relative to the folder, and what git says of it.</param>
    /// <param name="complaint">What git said though it went on, such as a folder that it could not look into; null for nothing.</param>
    /// <returns>Null, or why git could not say.</returns>
    public static string? ListFiles(string folder, IReadOnlyList<string> names, Action<byte[], GitStatus> into, out string? complaint)
    {
        string[] arguments = [.. Guards, "ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard", "--", .. names];
        var failure = Run(folder, arguments, out var output, out complaint);
        if (failure is not null)
        {
            return failure;
        }

        ReadOnlySpan<byte> previous = default;
        for (var rest = output.AsSpan(); rest.Length > 0;)
        {
            var end = rest.IndexOf((byte)0);
            var record = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (record.Length < 3)
            {
                continue;
            }

            // A file in conflict stands once for each side.
            var name = record[2..];
            if (!name.SequenceEqual(previous))
            {
                into(name.ToArray(), record[0] == '?' ? GitStatus.Untracked : GitStatus.Tracked);
            }

            previous = name;
        }

        return null;
    }

    // The work tree is where the user pointed at, whatever the repository's configuration says.
    private static string? Run(string folder, string[] arguments, out byte[] output, out string? complaint)
    {
        output = [];
        complaint = null;
        if (FindProgram() is not { } program)
        {
            return "git is not installed";
        }

        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Isolate(start.Environment);
        start.Environment["GIT_WORK_TREE"] = ScanRoot.FindWorkTree(folder);
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            using var buffer = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(buffer);
            process.WaitForExit();
            output = buffer.ToArray();
            complaint = errors.Result.Length == 0 ? null : FirstLine(errors.Result);
            return process.ExitCode == 0 ? null : $"git said: {complaint ?? "nothing, and failed"}";
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException)
        {
            return "git could not be started";
        }
    }

    private static void Isolate(IDictionary<string, string?> environment)
    {
        // Of a hook that calls us: they would make git look at another index or repository.
        foreach (var name in environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            if (!name.StartsWith("GIT_CONFIG", StringComparison.OrdinalIgnoreCase))
            {
                environment.Remove(name);
            }
        }

        environment["GIT_OPTIONAL_LOCKS"] = "0";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["GIT_NO_LAZY_FETCH"] = "1";
        environment["GIT_ALLOW_PROTOCOL"] = "none";
        environment["GIT_LITERAL_PATHSPECS"] = "1";
        environment["LC_ALL"] = "C";
    }

    // Searched by us: the framework would take a program of that name from the current directory first.
    private static string? FindProgram()
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (Path.IsPathFullyQualified(folder) && Path.Combine(folder, name) is var program && File.Exists(program))
            {
                return program;
            }
        }

        return null;
    }

    private static string FirstLine(string complaint)
    {
        var line = complaint.AsSpan().TrimStart();
        var end = line.IndexOfAny('\n', '\r');
        line = end < 0 ? line : line[..end];
        return line[..Math.Min(line.Length, LongestComplaint)].ToString();
    }
}
